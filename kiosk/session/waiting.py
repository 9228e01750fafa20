"""The clock of a visit: idle, warned, erased; whatever is held stops it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.events import Held, Holding, HouseOpened, HouseShut, Ticked
from kiosk.session import behind
from kiosk.session.model import Session, Stage, Task

__all__ = ["hold", "keep_held", "reopen", "shut", "tick"]

#: Seconds left at which the warning is announced anew: not each second (facts: accessibility C.4).
ANNOUNCED = (60, 30, 15)

_NO_VISIT = (Stage.IDLE, Stage.SHUT)


def tick(session: Session, event: Ticked) -> Session:
    """Count idle seconds: first the warning, then the erasure."""
    session = behind.tick(session, event.monotonic)
    if session.stage in _NO_VISIT:
        # The clock goes on, else the next visit would begin with the hours in between as idle.
        return replace(session, clock=event.monotonic)
    if session.holding or session.house.door.open or session.touched == 0.0:
        return replace(session, clock=event.monotonic, touched=event.monotonic, warned=0)
    session = replace(session, clock=event.monotonic)
    idle = event.monotonic - session.touched
    if idle < session.house.idle_seconds:
        return session
    left = session.house.idle_seconds + session.house.warning_seconds - idle
    if left <= 0:
        return session.erased()
    warned = min((at for at in (*ANNOUNCED, session.house.warning_seconds) if at >= left), default=1)
    return replace(session, warned=warned)


def hold(session: Session, event: Held) -> Session:
    """Begin or end something that stops the clock; what the session can see by itself it is not told."""
    if event.what is not Holding.SPEAKING:
        return session
    holding = session.holding | {event.what} if event.on else session.holding - {event.what}
    if holding == session.holding or session.stage in _NO_VISIT:
        return session
    return replace(session, holding=holding, touched=session.clock)


def keep_held(session: Session) -> Session:
    """Return *session* with the clock stopped while the kiosk itself is at work or staff were called."""
    due = {what for what, on in _due(session) if on}
    holding = session.holding - {what for what, _ in _due(session)} | due
    return session if holding == session.holding else replace(session, holding=holding, touched=session.clock)


def _due(session: Session) -> tuple[tuple[Holding, bool], ...]:
    return (
        (Holding.READING, session.task in (Task.TRIES, Task.READING, Task.SUBMITTING)),
        (Holding.PRINTING, session.task is Task.PRINTING),
        (Holding.HELP, session.calling),
    )


def shut(session: Session, event: HouseShut) -> Session:
    """Close the kiosk: at once when nobody is there, else when the visit has ended."""
    house = replace(session.house, shut=event.why, until=event.until)
    if house == session.house:
        return session
    session = replace(session, house=house)
    return replace(session, stage=Stage.SHUT) if session.stage is Stage.IDLE else session


def reopen(session: Session, _event: HouseOpened) -> Session:
    """Open the kiosk again."""
    if not session.house.shut:
        return session
    session = replace(session, house=replace(session.house, shut="", until=""))
    return replace(session, stage=Stage.IDLE) if session.stage is Stage.SHUT else session
