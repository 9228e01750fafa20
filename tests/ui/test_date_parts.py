"""The date wheels' turning."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.date_parts import DateParts, EraChoice, step, typed, unknown

ERAS = (
    EraChoice("reiwa", "令和", 1, 8),
    EraChoice("showa", "昭和", 1, 64),
    EraChoice("ad", "西暦", 1873, 2026),
)
SHOWA = DateParts(era="showa")


def test_an_empty_wheel_starts_at_its_near_end():
    assert step(SHOWA, "month", 1, ERAS).month == "1"
    assert step(SHOWA, "month", -1, ERAS).month == "12"
    assert step(DateParts(), "era", 1, ERAS).era == "reiwa"
    assert step(DateParts(), "era", -1, ERAS).era == "ad"
    assert step(DateParts(era="ad"), "year", 1, ERAS).year == "1873"


def test_a_wheel_goes_round():
    assert step(DateParts(month="12"), "month", 1, ERAS).month == "1"
    assert step(DateParts(day="1"), "day", -1, ERAS).day == "31"
    assert step(DateParts(era="showa", year="64"), "year", 1, ERAS).year == "1"
    assert step(DateParts(era="ad"), "era", 1, ERAS).era == "reiwa"


def test_digits_join_until_the_wheel_has_no_such_number():
    nineteen = typed(typed(SHOWA, "year", "1", ERAS), "year", "9", ERAS)
    assert nineteen.year == "19"
    assert typed(nineteen, "year", "4", ERAS).year == "4"
    assert typed(DateParts(month="1"), "month", "3", ERAS).month == "3"
    assert typed(DateParts(), "day", "0", ERAS).day == ""


def test_a_gregorian_year_takes_four_digits():
    parts = DateParts(era="ad")
    for digit in "1944":
        parts = typed(parts, "year", digit, ERAS)
    assert parts.year == "1944"


def test_a_day_is_never_known_without_its_month():
    known = DateParts("showa", "19", "3", "15")
    assert unknown(known, "month") == DateParts("showa", "19", "", "")
    assert unknown(known, "day") == DateParts("showa", "19", "3", "")


def test_a_birthday_is_not_shown_by_repr():
    assert "19" not in repr(DateParts("showa", "19", "3", "15"))


@given(st.lists(st.tuples(st.sampled_from(["year", "month", "day"]), st.sampled_from("0123456789"))))
def test_whatever_is_typed_stays_within_the_wheel(strokes):
    parts = SHOWA
    for part, digit in strokes:
        parts = typed(parts, part, digit, ERAS)
    for value, last in ((parts.year, 64), (parts.month, 12), (parts.day, 31)):
        assert value == "" or 1 <= int(value) <= last


@given(st.sampled_from(["era", "year", "month", "day"]), st.integers(1, 40))
def test_turning_back_and_forth_comes_home(part, turns):
    parts = DateParts("showa", "19", "3", "15")
    moved = parts
    for _ in range(turns):
        moved = step(moved, part, 1, ERAS)
    for _ in range(turns):
        moved = step(moved, part, -1, ERAS)
    assert moved == parts
