import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers import wareki
from kiosk.answers.checks import in_order
from kiosk.answers.date import PartialDate
from kiosk.answers.kinds import parse
from kiosk.answers.model import Refused
from kiosk.answers.month import Month
from tests.kiosk.answers.drafts import TODAY, asked

DAYS = st.dates(dt.date(1873, 1, 1), dt.date(2199, 12, 31))


def refusal(raw, field):
    with pytest.raises(Refused) as caught:
        parse(raw, field, today=TODAY)
    return caught.value.reason, dict(caught.value.facts)


@pytest.mark.parametrize(
    ("day", "era", "year"),
    [
        ((1873, 1, 1), "meiji", 6),
        ((1912, 7, 29), "meiji", 45),
        ((1912, 7, 30), "taisho", 1),
        ((1926, 12, 24), "taisho", 15),
        ((1926, 12, 25), "showa", 1),
        ((1989, 1, 7), "showa", 64),
        ((1989, 1, 8), "heisei", 1),
        ((2019, 4, 30), "heisei", 31),
        ((2019, 5, 1), "reiwa", 1),
        ((2026, 11, 22), "reiwa", 8),
    ],
)
def test_the_borders_of_the_eras_are_exact_to_the_day(day, era, year):
    found, its_year = wareki.to_wareki(dt.date(*day))

    assert (found.id, its_year) == (era, year)


@given(DAYS)
def test_every_day_has_one_era_and_comes_back_from_it(day):
    (era,) = wareki.eras_within(day, day)
    found = parse((era.id, str(era.year(day.year)), str(day.month), str(day.day)), asked("date"))

    assert found.whole() == day


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        (("meiji", "45", "7", "30"), "1912-07-30"),
        (("taisho", "元", "7", "30"), "1912-07-30"),
        (("taisho", "15", "12", "25"), "1926-12-25"),
        (("showa", "１", "12", "25"), "1926-12-25"),
        (("heisei", "元", "1", "8"), "1989-01-08"),
        (("showa", "19", "0３", "15"), "1944-03-15"),
        (("ad", "2000", "2", "29"), "2000-02-29"),
    ],
)
def test_a_date_is_stored_in_iso(raw, iso):
    assert parse(raw, asked("date")).json() == iso


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("1944-03-15", "昭和19年3月15日（1944年）"),
        ("2019-05-01", "令和元年5月1日（2019年）"),
        ("1944-03", "昭和19年3月（1944年）"),
        ("1944", "昭和19年（1944年）"),
        ("1989", "昭和64年／平成元年（1989年）"),
        ("1989-01", "昭和64年／平成元年1月（1989年）"),
        ("1989-02", "平成元年2月（1989年）"),
    ],
)
def test_a_date_is_shown_by_era_and_gregorian_as_far_as_it_is_known(iso, shown):
    field = asked("date", partial=True)
    value = parse(iso, field)

    assert value.shown(field) == shown
    assert parse(value.raw(), field) == value


def test_a_year_the_era_does_not_have_is_refused_with_its_first_and_last():
    assert refusal(("showa", "65", "1", "1"), asked("date")) == (
        "era-year",
        {"era": "showa", "first": 1, "last": 64},
    )
    assert refusal(("meiji", "5", "1", "1"), asked("date"))[1]["first"] == 6


def test_a_day_over_the_border_is_refused_with_the_border():
    reason, facts = refusal(("heisei", "31", "5", "1"), asked("date"))

    assert (reason, facts["last"]) == ("era-border", "2019-04-30")


def test_a_month_or_year_that_only_touches_the_era_passes():
    field = asked("date", partial=True)

    assert parse(("showa", "64", "1", ""), field) == PartialDate(1989, 1)
    assert parse(("heisei", "1", "", ""), field) == PartialDate(1989)
    assert refusal(("showa", "64", "2", ""), field)[0] == "era-border"


def test_a_missing_day_is_asked_for_where_it_is_needed():
    assert refusal(("showa", "19", "3", ""), asked("date")) == ("incomplete", {"part": "day"})
    assert refusal(("showa", "19", "", ""), asked("date")) == ("incomplete", {"part": "month"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("19470315", PartialDate(1947, 3, 15)),
        ("19470300", PartialDate(1947, 3)),
        ("19470000", PartialDate(1947)),
        ("19470015", PartialDate(1947)),
        ("19470231", PartialDate(1947, 2)),
        ("19471301", PartialDate(1947)),
        ("00000000", None),
    ],
)
def test_a_card_s_date_is_kept_as_far_as_it_goes(text, found):
    assert PartialDate.of_card(text) == found


@pytest.mark.parametrize("text", ["", "1947031", "1947-3-1", "１９４７０３１５", "unknown!"])
def test_a_card_s_date_that_cannot_be_read_is_asked_for(text):
    assert PartialDate.of_card(text) is None


@given(st.text() | st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_no_card_s_date_blocks_anyone(text):
    found = PartialDate.of_card(text)

    assert found is None or found.shown(asked("date"))


def test_today_is_neither_past_nor_future():
    today = TODAY.isoformat()
    tomorrow = (TODAY + dt.timedelta(days=1)).isoformat()
    yesterday = (TODAY - dt.timedelta(days=1)).isoformat()

    assert parse(today, asked("date", past=True, future=True), today=TODAY)
    assert refusal(tomorrow, asked("date", past=True)) == ("in-future", {})
    assert refusal(yesterday, asked("date", future=True)) == ("in-past", {})


def test_a_partly_known_date_passes_when_a_day_of_it_could():
    field = asked("date", partial=True, past=True)

    assert parse("2026-11", field, today=TODAY)
    assert refusal("2026-12", field)[0] == "in-future"


def test_limits_are_told_when_they_refuse():
    field = asked("date", earliest="1900-01-01", latest="2026-12-31")

    assert refusal("1899-12-31", field) == ("too-early", {"earliest": "1900-01-01"})
    assert refusal("2027-01-01", field) == ("too-late", {"latest": "2026-12-31"})


def test_a_limit_that_needs_today_is_never_passed_over():
    with pytest.raises(ValueError, match="day of the visit"):
        parse("2026-01-01", asked("date", past=True))


def test_an_end_before_its_beginning_is_refused_by_the_name_of_the_field():
    begins, field = PartialDate(2026, 4, 1), asked("date", not_before="begins")

    in_order(PartialDate(2026, 4, 1), field, {"begins": begins}.get)
    in_order(PartialDate(2026), field, {"begins": begins}.get)
    in_order(PartialDate(2020), field, {}.get)
    with pytest.raises(Refused) as caught:
        in_order(Month(2026, 3), field, {"begins": begins}.get)
    assert (caught.value.reason, caught.value.facts) == ("before-other", {"field": "begins"})


def test_a_beginning_after_its_end_is_refused_too():
    with pytest.raises(Refused, match="after-other"):
        in_order(PartialDate(2026, 5), asked("date", not_after="ends"), {"ends": PartialDate(2026, 4)}.get)


def test_a_month_is_stored_and_shown_like_a_date():
    value = parse(("reiwa", "８", "4"), asked("month"))

    assert value == Month(2026, 4)
    assert (value.json(), value.shown(asked("month"))) == ("2026-04", "令和8年4月（2026年）")
    assert value.raw() == ("reiwa", "8", "4")
    assert refusal("2026-13", asked("month"))[0] == "malformed"
    assert refusal("2026-03", asked("month", earliest="2026-04"))[0] == "too-early"
    assert parse("2026-11", asked("month", past=True, future=True), today=TODAY)
