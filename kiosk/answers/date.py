"""Dates as people know them: by era or Gregorian, sometimes without a day or month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kiosk.answers import limits, tidy, wareki
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "PartialDate", "parse", "read_parts", "shown_day", "shown_years"]

#: ``partial``: day, or month and day, may stay open; ``past`` and ``future``: the day of the visit is
#: the last or first one; ``earliest`` and ``latest``: ISO days; ``not_before`` and ``not_after``: the
#: id of the field to compare with (``kiosk.answers.checks.in_order``).
PARAMS = frozenset({"partial", "past", "future", "earliest", "latest", "not_before", "not_after"})

#: ``incomplete(part)``: year, month or day; ``no-such-era``; ``era-year(era, first, last)``: the era has
#: no such year; ``era-border(era, first, last)``: the year is of that era, the day is not (ISO days);
#: ``too-early(earliest)`` and ``too-late(latest)`` with ISO days.
REASONS = frozenset(
    {
        "malformed",
        "empty",
        "incomplete",
        "not-a-number",
        "no-such-era",
        "era-year",
        "era-border",
        "no-such-day",
        "in-future",
        "in-past",
        "too-early",
        "too-late",
    }
)

_CARD_LENGTH = 8
_ISO_PARTS = 3
_LATEST_YEAR = 2199


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, or a month, or a year, of the Gregorian calendar; a day is never known without its month."""

    year: int = field(repr=False)
    month: int | None = field(default=None, repr=False)
    day: int | None = field(default=None, repr=False)

    @classmethod
    def of_card(cls, text: str) -> PartialDate | None:
        """Return the date of a card's ``YYYYMMDD`` as far as there is such a day; zeros are unknown.

        None when not even a year can be read: then the resident is asked, a card never blocks anyone.
        """
        if len(text) != _CARD_LENGTH or not (text.isascii() and text.isdigit()) or not int(text[:4]):
            return None
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
        for found in (cls(year, month, day), cls(year, month)):
            try:
                found.span()
            except ValueError:
                continue
            return found
        return cls(year)

    @classmethod
    def of_iso(cls, text: str) -> PartialDate:
        """Return the date of ``1944``, ``1944-03`` or ``1944-03-15``; ``ValueError`` for anything else."""
        found = cls(*(int(part) for part in text.split("-", _ISO_PARTS - 1)))
        wareki.span(found.year, found.month, found.day)
        if found.iso() != text:
            raise ValueError("not an ISO date")
        return found

    def iso(self) -> str:
        """Return ``1944``, ``1944-03`` or ``1944-03-15``."""
        tail = "".join(f"-{part:02}" for part in (self.month, self.day) if part is not None)
        return f"{self.year:04}{tail}"

    def whole(self) -> dt.date | None:
        """Return the day, or None while a part of it is unknown."""
        if self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    def span(self) -> tuple[dt.date, dt.date]:
        """Return the first and the last day it may be."""
        return wareki.span(self.year, self.month, self.day)

    def cases(self) -> frozenset[str]:
        """Return nothing: a date opens a guard only through a rule."""
        return frozenset()

    def shown(self, _asked: Field, /) -> str:
        """Return 「昭和19年3月15日（1944年）」, as far as it is known."""
        known = (f"{self.month}月" if self.month else "") + (f"{self.day}日" if self.day else "")
        return f"{shown_years(*self.span())}{known}（{self.year}年）"

    def json(self) -> JsonValue:
        """Return the ISO form, as long as it is known."""
        return self.iso()

    def raw(self) -> Raw:
        """Return era, year, month and day as the date wheels hold them."""
        known = ("" if part is None else str(part) for part in (self.month, self.day))
        if self.year < wareki.FIRST_DAY.year:
            return "ad", str(self.year), *known
        *_, era = wareki.eras_within(*self.span())
        return era.id, str(era.year(self.year)), *known


def shown_years(first: dt.date, last: dt.date) -> str:
    """Return the era years from *first* to *last*, days of one Gregorian year: 昭和64年／平成元年."""
    found = ((era.name, era.year(first.year)) for era in wareki.eras_within(first, last))
    return "／".join(f"{name}{'元' if year == 1 else year}年" for name, year in found) or f"{first.year}年"


def shown_day(day: dt.date) -> str:
    """Return *day* as the town writes it: 令和8年11月22日."""
    return f"{shown_years(day, day)}{day.month}月{day.day}日"


def parse(raw: Raw, asked: Field, today: dt.date | None = None) -> PartialDate:
    """Return the date of (era, year, month, day), or of its ISO form in one string."""
    found = read_parts((raw,) if isinstance(raw, str) else tidy.parts(raw, 4))
    _within_limits(found, asked, today)
    return found


def read_parts(typed: tuple[str, ...]) -> PartialDate:
    """Return the date of its four parts, or of its ISO form alone, as far as it was given."""
    era_id, *rest = _from_iso(typed[0]) if len(typed) == 1 else typed
    year_text, month_text, day_text = (tidy.narrow(part) for part in rest)
    if not (year_text or month_text or day_text):
        raise Refused("empty")
    if not year_text:
        raise Refused("incomplete", part="year")
    if day_text and not month_text:
        raise Refused("incomplete", part="month")
    era, year = _read_year(era_id, year_text)
    month = tidy.whole(month_text, 2) if month_text else None
    day = tidy.whole(day_text, 2) if day_text else None
    try:
        first, last = wareki.span(year, month, day)
    except ValueError:
        raise Refused("no-such-day") from None
    if era is not None and (last < era.begins or first > era.ends):
        raise Refused("era-border", era=era.id, first=era.begins.isoformat(), last=era.ends.isoformat())
    return PartialDate(year, month, day)


def _read_year(era_id: str, text: str) -> tuple[wareki.Era | None, int]:
    """Return the era (None for Gregorian) and the Gregorian year of *text*; 元 is 1."""
    era_id, text = tidy.narrow(era_id), "1" if tidy.narrow(text) == "元" else text
    era = wareki.era_of(era_id)
    if era is None and era_id != "ad":
        raise Refused("no-such-era")
    year = tidy.whole(text, 4)
    first = era.first_year if era else wareki.FIRST_DAY.year
    last = min(era.last_year, era.year(_LATEST_YEAR)) if era else _LATEST_YEAR
    if not first <= year <= last:
        raise Refused("era-year", era=era_id, first=first, last=last)
    return era, era.gregorian(year) if era else year


def _from_iso(text: str) -> tuple[str, str, str, str]:
    if not text.strip():
        raise Refused("empty")
    try:
        found = PartialDate.of_iso(tidy.narrow(text))
    except (ValueError, TypeError, OverflowError):
        raise Refused("malformed") from None
    return "ad", str(found.year), str(found.month or ""), str(found.day or "")


def _within_limits(found: PartialDate, asked: Field, today: dt.date | None) -> None:
    """Compare what is possible: a partly known date is refused only when no day of it would pass."""
    if not limits.flag(asked, "partial") and found.whole() is None:
        raise Refused("incomplete", part="day" if found.month else "month")
    first, last = found.span()
    if limits.flag(asked, "past") and first > limits.day_of_visit(asked, today):
        raise Refused("in-future")
    if limits.flag(asked, "future") and last < limits.day_of_visit(asked, today):
        raise Refused("in-past")
    earliest, latest = limits.word(asked, "earliest"), limits.word(asked, "latest")
    if earliest and last < dt.date.fromisoformat(earliest):
        raise Refused("too-early", earliest=earliest)
    if latest and first > dt.date.fromisoformat(latest):
        raise Refused("too-late", latest=latest)
