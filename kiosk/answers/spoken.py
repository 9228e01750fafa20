"""Numbers, dates, times and 受付番号 as they are read aloud, in katakana.

A voice left alone reads 4月 as ヨンガツ and 受付番号 as an amount, and the はち of a hiragana reading as ワチ; these
readings do not depend on it. A space or 「、」 stands where a listener needs a pause, nowhere else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.answers import wareki

__all__ = ["amount", "clock", "counted", "date", "digits", "month_day", "number", "year"]

_FIGURES = ("ゼロ", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュウ")
_TENS = ("", "ジュウ", *(f"{each}ジュウ" for each in _FIGURES[2:]))
_HUNDREDS = {1: "ヒャク", 3: "サンビャク", 6: "ロッピャク", 8: "ハッピャク"}
_THOUSANDS = {1: "セン", 3: "サンゼン", 8: "ハッセン"}
_MYRIADS = ((10**8, "オク"), (10**4, "マン"))
_MOST = 10**12

#: One by one, ニ and ゴ are drawn out, as telephone operators do; ナナ and ヨン cannot be misheard.
_ONE_BY_ONE = {2: "ニー", 5: "ゴー"}


@dataclass(frozen=True, slots=True)
class _Counter:
    """What follows a number: after most endings, after some with a change of both, and whole words."""

    plain: str
    endings: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[int, str] = field(default_factory=dict)

    def after(self, figure: int) -> str:
        """Return *figure* and the counter: ヒトリ, ジュウヨニン."""
        if figure in self.whole:
            return self.whole[figure]
        read = number(figure)
        for ending, instead in self.endings.items():
            if read.endswith(ending):
                return read.removesuffix(ending) + instead
        return read + self.plain


_YEN = _Counter("エン", {"ヨン": "ヨエン"})
_YEAR = _Counter("ネン", {"ヨン": "ヨネン", "キュウ": "クネン"}, {1: "ガンネン"})
_MONTH = _Counter("ガツ", {}, {4: "シガツ", 7: "シチガツ", 9: "クガツ"})
_DAY = _Counter(
    "ニチ",
    {"ナナ": "シチニチ", "キュウ": "クニチ"},
    {
        1: "ツイタチ",
        2: "フツカ",
        3: "ミッカ",
        4: "ヨッカ",
        5: "イツカ",
        6: "ムイカ",
        7: "ナノカ",
        8: "ヨウカ",
        9: "ココノカ",
        10: "トオカ",
        14: "ジュウヨッカ",
        20: "ハツカ",
        24: "ニジュウヨッカ",
    },
)
_HOUR = _Counter("ジ", {"ゼロ": "レイジ", "ヨン": "ヨジ", "ナナ": "シチジ", "キュウ": "クジ"})
_MINUTE = _Counter(
    "フン",
    {
        "イチ": "イップン",
        "サン": "サンプン",
        "ヨン": "ヨンプン",
        "ロク": "ロップン",
        "ハチ": "ハップン",
        "ジュウ": "ジュップン",
    },
)
_COUNTERS = {
    "円": _YEN,
    "人": _Counter("ニン", {"ヨン": "ヨニン"}, {1: "ヒトリ", 2: "フタリ"}),
    "枚": _Counter("マイ"),
    "通": _Counter("ツウ", {"イチ": "イッツウ", "ハチ": "ハッツウ", "ジュウ": "ジュッツウ"}),
    "回": _Counter(
        "カイ",
        {
            "イチ": "イッカイ",
            "ロク": "ロッカイ",
            "ハチ": "ハッカイ",
            "ジュウ": "ジュッカイ",
            "ヒャク": "ヒャッカイ",
        },
    ),
    "歳": _Counter("サイ", {"イチ": "イッサイ", "ハチ": "ハッサイ", "ジュウ": "ジュッサイ"}, {20: "ハタチ"}),
    "日": _Counter(
        "ニチ", {"ナナ": "シチニチ", "キュウ": "クニチ"}, {**_DAY.whole, 1: "イチニチ", 20: "ニジュウニチ"}
    ),
    "時間": _Counter("ジカン", {"ヨン": "ヨジカン", "キュウ": "クジカン"}),
    "分": _MINUTE,
    "つ": _Counter(
        "",
        {},
        dict(
            enumerate(
                (
                    "ヒトツ",
                    "フタツ",
                    "ミッツ",
                    "ヨッツ",
                    "イツツ",
                    "ムッツ",
                    "ナナツ",
                    "ヤッツ",
                    "ココノツ",
                    "トオ",
                ),
                1,
            )
        ),
    ),
}


def number(figure: int) -> str:
    """Return a whole number under a trillion: 1234 is センニヒャクサンジュウヨン."""
    if not -_MOST < figure < _MOST:
        raise ValueError("too large to be read aloud")
    if figure < 0:
        return f"マイナス{number(-figure)}"
    if figure == 0:
        return _FIGURES[0]
    return "".join(_by_myriads(figure))


def _by_myriads(figure: int) -> Iterator[str]:
    for size, name in _MYRIADS:
        if figure >= size:
            yield _under_myriad(figure // size, spoken_one=True) + name
            figure %= size
    yield _under_myriad(figure, spoken_one=False)


def _under_myriad(figure: int, *, spoken_one: bool) -> str:
    """Return 1 to 9999, or nothing for 0; before マン and オク one thousand is イッセン."""
    thousands, hundreds, tens, ones = (figure // 1000, figure // 100 % 10, figure // 10 % 10, figure % 10)
    found = ""
    if thousands:
        plain = _THOUSANDS.get(thousands, f"{_FIGURES[thousands]}セン")
        found += "イッセン" if spoken_one and thousands == 1 else plain
    if hundreds:
        found += _HUNDREDS.get(hundreds, f"{_FIGURES[hundreds]}ヒャク")
    return found + _TENS[tens] + (_FIGURES[ones] if ones else "")


def digits(text: str) -> str:
    """Return figures one by one, ナナ and not シチ, ゼロ and not レイ; a hyphen becomes 「ノ」.

    ``090-1234`` is 「ゼロ キュウ ゼロ ノ イチ ニー サン ヨン」; anything else is left out.
    """
    groups = (
        " ".join(_ONE_BY_ONE.get(int(each), _FIGURES[int(each)]) for each in group)
        for group in re.findall(r"[0-9]+", text)
    )
    return " ノ ".join(groups)


def amount(yen: int) -> str:
    """Return yen: 300 is サンビャクエン, 4 is ヨエン."""
    return _YEN.after(yen)


def counted(figure: int, unit: str) -> str:
    """Return a number with its counter: 2人 is フタリ, 11通 is ジュウイッツウ; others keep their unit."""
    return _COUNTERS[unit].after(figure) if unit in _COUNTERS else f"{number(figure)}{unit}"


def year(when: dt.date) -> str:
    """Return the era and its year: レイワハチネン, ショウワガンネン."""
    era, count = wareki.to_wareki(when)
    return era.kana + _YEAR.after(count)


def month_day(when: dt.date) -> str:
    """Return month and day: ジュウイチガツニジュウニニチ, シガツツイタチ."""
    return _MONTH.after(when.month) + _DAY.after(when.day)


def date(when: dt.date) -> str:
    """Return the whole day: レイワハチネン、ジュウイチガツニジュウニニチ."""
    return f"{year(when)}、{month_day(when)}"


def clock(when: dt.time) -> str:
    """Return a time of the day by 24 hours: クジ, ジュウシチジサンジュップン."""
    return _HOUR.after(when.hour) + (_MINUTE.after(when.minute) if when.minute else "")
