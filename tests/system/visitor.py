"""Opens the kiosk's real window in this process and walks up to it, as far as a test wants."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from devices.ports import CardReader
from kiosk.bootstrap import Rooms, open_rooms
from kiosk.commands.rehearse import decide
from kiosk.commands.stage import rehearsal_config
from kiosk.config import load_config
from kiosk.rehearsal import Programme, Visit
from kiosk.session import Session
from tests.turning import turn_until
from ui.app import Open, open_window
from ui.hands import Hands

__all__ = ["ROOT", "Visitor", "kiosk_in", "opened_on", "until", "where"]

ROOT = Path(__file__).parents[2]

Wanted = Callable[[Session], bool]


class Visitor(Hands):
    """Hands that stop as soon as the session is as wanted."""

    def __init__(self, visit: Visit, wanted: Wanted) -> None:
        super().__init__(Programme([visit]))
        self._wanted = wanted
        self.over = False
        self.trouble = self._programme.trouble

    def begin(self, opened: Open) -> None:
        """Start playing; nothing is quit afterwards."""
        self._hook = sys.excepthook
        super().begin(opened)
        self._finished = self._leave

    def _turn(self) -> None:
        if self.over:
            return
        if self._wanted(self._open.bridge.session):
            self._leave()
        else:
            super()._turn()

    def _leave(self) -> None:
        self.over = True
        self._visits.clear()  # these hands forget, whoever may still hold them
        self._programme.visits.clear()
        sys.excepthook = self._hook


def kiosk_in(state: Path, *visits: Visit, reader: str = "virtual", port: int = 0) -> tuple[Open, Rooms]:
    """Return a kiosk that is open for *visits*, with everything it writes below *state*."""
    config = rehearsal_config(load_config(), state, reader)
    rooms = open_rooms(config, rehearsal=state, silent=True, vpcd_port=port)
    decide(rooms, visits)
    return open_window(rooms), rooms


def opened_on(state: Path, reader: CardReader, stagehand: Any, *visits: Visit) -> Open:
    """Return a kiosk that is open for *visits*, with a reader and hands around it of the test's own."""
    config = rehearsal_config(load_config(), state, "virtual")
    rooms = open_rooms(config, rehearsal=state, silent=True)
    decide(rooms, visits)
    rooms.reader, rooms.stagehand = reader, stagehand
    return open_window(rooms)


def until(opened: Open, visit: Visit, wanted: Wanted) -> None:
    """Play *visit* until the session is as wanted; whoever got stuck says where."""
    visitor = Visitor(visit, wanted)
    visitor.begin(opened)
    turn_until(lambda: visitor.over, lambda: f"{visit.name} at {where(opened.bridge.session)}")
    opened.window.shown.disconnect(visitor._look)
    assert visitor.trouble == []


def where(session: Session) -> str:
    """Return how far a visit has come, in words that change with every step of it."""
    page = f" {session.stop.page.id} {session.leaf + 1}" if session.stop else ""
    return f"{session.stage.value}{page}, {len(session.passed)} pages passed, {session.digits} digits"
