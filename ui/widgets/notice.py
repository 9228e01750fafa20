"""A calm line beside a field: what to mend and how, or what is good to know; never red, never blame."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.icons import icon as draw_icon
from ui.widgets.lines import Block, set_lines
from ui.widgets.paint import face
from ui.widgets.phrases import plain
from ui.widgets.wrapped import Wrapped

__all__ = ["Notice"]

_PAD_MM = 3.5
_ICON_MM = 9.0


class Notice(Wrapped):
    """Words with a pictogram on a quiet ground; takes no room while it has no words."""

    def __init__(
        self, look: Look, text: str = "", *, icon: str = "pencil", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._icon = icon
        self.say(text)

    def say(self, text: str, *, icon: str = "", mend: bool = True) -> None:
        """Show other words; empty takes the line away. Without *mend* it only tells, on the tinted ground."""
        self._source = text
        self._icon = icon or self._icon
        self._mend = mend
        self.tell(plain(text))
        self.setVisible(bool(text)) if self.parentWidget() else None

    def heightForWidth(self, width: int) -> int:
        """Return the height at *width* pixels; 0 without words."""
        if not self._source:
            return 0
        return max(self.look.mm(_ICON_MM), round(self._block(width).height)) + 2 * self.look.mm(_PAD_MM)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        block = self._block(self.look.type_px("body") * 30)
        width = round(block.width) + self.look.mm(3 * _PAD_MM + _ICON_MM)
        return QSize(width if self._source else 0, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least: nothing without words."""
        return QSize(self.look.mm(40), self.look.mm(_ICON_MM)) if self._source else QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, pictogram and words."""
        if not self._source:
            return
        look, side = self.look, self.look.mm(_ICON_MM)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            ground, ink = ("notice_ground", "notice") if self._mend else ("tint", "primary")
            face(painter, area, look, ground=ground, edge=ink, edge_mm=0.4)
            pixmap = draw_icon(look, self._icon, side, ink)
            painter.drawPixmap(look.mm(_PAD_MM), round(area.center().y() - side / 2), pixmap)
            block = self._block(self.width())
            left = look.mm(2 * _PAD_MM) + side
            top = area.center().y() - block.height / 2
            block.draw(painter, QRectF(left, top, area.width() - left, block.height), look.colour(ink))

    def _block(self, width: float) -> Block:
        room = width - self.look.mm(3 * _PAD_MM + _ICON_MM)
        return set_lines(self.look, self._source, "body", room, leading=1.4)
