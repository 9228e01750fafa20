"""A Japanese sentence made ready for a voice: its figures become the readings of ``kiosk.answers.spoken``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from kiosk.answers import spoken, wareki

__all__ = ["aloud"]

_LEAP_YEAR = 2000  # it has every day that a month and a day can name
_AMOUNT = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
_LONGEST = 12  # digits; what is longer is no amount

_ERAS = {era.name: era for era in wareki.ERAS}

#: Units as they are written, or as a resolved reading has left them.
_UNITS = {
    **{each: each for each in ("円", "人", "枚", "通", "回", "歳", "日", "時間", "分", "つ")},
    "エン": "円",
    "カイ": "回",
    "サイ": "歳",
    "ジカン": "時間",
    "ツウ": "通",
    "ニチ": "日",
    "フン": "分",
    "まい": "枚",
}


def aloud(sentence: str) -> str:
    """Return *sentence* with its dates, times, amounts and joined figures as they are read: 3回 is サンカイ.

    「・」 becomes the pause it stands for; between katakana a voice would run the words together.
    A few words of ours that a voice takes for others (方 for ホウ, 証 for アカシ) are spelled out.
    What has no reading of its own, such as 4けた or a date that does not exist, is left to the voice.
    """
    for pattern, read in _READINGS:
        sentence = pattern.sub(read, sentence)
    for pattern, word in _WORDS:
        sentence = pattern.sub(word, sentence)
    return sentence.replace("・", "、")


def _day_of_era(match: re.Match[str]) -> str:
    era = _ERAS[match[1]]
    count = 1 if match[2] == "元" else int(match[2])
    try:
        return spoken.date(dt.date(era.gregorian(count), int(match[3]), int(match[4])))
    except ValueError:
        return match[0]


def _day(match: re.Match[str]) -> str:
    try:
        return spoken.month_day(dt.date(_LEAP_YEAR, int(match[1]), int(match[2])))
    except ValueError:
        return match[0]


def _time(match: re.Match[str]) -> str:
    try:
        return spoken.clock(dt.time(int(match[1]), int(match[2] or 0)))
    except ValueError:
        return match[0]


def _joined(match: re.Match[str]) -> str:
    return spoken.digits(match[0])


def _counted(match: re.Match[str]) -> str:
    figure = match[1].replace(",", "")
    return spoken.counted(int(figure), _UNITS[match[2]]) if len(figure) < _LONGEST else match[0]


_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"[0-9]+(?:-[0-9]+)+"), _joined),
    (re.compile(rf"({'|'.join(_ERAS)})(元|[0-9]{{1,2}})年([0-9]{{1,2}})月([0-9]{{1,2}})日"), _day_of_era),
    (re.compile(r"(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日"), _day),
    (re.compile(r"(?<![0-9])([0-9]{1,2}):([0-9]{2})(?![0-9])"), _time),
    (re.compile(r"(?<![0-9])([0-9]{1,2})時(?!間)(?:([0-9]{1,2})分)?"), _time),
    (
        re.compile(rf"(?<![0-9,月])({_AMOUNT})({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?!ゴ)"),
        _counted,
    ),
)

_ALONE = r"(?<![一-鿿]){}(?![一-鿿])"

#: Words of a counter that Open JTalk reads as others; a sentence that means the other one marks it, {方|ほう}.
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[ 、・「（])方(?=[はがのをにもでへとや、。・」）]|から|まで|$)"), "カタ"),
    (re.compile("(?<=[一-鿿][いきしちみり])カタ"), "方"),
    (re.compile(_ALONE.format("証")), "ショウ"),
    (re.compile(_ALONE.format("園")), "エン"),
    (re.compile("何(?=です)"), "ナン"),
    (re.compile("申しこめ"), "モウしこめ"),
)
