"""The staff door in a session: it lies over the page, and what is behind it keeps still."""

from __future__ import annotations

from dataclasses import replace

from kiosk.events import Dismissed, DoorEvent, DoorLeft, Event, StillHere, WentBack
from kiosk.session import door as doors
from kiosk.session.model import Session

__all__ = ["hands", "left", "move", "tick"]


def move(session: Session, event: DoorEvent) -> Session:
    """Move the door; the end of the program ends the visit first."""
    if isinstance(event, Dismissed):
        dismissed = session.house.door.step is doors.Step.MENU
        return left(session).erased() if dismissed else session
    return _with(session, doors.follow(session.house.door, event, session.clock))


def hands(session: Session, event: Event) -> Session:
    """Hear the hands that mean the door while it is open: もどる, and that somebody is still there."""
    if isinstance(event, WentBack):
        return move(session, DoorLeft())
    if isinstance(event, StillHere):
        return _with(session, replace(session.house.door, touched=session.clock))
    return session


def left(session: Session) -> Session:
    """Close the door."""
    return _with(session, session.house.door.closed()) if session.house.door.open else session


def tick(session: Session, now: float) -> Session:
    """Let the door's own time pass."""
    return _with(session, doors.passed(session.house.door, now))


def _with(session: Session, door: doors.Door) -> Session:
    if door is session.house.door:
        return session
    return replace(session, house=replace(session.house, door=door))
