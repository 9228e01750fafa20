"""The clock of a visit: idle, warned, erased; whatever is held stops it, but none for ever."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk.events import Held, Holding, HouseOpened, HouseShut, Ticked
from kiosk.session import behind
from kiosk.session.model import House, Session, Stage, Task

__all__ = ["hold", "keep_held", "reopen", "shut", "tick"]

#: Seconds left at which the warning is announced anew: not each second (facts: accessibility C.4).
ANNOUNCED = (60, 30, 15)

#: For how many seconds after the last hand each can stop the clock; a worker or a voice may never answer.
_LONGEST = {Holding.SPEAKING: 300, Holding.READING: 120, Holding.PRINTING: 120}

_NO_VISIT = (Stage.IDLE, Stage.SHUT)


def tick(session: Session, event: Ticked) -> Session:
    """Count idle seconds: first the warning, then the erasure."""
    session = behind.tick(session, event.monotonic)
    if session.stage in _NO_VISIT:
        # The clock goes on, else the next visit would begin with the hours in between as idle.
        return replace(session, clock=event.monotonic)
    if session.touched == 0.0:
        session = replace(session, hand=event.monotonic)
    session = replace(session, clock=event.monotonic)
    if session.house.door.open or session.touched == 0.0 or _stopped(session, session.holding):
        return replace(session, touched=event.monotonic, warned=0)
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
    return _holding(session, holding)


def keep_held(session: Session) -> Session:
    """Return *session* with the clock stopped while the kiosk itself is at work or staff were called."""
    due = {what for what, on in _due(session) if on}
    holding = session.holding - {what for what, _ in _due(session)} | due
    return session if holding == session.holding else _holding(session, holding)


def _holding(session: Session, holding: frozenset[Holding]) -> Session:
    """Return *session* held by *holding*; its idle time begins anew while what changed may stop the clock."""
    touched = session.clock if _stopped(session, holding ^ session.holding) else session.touched
    return replace(session, holding=holding, touched=touched)


def _stopped(session: Session, holding: Iterable[Holding]) -> bool:
    """Tell whether *holding* stops the clock now: for so long after the last hand, and never under a warning.

    The warning is itself spoken; only a hand takes it back.
    """
    waited = session.clock - session.hand
    return not session.warned and any(waited <= _longest(session.house, each) for each in holding)


def _longest(house: House, what: Holding) -> int:
    return house.help_minutes * 60 if what is Holding.HELP else _LONGEST[what]


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
