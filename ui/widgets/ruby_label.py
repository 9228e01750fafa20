"""A label that wraps by phrase and sets readings above kanji where the language asks for them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Look
from ui.widgets.lines import Block, set_lines
from ui.widgets.phrases import plain

__all__ = ["RubyLabel"]


class RubyLabel(QLabel):
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
        super().__init__(parent)
        self.look = look
        self._step, self._bold, self._ink, self._centred = step, bold, ink, centred
        self._source = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text, readings included."""
        if text == self._source:
            return
        self._source = text
        self.setText(plain(text))
        self.setAccessibleName(plain(text))
        self.updateGeometry()
        self.update()

    def source(self) -> str:
        """Return the text with its readings."""
        return self._source

    def wear(self, look: Look) -> None:
        """Take on another look."""
        self.look = look
        self.updateGeometry()
        self.update()

    def set_step(self, step: str) -> None:
        """Take another type step, where the words do not fit in the one before."""
        if step != self._step:
            self._step = step
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Say yes: words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at *width* pixels; 0 without words."""
        return round(self._block(width).height) if self._source else 0

    def sizeHint(self) -> QSize:
        """Return the size of the text on lines of 25 characters."""
        block = self._block(self.look.type_px(self._step) * 26)
        return QSize(round(block.width) + 1, round(block.height) if self._source else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the least: a few characters wide, one line high."""
        return QSize(self.look.type_px(self._step) * 2, self.look.type_px(self._step) if self._source else 0)

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
