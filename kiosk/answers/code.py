"""Numbers that are not counted with: of an insurance card, an office, a chassis."""

from __future__ import annotations

import datetime as dt
import re
import string
from dataclasses import dataclass

from kiosk.answers import limits, tidy
from kiosk.answers.model import Raw, Refused
from kiosk.answers.plain import Plain
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Code", "parse"]

#: ``length``, or ``min`` and ``max`` characters; ``digits``: figures only; ``letters``: the few capitals
#: that may stand among its figures; ``hyphens``: they belong to it.
PARAMS = frozenset({"length", "min", "max", "digits", "letters", "hyphens"})

#: ``not-a-number``: figures only; ``not-a-code``: not A-Z, 0-9 or, where they belong, hyphens, or not one
#: of its few letters; ``wrong-length(length)``; ``too-short(least)``; ``too-long(most)``.
REASONS = frozenset(
    {"malformed", "empty", "not-a-number", "not-a-code", "wrong-length", "too-short", "too-long"}
)

_MOST = 30
_ALPHABET = re.compile(r"[A-Z0-9]+(?:-+[A-Z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Code(Plain):
    """Half-width capital letters, figures and perhaps hyphens."""


def parse(raw: Raw, asked: Field, _today: dt.date | None = None) -> Code:
    """Return the code; full-width and small letters, spaces and needless hyphens are understood."""
    text = "".join(tidy.narrow(tidy.one(raw)).split())
    if not limits.flag(asked, "hyphens"):
        text = text.replace("-", "")
    if not text:
        raise Refused("empty")
    if limits.flag(asked, "digits"):
        text = tidy.figures(text)
    elif not _is_spelt(text.upper(), limits.word(asked, "letters")):
        raise Refused("not-a-code")
    _check_length(text, asked)
    return Code(text.upper())


def _is_spelt(text: str, few: str) -> bool:
    """Tell whether *text* is of A-Z, 0-9 and hyphens; with *few* letters, of those and 0-9."""
    if few and set(text) - {*string.digits, *few}:
        return False
    return text.isascii() and _ALPHABET.fullmatch(text) is not None


def _check_length(text: str, asked: Field) -> None:
    length = limits.number_or_none(asked, "length")
    if length is not None and len(text) != length:
        raise Refused("wrong-length", length=length)
    if len(text) < (least := limits.number(asked, "min", 1)):
        raise Refused("too-short", least=least)
    if len(text) > (most := limits.number(asked, "max", length or _MOST)):
        raise Refused("too-long", most=most)
