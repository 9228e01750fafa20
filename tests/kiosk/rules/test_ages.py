import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers.date import PartialDate
from kiosk.rules import derive
from kiosk.rules.ages import AGE_BANDS, age_on, reached

BIRTHS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def band(birth, today):
    return derive("age_band", [birth, today])


@pytest.mark.parametrize(
    ("birth", "age", "day"),
    [
        ((1961, 11, 23), 65, (2026, 11, 22)),
        ((2008, 4, 1), 18, (2026, 3, 31)),
        ((2008, 4, 2), 18, (2026, 4, 1)),
        ((2000, 1, 1), 20, (2019, 12, 31)),
        ((2004, 2, 29), 18, (2022, 2, 28)),
        ((2004, 2, 29), 20, (2024, 2, 28)),
        ((2004, 3, 1), 18, (2022, 2, 28)),
        ((2004, 3, 1), 20, (2024, 2, 29)),
    ],
)
def test_an_age_is_reached_the_day_before_the_birthday(birth, age, day):
    assert reached(dt.date(*birth), age) == dt.date(*day)


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        ((2011, 11, 24), "under15"),
        ((2011, 11, 23), "15-39"),
        ((1986, 11, 24), "15-39"),
        ((1986, 11, 23), "40-64"),
        ((1961, 11, 24), "40-64"),
        ((1961, 11, 23), "65plus"),
        ((1926, 12, 25), "65plus"),
    ],
)
def test_a_band_changes_the_day_before_the_birthday(birth, expected):
    assert band(PartialDate(*birth), dt.date(2026, 11, 22)) == expected


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        (PartialDate(1947), "65plus"),
        (PartialDate(1961), "unknown"),
        (PartialDate(1961, 10), "65plus"),
        (PartialDate(1961, 11), "unknown"),
        (PartialDate(1961, 12), "40-64"),
        (PartialDate(2027, 1, 1), "unknown"),
        (None, "unknown"),
        ("1947", "unknown"),
    ],
)
def test_a_band_is_unknown_only_while_two_are_possible(birth, expected):
    assert band(birth, dt.date(2026, 11, 22)) == expected


@given(BIRTHS, BIRTHS)
def test_every_birth_has_a_declared_band(birth, today):
    assert band(birth, today) in {*AGE_BANDS, "unknown"}


@given(BIRTHS, st.integers(0, 120))
def test_an_age_changes_on_the_day_it_is_reached_and_on_no_other(birth, age):
    day = reached(birth, age + 1)

    assert age_on(birth, day) == age + 1
    if day > birth:
        assert age_on(birth, day - dt.timedelta(days=1)) == age


@given(BIRTHS, st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31)))
def test_a_partly_known_birth_never_contradicts_the_whole_one(birth, today):
    for partial in (PartialDate(birth.year), PartialDate(birth.year, birth.month)):
        assert band(partial, today) in {band(birth, today), "unknown"}
