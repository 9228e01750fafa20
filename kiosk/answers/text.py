"""Free words, kept exactly as they were typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kiosk.answers import limits, tidy
from kiosk.answers.model import Raw, Refused
from kiosk.answers.plain import Plain
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Words", "check_words", "parse"]

#: ``min`` and ``max`` letters; ``lines`` that may be used (one unless told).
PARAMS = frozenset({"min", "max", "lines"})

#: ``too-short(least)``, ``too-long(most)``, ``too-many-lines(most)``; ``character``: it cannot be printed.
REASONS = frozenset({"malformed", "empty", "too-short", "too-long", "too-many-lines", "character"})

_MOST = 400


@dataclass(frozen=True, slots=True)
class Words(Plain):
    """What somebody wrote; never normalised."""


def parse(raw: Raw, asked: Field, _today: dt.date | None = None) -> Words:
    """Return the words; only white space around them is dropped and line ends are made one kind."""
    text = tidy.one(raw).replace("\r\n", "\n").replace("\r", "\n").strip()
    least, most = limits.number(asked, "min", 1), limits.number(asked, "max", _MOST)
    check_words(text, least=least, most=most, lines=limits.number(asked, "lines", 1))
    return Words(text)


def check_words(text: str, *, least: int = 1, most: int = _MOST, lines: int = 1) -> None:
    """Refuse *text* that is empty, too short, too long, on too many lines, or cannot be printed."""
    if not text:
        raise Refused("empty")
    if not tidy.printable(text, lines=True):
        raise Refused("character")
    count = tidy.letters(text)
    if count < least:
        raise Refused("too-short", least=least)
    if count > most:
        raise Refused("too-long", most=most)
    if text.count("\n") >= lines:
        raise Refused("too-many-lines", most=lines)
