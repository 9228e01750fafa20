"""From the idle page to a chosen procedure."""

from __future__ import annotations

from dataclasses import replace

from kiosk.answers.model import Answer, Answers
from kiosk.events import Opened, ProcedureChosen, Searched, ShelfChosen
from kiosk.session.model import Session, Stage
from procedures.model import ExitKind

__all__ = ["back_to_menu", "choose", "open_visit", "seek", "shelve", "step_back"]


def open_visit(session: Session, event: Opened) -> Session:
    """Begin a visit; today is fixed for all of it."""
    if session.stage is not Stage.IDLE:
        return session
    return replace(session.to(Stage.MENU), visit=event.visit, opened=event.now, practice=event.practice)


def shelve(session: Session, event: ShelfChosen) -> Session:
    """Look into one category, or back at all of them."""
    if session.stage is not Stage.MENU or session.shelf == event.category:
        return session
    return replace(session, shelf=event.category, sought="", leaf=0, leaves=1)


def seek(session: Session, event: Searched) -> Session:
    """Remember what was typed; what it finds is worked out when it is shown."""
    if session.stage is not Stage.MENU or session.shelf != "search" or session.sought == event.text:
        return session
    return replace(session, sought=event.text)


def step_back(session: Session) -> Session:
    """Leave a shelf for the one it was opened from."""
    shelf = "happenings" if session.shelf.startswith("happening:") else ""
    return replace(session, shelf=shelf, sought="", leaf=0, leaves=1) if session.shelf else session


def choose(session: Session, event: ProcedureChosen) -> Session:
    """Take up a procedure from the menu, or the one another procedure switched to."""
    switching = session.exit is not None and session.exit.kind is ExitKind.SWITCH
    if not (session.stage is Stage.MENU or (session.stage is Stage.EXIT and switching)):
        return session
    earlier = {**session.earlier, **kept(session)}
    return replace(
        session.to(Stage.INTRO),
        procedure=event.procedure,
        application=event.application,
        answers=Answers(),
        earlier=earlier,
        passed=(),
        noticed=False,
        mending=None,
        exit=None,
        receipt=None,
        printed=False,
    )


def back_to_menu(session: Session) -> Session:
    """Leave the procedure before anything was applied for; what was answered is kept to be offered."""
    earlier = {**session.earlier, **kept(session)}
    return replace(
        session.to(Stage.MENU),
        procedure=None,
        application="",
        answers=Answers(),
        earlier=earlier,
        passed=(),
        noticed=False,
        mending=None,
        exit=None,
        receipt=None,
        printed=False,
        shelf="",
        sought="",
    )


def kept(session: Session) -> dict[str, Answer]:
    """Return the live answers that may be offered to the next procedure, by their concept."""
    if session.procedure is None:
        return {}
    route = session.route
    live = route.live()
    return {
        asked.keeps: answer
        for path, asked in route.view.met.items()
        if asked.keeps and (answer := live.get(path)) is not None
    }
