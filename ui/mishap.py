"""Meets what nobody expected: logs where it happened, tells the resident kindly, and starts afresh."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.events import Event, Stumbled
from kiosk.restart import AFTER_TROUBLE
from kiosk.session import Session
from ui.bridge import Bridge

__all__ = ["Mishap"]

log = logging.getLogger("kiosk.trouble")

_SHOWN_MS = 30_000
_UNEXPECTED = "unexpected"


class Mishap(QObject):
    """The last hooks of the process. The first trouble is shown, the second ends the program at once."""

    _met = Signal()

    def __init__(self, bridge: Bridge, leave: Callable[[int], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._leave = bridge, leave
        self._doomed = False
        self._met.connect(self._meet, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> Callable[[], None]:
        """Take the hooks; the function returned gives them back."""
        before = sys.excepthook, threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        self._bridge.follow(self._follow)

        def give_back() -> None:
            sys.excepthook, threading.excepthook = before

        return give_back

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # The log keeps kind and place; the message and the locals could be somebody's answers.
        log.error("unexpected trouble", exc_info=(kind, error, trace))
        self._met.emit()

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot()
    def _meet(self) -> None:
        """Say it on the glass where somebody stands before it, else leave; UI thread."""
        if self._doomed or not self._bridge.session.visit:
            self._leave(AFTER_TROUBLE)
            return
        self._bridge.happened(Stumbled(_UNEXPECTED))

    def _follow(self, before: Session, after: Session, _event: Event) -> None:
        told = after.problem is not None and after.problem.key == _UNEXPECTED
        if told and not self._doomed:
            self._doomed = True
            QTimer.singleShot(_SHOWN_MS, self, lambda: self._leave(AFTER_TROUBLE))
        elif self._doomed and before.visit and not after.visit:
            self._leave(AFTER_TROUBLE)
