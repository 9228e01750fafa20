import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers import spoken, wareki
from kiosk.answers.aloud import aloud


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("あと 3回 ためせます", "あと サンカイ ためせます"),
        ("あと1回です", "あとイッカイです"),
        ("数字を 4つ 入れて", "数字を ヨッツ 入れて"),
        ("だいたい 5分で おわります。", "だいたい ゴフンで おわります。"),
        ("1,300円です", "センサンビャクエンです"),
        ("この 14ニチに", "この ジュウヨッカに"),
        ("65サイ いじょう", "ロクジュウゴサイ いじょう"),
        ("9時30分から 17時まで", "クジサンジュップンから ジュウシチジまで"),
        ("9:05", "クジゴフン"),
        ("24時間", "ニジュウヨジカン"),
        ("令和8年4月1日までに", "レイワハチネン、シガツツイタチまでに"),
        ("昭和元年12月26日", "ショウワガンネン、ジュウニガツニジュウロクニチ"),
        ("12月20日", "ジュウニガツハツカ"),
        ("022-354-5701", "ゼロ ニー ニー ノ サン ゴー ヨン ノ ゴー ナナ ゼロ イチ"),
    ],
)
def test_figures_are_read_as_people_say_them(written, read):
    assert aloud(written) == read


@pytest.mark.parametrize("left", ["4けたの 番号", "要介護1から5", "2月30日", "25:00", "16の 病気", ""])
def test_what_has_no_reading_of_its_own_is_left_to_the_voice(left):
    assert aloud(left) == left


@given(st.dates(wareki.FIRST_DAY))
def test_every_day_is_read_as_the_day_it_is(day):
    era, year = wareki.to_wareki(day)
    written = f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    if year < 100:
        assert aloud(written) == spoken.date(day)


@given(st.integers(0, 10**9))
def test_an_amount_is_read_with_and_without_commas(yen):
    assert aloud(f"{yen:,}円") == aloud(f"{yen}円") == spoken.amount(yen)


@given(st.text())
def test_any_text_can_be_read(text):
    assert isinstance(aloud(text), str)


@given(st.times())
def test_a_clock_is_read_however_it_is_written(moment: dt.time):
    assert aloud(f"{moment.hour}:{moment.minute:02}") == aloud(f"{moment.hour}時{moment.minute}分")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("介護を うける 方の お名前", "介護を うける カタの お名前"),
        ("サービスを 使う 方", "サービスを 使う カタ"),
        ("書き方は 窓口で", "書き方は 窓口で"),
        ("安く なる 証です。", "安く なる ショウです。"),
        ("証明書と 保険証", "証明書と 保険証"),
        ("何ですか。", "ナンですか。"),
        ("何で はらいますか。", "何で はらいますか。"),
        ("夫・妻", "夫、妻"),
    ],
)
def test_words_a_voice_takes_for_others_are_spelled_out(written, read):
    assert aloud(written) == read
