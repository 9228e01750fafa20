"""Whole numbers with their unit: copies, people, hours, centimetres."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from kiosk.answers import limits, tidy
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Integer", "parse"]

#: ``min`` and ``max``; ``unit``: what is shown after the figure (通, 人, cm); ``floor``: decimals are cut off.
PARAMS = frozenset({"min", "max", "unit", "floor"})

#: ``not-a-number``; ``too-small(least)``; ``too-large(most)``; ``decimals``: not a whole number.
REASONS = frozenset({"malformed", "empty", "not-a-number", "decimals", "too-small", "too-large"})

_DIGITS = 9
_DECIMAL = re.compile(r"(-?)([0-9][0-9, ]*)(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number."""

    number: int = field(repr=False)

    def cases(self) -> frozenset[str]:
        """Return the figure, so that a guard may name it."""
        return frozenset({str(self.number)})

    def shown(self, asked: Field, /) -> str:
        """Return 「1,200cm」."""
        return f"{self.number:,}{limits.word(asked, 'unit')}"

    def json(self) -> JsonValue:
        """Return the number."""
        return self.number

    def raw(self) -> Raw:
        """Return the figures."""
        return str(self.number)


def parse(raw: Raw, asked: Field, _today: dt.date | None = None) -> Integer:
    """Return the number; full-width figures, commas and the field's own unit are understood."""
    text = tidy.narrow(tidy.one(raw))
    if not text:
        raise Refused("empty")
    unit = tidy.narrow(limits.word(asked, "unit"))
    found = _DECIMAL.fullmatch(text.removesuffix(unit).strip() if unit else text)
    if found is None:
        raise Refused("not-a-number")
    sign, figures, decimals = found.groups()
    if decimals and not limits.flag(asked, "floor"):
        raise Refused("decimals")
    number = tidy.whole(figures, _DIGITS, " ,") * (-1 if sign else 1)
    if sign and limits.number_or_none(asked, "min") is None:
        raise Refused("too-small", least=0)
    limits.within(number, asked, most=10**_DIGITS - 1)
    return Integer(number)
