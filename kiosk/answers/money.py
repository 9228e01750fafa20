"""Amounts of yen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kiosk.answers import limits, tidy
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Money", "parse"]

#: ``min`` and ``max`` yen; never more than nine figures.
PARAMS = frozenset({"min", "max"})

#: ``not-a-number``; ``too-small(least)``; ``too-large(most)``.
REASONS = frozenset({"malformed", "empty", "not-a-number", "too-small", "too-large"})

_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Money:
    """Whole yen, none or more."""

    yen: int = field(repr=False)

    def cases(self) -> frozenset[str]:
        """Return nothing: an amount opens a guard only through a rule."""
        return frozenset()

    def shown(self, _asked: Field, /) -> str:
        """Return 「1,234円」."""
        return f"{self.yen:,}円"

    def json(self) -> JsonValue:
        """Return the yen."""
        return self.yen

    def raw(self) -> Raw:
        """Return the figures."""
        return str(self.yen)


def parse(raw: Raw, asked: Field, _today: dt.date | None = None) -> Money:
    """Return the amount; full-width figures, commas, ¥ and 円 are understood."""
    text = tidy.narrow(tidy.one(raw))
    if not text:
        raise Refused("empty")
    yen = tidy.whole(text.removeprefix("\\").removesuffix("円"), _DIGITS, " ,")
    limits.within(yen, asked, most=10**_DIGITS - 1)
    return Money(yen)
