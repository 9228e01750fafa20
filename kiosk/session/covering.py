"""What lies over a page for a moment: comforts, help, calls, quitting, trouble and its ways out."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import assert_never

from kiosk import events as happened
from kiosk.session import ending, identifying, planning, signing
from kiosk.session.model import Comfort, Session, Stage

__all__ = ["cover"]

_NO_VISIT = (Stage.IDLE, Stage.SHUT)
_COMFORTS = frozenset(each.name for each in fields(Comfort))


def cover(session: Session, event: happened.Covering) -> Session:  # noqa: PLR0911 - one line an event
    """Lay something over the page, or take it away."""
    match event:
        case happened.ComfortChosen():
            return _comfort(session, event)
        case happened.HelpOpened():
            return _overlay(session, "help", event.shown)
        case happened.PanelOpened():
            fits = session.panel != event.name and session.stage is not Stage.SHUT
            return replace(session, panel=event.name) if fits else session
        case happened.StaffCalled():
            return _overlay(session, "calling", event.calling)
        case happened.QuitAsked():
            return _overlay(session, "quitting", event.asked)
        case happened.Quit():
            return session.erased() if session.quitting else session
        case happened.StillHere():
            return _still_here(session)
        case happened.ProblemClosed():
            return _close_problem(session, event.way)
        case happened.Stumbled():
            return _stumble(session, event.problem)
        case _:
            assert_never(event)


def _comfort(session: Session, event: happened.ComfortChosen) -> Session:
    if event.name not in _COMFORTS or getattr(session.comfort, event.name) == event.value:
        return session
    return replace(session, comfort=replace(session.comfort, **{event.name: event.value}))


def _overlay(session: Session, name: str, on: bool) -> Session:
    """Show or put away something that lies over the page; the page itself keeps its state."""
    if session.stage in _NO_VISIT or getattr(session, name) == on:
        return session
    if name == "quitting":
        return replace(session, quitting=on)
    if name == "help":
        return replace(session, help=on)
    return replace(session, calling=on)


def _stumble(session: Session, problem: str) -> Session:
    if session.stage in _NO_VISIT:
        return session
    troubled = session.in_trouble(problem)
    return session if troubled == session else troubled


def _still_here(session: Session) -> Session:
    """Start the idle clock anew; every touch of the glass says so, even one that presses nothing."""
    if session.stage in _NO_VISIT or (session.hand == session.clock and not session.warned):
        return session
    return replace(session, hand=session.clock)


def _close_problem(session: Session, way: str) -> Session:  # noqa: PLR0911 - one line a way out
    """Take the way out of a problem that its advice offers."""
    if session.problem is None:
        return session
    clear = replace(session, problem=None)
    match way:
        case "without":
            return identifying.without_card(clear)
        case "again" if session.stage in (Stage.CARD, Stage.PIN):
            return identifying.look_again(clear)
        case "again" if session.stage is Stage.REVIEW:
            return signing.accept(clear)
        case "again" if session.stage is Stage.DONE:
            return ending.want_slip(clear)
        case "again" if session.stage is Stage.MENU:
            return planning.want_plan(clear)
        case "quit":
            return session.erased()
        case _:
            return clear
