"""Keeps an open kiosk in service: hours, calls, the staff door, the audit, systemd, and its own end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.bootstrap import Rooms
from kiosk.calls import Calls
from kiosk.caretaker import Caretaker
from kiosk.events import Dismissed, DoorKnocked, Event
from kiosk.heartbeat import notify, seconds_between
from kiosk.porter import Porter
from kiosk.restart import BETWEEN_VISITS
from kiosk.session import Session
from kiosk.session.door import Step
from kiosk.witness import Witness
from kiosk.work import Printing
from ui.bridge import Bridge
from ui.window import Window

__all__ = ["Service"]

_LOOK_MS = 30_000


class Service(QObject):
    """Follows the bridge of *window*; *leave* ends the program with an exit code."""

    def __init__(
        self,
        rooms: Rooms,
        bridge: Bridge,
        window: Window,
        printing: Printing,
        *,
        now: Callable[[], dt.datetime],
        leave: Callable[[int], None],
    ) -> None:
        super().__init__(window)
        self._rooms, self._bridge, self._leave = rooms, bridge, leave
        rehearsal = rooms.stagehand is not None
        self._calls = Calls(bridge.post, rooms.bell)
        self._witness = Witness(rooms.record)
        self._porter = Porter(
            bridge.post, rooms.config, reader=rooms.reader, printer=rooms.printer, printing=printing, now=now
        )
        self._caretaker = Caretaker(
            bridge.post, rooms.town.hours, rooms.reread_town, now, keeps_hours=not rehearsal
        )
        bridge.follow(self._follow)
        window.door.connect(self._knock)
        self._witness.started(rehearsal=rehearsal)
        self._timers = [self._each(_LOOK_MS, self._look)]
        self._look()
        notify("READY=1")
        if (seconds := seconds_between()) is not None:
            # From the UI thread: when it no longer turns, systemd is to know.
            self._timers.append(self._each(round(seconds * 1000), self._beat))

    def close(self) -> None:
        """Stop, and write down what is still to be written."""
        notify("STOPPING=1")
        for timer in self._timers:
            timer.stop()
        for each in (self._caretaker, self._porter, self._calls, self._witness):
            each.close()

    def _follow(self, before: Session, after: Session, event: Event) -> None:
        self._calls.follow(before, after)
        self._witness.follow(before, after, event)
        self._porter.follow(before, after, event)
        if isinstance(event, Dismissed) and before.house.door.step is Step.MENU:
            self._end(0)
        elif before.visit and not after.visit:
            self._visit_ended()

    def _visit_ended(self) -> None:
        if self._rooms.config.session.restart_between_visits:
            self._end(BETWEEN_VISITS)
        else:
            QTimer.singleShot(0, self._look)

    def _end(self, code: int) -> None:
        """Leave once the glass shows that the visit is over."""
        QTimer.singleShot(0, lambda: self._leave(code))

    def _knock(self) -> None:
        self._bridge.happened(DoorKnocked(bool(self._rooms.config.staff.pin_hash)))

    def _look(self) -> None:
        self._caretaker.look(self._bridge.session)

    def _beat(self) -> None:
        notify("WATCHDOG=1")

    def _each(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.timeout.connect(act)
        timer.start(milliseconds)
        return timer
