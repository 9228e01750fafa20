"""Opens the real window and says, one line at a time, what hands outside should press next.

    python -m tests.system.pointing STATE VISIT

Each line is JSON: where the button is on the screen and what it is called. The next line comes once
it was pressed, however that was done; the last has the number. The kiosk knows nothing of it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.rehearsal import Visit, read_visit
from kiosk.session import Session, Stage
from tests.system.visitor import Visitor, kiosk_in, where
from tests.turning import turn_once, turn_until


def tell(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class Pointing(Visitor):
    """Hands that only say where they would press, and wait until somebody did."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, lambda session: session.stage is Stage.DONE)
        self._waiting = False

    def _turn(self) -> None:
        if self._waiting:  # the loop turns inside a press: one thing at a time
            QTimer.singleShot(10, self._turn)
        else:
            super()._turn()

    def _click(self, widget: QWidget) -> None:  # type: ignore[override]
        assert isinstance(widget, QAbstractButton)
        pressed: list[bool] = []
        widget.clicked.connect(lambda: pressed.append(True))
        if widget.isCheckable():  # a screen reader checks without a strike
            widget.toggled.connect(lambda: pressed.append(True))
        self._waiting = True
        middle = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
        tell(x=middle.x(), y=middle.y(), name=widget.accessibleName() or widget.text())
        turn_until(lambda: bool(pressed), lambda: f"nobody pressed {widget.accessibleName()!r}")
        turn_once()  # the page settles before the next button is pointed at
        self._waiting = False


def main(state: Path, file: Path) -> int:
    opened, _ = kiosk_in(state)
    opened.window.showFullScreen()
    turn_until(opened.window.isActiveWindow, lambda: "the window in front")
    visitor = Pointing(read_visit(file))
    visitor.begin(opened)
    turn_until(lambda: visitor.over, lambda: where(opened.bridge.session))
    session: Session = opened.bridge.session
    tell(number=session.receipt.number if session.receipt else "", trouble=visitor.trouble)
    opened.close()
    return 0 if session.receipt else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
