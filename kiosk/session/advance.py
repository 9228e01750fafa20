"""The one function that moves a visit: session and event in, session out, pure."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never, get_args

from kiosk import events as happened
from kiosk.events import Event, Report
from kiosk.session import arriving, asking, behind, covering, ending, identifying, planning, signing, waiting
from kiosk.session.model import Session, Stage, Task

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

_LAST_TRY = ("pin.last-try", "sign.last-try")


def advance(session: Session, event: Event) -> Session:
    """Return the session after *event*; an event that does not fit changes nothing."""
    if isinstance(event, Report) and (event.visit, event.errand) != (session.visit, session.errand):
        return session
    if session.house.door.open and not isinstance(event, _BEHIND_THE_DOOR):
        return behind.hands(session, event)
    moved = waiting.keep_held(_move(session, event))
    if moved.stage in _NO_VISIT or isinstance(event, _NOT_HANDS):
        return moved
    return session if moved is session else replace(moved, touched=moved.clock, hand=moved.clock, warned=0)


def _move(session: Session, event: Event) -> Session:  # noqa: PLR0911 - one line a kind
    """Hand *event* to its kind; the closed unions make mypy check that none is forgotten."""
    if isinstance(event, happened.DoorEvent):
        return behind.move(session, event)
    if isinstance(event, happened.Arriving):
        return _arrive(session, event)
    if isinstance(event, happened.Answering):
        return _answer(session, event)
    if isinstance(event, happened.Identifying):
        return _identify(session, event)
    if isinstance(event, happened.Covering):
        return covering.cover(session, event)
    if isinstance(event, happened.Finishing):
        return _finish(session, event)
    if isinstance(event, happened.Housekeeping):
        return _keep_house(session, event)
    assert_never(event)


def _arrive(session: Session, event: happened.Arriving) -> Session:
    """Come in and choose a procedure."""
    match event:
        case happened.Opened():
            return arriving.open_visit(session, event)
        case happened.ShelfChosen():
            return arriving.shelve(session, event)
        case happened.Searched():
            return arriving.seek(session, event)
        case happened.PlanWanted():
            return planning.want_plan(session)
        case happened.ProcedureChosen():
            return arriving.choose(session, event)
        case _:
            assert_never(event)


def _answer(session: Session, event: happened.Answering) -> Session:  # noqa: PLR0911 - one line an event
    """Answer the questions, forward and back."""
    match event:
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
        case _:
            assert_never(event)


def _identify(session: Session, event: happened.Identifying) -> Session:  # noqa: PLR0911 - one line an event
    """Say who is there, with the card or without."""
    match event:
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
        case happened.SpotChanged():
            return identifying.move_spot(session, event)
        case happened.TriesRead():
            return identifying.ask_pin(session, event)
        case happened.HolderRead():
            return identifying.know_holder(session, event)
        case _:
            assert_never(event)


def _finish(session: Session, event: happened.Finishing) -> Session:  # noqa: PLR0911 - one line an event
    """Sign, hand in, print, and part."""
    match event:
        case happened.AnotherWanted():
            fits = session.stage in (Stage.DONE, Stage.EXIT) and session.task is Task.NONE
            return arriving.back_to_menu(session, event.shelf) if fits else session
        case happened.SlipWanted():
            return ending.want_slip(session)
        case happened.Ended():
            return session.erased() if session.stage in (Stage.DONE, Stage.EXIT) else session
        case happened.Signed():
            return identifying.know_signature(session, event)
        case happened.Submitted():
            return ending.done(session, event)
        case happened.SlipPrinted():
            return ending.printed(session)
        case happened.Failed():
            return _fail(session, event)
        case _:
            assert_never(event)


def _keep_house(session: Session, event: happened.Housekeeping) -> Session:
    """Follow the clock and the house."""
    match event:
        case happened.Ticked():
            return waiting.tick(session, event)
        case happened.Held():
            return waiting.hold(session, event)
        case happened.HouseShut():
            return waiting.shut(session, event)
        case happened.HouseOpened():
            return waiting.reopen(session, event)
        case happened.HeadsListed():
            house = replace(session.house, heads=event.heads, offices=event.offices, prints=event.prints)
            return session if house == session.house else replace(session, house=house)
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
            return signing.accept(session)
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
            return session.unsigned().to(Stage.REVIEW if session.signing else Stage.IDENTITY)
        case Stage.REVIEW:
            return asking.turn_back(session.unsigned())
        case _:
            return session


def _allow_last_try(session: Session) -> Session:
    if session.stage is not Stage.PIN or session.problem is None or session.problem.key not in _LAST_TRY:
        return session
    return behind.left(replace(session, problem=None, last_try_allowed=True))


def _fail(session: Session, event: happened.Failed) -> Session:
    match session.task:
        case Task.TRIES | Task.READING | Task.SIGNING:
            return identifying.failed(session, event)
        case Task.SUBMITTING:
            return ending.not_done(session, event)
        case Task.PRINTING:
            return ending.not_printed(session, event)
        case _:
            return session
