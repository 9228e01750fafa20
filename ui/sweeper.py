"""Collects Python's garbage on the UI thread only.

A cycle that holds a widget is freed by whatever thread happens to run the collector, and Qt does
not survive a widget that is deleted beside its own thread. So the collector is switched off and
run here: the young objects each second, all of them when a visit has ended and nobody waits.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from kiosk.events import Event
from kiosk.session import Session, Stage

__all__ = ["Sweeper"]

_EACH_MS = 1000
_MIDDLE = 1


class Sweeper(QObject):
    """Runs the collector from here on; ``stop`` hands it back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.collect()
        gc.freeze()  # what the start made stays for good; no sweep needs to look at it again
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._sweep)
        self._timer.start(_EACH_MS)

    def follow(self, before: Session, after: Session, _event: Event) -> None:
        """Sweep all of it once a visit has ended."""
        if after.stage in (Stage.IDLE, Stage.SHUT) and before.visit and not after.visit:
            QTimer.singleShot(0, gc.collect)

    def stop(self) -> None:
        """Let Python collect as it likes again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @staticmethod
    def _sweep() -> None:
        gc.collect(_MIDDLE)
