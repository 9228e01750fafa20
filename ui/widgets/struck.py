"""What all things that are pressed share: act on release, guard against trembling, answer to keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import Look
from ui.widgets.strikes import STRIKES, Strikes

__all__ = ["PRESSING_KEYS", "Struck"]

PRESSING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select})
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TREMBLE_MM = 10.0

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class Struck(_Base):
    """Mixed into a Qt button before its Qt class; that class's ``clicked`` is then the strike that counts."""

    look: Look
    strikes: Strikes = STRIKES
    ringed: bool = False  # keys brought the focus here: show where it is

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a release count unless it is the tremble of the strike before it."""
        inside = self.isDown() and self.hitButton(event.position().toPoint())
        spot = event.globalPosition()
        if inside and not self.strikes.takes_touch(spot.x(), spot.y(), self.look.mm(_TREMBLE_MM)):
            self.setDown(False)
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the press; arrows go to the neighbour on that side, everything else goes on up."""
        if event.key() in PRESSING_KEYS:
            if not event.isAutoRepeat():
                self.setDown(True)
        elif event.key() in _ARROWS:
            self._step(*_ARROWS[Qt.Key(event.key())], event)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Act when the key is let go."""
        if event.key() not in PRESSING_KEYS or not self.isDown():
            event.ignore()
            return
        if event.isAutoRepeat():
            return
        self.setDown(False)
        if self.strikes.takes_key(event.key()):
            self.click()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when anything but a finger brought the focus."""
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when it is enabled or disabled."""
        super().changeEvent(event)
        self.update()

    def shows_ring(self) -> bool:
        """Say whether the focus ring is to be drawn."""
        return self.hasFocus() and self.ringed

    def _step(self, across: int, down: int, event: QKeyEvent) -> None:
        neighbour = _neighbour(self, across, down)
        if neighbour is None:
            event.ignore()
        else:
            neighbour.setFocus(Qt.FocusReason.TabFocusReason)


def _neighbour(button: QAbstractButton, across: int, down: int) -> QAbstractButton | None:
    """Return the nearest button of the same parent that lies on one side, or None."""
    home = button.parentWidget()
    if home is None:
        return None
    here = button.geometry()
    best: tuple[int, QAbstractButton] | None = None
    for other in home.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if other is button or not _reachable(other):
            continue
        cost = _cost(here, other.geometry(), across, down)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, other)
    return best[1] if best else None


def _reachable(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _cost(here: QRect, there: QRect, across: int, down: int) -> int | None:
    """How far it is; sideways drift counts threefold. None when it does not lie on that side."""
    way = there.center() - here.center()
    ahead = way.x() * across + way.y() * down
    if ahead <= 0:
        return None
    return ahead + 3 * abs(way.x() * down) + 3 * abs(way.y() * across)
