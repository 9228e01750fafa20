"""From the idle page to a chosen procedure."""

from __future__ import annotations

from dataclasses import replace

from kiosk.answers.model import Answers
from kiosk.events import Opened, ProcedureChosen, Searched, ShelfChosen
from kiosk.session import planning
from kiosk.session.keeping import kept
from kiosk.session.model import Session, Stage, Task
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
    return _open(session, event.category) if planning.fits(session, event.category) else session


def _open(session: Session, shelf: str) -> Session:
    """Open *shelf*; that a list was printed is forgotten with its happening."""
    printed = session.printed and planning.same(session.shelf, shelf)
    return replace(session, shelf=shelf, sought="", leaf=0, leaves=1, printed=printed)


def seek(session: Session, event: Searched) -> Session:
    """Remember what was typed; what it finds is worked out when it is shown."""
    if session.stage is not Stage.MENU or session.shelf != "search" or session.sought == event.text:
        return session
    return replace(session, sought=event.text)


def step_back(session: Session) -> Session:
    """Leave a shelf for the one it was opened from."""
    stays = not session.shelf or session.task is Task.PRINTING
    return session if stays else _open(session, planning.above(session.shelf))


def choose(session: Session, event: ProcedureChosen) -> Session:
    """Take up a procedure from the menu, or the one another procedure switched to or named at its end."""
    if event.procedure.id not in _offered(session) and session.stage is not Stage.MENU:
        return session
    afresh = _afresh(session, Stage.INTRO)
    return replace(afresh, procedure=event.procedure, application=event.application)


def _offered(session: Session) -> frozenset[str]:
    """Return what may be taken up without a look at the menu."""
    if session.stage is Stage.EXIT and session.exit is not None and session.exit.kind is ExitKind.SWITCH:
        return frozenset({session.exit.to})
    if session.stage is Stage.DONE and session.task is Task.NONE:
        return frozenset(each.to for each in session.also)
    return frozenset()


def back_to_menu(session: Session, shelf: str = "") -> Session:
    """Leave the procedure for the menu, perhaps for a shelf of it; what was answered is kept to be offered."""
    also = session.also if shelf else ()
    afresh = _afresh(session, Stage.MENU)
    return replace(afresh, procedure=None, application="", shelf=shelf, sought="", also=also)


def _afresh(session: Session, stage: Stage) -> Session:
    """Return *session* at *stage* with nothing of its application left but what may be offered to the next."""
    return replace(
        session.unsigned().to(stage),
        answers=Answers(),
        earlier={**session.earlier, **kept(session)},
        passed=(),
        noticed=False,
        mending=None,
        exit=None,
        also=(),
        receipt=None,
        printed=False,
    )
