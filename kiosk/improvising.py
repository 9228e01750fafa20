"""Drafts by dice: what a visitor might type into a field, right for its kind and within its limits.

Everything is written so that the boards of the kiosk can type it: names and words in kana, numbers in
figures. Made beside the parsers and not from them, so a draft that is refused is worth a look.
"""

from __future__ import annotations

import datetime as dt
import random
import string
from collections.abc import Callable, Mapping

from kiosk.answers import zengin
from kiosk.answers.date import PartialDate
from kiosk.answers.limits import flag, number, number_or_none, word
from kiosk.answers.model import Raw, Value
from kiosk.answers.month import Month
from procedures.model import Field

__all__ = ["Find", "improvise"]

#: The answer of another field of the same row, if there is one.
Find = Callable[[str], Value | None]

_FAMILIES = ("まつしま", "たかはし", "さとう", "ゔぃっつ", "きくち", "おんだ", "ちば", "あべ")
_GIVENS = ("はなこ", "たろう", "じゅん", "きょうこ", "りょうへい", "ゆい", "しょうた")
_SYLLABLES = (
    "ひだり",
    "あし",
    "びょういん",
    "くすり",
    "まいにち",
    "おとうと",
    "ぎんこう",
    "やま",
    "パン",
    "ー",
)
_STREETS = ("まつしままちたかぎ", "せんだいしあおばく", "しおがまし", "とうきょうとみなとく")
#: Codes of the postal book: towns, one of several towns, a 大口事業所, one it does not have.
_POSTAL = ("9810213", "9810215", "9808671", "4980000", "1008798", "9809999")
_BANKS = ("0125", "0512", "0001", "0005", "9900")
_PLATE_OFFICES = ("みやぎ", "せんだい", "いわて")
_PLATE_KANA = "あいうえかきくけこさすせそたちつてとなにぬねのはひふほまみむめもやゆよらりるれろわ"
_LETTERS = string.ascii_uppercase + string.digits
_WORDS = 18  # letters of free words, where the field does not ask for more
_SPREAD = dt.timedelta(days=730)  # of dates that nothing bounds
_OLDEST = dt.timedelta(days=365 * 96)


def improvise(dice: random.Random, asked: Field, today: dt.date, find: Find) -> Raw:
    """Return a draft the field should take; *find* tells the dates it has to come before or after."""
    if asked.kind in ("date", "month"):
        return _day(dice, asked, today, find)
    return _BY_KIND[asked.kind](dice, asked)


def _kana(dice: random.Random, least: int, most: int) -> str:
    """Return words of kana with between *least* and *most* letters."""
    wanted = dice.randint(least, max(least, min(most, _WORDS)))
    text = ""
    while len(text) < wanted:
        text += dice.choice(_SYLLABLES)
    return text[: max(wanted, 1)]


def _text(dice: random.Random, asked: Field) -> Raw:
    least = number(asked, "min", 1)
    return _kana(dice, least, number(asked, "max", 400))


def _name(dice: random.Random, _asked: Field) -> Raw:
    return dice.choice(_FAMILIES), dice.choice(_GIVENS)


def _reading(dice: random.Random, _asked: Field) -> Raw:
    return f"{dice.choice(('マツシマ', 'タカハシ', 'ヴィッツ'))}\u3000{dice.choice(('ハナコ', 'ジュン', 'キョウコ'))}"


def _address(dice: random.Random, _asked: Field) -> Raw:
    return f"{dice.choice(_STREETS)}{dice.randint(1, 99)}－{dice.randint(1, 20)}"


def _once_in(dice: random.Random, times: int) -> bool:
    return dice.randrange(times) == 0


# ---------------------------------------------------------------- choices


def _choice(dice: random.Random, asked: Field) -> Raw:
    option = dice.choice(asked.options)
    words = _own_words(dice, asked) if option.free else ""
    return (option.id, words) if words else option.id


def _several(dice: random.Random, asked: Field) -> Raw:
    alone = word(asked, "exclusive")
    others = [each for each in asked.options if each.id != alone]
    least, most = number(asked, "min", 1), min(number(asked, "max", len(others)), len(others))
    if alone and dice.random() < 1 / len(asked.options):
        return (alone,)
    picked = dice.sample(others, dice.randint(least, most))
    words = _own_words(dice, asked)
    return tuple(
        f"{each.id}={words}" if each.free and words else each.id for each in asked.options if each in picked
    )


def _own_words(dice: random.Random, asked: Field) -> str:
    wanted = flag(asked, "words") or _once_in(dice, 2)
    return _kana(dice, 1, number(asked, "words_max", 100)) if wanted else ""


def _yes_no(dice: random.Random, asked: Field) -> Raw:
    return "yes" if flag(asked, "must_agree") else dice.choice(("yes", "no"))


# ---------------------------------------------------------------- figures


def _digits(dice: random.Random, count: int) -> str:
    return "".join(dice.choices(string.digits, k=count))


def _phone(dice: random.Random, _asked: Field) -> Raw:
    return dice.choice((f"02235{_digits(dice, 5)}", f"090{_digits(dice, 8)}", f"050{_digits(dice, 8)}"))


def _postal(dice: random.Random, _asked: Field) -> Raw:
    return dice.choice(_POSTAL)


def _integer(dice: random.Random, asked: Field) -> Raw:
    least = number(asked, "min", 1 if asked.check == "V-CM" else 0)
    return str(dice.randint(least, number(asked, "max", least + 300)))


def _money(dice: random.Random, asked: Field) -> Raw:
    return str(dice.randint(number(asked, "min", 0), number(asked, "max", 3_000_000)))


def _code(dice: random.Random, asked: Field) -> Raw:
    if asked.check:
        return _CODES[asked.check](dice)
    exact = number_or_none(asked, "length")
    least, most = number(asked, "min", 1), number(asked, "max", 12)
    count = exact if exact is not None else dice.randint(least, most)
    return _digits(dice, count) if flag(asked, "digits") else "".join(dice.choices(_LETTERS, k=count))


def _checked(figures: str) -> str:
    """Return *figures* with the check digit of a 保険者番号 or 事業所番号 (Luhn's sum)."""
    total = 0
    for place, figure in enumerate(reversed(figures)):
        product = int(figure) * (2 - place % 2)
        total += product // 10 + product % 10
    return f"{figures}{-total % 10}"


_CODES: Mapping[str, Callable[[random.Random], str]] = {
    "V-INS": lambda dice: f"{dice.choice('0H')}{_digits(dice, 9)}",
    "V-INSURER": lambda dice: _checked(f"04{_digits(dice, 3)}"),
    "V-OFF": lambda dice: _checked(f"0471{_digits(dice, 5)}"),
    "V-MED": lambda dice: _digits(dice, dice.choice((6, 8))),
    "V-ACC": lambda dice: _digits(dice, dice.randint(1, 7)),
    "V-VIN": lambda dice: f"{''.join(dice.choices(_LETTERS, k=4))}{_digits(dice, 7)}",
}


# ---------------------------------------------------------------- things of several parts


def _holder(dice: random.Random) -> str:
    return dice.choice(("マツシマ\u3000ハナコ", "タカハシ\u3000ジュン", "ヤマダ"))


def _bank(dice: random.Random, _asked: Field) -> Raw:
    bank = dice.choice(_BANKS)
    branch = dice.choice(zengin.branches(bank)).code
    kind = dice.choice(("ordinary", "current", "savings"))
    return bank, branch, kind, _digits(dice, dice.randint(1, 7)), _holder(dice)


def _yucho(dice: random.Random, _asked: Field) -> Raw:
    branch = dice.choice([each.code for each in zengin.branches(zengin.YUCHO) if each.code.endswith("8")])
    symbol = f"1{branch[:2]}{dice.randint(0, 9)}0"
    return symbol, f"{_digits(dice, dice.randint(1, 7))}1", _holder(dice)


def _plate(dice: random.Random, _asked: Field) -> Raw:
    kind = dice.choice(("500", "330", "58", "30A", "3"))
    return dice.choice(_PLATE_OFFICES), kind, dice.choice(_PLATE_KANA), str(dice.randint(1, 9999))


def _times(dice: random.Random, asked: Field) -> Raw:
    first, last = _minutes(word(asked, "earliest") or "0:00"), _minutes(word(asked, "latest") or "23:59")
    begins, ends = sorted(dice.sample(range(first, last + 1), 2))
    if flag(asked, "overnight") and _once_in(dice, 2):
        begins, ends = ends, begins
    return _clock(begins), _clock(ends)


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


# ---------------------------------------------------------------- days


def _day(dice: random.Random, asked: Field, today: dt.date, find: Find) -> Raw:
    first, last = _bounds(asked, today, find)
    # More often near today than long ago: rules about school years and deadlines look there.
    nearness = dice.random() ** (3 if flag(asked, "past") else 1)
    day = last - dt.timedelta(days=round(nearness * (last - first).days))
    month, number_ = day.month, day.day
    if asked.kind == "month":
        whole = PartialDate(day.year, month)
        return _as_wheels(dice, whole)[:3]
    if flag(asked, "partial") and _once_in(dice, 4):
        whole = PartialDate(day.year, month if _once_in(dice, 2) else None)
    else:
        whole = PartialDate(day.year, month, number_)
    return _as_wheels(dice, whole)


def _as_wheels(dice: random.Random, day: PartialDate) -> tuple[str, ...]:
    """Return the day by its era, or now and then by the Gregorian year."""
    raw = tuple(day.raw())
    return ("ad", str(day.year), *raw[2:]) if _once_in(dice, 5) else raw


def _bounds(asked: Field, today: dt.date, find: Find) -> tuple[dt.date, dt.date]:
    """Return the first and last day the field takes; where nothing bounds it, some time about today."""
    firsts = [_iso(word(asked, "earliest"))] if word(asked, "earliest") else []
    lasts = [_iso(word(asked, "latest"), last=True)] if word(asked, "latest") else []
    if flag(asked, "future"):
        firsts.append(today)
    if flag(asked, "past") or asked.check == "V-BIRTH":
        lasts.append(today)
    if asked.check == "V-BIRTH":
        firsts.append(dt.date(1900, 1, 1))
    if (other := _span(find(word(asked, "not_before")))) is not None:
        firsts.append(other[0])  # whatever could be in order is taken (checks.in_order)
    if (other := _span(find(word(asked, "not_after")))) is not None:
        lasts.append(other[1])
    first = max(firsts) if firsts else None
    last = min(lasts) if lasts else None
    if first is None:
        first = (last or today) - (_OLDEST if flag(asked, "past") else _SPREAD)
    if last is None:
        last = max(first, today) + _SPREAD
    return min(first, last), last


def _span(value: Value | None) -> tuple[dt.date, dt.date] | None:
    return value.span() if isinstance(value, PartialDate | Month) else None


def _iso(text: str, *, last: bool = False) -> dt.date:
    """Return the day of ``YYYY-MM-DD``, or the first or last one of ``YYYY-MM``."""
    span = PartialDate.of_iso(text).span()
    return span[1] if last else span[0]


_BY_KIND: Mapping[str, Callable[[random.Random, Field], Raw]] = {
    "address": _address,
    "bank": _bank,
    "choice": _choice,
    "code": _code,
    "consent": _yes_no,
    "integer": _integer,
    "kana": _reading,
    "money": _money,
    "name": _name,
    "phone": _phone,
    "plate": _plate,
    "postal": _postal,
    "several": _several,
    "text": _text,
    "time_range": _times,
    "yes_no": _yes_no,
    "yucho": _yucho,
}
