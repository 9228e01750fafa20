"""A label for names and addresses: every variant form drawn as registered, the text kept as given."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Look
from ui.widgets.lines import CHARACTERS_A_LINE
from ui.widgets.name_glyphs import GlyphLine, shape_name, shorten_name

__all__ = ["NameLabel"]

_LEADING = 1.4


class NameLabel(QLabel):
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
        super().__init__(parent)
        self.look = look
        self._step, self._bold, self._ink, self._brief = step, bold, ink, brief
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        if text == self.text() and self.accessibleName() == text:
            return
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_step(self, step: str) -> None:
        """Take another type step, where the text is too long for the one before."""
        if step != self._step:
            self._step = step
            self.updateGeometry()
            self.update()

    def wear(self, look: Look) -> None:
        """Take on another look."""
        self.look = look
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say yes: an address wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at *width* pixels; 0 without text."""
        return round(len(self._lines(width)) * self._line_height()) if self.text() else 0

    def sizeHint(self) -> QSize:
        """Return the size of the text on lines of 25 characters."""
        lines = self._lines(self.look.type_px(self._step) * CHARACTERS_A_LINE)
        width = max(line.width for line in lines)
        return QSize(round(width) + 2, round(len(lines) * self._line_height()) if self.text() else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the least: a few characters wide, one line high."""
        em = self.look.type_px(self._step)
        return QSize(em * 2, em if self.text() else 0)

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
