"""The 受付番号, as large as it deserves."""

from __future__ import annotations

from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets.paint import face
from ui.widgets.ruby_label import RubyLabel

__all__ = ["NumberPlate"]


class NumberPlate(QWidget):
    """A label and a number in a strong frame."""

    def __init__(self, look: Look, label: str, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.mm(8), look.mm(3), look.mm(8), look.mm(3))
        column.setSpacing(0)
        self._number = QLabel(number)
        self._number.setObjectName("number")
        self._number.setAccessibleName(number)
        font = QFont(look.font("question", bold=True))
        font.setPixelSize(round(look.type_px("question") * 1.5))
        self._number.setFont(font)
        palette = self._number.palette()
        palette.setColor(self._number.foregroundRole(), look.colour("primary"))
        self._number.setPalette(palette)
        column.addWidget(RubyLabel(look.for_frame(), label, step="word", bold=True))
        column.addWidget(self._number)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            face(painter, self.rect().toRectF(), self.look, ground="surface", edge="primary", edge_mm=1.2)
