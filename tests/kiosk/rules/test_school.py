import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers.date import PartialDate
from kiosk.answers.integer import Integer
from kiosk.rules import derive

IN_2026 = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        ((2026, 11, 23), "not-born"),
        ((2026, 11, 22), "child"),
        ((2008, 4, 2), "child"),
        ((2008, 4, 1), "older-sibling"),
        ((2004, 4, 2), "older-sibling"),
        ((2004, 4, 1), "grown"),
    ],
)
def test_the_brackets_of_2026_are_those_of_the_town(birth, expected):
    assert derive("child_bracket", [PartialDate(*birth), IN_2026]) == expected


def test_a_bracket_ends_with_the_31st_of_march():
    child = PartialDate(2008, 4, 2)

    assert derive("child_bracket", [child, dt.date(2027, 3, 31)]) == "child"
    assert derive("child_bracket", [child, dt.date(2027, 4, 1)]) == "older-sibling"
    assert derive("child_bracket", [child, dt.date(2031, 3, 31)]) == "older-sibling"
    assert derive("child_bracket", [child, dt.date(2031, 4, 1)]) == "grown"


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        ((2020, 4, 1), "school"),
        ((2020, 4, 2), "5"),
        ((2021, 4, 1), "5"),
        ((2021, 4, 2), "4"),
        ((2025, 4, 1), "1"),
        ((2025, 4, 2), "0"),
        ((2026, 8, 1), "0"),
        ((2024, 2, 29), "2"),
        ((2026, 12, 1), "not-born"),
    ],
)
def test_a_class_is_the_age_on_the_first_of_april(birth, expected):
    assert derive("nursery_class", [PartialDate(*birth), IN_2026]) == expected


def test_a_month_on_the_border_of_the_school_year_is_unknown():
    assert derive("nursery_class", [PartialDate(2020, 4), IN_2026]) == "unknown"
    assert derive("nursery_class", [PartialDate(2020, 5), IN_2026]) == "5"
    assert derive("child_bracket", [PartialDate(2008), IN_2026]) == "unknown"
    assert derive("child_bracket", [None, IN_2026]) == "unknown"


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2026, 11, 22)), st.dates(dt.date(2026, 11, 22), dt.date(2060, 1, 1))
)
def test_nobody_grows_younger(birth, today):
    order = ("child", "older-sibling", "grown")
    now, later = (derive("child_bracket", [birth, day]) for day in (today, today + dt.timedelta(days=1)))

    assert order.index(now) <= order.index(later)


@pytest.mark.parametrize(
    ("children", "siblings", "expected"),
    [
        (Integer(2), Integer(1), "three-or-more"),
        (Integer(2), Integer(0), "fewer"),
        (Integer(3), None, "unknown"),
    ],
)
def test_older_siblings_count_towards_the_third_child(children, siblings, expected):
    assert derive("counted_children", [children, siblings]) == expected
