"""A card of explanation: 「なぜ聞くの？」 and its answer, on a tinted ground."""

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

__all__ = ["HelpCard"]

_PAD_MM = 5.0


class HelpCard(Wrapped):
    """*title* in the primary colour with a pictogram, *text* under it."""

    def __init__(
        self, look: Look, title: str, text: str, *, icon: str = "help", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._icon = icon
        self.say(title, text)

    def say(self, title: str, text: str) -> None:
        """Show other words."""
        self._title, self._text = title, text
        self.tell(f"{plain(title)} {plain(text)}".strip())

    def heightForWidth(self, width: int) -> int:
        """Return the height at *width* pixels."""
        title, text = self._blocks(width)
        return round(title.height + text.height) + 2 * self.look.mm(_PAD_MM)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = self.look.mm(200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least."""
        return QSize(self.look.mm(80), self.heightForWidth(self.look.mm(200)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, title and text."""
        look, pad = self.look, self.look.mm(_PAD_MM)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            face(painter, area, look, ground="tint")
            title, text = self._blocks(self.width())
            side = self._icon_px()
            middle = pad + title.height / 2 - side / 2
            painter.drawPixmap(pad, round(middle), draw_icon(look, self._icon, side))
            left = pad + side + look.mm(2)
            title.draw(painter, QRectF(left, pad, area.width(), title.height), look.colour("primary"))
            under = QRectF(pad, pad + title.height, area.width() - 2 * pad, text.height)
            text.draw(painter, under, look.colour("ink"))

    def _icon_px(self) -> int:
        return round(self.look.type_px("body") * 1.2)

    def _blocks(self, width: int) -> tuple[Block, Block]:
        room = width - 2 * self.look.mm(_PAD_MM)
        beside = room - self._icon_px() - self.look.mm(2)
        title = set_lines(self.look, self._title, "body", beside, bold=True)
        return title, set_lines(self.look, self._text, "body", room)
