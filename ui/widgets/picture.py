"""A drawn picture of what to do: as large as its place allows, in the theme's own colours."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Look
from ui.widgets.icons import picture, picture_ratio

__all__ = ["Picture"]


class Picture(QLabel):
    """The picture *name* of ``assets/icons/pictures``; *said* is what a screen reader says of it."""

    def __init__(self, look: Look, name: str, *, said: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._name = name
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def draw(self, name: str, *, said: str = "") -> None:
        """Show another picture."""
        self._name = name
        self.setAccessibleName(said)
        self.update()

    def wear(self, look: Look) -> None:
        """Take on another look."""
        self.look = look
        self.update()

    def height_at(self, width: int) -> int:
        """Return how high it is at *width* pixels."""
        return round(width / picture_ratio(self._name))

    def sizeHint(self) -> QSize:
        """Return a size at which it can be read across a counter."""
        high = self.look.mm(110)
        return QSize(round(high * picture_ratio(self._name)), high)

    def minimumSizeHint(self) -> QSize:
        """Return the least at which it still tells something."""
        return QSize(self.look.mm(50), self.look.mm(35))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the middle."""
        pixmap = picture(self.look, self._name, self.width(), self.height())
        spot = QPoint((self.width() - pixmap.width()) // 2, (self.height() - pixmap.height()) // 2)
        with QPainter(self) as painter:
            painter.drawPixmap(spot, pixmap)
