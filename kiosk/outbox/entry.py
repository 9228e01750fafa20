"""One line of the outbox as it is known without opening the parcel."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from kiosk import clock
from kiosk.parcel import Slot

__all__ = ["SELECT", "SELECT_WHOLE", "Entry", "Row", "State", "entry_of", "utc"]

Row = tuple[str, str, str, str, int, str, str, str, int, int]

_FRONT = "application, number, kiosk, epoch, sequence, accepted, state, why, attempts, size"
#: The clear columns of a parcel, as ``entry_of`` takes them.
SELECT = f"SELECT {_FRONT} FROM parcel"  # noqa: S608 - our own column names

#: The same, with what the waybill and the parcel need besides.
SELECT_WHOLE = f"SELECT {_FRONT}, sha256, recipients, signature, sealed FROM parcel"  # noqa: S608 - our own column names


class State(enum.Enum):
    """Where a parcel is on its way."""

    WAITING = "waiting"
    SENDING = "sending"
    ACKNOWLEDGED = "acknowledged"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a parcel without opening it; ``size`` is 0 once its bytes were forgotten."""

    application: str
    slot: Slot
    state: State
    why: str
    attempts: int
    size: int


def entry_of(row: Row) -> Entry:
    """Return the entry of a row of ``SELECT``."""
    application, number, kiosk, epoch, sequence, accepted, state, why, attempts, size = row
    slot = Slot(number, kiosk, epoch, sequence, clock.in_japan(dt.datetime.fromisoformat(accepted)))
    return Entry(application, slot, State(state), why, attempts, size)


def utc(moment: dt.datetime) -> str:
    """Return *moment* as the file writes it: UTC, to the second, so that text sorts by time."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
