"""What the house remembers of its own doings: typed records that have no room for a word about a person.

A record's fields are whole numbers, yes or no, or words of a closed list, so no name, answer, procedure
or PIN can get in even by mistake. Rows are chained by SHA-256 in an append-only table of the outbox file:
a changed, removed or inserted row breaks the chain, and a cut tail disagrees with SQLite's own counter.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, Literal, get_args, get_origin, get_type_hints

from kiosk.canonical import canonical

__all__ = [
    "RECORDS",
    "CallEnded",
    "CallMade",
    "CardRead",
    "HouseOpened",
    "HouseShut",
    "KioskStarted",
    "OutboxSetAside",
    "ParcelAccepted",
    "ParcelAcknowledged",
    "ParcelForgotten",
    "ParcelHeld",
    "ParcelReleased",
    "ParcelSent",
    "PinRefused",
    "Record",
    "SlipPrinted",
    "StaffAct",
    "StaffDoor",
    "VisitEnded",
    "VisitOpened",
    "append",
    "verify",
]

_START = "0" * 64  # what the first row is chained to

#: Why a parcel is kept back: the store has other bytes under its number, refused it, or it is damaged here.
Why = Literal["other-bytes", "refused", "damaged"]

#: How a visit ended, and what came of a card, the staff door and a slip.
How = Literal["submitted", "referred", "cancelled", "timed-out", "trouble"]
CardOutcome = Literal[
    "read", "signed", "moved", "mute", "unknown-card", "old-card", "phone", "unsupported", "reader-gone", "in-use",
    "service-down", "blocked", "last-try", "garbled", "no-certificate", "lapsed", "other-person", "other",
]  # fmt: skip
DoorOutcome = Literal["opened", "refused", "paused"]
SlipOutcome = Literal["printed", "absent", "paper-out", "jam"]


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened; ``id`` is its name in the table and never changes."""

    id: ClassVar[str] = ""

    def __post_init__(self) -> None:
        declared = _fields_of(type(self))  # type: ignore[arg-type]  # it takes the instances' hash for the class's
        for name, allowed in declared.items():
            value = getattr(self, name)
            if not (type(value) in (int, bool) if allowed is None else value in allowed):
                raise ValueError(f"{self.id}.{name} is not one of its declared values")


@cache
def _fields_of(kind: type[Record]) -> dict[str, tuple[object, ...] | None]:
    """Return the fields of *kind* with their closed words, None for numbers; ``TypeError`` on any other type."""
    hints = get_type_hints(kind)
    declared: dict[str, tuple[object, ...] | None] = {}
    for each in fields(kind):
        hint = hints[each.name]
        if get_origin(hint) is Literal:
            declared[each.name] = get_args(hint)
        elif hint in (int, bool):
            declared[each.name] = None
        else:
            raise TypeError(f"{kind.__name__}.{each.name}: a record holds numbers and closed words only")
    return declared


# ---------------------------------------------------------------- the house


@dataclass(frozen=True, slots=True)
class KioskStarted(Record):
    """The kiosk's program started."""

    id: ClassVar[str] = "kiosk-started"
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class HouseShut(Record):
    """The kiosk closed itself to residents."""

    id: ClassVar[str] = "house-shut"
    why: Literal["hours", "staff", "trouble"]


@dataclass(frozen=True, slots=True)
class HouseOpened(Record):
    """The kiosk may be used again."""

    id: ClassVar[str] = "house-opened"


@dataclass(frozen=True, slots=True)
class StaffDoor(Record):
    """Somebody tried the staff door."""

    id: ClassVar[str] = "staff-door"
    outcome: DoorOutcome


@dataclass(frozen=True, slots=True)
class StaffAct(Record):
    """Staff did something behind the door."""

    id: ClassVar[str] = "staff-act"
    what: Literal["print", "parcels", "doctor", "last-try", "quit"]


# ---------------------------------------------------------------- a visit


@dataclass(frozen=True, slots=True)
class VisitOpened(Record):
    """Somebody touched the idle page."""

    id: ClassVar[str] = "visit-opened"
    practice: bool


@dataclass(frozen=True, slots=True)
class VisitEnded(Record):
    """A visit came to its end, one way or another."""

    id: ClassVar[str] = "visit-ended"
    how: How
    seconds: int


@dataclass(frozen=True, slots=True)
class CardRead(Record):
    """A card was read, or could not be."""

    id: ClassVar[str] = "card-read"
    outcome: CardOutcome


@dataclass(frozen=True, slots=True)
class PinRefused(Record):
    """A card refused a PIN; so many tries are left."""

    id: ClassVar[str] = "pin-refused"
    remaining: int


@dataclass(frozen=True, slots=True)
class CallMade(Record):
    """係の人をよぶ was touched."""

    id: ClassVar[str] = "call-made"


@dataclass(frozen=True, slots=True)
class CallEnded(Record):
    """The call for help was answered or taken back."""

    id: ClassVar[str] = "call-ended"


@dataclass(frozen=True, slots=True)
class SlipPrinted(Record):
    """A slip was sent to the printer."""

    id: ClassVar[str] = "slip-printed"
    outcome: SlipOutcome


# ---------------------------------------------------------------- a parcel


@dataclass(frozen=True, slots=True)
class ParcelAccepted(Record):
    """An application was sealed and kept; written in the same transaction."""

    id: ClassVar[str] = "parcel-accepted"
    sequence: int
    size: int


@dataclass(frozen=True, slots=True)
class ParcelSent(Record):
    """A courier set out with a parcel for the nth time."""

    id: ClassVar[str] = "parcel-sent"
    sequence: int
    attempt: int


@dataclass(frozen=True, slots=True)
class ParcelAcknowledged(Record):
    """The staff's side has a parcel for good."""

    id: ClassVar[str] = "parcel-acknowledged"
    sequence: int


@dataclass(frozen=True, slots=True)
class ParcelHeld(Record):
    """A parcel is kept back until staff look at it."""

    id: ClassVar[str] = "parcel-held"
    sequence: int
    why: Why


@dataclass(frozen=True, slots=True)
class ParcelReleased(Record):
    """Staff let a held parcel go out again."""

    id: ClassVar[str] = "parcel-released"
    sequence: int


@dataclass(frozen=True, slots=True)
class ParcelForgotten(Record):
    """The sealed bytes of an acknowledged parcel were erased here."""

    id: ClassVar[str] = "parcel-forgotten"
    sequence: int


@dataclass(frozen=True, slots=True)
class OutboxSetAside(Record):
    """A damaged outbox was set aside; so many of its parcels were carried over into this one."""

    id: ClassVar[str] = "outbox-set-aside"
    carried: int


#: Every record there is, in the order the handbook explains them.
RECORDS: tuple[type[Record], ...] = (
    KioskStarted, HouseShut, HouseOpened, StaffDoor, StaffAct, VisitOpened, VisitEnded, CardRead, PinRefused,
    CallMade, CallEnded, SlipPrinted, ParcelAccepted, ParcelSent, ParcelAcknowledged, ParcelHeld, ParcelReleased,
    ParcelForgotten, OutboxSetAside,
)  # fmt: skip


# ---------------------------------------------------------------- the chain


def append(file: sqlite3.Connection, record: Record, at: dt.datetime) -> None:
    """Add *record* to the chain inside the caller's transaction; *at* is stored in UTC."""
    last = file.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    number, before = (last[0] + 1, last[1]) if last else (1, _START)
    moment = at.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    facts = canonical({each.name: getattr(record, each.name) for each in fields(record)}).decode("utf-8")
    file.execute(
        "INSERT INTO audit (number, at, record, facts, hash) VALUES (?, ?, ?, ?, ?)",
        (number, moment, record.id, facts, _link(before, number, moment, record.id, facts)),
    )


def verify(file: sqlite3.Connection) -> int | None:
    """Return None when the chain is whole, else the number of the first row that is missing or changed."""
    before, expected = _START, 1
    for number, moment, record, facts, link in file.execute(
        "SELECT number, at, record, facts, hash FROM audit ORDER BY number"
    ):
        if number != expected or link != _link(before, number, moment, record, facts):
            return expected
        before, expected = link, expected + 1
    counted = file.execute("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").fetchone()
    return expected if counted is not None and counted[0] >= expected else None


def _link(before: str, *row: Any) -> str:
    return hashlib.sha256(canonical([before, *row])).hexdigest()
