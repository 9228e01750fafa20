"""A label for names and addresses: every variant form drawn as registered, the text kept as given."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.lines import CHARACTERS_A_LINE
from ui.widgets.name_glyphs import GlyphLine, shape_name, shorten_name
from ui.widgets.wrapped import Lettered

__all__ = ["NameLabel"]

_LEADING = 1.4


class NameLabel(Lettered):
    """*text* in one type *step*; ``text()`` and the accessible name are the original, selectors and all.

    A *brief* one draws one line and leaves out what has no room on it.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        step: str = "body",
        bold: bool = False,
        ink: str = "ink",
        brief: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, step, bold=bold, ink=ink, parent=parent)
        self._brief = brief
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        if text == self.text() and self.accessibleName() == text:
            return
        self.tell(text)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at *width* pixels; 0 without text."""
        return round(len(self._lines(width)) * self._line_height()) if self.text() else 0

    def sizeHint(self) -> QSize:
        """Return the size of the text on lines of 25 characters."""
        lines = self._lines(self.look.type_px(self._step) * CHARACTERS_A_LINE)
        width = max(line.width for line in lines)
        return QSize(round(width) + 2, round(len(lines) * self._line_height()) if self.text() else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the glyphs."""
        metrics = QFontMetricsF(self.look.font(self._step, bold=self._bold))
        high = self._line_height()
        lines = self._lines(self.width())
        top = max(0.0, (self.height() - high * len(lines)) / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.look.colour(self._ink))
            for at, line in enumerate(lines):
                air = (high - metrics.ascent() - metrics.descent()) / 2
                line.draw(painter, 0, top + at * high + air + metrics.ascent())

    def _line_height(self) -> float:
        return self.look.type_px(self._step) * _LEADING

    def _lines(self, width: float) -> list[GlyphLine]:
        shape = shorten_name if self._brief else shape_name
        return shape(self.look, self.text(), self._step, width, bold=self._bold)
