"""The first thing on the glass: the town's name on its own ground, while the kiosk gets ready.

Only Qt and the look are imported before it is painted, so it stands there in a fraction of a
second on a weak machine; everything else comes behind it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import LANDSCAPE, Look

__all__ = ["Curtain"]

#: Said before any catalogue is read; the idle page says it in every language.
_TOWN = "松島町"
_SOON = "ただいま 準備しています。"


class Curtain(QWidget):
    """Covers the glass until the window behind it is painted; ``painted`` tells when it was itself."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = False
        self._look = Look(glass=LANDSCAPE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(_TOWN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, name and one line."""
        look, area = self._look, QRectF(self.rect())
        with QPainter(self) as painter:
            painter.fillRect(area, look.colour("ground"))
            painter.setPen(look.colour("primary"))
            painter.setFont(look.font("question", bold=True))
            upper = QRectF(area.left(), area.top(), area.width(), area.height() / 2)
            lower = QRectF(area.left(), area.center().y(), area.width(), area.height() / 2)
            painter.drawText(upper, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, _TOWN)
            painter.setPen(look.colour("ink"))
            painter.setFont(look.font("body"))
            painter.drawText(lower, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, _SOON)
        self.painted = True
