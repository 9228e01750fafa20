"""A date as four wheels hold it: era, year, month and day as strings, "" for what is not known.

Standard library only. Nothing here says whether the date exists; that is the answer's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["PARTS", "DateParts", "EraChoice", "Part", "step", "typed", "unknown"]

Part = Literal["era", "year", "month", "day"]
PARTS: tuple[Part, ...] = ("era", "year", "month", "day")

_LAST = {"month": 12, "day": 31}


@dataclass(frozen=True, slots=True)
class EraChoice:
    """One era on the wheel: its *id* in the answer, its *label*, its *first* and *last* year."""

    id: str
    label: str
    first: int = 1
    last: int = 99


@dataclass(frozen=True, slots=True)
class DateParts:
    """What stands on the wheels; ``repr`` shows nothing of it."""

    era: str = ""
    year: str = ""
    month: str = ""
    day: str = ""

    def __repr__(self) -> str:
        return "DateParts(…)"

    def get(self, part: Part) -> str:
        """Return what stands on one wheel."""
        return str(getattr(self, part))


def step(parts: DateParts, part: Part, by: int, eras: Sequence[EraChoice]) -> DateParts:
    """Turn one wheel by *by*; it goes round, and an empty one starts at its near end."""
    if part == "era":
        return _turn_era(parts, by, eras)
    first, last = _range(parts, part, eras)
    if not parts.get(part):
        value = first if by > 0 else last
    else:
        value = first + (int(parts.get(part)) + by - first) % (last - first + 1)
    return _with(parts, part, str(value))


def typed(parts: DateParts, part: Part, digit: str, eras: Sequence[EraChoice]) -> DateParts:
    """Add *digit* to a wheel of numbers; where that would pass its end, the digit begins anew."""
    if part == "era":
        return parts
    _, last = _range(parts, part, eras)
    joined = (parts.get(part) + digit).lstrip("0")
    if joined and (int(joined) > last or len(joined) > len(str(last))):
        joined = digit.lstrip("0")
    return _with(parts, part, joined)


def unknown(parts: DateParts, part: Part) -> DateParts:
    """Empty a wheel; a day is never known without its month."""
    emptied = _with(parts, part, "")
    return replace(emptied, day="") if part == "month" else emptied


def _with(parts: DateParts, part: Part, value: str) -> DateParts:
    match part:
        case "era":
            return replace(parts, era=value)
        case "year":
            return replace(parts, year=value)
        case "month":
            return replace(parts, month=value)
        case "day":
            return replace(parts, day=value)


def _turn_era(parts: DateParts, by: int, eras: Sequence[EraChoice]) -> DateParts:
    ids = [era.id for era in eras]
    at = ids.index(parts.era) + by if parts.era in ids else (0 if by > 0 else -1)
    return replace(parts, era=ids[at % len(ids)])


def _range(parts: DateParts, part: Part, eras: Sequence[EraChoice]) -> tuple[int, int]:
    if part == "year":
        era = next((era for era in eras if era.id == parts.era), eras[0])
        return era.first, era.last
    return 1, _LAST[part]
