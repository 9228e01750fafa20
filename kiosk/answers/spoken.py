"""Numbers, dates, times and 受付番号 as they are read aloud, in hiragana.

A voice left alone reads 4月 as よんがつ and 受付番号 as an amount; these readings do not depend on it.
A space or 「、」 stands where a listener needs a pause, nowhere else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.answers import wareki

__all__ = ["amount", "clock", "counted", "date", "digits", "month_day", "number", "year"]

_FIGURES = ("ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_TENS = ("", "じゅう", *(f"{each}じゅう" for each in _FIGURES[2:]))
_HUNDREDS = {1: "ひゃく", 3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
_THOUSANDS = {1: "せん", 3: "さんぜん", 8: "はっせん"}
_MYRIADS = ((10**8, "おく"), (10**4, "まん"))
_MOST = 10**12

#: One by one, に and ご are drawn out, as telephone operators do; なな and よん cannot be misheard.
_ONE_BY_ONE = {2: "にー", 5: "ごー"}


@dataclass(frozen=True, slots=True)
class _Counter:
    """What follows a number: after most endings, after some with a change of both, and whole words."""

    plain: str
    endings: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[int, str] = field(default_factory=dict)

    def after(self, figure: int) -> str:
        """Return *figure* and the counter: ひとり, じゅうよにん."""
        if figure in self.whole:
            return self.whole[figure]
        read = number(figure)
        for ending, instead in self.endings.items():
            if read.endswith(ending):
                return read.removesuffix(ending) + instead
        return read + self.plain


_YEN = _Counter("えん", {"よん": "よえん"})
_YEAR = _Counter("ねん", {"よん": "よねん", "きゅう": "くねん"}, {1: "がんねん"})
_MONTH = _Counter("がつ", {}, {4: "しがつ", 7: "しちがつ", 9: "くがつ"})
_DAY = _Counter(
    "にち",
    {"なな": "しちにち", "きゅう": "くにち"},
    {
        1: "ついたち",
        2: "ふつか",
        3: "みっか",
        4: "よっか",
        5: "いつか",
        6: "むいか",
        7: "なのか",
        8: "ようか",
        9: "ここのか",
        10: "とおか",
        14: "じゅうよっか",
        20: "はつか",
        24: "にじゅうよっか",
    },
)
_HOUR = _Counter("じ", {"ぜろ": "れいじ", "よん": "よじ", "なな": "しちじ", "きゅう": "くじ"})
_MINUTE = _Counter(
    "ふん",
    {
        "いち": "いっぷん",
        "さん": "さんぷん",
        "よん": "よんぷん",
        "ろく": "ろっぷん",
        "はち": "はっぷん",
        "じゅう": "じゅっぷん",
    },
)
_COUNTERS = {
    "円": _YEN,
    "人": _Counter("にん", {"よん": "よにん"}, {1: "ひとり", 2: "ふたり"}),
    "枚": _Counter("まい"),
    "通": _Counter("つう", {"いち": "いっつう", "はち": "はっつう", "じゅう": "じゅっつう"}),
    "回": _Counter(
        "かい",
        {
            "いち": "いっかい",
            "ろく": "ろっかい",
            "はち": "はっかい",
            "じゅう": "じゅっかい",
            "ひゃく": "ひゃっかい",
        },
    ),
    "歳": _Counter("さい", {"いち": "いっさい", "はち": "はっさい", "じゅう": "じゅっさい"}, {20: "はたち"}),
    "日": _Counter("にち", {"なな": "しちにち", "きゅう": "くにち"}, {**_DAY.whole, 1: "いちにち"}),
    "時間": _Counter("じかん", {"よん": "よじかん", "きゅう": "くじかん"}),
    "分": _MINUTE,
    "つ": _Counter(
        "",
        {},
        dict(
            enumerate(
                (
                    "ひとつ",
                    "ふたつ",
                    "みっつ",
                    "よっつ",
                    "いつつ",
                    "むっつ",
                    "ななつ",
                    "やっつ",
                    "ここのつ",
                    "とお",
                ),
                1,
            )
        ),
    ),
}


def number(figure: int) -> str:
    """Return a whole number under a trillion: 1234 is せんにひゃくさんじゅうよん."""
    if not -_MOST < figure < _MOST:
        raise ValueError("too large to be read aloud")
    if figure < 0:
        return f"まいなす{number(-figure)}"
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
    """Return 1 to 9999, or nothing for 0; before まん and おく one thousand is いっせん."""
    thousands, hundreds, tens, ones = (figure // 1000, figure // 100 % 10, figure // 10 % 10, figure % 10)
    found = ""
    if thousands:
        plain = _THOUSANDS.get(thousands, f"{_FIGURES[thousands]}せん")
        found += "いっせん" if spoken_one and thousands == 1 else plain
    if hundreds:
        found += _HUNDREDS.get(hundreds, f"{_FIGURES[hundreds]}ひゃく")
    return found + _TENS[tens] + (_FIGURES[ones] if ones else "")


def digits(text: str) -> str:
    """Return figures one by one, なな and not しち, ぜろ and not れい; a hyphen becomes 「の」.

    ``090-1234`` is 「ぜろ きゅう ぜろ の いち にー さん よん」; anything else is left out.
    """
    groups = (
        " ".join(_ONE_BY_ONE.get(int(each), _FIGURES[int(each)]) for each in group)
        for group in re.findall(r"[0-9]+", text)
    )
    return " の ".join(groups)


def amount(yen: int) -> str:
    """Return yen: 300 is さんびゃくえん, 4 is よえん."""
    return _YEN.after(yen)


def counted(figure: int, unit: str) -> str:
    """Return a number with its counter: 2人 is ふたり, 11通 is じゅういっつう; others keep their unit."""
    return _COUNTERS[unit].after(figure) if unit in _COUNTERS else f"{number(figure)}{unit}"


def year(when: dt.date) -> str:
    """Return the era and its year: れいわはちねん, しょうわがんねん."""
    era, count = wareki.to_wareki(when)
    return era.kana + _YEAR.after(count)


def month_day(when: dt.date) -> str:
    """Return month and day: じゅういちがつにじゅうににち, しがつついたち."""
    return _MONTH.after(when.month) + _DAY.after(when.day)


def date(when: dt.date) -> str:
    """Return the whole day: れいわはちねん、じゅういちがつにじゅうににち."""
    return f"{year(when)}、{month_day(when)}"


def clock(when: dt.time) -> str:
    """Return a time of the day by 24 hours: くじ, じゅうしちじさんじゅっぷん."""
    return _HOUR.after(when.hour) + (_MINUTE.after(when.minute) if when.minute else "")
