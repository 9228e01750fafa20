"""What a row and a tile share: an option's word with its hint under it, the whole of it the target."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from ui.theme import Look
from ui.widgets.lines import Block, set_lines
from ui.widgets.option import Option
from ui.widgets.phrases import plain
from ui.widgets.strikes import Strikes
from ui.widgets.struck import Struck

__all__ = ["Worded"]


class Worded(Struck):
    """Mixed into a Qt button before its Qt class; lengths are in mm."""

    least_mm: ClassVar[float]
    wide_mm: ClassVar[float]
    pad_mm: ClassVar[float]
    air_mm: ClassVar[float]  # over and under the words together
    words_at_mm: float  # from the left edge
    option: Option

    def show_option(self, look: Look, option: Option, strikes: Strikes) -> None:
        """Stand for *option*; screen readers hear its word and hint."""
        self.look, self.option, self.strikes = look, option, strikes
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(plain(option.word))
        self.setAccessibleDescription(plain(option.hint))

    def hasHeightForWidth(self) -> bool:
        """Say yes: words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that holds word and hint at *width* pixels, and a finger."""
        word, hint = self._blocks(width)
        return max(self.look.mm(self.least_mm), round(word.height + hint.height) + self.look.mm(self.air_mm))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = self.look.mm(self.wide_mm)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest target."""
        return QSize(self.look.mm(self.least_mm), self.look.mm(self.least_mm))

    def draw_words(self, painter: QPainter, area: QRectF) -> None:
        """Draw word and hint in the middle of what *area* leaves them."""
        word, hint = self._blocks(self.width())
        left = self.look.mm(self.words_at_mm)
        top, wide = (area.height() - word.height - hint.height) / 2, area.width() - left
        word.draw(painter, QRectF(left, top, wide, word.height), self.look.colour("ink"))
        under = QRectF(left, top + word.height, wide, hint.height)
        hint.draw(painter, under, self.look.colour("hint"))

    def _blocks(self, width: int) -> tuple[Block, Block]:
        look, option = self.look, self.option
        room = width - look.mm(self.words_at_mm) - look.mm(self.pad_mm)
        word = set_lines(look, option.word, "word", room, bold=True, leading=1.25)
        return word, set_lines(look, option.hint, "hint", room, leading=1.35 if option.hint else 0)
