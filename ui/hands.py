"""Presses the real widgets for a rehearsal: what a visitor would do, where a finger would do it."""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from devices.ports import Stagehand
from kiosk.events import ComfortChosen, Ended, Quit, QuitAsked
from kiosk.rehearsal import Move, Played, Programme, RehearsalError, next_move
from kiosk.session import Session
from kiosk.session.form import form
from procedures.model import ExitKind
from ui.app import Open
from ui.fingers import strokes
from ui.problems import advice_on
from ui.screens.base import Screen
from ui.widgets.strikes import STRIKES

__all__ = ["Hands"]

log = logging.getLogger("kiosk.rehearsal")

_PAUSE_MS = 1
_PATIENCE = 20_000  # turns of a millisecond in which nothing happened
_AGAIN = 5  # the same problem in a visit
_TRIES = 40  # the same move on the same page
#: A thread of the reader sees these later; done twice, they would disturb what the first began.
_ONCE = ("insert", "remove")


class Hands(QObject):
    """Plays a programme of visits, one after another."""

    def __init__(self, programme: Programme) -> None:
        super().__init__()
        self._programme = programme
        self._visits = list(programme.visits)
        self._met: Counter[str] = Counter()
        self._stuck = 0
        self._began = time.monotonic()
        self._looking = False  # a picture of this page is still to be taken
        self._last: tuple[object, ...] = ()
        self._looked: tuple[object, ...] = ()
        self._finished: Callable[[], None] = lambda: None

    def begin(self, opened: Open) -> None:
        """Start playing; the application is quit after the last visit."""
        self._open = opened
        sys.excepthook = self._broke
        STRIKES.use(seconds=0)  # these hands do not tremble, and are faster than any finger
        self._finished = opened.app.quit
        opened.window.shown.connect(self._look)
        opened.window.again.connect(lambda: None)
        QTimer.singleShot(0, self._turn)

    def _broke(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """End the rehearsal at the first thing nobody expected."""
        sys.__excepthook__(kind, error, trace)
        session = self._open.bridge.session
        page = f" on page {session.stop.page.id!r}" if session.stop else ""
        name = self._visits[0].name if self._visits else "end"
        self._give_up(f"{name}: {kind.__name__} at {session.stage.value}{page}")

    def _give_up(self, why: str) -> None:
        self._programme.trouble.append(why)
        if self._programme.resolute and self._visits:
            how = self._open.bridge.session.stage.value
            self._leave()
            self._next(Played(self._visits[0], how, trouble=why))
        else:
            self._visits.clear()

    def _leave(self) -> None:
        """End the visit wherever it stands, and take the card along."""
        for event in (QuitAsked(True), Quit(), Ended()):
            self._open.bridge.happened(event)
        if self._open.rooms.stagehand is not None:
            self._open.rooms.stagehand.remove()

    def _next(self, played: Played) -> None:
        """Go on to the visit that follows *played*."""
        self._visits.pop(0)
        self._met.clear()
        seconds = time.monotonic() - self._began
        following = self._programme.following(replace(played, seconds=seconds))
        if following is not None:
            self._visits.insert(0, following)
        self._began = time.monotonic()

    # ------------------------------------------------------------ moving

    def _turn(self) -> None:
        session = self._open.bridge.session
        if not self._visits:
            self._finished()
            return
        QTimer.singleShot(_PAUSE_MS, self._turn)
        if self._looking:
            return
        try:
            move = next_move(self._visits[0], session)
            if move.what not in _ONCE or _here(move, session) != self._last:
                self._do(move, session)
        except RehearsalError as error:
            self._give_up(str(error))
            return
        self._watch(move, session)

    def _watch(self, move: Move, session: Session) -> None:
        """Give up when the same page asks for the same thing again and again, or nothing happens."""
        here = _here(move, session)
        self._stuck = self._stuck + 1 if here == self._last else 0
        self._last = here
        if self._stuck > (_PATIENCE if move.what in ("wait", *_ONCE) else _TRIES):
            stop = session.stop
            page = f" on page {stop.page.id!r}, field {move.at + 1}" if stop else ""
            self._give_up(
                f"{self._visits[0].name}: stuck at {session.stage.value}{page} doing {move.what} {move.name}"
            )

    def _do(self, move: Move, session: Session) -> None:  # noqa: C901 - a flat table of moves
        match move.what:
            case "wait":
                return
            case "touch":
                self._dress()
                self.strike("start")
            case "press":
                self._press(move.name)
            case "pick":
                self.strike(f"tile:{move.name}")
            case "digits":
                for digit in move.name:
                    self.strike_word(digit)
            case "fill":
                self._fill(move, session)
            case "way":
                self._take_a_way(move, session)
            case "insert":
                self._stagehand().insert(move.name)
            case "remove":
                self._stagehand().remove()
            case "end":
                self._end(session)

    def _take_a_way(self, move: Move, session: Session) -> None:
        """Take a way out of a problem; one that comes back however often is told, not played for ever."""
        problem = session.problem.key if session.problem else ""
        self._met[problem] += 1
        if self._met[problem] > _AGAIN:
            raise RehearsalError(
                self._visits[0].name, f"{problem!r} came again after {_AGAIN} tries at {session.stage.value}"
            )
        self.strike(f"way:{move.name or advice_on(session).ways[0]}")

    def _press(self, name: str) -> None:
        frame = self._open.window.frame
        if name in ("forward", "back"):
            self._click(frame.button(name))  # type: ignore[arg-type] # both are slots
        else:
            self.strike(name)

    def _end(self, session: Session) -> None:
        if session.leaf + 1 < session.leaves:
            self._click(self._open.window.frame.button("forward"))
            return
        number = session.receipt.number if session.receipt is not None else ""
        if number:
            self._programme.numbers.append(number)
        self._programme.ends.append(session.stage.value)
        if session.exit is not None and session.exit.kind is ExitKind.SWITCH:
            self._leave()  # the other procedure is another visit's business
        else:
            self._click(self._open.window.frame.button("forward"))
        how = f"{session.exit.kind.value} {session.exit.id}" if session.exit else session.stage.value
        self._next(Played(self._visits[0], how, number))

    def _stagehand(self) -> Stagehand:
        if self._open.rooms.stagehand is None:
            raise RehearsalError(self._visits[0].name, "no virtual card here; play it with --reader virtual")
        return self._open.rooms.stagehand

    def _dress(self) -> None:
        """Wear the visit's comforts, as if they had been chosen on the glass."""
        visit = self._visits[0]
        for name in ("language", "size", "theme"):
            self._open.bridge.happened(ComfortChosen(name, getattr(visit, name)))

    # ------------------------------------------------------------ filling in

    def _fill(self, move: Move, session: Session) -> None:
        asked = form(session)
        if session.active != move.at and len(asked) > 1:
            self.strike(f"field:{asked[move.at].spec.id}")
            return
        for widget in strokes(asked[move.at], move.raw, self._screen()):
            if widget.isHidden():  # on a later leaf: turn to it, and come back
                self._click(self._open.window.frame.button("forward"))
                return
            self._click(widget)

    # ------------------------------------------------------------ striking

    def _screen(self) -> Screen:
        screen = self._open.window.screen_shown
        assert screen is not None
        return screen

    def strike(self, name: str) -> None:
        """Strike the widget of that object name, turning leaves until it is on the glass."""
        widget = self._screen().findChild(QWidget, name)
        if widget is None:
            raise RehearsalError(self._visits[0].name, f"there is nothing called {name!r} to press")
        if widget.isHidden():
            self._click(self._open.window.frame.button("forward"))
            return
        self._click(widget)

    def strike_word(self, word: str) -> None:
        """Strike the button that bears *word*."""
        for button in self._screen().findChildren(QAbstractButton):
            if button.accessibleName() == word and button.isVisible():
                self._click(button)
                return
        raise RehearsalError(self._visits[0].name, "a key that is needed is not on the glass")

    @staticmethod
    def _click(widget: QWidget) -> None:
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2)
        )

    # ------------------------------------------------------------ looking

    def _look(self, shown: tuple[Screen, Session]) -> None:
        """Take a picture of each new page, once it is painted."""
        screen, session = shown
        stop = session.stop
        page = (
            type(screen).__name__,
            session.stage,
            stop.place if stop else None,
            session.leaf,
            session.active,
        )
        if self._programme.screenshots is None or page == self._looked:
            return
        self._looked = page
        self._looking = True
        QTimer.singleShot(0, self._take_picture)

    def _take_picture(self) -> None:
        assert self._programme.screenshots is not None
        self._programme.screenshots.mkdir(parents=True, exist_ok=True)
        QApplication.processEvents()
        session = self._open.bridge.session
        stop = session.stop
        name = stop.page.id if stop else session.stage.value
        self._programme.pictures += 1
        visit = self._visits[0].name if self._visits else "end"
        path = self._programme.screenshots / f"{visit}-{self._programme.pictures:03d}-{name}.png"
        self._open.window.grab().save(str(path))
        self._looking = False


def _here(move: Move, session: Session) -> tuple[object, ...]:
    """Return what changes with every step of a visit."""
    return (session.stage, session.errand, len(session.passed), session.active, session.leaf, move)
