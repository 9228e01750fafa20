import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers.date import PartialDate
from kiosk.answers.month import Month
from kiosk.rules import deadline, derive
from kiosk.rules.days import closed, next_open_day

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2060, 12, 31))


def test_the_day_of_the_event_does_not_count():
    assert deadline("fifteen_days", [PartialDate(2026, 10, 30)]) == dt.date(2026, 11, 14)
    assert deadline("fourteen_days", [dt.date(2028, 2, 15)]) == dt.date(2028, 2, 29)
    assert deadline("days_after", [dt.date(2026, 12, 31), 1]) == dt.date(2027, 1, 1)


def test_a_last_day_on_a_closed_day_moves_to_the_next_open_one():
    assert deadline("fifteen_days_open", [dt.date(2026, 10, 30)]) == dt.date(2026, 11, 16)
    assert deadline("fourteen_days_open", [dt.date(2026, 12, 15)]) == dt.date(2027, 1, 4)
    assert deadline("days_after_open", [dt.date(2026, 11, 9), 15]) == dt.date(2026, 11, 24)


@pytest.mark.parametrize("rule", ["fifteen_days", "fifteen_days_open", "fourteen_days", "two_years"])
@pytest.mark.parametrize("event", [None, PartialDate(2026, 10), PartialDate(2026), "2026-10-30"])
def test_a_last_day_is_not_guessed(rule, event):
    assert deadline(rule, [event]) is None


@pytest.mark.parametrize(
    ("event", "last"),
    [
        ((2024, 2, 29), (2026, 2, 28)),
        ((2024, 2, 28), (2026, 2, 28)),
        ((2026, 2, 28), (2028, 2, 29)),
        ((2026, 4, 1), (2028, 4, 1)),
    ],
)
def test_two_years_end_on_the_day_before_the_answering_day(event, last):
    assert deadline("two_years", [dt.date(*event)]) == dt.date(*last)


@pytest.mark.parametrize(
    ("day", "is_closed"),
    [
        ((2026, 11, 23), True),
        ((2026, 5, 6), True),
        ((2026, 9, 22), True),
        ((2026, 12, 28), False),
        ((2026, 12, 29), True),
        ((2027, 1, 3), True),
        ((2027, 1, 4), False),
        ((2026, 11, 21), True),
        ((2026, 11, 24), False),
    ],
)
def test_the_hall_is_closed_on_weekends_holidays_and_the_new_year(day, is_closed):
    assert closed(dt.date(*day)) is is_closed


@given(DAYS)
def test_the_next_open_day_is_open_and_soon(day):
    moved = next_open_day(day)

    assert not closed(moved)
    assert 0 <= (moved - day).days <= 10


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ((2026, 10, 29), "not-yet"),
        ((2026, 10, 30), "in-time"),
        ((2026, 11, 14), "in-time"),
        ((2026, 11, 16), "in-time"),
        ((2026, 11, 17), "late"),
    ],
)
def test_fifteen_days_are_over_after_the_moved_last_day(today, expected):
    assert derive("within_fifteen_days", [PartialDate(2026, 10, 30), dt.date(*today)]) == expected


def test_a_day_that_is_not_known_goes_to_the_clerk():
    assert derive("within_fourteen_days", [PartialDate(2026, 10), dt.date(2026, 11, 1)]) == "unknown"


@pytest.mark.parametrize(
    ("today", "expected"),
    [((2027, 1, 29), "too-early"), ((2027, 1, 30), "open"), ((2027, 3, 31), "open"), ((2027, 4, 1), "late")],
)
def test_a_renewal_opens_sixty_days_before_the_end(today, expected):
    assert derive("renewal_window", [PartialDate(2027, 3, 31), dt.date(*today)]) == expected


@pytest.mark.parametrize(
    ("event", "today", "expected"),
    [
        (PartialDate(2024, 11, 22), (2026, 11, 22), "in-time"),
        (PartialDate(2024, 11, 22), (2026, 11, 23), "late"),
        (PartialDate(2024, 2, 29), (2026, 2, 28), "in-time"),
        (PartialDate(2024, 2, 29), (2026, 3, 1), "late"),
        (Month(2024, 11), (2026, 11, 1), "in-time"),
        (Month(2024, 11), (2026, 11, 30), "unknown"),
        (Month(2024, 11), (2026, 12, 1), "late"),
        (Month(2026, 12), (2026, 11, 30), "not-yet"),
        (PartialDate(2024), (2026, 11, 30), "unknown"),
        (None, (2026, 11, 30), "unknown"),
    ],
)
def test_a_claim_lapses_after_two_years_and_a_month_only_with_its_last_day(event, today, expected):
    assert derive("within_two_years", [event, dt.date(*today)]) == expected


@pytest.mark.parametrize(
    ("event", "days", "today", "expected"),
    [
        (PartialDate(2022, 7, 15), 35, (2022, 8, 19), "in-time"),
        (PartialDate(2022, 7, 15), 35, (2022, 8, 20), "late"),
        # the last day is a Saturday: the counter is open again on Monday
        (PartialDate(2022, 7, 16), 35, (2022, 8, 22), "in-time"),
        (PartialDate(2022, 7, 16), 35, (2022, 8, 23), "late"),
        (PartialDate(2022, 7, 15), 35, (2022, 7, 14), "not-yet"),
        (PartialDate(2022, 7), 35, (2022, 8, 19), "unknown"),
        (PartialDate(2022, 7, 15), None, (2022, 8, 19), "unknown"),
        (PartialDate(2022, 7, 15), -1, (2022, 8, 19), "unknown"),
    ],
)
def test_the_days_a_town_gives_are_counted_from_the_day_after(event, days, today, expected):
    assert derive("within_days", [event, days, dt.date(*today)]) == expected


def test_a_renewal_by_month_is_known_where_all_its_days_agree():
    assert derive("renewal_window", [PartialDate(2027, 3), dt.date(2027, 2, 1)]) == "open"
    assert derive("renewal_window", [PartialDate(2027, 3), dt.date(2027, 1, 15)]) == "unknown"
    assert deadline("renewal_last_day", [PartialDate(2027, 3)]) is None
    assert deadline("renewal_last_day", [PartialDate(2027, 3, 31)]) == dt.date(2027, 3, 31)


@pytest.mark.parametrize(
    ("today", "opens", "closes", "expected"),
    [
        ((2026, 11, 1), "11-01", "01-31", "open"),
        ((2027, 1, 31), "11-01", "01-31", "open"),
        ((2027, 2, 1), "11-01", "01-31", "closed"),
        ((2026, 10, 31), "11-01", "01-31", "closed"),
        ((2026, 2, 16), "02-16", "03-15", "open"),
        ((2026, 3, 16), "02-16", "03-15", "closed"),
        ((2028, 2, 29), "02-01", "02-29", "open"),
        ((2026, 3, 1), "soon", "03-15", "unknown"),
        ((2026, 3, 1), "02-30", "03-15", "unknown"),
    ],
)
def test_a_season_may_go_over_the_new_year(today, opens, closes, expected):
    assert derive("season", [dt.date(*today), opens, closes]) == expected


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("2026-04-01", "", "in-force"),
        ("2026-11-23", "", "before"),
        ("", "2026-11-21", "after"),
        ("2026-11-22", "2026-11-22", "in-force"),
        ("spring", "", "unknown"),
    ],
)
def test_a_law_is_in_force_between_its_days(begins, ends, expected):
    assert derive("in_force", [dt.date(2026, 11, 22), begins, ends]) == expected


def test_the_year_of_income_checks_ends_in_july():
    assert deadline("benefit_year_end", [dt.date(2026, 7, 31)]) == dt.date(2026, 7, 31)
    assert deadline("benefit_year_end", [dt.date(2026, 8, 1)]) == dt.date(2027, 7, 31)


@pytest.mark.parametrize(
    ("start", "today", "expected"),
    [
        (Month(2027, 4), dt.date(2026, 10, 18), "in-time"),
        (Month(2027, 4), dt.date(2026, 10, 19), "late"),
        (Month(2027, 5), dt.date(2027, 1, 4), "late"),
        (Month(2028, 4), dt.date(2026, 11, 22), "in-time"),
        (Month(2027, 6), dt.date(2027, 5, 1), "in-time"),
        (Month(2027, 6), dt.date(2027, 5, 2), "late"),
        (Month(2028, 1), dt.date(2027, 12, 1), "in-time"),
        (Month(2027, 3), dt.date(2027, 2, 2), "late"),
    ],
)
def test_a_nursery_gives_away_april_and_may_in_the_autumn_before(start, today, expected):
    assert derive("nursery_intake", [start, today, "10-18"]) == expected


@pytest.mark.parametrize("closes", [None, "18 October", "02-30"])
def test_an_intake_whose_end_is_not_known_is_not_guessed(closes):
    assert derive("nursery_intake", [Month(2027, 4), dt.date(2026, 10, 1), closes]) == "unknown"


@pytest.mark.parametrize(
    ("rule", "event", "kept", "rolled"),
    [
        ("fifteen_days_rolling", (2026, 10, 30), (2026, 11, 14), (2026, 11, 16)),
        ("fifteen_days_rolling", (2026, 11, 2), (2026, 11, 17), (2026, 11, 17)),
        ("fourteen_days_rolling", (2026, 12, 15), (2026, 12, 29), (2027, 1, 4)),
        ("fourteen_days_rolling", (2028, 2, 15), (2028, 2, 29), (2028, 2, 29)),
    ],
)
def test_a_last_day_rolls_over_a_closed_day_only_where_the_town_lets_it(rule, event, kept, rolled):
    assert deadline(rule, [PartialDate(*event), False]) == dt.date(*kept)
    assert deadline(rule, [PartialDate(*event), True]) == dt.date(*rolled)


@pytest.mark.parametrize("rule", ["fifteen_days_rolling", "fourteen_days_rolling"])
@pytest.mark.parametrize("rolls_over", [True, False, None])
def test_a_rolling_last_day_is_not_guessed_either(rule, rolls_over):
    assert deadline(rule, [None, rolls_over]) is None
    assert deadline(rule, [PartialDate(2026, 10), rolls_over]) is None


@pytest.mark.parametrize(
    ("today", "opens", "closes", "last"),
    [
        (dt.date(2026, 8, 1), "08-01", "08-31", dt.date(2026, 8, 31)),
        (dt.date(2026, 8, 31), "08-01", "08-31", dt.date(2026, 8, 31)),
        (dt.date(2026, 9, 1), "08-01", "08-31", None),
        (dt.date(2026, 12, 20), "12-15", "01-15", dt.date(2027, 1, 15)),
        (dt.date(2027, 1, 15), "12-15", "01-15", dt.date(2027, 1, 15)),
        (dt.date(2027, 2, 3), "02-01", "02-29", None),
    ],
)
def test_what_is_due_is_due_at_the_end_of_its_own_window(today, opens, closes, last):
    assert deadline("season_end", [today, opens, closes]) == last
