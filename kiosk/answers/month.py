"""A month of a year, by era or Gregorian."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kiosk.answers import date, limits, tidy, wareki
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Month", "parse"]

#: ``past`` and ``future``: the month of the visit is the last or first one; ``earliest`` and ``latest``:
#: ``YYYY-MM``; ``not_before`` and ``not_after``: the id of the field to compare with.
PARAMS = date.PARAMS - {"partial"}

#: As a date's; ``too-early(earliest)`` and ``too-late(latest)`` with ``YYYY-MM``.
REASONS = date.REASONS


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the Gregorian calendar."""

    year: int = field(repr=False)
    month: int = field(repr=False)

    def span(self) -> tuple[dt.date, dt.date]:
        """Return its first and last day."""
        return wareki.span(self.year, self.month, None)

    def cases(self) -> frozenset[str]:
        """Return nothing: a month opens a guard only through a rule."""
        return frozenset()

    def shown(self, asked: Field, /) -> str:
        """Return 「令和8年4月（2026年）」."""
        return date.PartialDate(self.year, self.month).shown(asked)

    def json(self) -> JsonValue:
        """Return ``2026-04``."""
        return f"{self.year:04}-{self.month:02}"

    def raw(self) -> Raw:
        """Return era, year and month as the date wheels hold them."""
        return date.PartialDate(self.year, self.month).raw()[:3]


def parse(raw: Raw, asked: Field, today: dt.date | None = None) -> Month:
    """Return the month of (era, year, month), or of ``YYYY-MM`` in one string."""
    found = date.read_parts((raw,) if isinstance(raw, str) else (*tidy.parts(raw, 3), ""))
    if found.month is None:
        raise Refused("incomplete", part="month")
    if found.day is not None:
        raise Refused("malformed")
    month = Month(found.year, found.month)
    _within_limits(month, asked, today)
    return month


def _within_limits(month: Month, asked: Field, today: dt.date | None) -> None:
    first, last = month.span()
    if limits.flag(asked, "past") and first > limits.day_of_visit(asked, today):
        raise Refused("in-future")
    if limits.flag(asked, "future") and last < limits.day_of_visit(asked, today):
        raise Refused("in-past")
    own, earliest, latest = str(month.json()), limits.word(asked, "earliest"), limits.word(asked, "latest")
    if earliest and own < earliest[:7]:
        raise Refused("too-early", earliest=earliest[:7])
    if latest and own > latest[:7]:
        raise Refused("too-late", latest=latest[:7])
