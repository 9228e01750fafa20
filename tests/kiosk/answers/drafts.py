"""Drafts for every kind of answer, right and wrong, made without a look at the parsers."""

import datetime as dt
import string
from collections.abc import Mapping

from hypothesis import strategies as st

from procedures.model import Field, Option
from procedures.text import NOTHING, Text

TODAY = dt.date(2026, 11, 22)

Drafts = st.SearchStrategy[tuple[Field, str | tuple[str, ...]]]

KANJI = "山川田中佐藤高橋松島髙﨑𠮷渡邉邊齋葛辻飴鷗●々"
OPTIONS = tuple(
    Option(name, Text("test", words), free=free)
    for name, words, free in (
        ("fall", "{転|ころ}んだ", False),
        ("illness", "{病気|びょうき}", False),
        ("other", "その{他|た}", True),
        ("none", "どれでもない", False),
    )
)


def asked(kind: str, **params: str | int | bool) -> Field:
    """Return a field of *kind* with these params."""
    options = OPTIONS if kind in {"choice", "several"} else ()
    return Field("asked", kind, NOTHING, params=params, options=options)


def wide(text: str) -> str:
    """Return *text* the way a Japanese keyboard types it in its wide mode."""
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


def either_width(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda text, is_wide: wide(text) if is_wide else text, texts, st.booleans())


def digits(least: int, most: int | None = None) -> st.SearchStrategy[str]:
    return st.text(string.digits, min_size=least, max_size=least if most is None else most)


def field_and(field: Field, *raws: st.SearchStrategy[str | tuple[str, ...]]) -> Drafts:
    return st.tuples(st.just(field), st.one_of(*raws))


_KANJI_WORD = st.text(KANJI, min_size=1, max_size=6)
_KATAKANA = st.text([chr(code) for code in range(0x30A1, 0x30FB)], min_size=1, max_size=12)
_HIRAGANA = st.text([chr(code) for code in range(0x3041, 0x3097)], min_size=1, max_size=12)
_WORDS = st.text(KANJI + "あいう１２3abcー、。 ", min_size=1, max_size=30).filter(str.strip)

_DAYS = st.dates(dt.date(1873, 1, 1), dt.date(2150, 12, 31))


def _ad(day: dt.date) -> tuple[str, ...]:
    return ("ad", str(day.year), str(day.month), str(day.day))


#: By hand from the imperial edicts, not from the table under test.
_ERA_YEAR_ONE = {"meiji": 1868, "taisho": 1912, "showa": 1926, "heisei": 1989, "reiwa": 2019}
_WHOLE_YEARS = {"meiji": (6, 44), "taisho": (2, 14), "showa": (2, 63), "heisei": (2, 30), "reiwa": (2, 90)}


@st.composite
def _era_days(draw: st.DrawFn) -> tuple[str, ...]:
    era = draw(st.sampled_from(sorted(_WHOLE_YEARS)))
    year = draw(st.integers(*_WHOLE_YEARS[era]))
    first = dt.date(_ERA_YEAR_ONE[era] + year - 1, 1, 1)
    day = first + dt.timedelta(days=draw(st.integers(0, 364)))
    return (era, *(draw(either_width(st.just(str(part)))) for part in (year, day.month, day.day)))


_IMPOSSIBLE_DAYS = st.sampled_from(
    [
        ("ad", "2023", "2", "29"),
        ("ad", "1900", "2", "29"),
        ("showa", "19", "4", "31"),
        ("showa", "64", "1", "8"),
        ("heisei", "31", "5", "1"),
        ("heisei", "1", "1", "7"),
        ("reiwa", "1", "4", "30"),
        ("taisho", "1", "7", "29"),
        ("taisho", "15", "12", "26"),
        ("meiji", "45", "7", "31"),
        ("showa", "1", "12", "24"),
        ("showa", "65", "1", "1"),
        ("showa", "0", "1", "1"),
        ("meiji", "5", "12", "3"),
        ("keio", "3", "1", "1"),
        ("showa", "19", "13", "1"),
        ("showa", "19", "0", "1"),
        ("showa", "19", "1", "0"),
        ("showa", "19", "1", "32"),
        ("showa", "", "1", "1"),
        ("showa", "19", "", "1"),
        ("showa", "19", "1", ""),
        ("showa", "十九", "1", "1"),
        ("ad", "99999999999999999999", "1", "1"),
        ("ad", "1872", "12", "31"),
        ("showa", "19", "1"),
        "1944-02-30",
        "19440315",
        "1944/03/15",
    ]
)

_PHONE_BOOK = st.sampled_from(
    [
        "0223545701",
        "022-354-5701",
        "090-1234-5678",
        "０９０１２３４５６７８",
        "0120-444-444",
        "+81 22 354 5701",
    ]
)
_MINUTES = st.integers(0, 24 * 60 - 1)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


_RANGES = st.tuples(_MINUTES, _MINUTES).filter(lambda pair: pair[0] != pair[1])

ACCOUNT = ("0125", "303", "ordinary", "1234567", "ヤマダ　ハナコ")
YUCHO = ("10180", "12345671", "ヤマダ　ハナコ")
PLATE = ("宮城", "500", "あ", "1234")


def swapped(whole: tuple[str, ...], place: int, *instead: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return *whole* with one of *instead* at *place*."""
    return st.sampled_from([(*whole[:place], each, *whole[place + 1 :]) for each in instead])


VALID: Mapping[str, Drafts] = {
    "text": field_and(asked("text", max=60), _WORDS),
    "kana": field_and(asked("kana"), _KATAKANA, _HIRAGANA, st.tuples(_HIRAGANA, _KATAKANA)),
    "name": field_and(asked("name"), _KANJI_WORD, st.tuples(_KANJI_WORD, _KANJI_WORD)),
    "date": field_and(asked("date"), _DAYS.map(_ad), _era_days(), _DAYS.map(dt.date.isoformat)),
    "month": field_and(
        asked("month"), _DAYS.map(lambda day: _ad(day)[:3]), _DAYS.map(lambda day: f"{day:%Y-%m}")
    ),
    "choice": field_and(
        asked("choice"),
        st.sampled_from([option.id for option in OPTIONS]),
        st.tuples(st.just("other"), _WORDS),
    ),
    "several": field_and(
        asked("several", exclusive="none"),
        st.lists(st.sampled_from(["fall", "illness", "other", "other=足が痛い"]), min_size=1).map(tuple),
        st.just(("none",)),
    ),
    "yes_no": field_and(asked("yes_no"), st.sampled_from(["yes", "no"])),
    "consent": field_and(asked("consent"), st.sampled_from(["yes", "no"])),
    "phone": field_and(asked("phone"), _PHONE_BOOK, either_width(digits(8).map("090".__add__))),
    "postal": field_and(
        asked("postal"), either_width(digits(7)), st.sampled_from(["〒981-0215", "981ー0215"])
    ),
    "address": field_and(asked("address"), _WORDS),
    "integer": field_and(asked("integer", min=0, max=9999), either_width(st.integers(0, 9999).map(str))),
    "money": field_and(asked("money"), either_width(st.integers(0, 999_999_999).map("{:,}円".format))),
    "code": field_and(asked("code", length=10), either_width(digits(10)), st.just("h12 3456-789")),
    "time_range": field_and(
        asked("time_range"), _RANGES.map(lambda pair: (_clock(min(pair)), _clock(max(pair))))
    ),
    "bank": field_and(
        asked("bank"),
        st.just(ACCOUNT),
        swapped(ACCOUNT, 3, "1", "００１"),
        swapped(ACCOUNT, 4, "やまだ はなこ", "ｶ)ﾏﾂｼﾏ"),
    ),
    "yucho": field_and(asked("yucho"), st.just(YUCHO), swapped(YUCHO, 1, "11", "９８７６５４３１")),
    "plate": field_and(
        asked("plate"), st.just(PLATE), swapped(PLATE, 1, "3", "30A", "58"), swapped(PLATE, 3, "8", "12-34")
    ),
}

_BLANK = st.sampled_from(["", " ", "\u3000"])
_CONTROL = st.sampled_from(["山\x00田", "松\x1b島", "\ud800川", "高\u202e城", "\ue000野", "山\ufffe田"])
_LETTERS = st.text(string.ascii_letters, min_size=1, max_size=9)

INVALID: Mapping[str, Drafts] = {
    "text": st.one_of(
        field_and(asked("text", max=5, min=2), _BLANK, _CONTROL, st.just("松"), st.text(KANJI, min_size=6)),
        field_and(asked("text", lines=2), st.just("一\n二\n三")),
    ),
    "kana": field_and(
        asked("kana"),
        _BLANK,
        _KANJI_WORD,
        digits(1, 5),
        _LETTERS,
        st.just("ア" * 61),
        st.just(("ヤマダ", "")),
    ),
    "name": field_and(
        asked("name"),
        _BLANK,
        _CONTROL,
        digits(1, 5),
        st.sampled_from(
            ["山田😀", "山田\n花子", "山" * 61, "<b>山田</b>", ("", "花子"), ("山田", " "), ("a", "b", "c")]
        ),
    ),
    "date": field_and(asked("date"), _IMPOSSIBLE_DAYS),
    "month": field_and(
        asked("month"),
        st.sampled_from(
            [("ad", "2026", "13"), ("ad", "2026", ""), ("reiwa", "1", "4"), ("showa", "64", "2"), "2026"]
        ),
    ),
    "choice": field_and(asked("choice"), _BLANK, st.sampled_from(["fell", "FALL", ("fall", "", "")])),
    "several": st.one_of(
        field_and(asked("several", exclusive="none"), st.sampled_from([(), ("fell",), ("none", "fall")])),
        field_and(asked("several", min=2, max=2), st.sampled_from([("fall",), ("fall", "illness", "other")])),
    ),
    "yes_no": field_and(asked("yes_no"), _BLANK, st.sampled_from(["はい", "true", "YES", "1"])),
    "consent": field_and(asked("consent", must_agree=True), _BLANK, st.sampled_from(["no", "agree"])),
    "phone": field_and(
        asked("phone"),
        _BLANK,
        _LETTERS,
        digits(1, 9).map("0".__add__).filter(lambda text: len(text) != 10),
        digits(8).map("9".__add__),
        digits(7).map("090".__add__),
        digits(12, 15).map("0".__add__),
    ),
    "postal": field_and(asked("postal"), _BLANK, _LETTERS, digits(1, 6), digits(8, 12)),
    "address": field_and(
        asked("address", max=20), _BLANK, _CONTROL, st.just("松" * 21), st.just("高城\n下一")
    ),
    "integer": field_and(
        asked("integer", min=1, max=9),
        _BLANK,
        _LETTERS,
        st.integers(10, 10**30).map(str),
        st.integers(-(10**12), 0).map(str),
        st.sampled_from(["1.5", "一", "１２３４５６７８９０" * 500]),
    ),
    "money": field_and(
        asked("money"),
        _BLANK,
        _LETTERS,
        st.integers(10**9, 10**30).map(str),
        st.integers(1, 99).map(lambda yen: f"{yen}.5円"),
        st.just("9" * 5000),
    ),
    "code": st.one_of(
        field_and(asked("code", length=10, digits=True), _BLANK, _LETTERS, digits(1, 9), digits(11, 20)),
        field_and(asked("code"), _KANJI_WORD, st.just("A_B"), digits(31, 40), st.just("－－")),
    ),
    "time_range": field_and(
        asked("time_range", earliest="08:00", latest="18:00"),
        st.sampled_from([("", ""), ("9:00", ""), ("9:60", "10:00"), ("24:00", "25:00"), ("9", "10"), "9:00"]),
        st.sampled_from([("12:00", "11:59"), ("9:00", "9:00"), ("7:59", "9:00"), ("9:00", "18:01")]),
    ),
    "bank": st.one_of(
        field_and(
            asked("bank"), swapped(ACCOUNT, 0, "", "9998", "七十七"), swapped(ACCOUNT, 1, "", "099", "30")
        ),
        field_and(asked("bank"), swapped(ACCOUNT, 2, "", "普通"), swapped(ACCOUNT, 3, "", "12345678", "12a")),
        field_and(
            asked("bank"), swapped(ACCOUNT, 4, "", "山田花子", "ア" * 49), st.just(("", "", "", "", ""))
        ),
    ),
    "yucho": st.one_of(
        field_and(asked("yucho"), swapped(YUCHO, 0, "", "00180", "10181", "1018", "16980")),
        field_and(
            asked("yucho"), swapped(YUCHO, 1, "", "1", "12345672", "123456711"), swapped(YUCHO, 2, "山田")
        ),
    ),
    "plate": st.one_of(
        field_and(
            asked("plate"), swapped(PLATE, 0, "", "Miyagi"), swapped(PLATE, 1, "", "5000", "A00", "50I")
        ),
        field_and(
            asked("plate"),
            swapped(PLATE, 2, "", "お", "し", "へ", "ん", "ア"),
            swapped(PLATE, 3, "0", "12345", "x"),
        ),
    ),
}
