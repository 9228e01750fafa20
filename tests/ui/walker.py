"""Walks a visit through the real window, page by page, and stops at each for whoever wants to look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.bootstrap import open_rooms
from kiosk.commands.stage import rehearsal_config
from kiosk.config import load_config
from kiosk.events import ComfortChosen, Drafted, Event
from kiosk.rehearsal import Move, Visit, next_move
from kiosk.session import Session
from kiosk.session.form import form
from tests.turning import turn_until
from ui.app import Open, open_window
from ui.theme import Glass


class Walker:
    """A kiosk that is open on *glass*, its state below *folder*; close it when done."""

    def __init__(self, glass: Glass, folder: Path) -> None:
        config = load_config(None, environ={}, overrides=(f"screen.size={glass}",))
        config = rehearsal_config(config, folder, "virtual")
        self.rooms = open_rooms(config, rehearsal=folder, silent=True)
        self.opened: Open = open_window(self.rooms)
        self.settle()

    @property
    def session(self) -> Session:
        return self.opened.bridge.session

    def close(self) -> None:
        self.opened.window.close()
        self.opened.close()
        self.settle()

    def settle(self) -> None:
        """Let everything that is due be done: layouts, paint, reports of workers."""
        for _ in range(3):
            QApplication.processEvents()

    def happen(self, *events: Event) -> None:
        for event in events:
            self.opened.bridge.happened(event)
        self.settle()

    def wear(self, **comforts: str) -> None:
        self.happen(*(ComfortChosen(name, value) for name, value in comforts.items()))

    def pages(self, visit: Visit) -> Iterator[Session]:
        """Yield the session at every page of *visit*, each leaf and each field in hand, to its end."""
        seen: tuple[object, ...] = ()
        while True:
            session = self.session
            here = _here(session)
            if here != seen:
                seen = here
                yield session
            move = next_move(visit, self.session)
            if move.what == "end":
                yield from self._last_leaves()
                return
            if move.what == "wait":
                self._moved_on(session)
            else:
                self._do(move, visit)
                self.settle()

    def until(self, holds: Callable[[], bool]) -> None:
        """Let workers work until *holds*; fails when they do not come to it."""
        turn_until(holds, lambda: self.session.stage.value)

    def _moved_on(self, before: Session) -> None:
        self.until(lambda: self.session is not before)

    def press(self, name: str) -> None:
        """Press the button of that object name, turning leaves until it is on the glass."""
        button = self._button(name)
        for _ in range(self.session.leaves):
            if button.isVisible():
                break
            self.opened.window.frame.button("forward").click()
            self.settle()
        button.click()
        self.settle()

    def _button(self, name: str) -> QAbstractButton:
        screen = self.opened.window.screen_shown
        assert screen is not None
        button = screen.findChild(QAbstractButton, name)
        assert button is not None, f"there is no {name} on {type(screen).__name__}"
        return button

    def _do(self, move: Move, visit: Visit) -> None:
        frame, hand = self.opened.window.frame, self.rooms.stagehand
        assert hand is not None
        match move.what:
            case "touch":
                self.press("start")
                self.wear(language=visit.language, size=visit.size, theme=visit.theme)
            case "press" if move.name in ("forward", "back"):
                frame.button("forward" if move.name == "forward" else "back").click()
            case "press":
                self.press(move.name)
            case "pick":
                self.press(f"tile:{move.name}")
            case "digits":
                for digit in move.name:
                    self._key(digit).click()
            case "fill":
                self.happen(Drafted(form(self.session)[move.at].path, move.raw))
            case "insert":
                before = self.session
                hand.insert(move.name)
                self._moved_on(before)
            case "remove":
                before = self.session
                hand.remove()
                self._moved_on(before)
            case _:
                raise AssertionError(f"a walk knows no way to {move.what}")

    def _key(self, word: str) -> QAbstractButton:
        screen = self.opened.window.screen_shown
        assert screen is not None
        buttons = screen.findChildren(QAbstractButton)
        return next(each for each in buttons if each.accessibleName() == word and each.isVisible())

    def _last_leaves(self) -> Iterator[Session]:
        while self.session.leaf + 1 < self.session.leaves:
            self.opened.window.frame.button("forward").click()
            self.settle()
            yield self.session


def _here(session: Session) -> tuple[object, ...]:
    stop = session.stop
    place = stop.place if stop else None
    return session.stage, session.shelf, place, session.leaf, session.active, session.task, session.digits > 0
