"""The one door from the command to the face: a curtain first, the rooms and the window behind it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.curtain import Curtain

if TYPE_CHECKING:
    from kiosk.bootstrap import Rooms
    from kiosk.rehearsal import Programme

__all__ = ["run"]

_LIFT_MS = 100  # the window lies over the curtain and is painted by then


def run(
    rooms: Callable[[], Rooms],
    hands: Programme | None = None,
    *,
    dock: bool = False,
    windowed: bool = False,
) -> int:
    """Open the kiosk and return its exit code; *rooms* is called behind the curtain.

    Raises whatever *rooms* complains of, with nothing left on the glass.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    curtain = Curtain()
    curtain.show() if windowed or dock or hands is not None else curtain.showFullScreen()
    while not curtain.painted:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    try:
        from ui.app import run as open_kiosk  # noqa: PLC0415 - everything heavy comes behind the curtain

        opened = rooms()
        QTimer.singleShot(_LIFT_MS, curtain.close)
        return open_kiosk(opened, hands, dock=dock, windowed=windowed)
    finally:
        curtain.close()
