import datetime as dt

import pyopenjtalk
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers import spoken


@pytest.mark.parametrize(
    ("figure", "read"),
    [
        (0, "ゼロ"),
        (7, "ナナ"),
        (10, "ジュウ"),
        (99, "キュウジュウキュウ"),
        (300, "サンビャク"),
        (606, "ロッピャクロク"),
        (800, "ハッピャク"),
        (1000, "セン"),
        (3333, "サンゼンサンビャクサンジュウサン"),
        (8000, "ハッセン"),
        (10000, "イチマン"),
        (10_000_000, "イッセンマン"),
        (123_456_789, "イチオクニセンサンビャクヨンジュウゴマンロクセンナナヒャクハチジュウキュウ"),
        (-4, "マイナスヨン"),
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
        (4, "ヨエン"),
        (300, "サンビャクエン"),
        (1000, "センエン"),
        (10000, "イチマンエン"),
        (14, "ジュウヨエン"),
        (0, "ゼロエン"),
    ],
)
def test_yen_are_read_as_at_the_counter(yen, read):
    assert spoken.amount(yen) == read


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ((2026, 11, 22), "レイワハチネン、ジュウイチガツニジュウニニチ"),
        ((2026, 4, 1), "レイワハチネン、シガツツイタチ"),
        ((2019, 5, 1), "レイワガンネン、ゴガツツイタチ"),
        ((1989, 1, 7), "ショウワロクジュウヨネン、イチガツナノカ"),
        ((1944, 3, 14), "ショウワジュウクネン、サンガツジュウヨッカ"),
        ((1912, 7, 29), "メイジヨンジュウゴネン、シチガツニジュウクニチ"),
        ((2015, 9, 20), "ヘイセイニジュウナナネン、クガツハツカ"),
        ((1926, 12, 24), "タイショウジュウゴネン、ジュウニガツニジュウヨッカ"),
    ],
)
def test_days_have_their_own_words(day, read):
    assert spoken.date(dt.date(*day)) == read


@pytest.mark.parametrize(
    ("time", "read"),
    [
        ((9, 0), "クジ"),
        ((0, 5), "レイジゴフン"),
        ((4, 1), "ヨジイップン"),
        ((7, 10), "シチジジュップン"),
        ((17, 30), "ジュウシチジサンジュップン"),
        ((19, 46), "ジュウクジヨンジュウロップン"),
        ((14, 23), "ジュウヨジニジュウサンプン"),
    ],
)
def test_times_are_read_by_twenty_four_hours(time, read):
    assert spoken.clock(dt.time(*time)) == read


def test_a_number_is_read_figure_by_figure():
    assert spoken.digits("01-472-058") == "ゼロ イチ ノ ヨン ナナ ニー ノ ゼロ ゴー ハチ"
    assert spoken.digits("090-1234") == "ゼロ キュウ ゼロ ノ イチ ニー サン ヨン"


@pytest.mark.parametrize(
    ("figure", "unit", "read"),
    [
        (1, "人", "ヒトリ"),
        (2, "人", "フタリ"),
        (14, "人", "ジュウヨニン"),
        (11, "人", "ジュウイチニン"),
        (1, "通", "イッツウ"),
        (10, "通", "ジュッツウ"),
        (6, "回", "ロッカイ"),
        (20, "歳", "ハタチ"),
        (38, "歳", "サンジュウハッサイ"),
        (3, "つ", "ミッツ"),
        (1, "日", "イチニチ"),
        (14, "日", "ジュウヨッカ"),
        (20, "日", "ニジュウニチ"),
        (3, "cm", "サンcm"),
    ],
)
def test_counters_change_the_number_before_them(figure, unit, read):
    assert spoken.counted(figure, unit) == read


#: How Open JTalk writes the long vowels of the readings it is given.
LONG = ("ジュウ", "キュウ", "ショウ", "ヘイ", "レイ", "メイ", "トオ", "ヨウ", "ツウ")


def heard(text):
    """Return what reaches the ear: no pauses, long vowels drawn out."""
    for long in LONG:
        text = text.replace(long, f"{long[:-1]}ー")
    return "".join(each for each in text if each not in "、 ’・")


READINGS = {
    "days": [spoken.month_day(dt.date(2028, 1, 1) + dt.timedelta(days=each)) for each in range(366)],
    "years": [spoken.year(dt.date(each, 6, 1)) for each in range(1900, 2040)],
    "times": [spoken.clock(dt.time(each % 24, each)) for each in range(60)],
    "counted": [spoken.counted(each, unit) for unit in "人枚通回歳日円" for each in range(1, 32)],
    "numbers": [spoken.number(each * 1235) for each in range(0, 90_000, 777)],
    "digits": [
        spoken.digits(f"{each:02}-{each * 37 % 1000:03}-{each * 61 % 1000:03}") for each in range(100)
    ],
}


@pytest.mark.parametrize("family", READINGS)
def test_the_voice_says_exactly_the_reading(family):
    misheard = [
        reading
        for reading in READINGS[family]
        if heard(pyopenjtalk.g2p(reading, kana=True)) != heard(reading)
    ]

    assert misheard == []


@given(st.integers(0, 10**12 - 1))
def test_every_number_has_one_reading_without_a_figure(figure):
    read = spoken.number(figure)

    assert read
    assert all("ァ" <= each <= "ー" for each in read)


@given(st.dates(dt.date(1873, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_read_in_kana_only(day):
    assert all("ァ" <= each <= "ー" or each == "、" for each in spoken.date(day))


@given(st.lists(st.integers(0, 10**12 - 1), min_size=2, max_size=2, unique=True))
def test_two_numbers_never_sound_the_same(figures):
    assert spoken.number(figures[0]) != spoken.number(figures[1])
