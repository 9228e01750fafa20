"""A label that wraps by phrase and sets readings above kanji where the language asks for them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.lines import Block, set_lines
from ui.widgets.phrases import plain
from ui.widgets.wrapped import Lettered

__all__ = ["RubyLabel"]


class RubyLabel(Lettered):
    """Words in one type *step* and colour *ink*; ``text()`` and the accessible name are plain.

    At most 25 characters a line, line spacing 1.5 (1.25 for the question).
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        step: str = "body",
        bold: bool = False,
        ink: str = "ink",
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, step, bold=bold, ink=ink, parent=parent)
        self._centred = centred
        self._source = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text, readings included."""
        if text == self._source:
            return
        self._source = text
        self.tell(plain(text))

    def source(self) -> str:
        """Return the text with its readings."""
        return self._source

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at *width* pixels; 0 without words."""
        return round(self._block(width).height) if self._source else 0

    def sizeHint(self) -> QSize:
        """Return the size of the text on lines of 25 characters."""
        block = self._block(self.look.type_px(self._step) * 26)
        return QSize(round(block.width) + 1, round(block.height) if self._source else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        if not self._source:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            self._block(area.width()).draw(painter, area, self.look.colour(self._ink), centred=self._centred)

    def _block(self, width: float) -> Block:
        leading = 1.25 if self._step == "question" else 1.5
        return set_lines(self.look, self._source, self._step, width, bold=self._bold, leading=leading)
