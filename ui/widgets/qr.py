"""A QR code: black on white in every theme, with the four quiet modules a scanner needs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kiosk.receipt import qr_matrix
from ui.theme import Look

__all__ = ["Qr"]

_QUIET = 4


class Qr(QLabel):
    """The code of *text*, drawn as large as its place allows in whole modules."""

    def __init__(self, look: Look, text: str, *, said: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._modules = qr_matrix(text)
        self.setAccessibleName(said or text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return 50 mm, which a phone reads at arm's length."""
        return QSize(self.look.mm(50), self.look.mm(50))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the modules."""
        count = len(self._modules) + 2 * _QUIET
        side = min(self.width(), self.height()) // count
        with QPainter(self) as painter:
            painter.fillRect(QRectF(0, 0, side * count, side * count), Qt.GlobalColor.white)
            for row, line in enumerate(self._modules, _QUIET):
                for column, dark in enumerate(line, _QUIET):
                    if dark:
                        painter.fillRect(QRectF(column * side, row * side, side, side), Qt.GlobalColor.black)
