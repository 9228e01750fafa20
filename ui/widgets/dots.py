"""Boxes that show how many digits of a PIN are in, and nothing else."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Look
from ui.widgets.paint import face

__all__ = ["Dots"]

_BOX_MM = (21.0, 25.0)
_GAP_MM = 5.0
_DOT_MM = 8.0
_MANY = 8  # from here on boxes would not fit beside a keypad: smaller ones, as many in a row


class Dots(QLabel):
    """*length* boxes of which *count* hold a dot; *name* is what a screen reader says.

    Where fewer are enough, the boxes after the first *least* have a dashed edge.
    """

    def __init__(
        self,
        look: Look,
        *,
        length: int = 4,
        least: int = 0,
        count: int = 0,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._length = length
        self._least = least or length
        self._count = count
        self.show_count(count, name)

    def show_count(self, count: int, name: str = "") -> None:
        """Show *count* dots; the next box to fill has a heavier edge."""
        self._count = count
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all boxes."""
        wide, high, gap = self._sizes()
        columns, rows = min(self._length, _MANY), math.ceil(self._length / _MANY)
        return QSize(columns * (wide + gap) - gap, rows * (high + gap) - gap)

    def minimumSizeHint(self) -> QSize:
        """Return the size of all boxes."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw boxes and dots."""
        look = self.look
        wide, high, gap = self._sizes()
        dot = min(look.mm(_DOT_MM), wide * 0.6) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for at in range(self._length):
                row, column = divmod(at, _MANY)
                box = QRectF(column * (wide + gap), row * (high + gap), wide, high)
                following = at == self._count
                edge, edge_mm = ("primary", 1.2) if following else ("border", 0.6)
                dashed = at >= max(self._least, self._count + 1)
                face(painter, box, look, ground="surface", edge=edge, edge_mm=edge_mm, dashed=dashed)
                if at < self._count:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(look.colour("ink"))
                    painter.drawEllipse(box.center(), dot, dot)

    def _sizes(self) -> tuple[int, int, int]:
        shrink = 1.0 if self._length < _MANY else 0.5
        high = 0.7 if shrink < 1 and self._length <= _MANY else shrink  # two rows have to be lower
        return (
            self.look.mm(_BOX_MM[0] * shrink),
            self.look.mm(_BOX_MM[1] * high),
            self.look.mm(_GAP_MM * shrink),
        )
