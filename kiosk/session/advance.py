"""The one function that moves a visit: session and event in, session out, pure."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import assert_never, get_args

from kiosk import events as happened
from kiosk.events import Event, Report
from kiosk.session import arriving, asking, behind, ending, identifying, waiting
from kiosk.session.model import Comfort, Session, Stage, Task
from procedures.model import ExitKind

__all__ = ["advance"]

#: Events that come from no hand: they do not show that somebody is still there.
_NOT_HANDS = (
    happened.Ticked,
    happened.Held,
    happened.HouseShut,
    happened.HouseOpened,
    happened.HeadsListed,
    happened.Stumbled,
    happened.LeavesCounted,
    Report,
)

#: What is heard while the staff door is open: nothing that moves the page behind it.
_BEHIND_THE_DOOR = (*_NOT_HANDS, *get_args(happened.DoorEvent), happened.SpotChanged, happened.LastTryAllowed)

_NO_VISIT = (Stage.IDLE, Stage.SHUT)
_COMFORTS = frozenset(each.name for each in fields(Comfort))


def advance(session: Session, event: Event) -> Session:
    """Return the session after *event*; an event that does not fit changes nothing."""
    if isinstance(event, Report) and (event.visit, event.errand) != (session.visit, session.errand):
        return session
    if session.house.door.open and not isinstance(event, _BEHIND_THE_DOOR):
        return behind.hands(session, event)
    moved = waiting.keep_held(_move(session, event))
    if moved.stage in _NO_VISIT or isinstance(event, _NOT_HANDS):
        return moved
    return session if moved is session else replace(moved, touched=moved.clock, warned=0)


def _move(session: Session, event: Event) -> Session:  # noqa: C901, PLR0911, PLR0912 - a flat table of cases; the closed union makes mypy check that none is forgotten
    match event:
        case happened.Opened():
            return arriving.open_visit(session, event)
        case happened.ShelfChosen():
            return arriving.shelve(session, event)
        case happened.Searched():
            return arriving.seek(session, event)
        case happened.ProcedureChosen():
            return arriving.choose(session, event)
        case happened.Drafted():
            return asking.draft(session, event)
        case happened.FieldTouched():
            return asking.touch(session, event)
        case happened.EditWanted():
            fits = session.stop is not None and not session.editing
            return replace(session, editing=True, leaf=0, leaves=1) if fits else session
        case happened.Confirmed():
            return _confirm(session)
        case happened.WentBack():
            return _back(session)
        case happened.Mended():
            return asking.mend(session, event)
        case happened.LeavesCounted():
            return asking.count_leaves(session, event)
        case happened.IdentityChosen():
            return identifying.choose_identity(session, event)
        case happened.ProtectionAsked():
            fits = session.stage is Stage.NOTICE and session.protection != event.wanted
            return replace(session, protection=event.wanted) if fits else session
        case happened.DigitsChanged():
            return identifying.count_digits(session, event)
        case happened.PinGiven():
            return identifying.give_pin(session)
        case happened.PinForgotten():
            return identifying.without_card(session)
        case happened.LastTryAllowed():
            return _allow_last_try(session)
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
        case happened.AnotherWanted():
            fits = session.stage in (Stage.DONE, Stage.EXIT) and session.task is Task.NONE
            return arriving.back_to_menu(session, event.shelf) if fits else session
        case happened.SlipWanted():
            return ending.want_slip(session)
        case happened.Ended():
            return session.erased() if session.stage in (Stage.DONE, Stage.EXIT) else session
        case happened.SpotChanged():
            return identifying.move_spot(session, event)
        case happened.Ticked():
            return waiting.tick(session, event)
        case happened.Held():
            return waiting.hold(session, event)
        case happened.HouseShut():
            return waiting.shut(session, event)
        case happened.HouseOpened():
            return waiting.reopen(session, event)
        case happened.Stumbled():
            return _stumble(session, event.problem)
        case happened.HeadsListed():
            fits = session.house.heads != event.heads
            return replace(session, house=replace(session.house, heads=event.heads)) if fits else session
        case (
            happened.DoorKnocked()
            | happened.DoorDigitsChanged()
            | happened.DoorPinGiven()
            | happened.DoorPinChecked()
            | happened.ChoreChosen()
            | happened.ChoreDone()
            | happened.DoorTurned()
            | happened.DoorLeft()
            | happened.Dismissed()
        ):
            return behind.move(session, event)
        case happened.TriesRead():
            return identifying.ask_pin(session, event)
        case happened.HolderRead():
            return identifying.know_holder(session, event)
        case happened.Submitted():
            return ending.done(session, event)
        case happened.SlipPrinted():
            return ending.printed(session)
        case happened.Failed():
            return _fail(session, event)
        case _:
            assert_never(event)


def _confirm(session: Session) -> Session:  # noqa: PLR0911 - one line a stage
    """つぎへ: turn the leaf while any is unseen, else do what the stage's button says."""
    if _covered(session):
        return session
    if session.stage is Stage.MENU:  # the tiles go round; a tile is what leads on
        return replace(session, leaf=(session.leaf + 1) % session.leaves) if session.leaves > 1 else session
    if session.leaf + 1 < session.leaves:
        return replace(session, leaf=session.leaf + 1)
    match session.stage:
        case Stage.INTRO:
            return asking.onward(replace(session, stage=Stage.SCREENING))
        case Stage.SCREENING | Stage.PAGES:
            return asking.confirm(session)
        case Stage.NOTICE:
            return identifying.after_notice(session)
        case Stage.REVIEW:
            return ending.accept(session)
        case _:
            return session


def _covered(session: Session) -> bool:
    """Tell whether something lies over the page: its own buttons are the way out."""
    return session.problem is not None or session.quitting or session.help or bool(session.panel)


def _back(session: Session) -> Session:  # noqa: PLR0911 - one line a stage
    """もどる: turn the leaf back, or take the last step back."""
    if _covered(session):
        return session
    if session.leaf > 0:
        return replace(session, leaf=session.leaf - 1)
    match session.stage:
        case Stage.MENU:
            return arriving.step_back(session)
        case Stage.INTRO:
            return arriving.back_to_menu(session)
        case Stage.SCREENING | Stage.PAGES:
            return asking.back(session)
        case Stage.NOTICE | Stage.EXIT:
            return asking.turn_back(session)
        case Stage.IDENTITY:
            return session.to(Stage.NOTICE)
        case Stage.CARD | Stage.PIN:
            return session.to(Stage.IDENTITY)
        case Stage.REVIEW:
            return asking.turn_back(session)
        case _:
            return session


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
    if session.stage in _NO_VISIT or (session.touched == session.clock and not session.warned):
        return session
    return replace(session, touched=session.clock, warned=0)


def _allow_last_try(session: Session) -> Session:
    if session.stage is not Stage.PIN or session.problem is None or session.problem.key != "pin.last-try":
        return session
    return behind.left(replace(session, problem=None, last_try_allowed=True))


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
            return ending.accept(clear)
        case "again" if session.stage is Stage.DONE:
            return ending.want_slip(clear)
        case "quit":
            return session.erased()
        case _:
            return clear


def _fail(session: Session, event: happened.Failed) -> Session:
    match session.task:
        case Task.TRIES | Task.READING:
            return identifying.failed(session, event)
        case Task.SUBMITTING:
            return ending.not_done(session, event)
        case Task.PRINTING:
            return ending.not_printed(session, event)
        case _:
            return session


def switches_to(session: Session) -> str:
    """Return the procedure an exit switches to, or an empty string."""
    way_out = session.exit
    return way_out.to if way_out is not None and way_out.kind is ExitKind.SWITCH else ""
