import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers import spoken


@pytest.mark.parametrize(
    ("figure", "read"),
    [
        (0, "ぜろ"),
        (7, "なな"),
        (10, "じゅう"),
        (99, "きゅうじゅうきゅう"),
        (300, "さんびゃく"),
        (606, "ろっぴゃくろく"),
        (800, "はっぴゃく"),
        (1000, "せん"),
        (3333, "さんぜんさんびゃくさんじゅうさん"),
        (8000, "はっせん"),
        (10000, "いちまん"),
        (10_000_000, "いっせんまん"),
        (123_456_789, "いちおくにせんさんびゃくよんじゅうごまんろくせんななひゃくはちじゅうきゅう"),
        (-4, "まいなすよん"),
    ],
)
def test_numbers_are_read_as_people_count(figure, read):
    assert spoken.number(figure) == read


def test_a_number_nobody_can_follow_is_an_error():
    with pytest.raises(ValueError, match="too large"):
        spoken.number(10**12)


@pytest.mark.parametrize(
    ("yen", "read"),
    [
        (4, "よえん"),
        (300, "さんびゃくえん"),
        (1000, "せんえん"),
        (10000, "いちまんえん"),
        (14, "じゅうよえん"),
        (0, "ぜろえん"),
    ],
)
def test_yen_are_read_as_at_the_counter(yen, read):
    assert spoken.amount(yen) == read


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ((2026, 11, 22), "れいわはちねん、じゅういちがつにじゅうににち"),
        ((2026, 4, 1), "れいわはちねん、しがつついたち"),
        ((2019, 5, 1), "れいわがんねん、ごがつついたち"),
        ((1989, 1, 7), "しょうわろくじゅうよねん、いちがつなのか"),
        ((1944, 3, 14), "しょうわじゅうくねん、さんがつじゅうよっか"),
        ((1912, 7, 29), "めいじよんじゅうごねん、しちがつにじゅうくにち"),
        ((2015, 9, 20), "へいせいにじゅうななねん、くがつはつか"),
        ((1926, 12, 24), "たいしょうじゅうごねん、じゅうにがつにじゅうよっか"),
    ],
)
def test_days_have_their_own_words(day, read):
    assert spoken.date(dt.date(*day)) == read


@pytest.mark.parametrize(
    ("time", "read"),
    [
        ((9, 0), "くじ"),
        ((0, 5), "れいじごふん"),
        ((4, 1), "よじいっぷん"),
        ((7, 10), "しちじじゅっぷん"),
        ((17, 30), "じゅうしちじさんじゅっぷん"),
        ((19, 46), "じゅうくじよんじゅうろっぷん"),
        ((14, 23), "じゅうよじにじゅうさんぷん"),
    ],
)
def test_times_are_read_by_twenty_four_hours(time, read):
    assert spoken.clock(dt.time(*time)) == read


def test_a_number_is_read_figure_by_figure():
    assert spoken.digits("01-472-058") == "ぜろ いち の よん なな にー の ぜろ ごー はち"
    assert spoken.digits("090-1234") == "ぜろ きゅう ぜろ の いち にー さん よん"


@pytest.mark.parametrize(
    ("figure", "unit", "read"),
    [
        (1, "人", "ひとり"),
        (2, "人", "ふたり"),
        (14, "人", "じゅうよにん"),
        (11, "人", "じゅういちにん"),
        (1, "通", "いっつう"),
        (10, "通", "じゅっつう"),
        (6, "回", "ろっかい"),
        (20, "歳", "はたち"),
        (38, "歳", "さんじゅうはっさい"),
        (3, "つ", "みっつ"),
        (1, "日", "いちにち"),
        (14, "日", "じゅうよっか"),
        (3, "cm", "さんcm"),
    ],
)
def test_counters_change_the_number_before_them(figure, unit, read):
    assert spoken.counted(figure, unit) == read


@given(st.integers(0, 10**12 - 1))
def test_every_number_has_one_reading_without_a_figure(figure):
    read = spoken.number(figure)

    assert read
    assert all("ぁ" <= each <= "ん" for each in read)


@given(st.dates(dt.date(1873, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_read_in_kana_only(day):
    assert all("ぁ" <= each <= "ん" or each == "、" for each in spoken.date(day))


@given(st.lists(st.integers(0, 10**12 - 1), min_size=2, max_size=2, unique=True))
def test_two_numbers_never_sound_the_same(figures):
    assert spoken.number(figures[0]) != spoken.number(figures[1])
