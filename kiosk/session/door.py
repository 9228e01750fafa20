"""The staff door as a value: knocked at, a PIN, a pause after wrong ones, a menu, what a chore found."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass, field, replace

from kiosk import events as happened
from kiosk.events import Chore, ChoreRow, DoorEvent

__all__ = ["LEAST_DIGITS", "MOST_DIGITS", "Door", "Step", "follow", "passed"]

LEAST_DIGITS, MOST_DIGITS = 4, 8
_TRIES = 3
_PAUSE_SECONDS = 60
_FORGOTTEN_SECONDS = 120  # a door left open closes itself
_BUSY_SECONDS = 300  # and one whose worker never answers: behind it a visit waits


class Step(enum.Enum):
    """How far in somebody is."""

    CLOSED = "closed"
    UNSET = "unset"  # there is no PIN: the door does not open
    PIN = "pin"
    CHECKING = "checking"
    PAUSED = "paused"
    MENU = "menu"
    BUSY = "busy"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Door:
    """Where the staff door stands; *wrong* and *paused* outlive its closing. Times are monotonic seconds."""

    step: Step = Step.CLOSED
    errand: int = 0
    digits: int = 0
    wrong: int = 0
    paused: float = 0.0
    wait: int = 0  # seconds left of the pause
    chore: Chore | None = None
    rows: tuple[ChoreRow, ...] = ()
    leaf: int = 0
    touched: float = field(default=0.0, compare=False)

    @property
    def open(self) -> bool:
        """Say whether it covers the glass."""
        return self.step is not Step.CLOSED

    def closed(self) -> Door:
        """Return the door shut; what was tried at it is remembered."""
        return Door(errand=self.errand, wrong=self.wrong, paused=self.paused)


def follow(door: Door, event: DoorEvent, now: float) -> Door:
    """Return the door after *event*; one that does not fit changes nothing."""
    moved = _moved(door, event, now)
    return moved if moved is door or not moved.open else replace(moved, touched=now)


def _moved(door: Door, event: DoorEvent, now: float) -> Door:  # noqa: PLR0911 - a flat table of cases
    step = door.step
    match event:
        case happened.DoorKnocked() if step is Step.CLOSED:
            return _knocked(door, event, now)
        case happened.DoorDigitsChanged() if step is Step.PIN and event.count != door.digits:
            return replace(door, digits=event.count)
        case happened.DoorPinGiven() if step is Step.PIN and door.digits >= LEAST_DIGITS:
            return replace(door, step=Step.CHECKING, digits=0, errand=door.errand + 1)
        case happened.DoorPinChecked() if step is Step.CHECKING and event.errand == door.errand:
            return replace(door, step=Step.MENU, wrong=0) if event.right else _refused(door, now)
        case happened.ChoreChosen() if step is Step.MENU:
            return replace(door, step=Step.BUSY, chore=event.chore, errand=door.errand + 1)
        case happened.ChoreDone() if step is Step.BUSY and event.errand == door.errand:
            return replace(door, step=Step.REPORT, rows=event.rows, leaf=0)
        case happened.DoorTurned() if step is Step.REPORT and event.leaves > 1:
            return replace(door, leaf=(door.leaf + 1) % event.leaves)
        case happened.DoorLeft() if step in (Step.REPORT, Step.BUSY):
            return replace(door, step=Step.MENU, chore=None, rows=(), leaf=0)
        case happened.DoorLeft() if door.open:
            return door.closed()
        case _:
            return door


def _knocked(door: Door, event: happened.DoorKnocked, now: float) -> Door:
    if not event.pin_set:
        return replace(door, step=Step.UNSET)
    if now < door.paused:
        return replace(door, step=Step.PAUSED, wait=math.ceil(door.paused - now))
    return replace(door, step=Step.PIN, digits=0)


def _refused(door: Door, now: float) -> Door:
    if door.wrong + 1 < _TRIES:
        return replace(door, step=Step.PIN, wrong=door.wrong + 1)
    return replace(door, step=Step.PAUSED, wrong=0, paused=now + _PAUSE_SECONDS, wait=_PAUSE_SECONDS)


def passed(door: Door, now: float) -> Door:
    """Return the door a moment later: the pause runs out, and a door left open closes."""
    if door.step is Step.PAUSED:
        left = math.ceil(door.paused - now)
        return replace(door, wait=left) if left > 0 else replace(door, step=Step.PIN, wait=0, digits=0)
    longest = _BUSY_SECONDS if door.step in (Step.CHECKING, Step.BUSY) else _FORGOTTEN_SECONDS
    return door.closed() if door.open and now - door.touched > longest else door
