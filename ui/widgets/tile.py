"""Tiles: a pictogram, an everyday name and a hint; how categories and procedures are offered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import Look
from ui.widgets.icons import icon as draw_icon
from ui.widgets.leaves import Leaves
from ui.widgets.lines import Block, set_lines
from ui.widgets.option import Option
from ui.widgets.paint import face, ring
from ui.widgets.phrases import plain
from ui.widgets.strikes import STRIKES, Strikes
from ui.widgets.struck import Struck

__all__ = ["Tile", "TileGrid"]

_LEAST_MM = 30.0
_ICON_MM = 18.0
_PAD_MM = 6.0


class Tile(Struck, QPushButton):
    """One tile for *option*; the whole of it is the target."""

    def __init__(
        self, look: Look, option: Option, *, strikes: Strikes = STRIKES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self.option, self.strikes = look, option, strikes
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(plain(option.word))
        self.setAccessibleDescription(plain(option.hint))

    def hasHeightForWidth(self) -> bool:
        """Say yes: words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that holds name and hint at *width* pixels; at least 30 mm."""
        word, hint = self._blocks(width)
        return max(self.look.mm(_LEAST_MM), round(word.height + hint.height) + self.look.mm(6))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = self.look.mm(140)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest target."""
        return QSize(self.look.mm(_LEAST_MM), self.look.mm(_LEAST_MM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw face, pictogram, name, hint and ring."""
        look, down = self.look, self.isDown()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            face(
                painter,
                area,
                look,
                ground="pressed" if down else "surface",
                edge="primary" if down else "border",
            )
            word, hint = self._blocks(self.width())
            left = self._text_left()
            if self.option.icon:
                side = look.mm(_ICON_MM)
                spot = QPoint(look.mm(_PAD_MM), round(area.center().y() - side / 2))
                painter.drawPixmap(spot, draw_icon(look, self.option.icon, side))
            top = (area.height() - word.height - hint.height) / 2
            wide = area.width() - left
            word.draw(painter, QRectF(left, top, wide, word.height), look.colour("ink"))
            hint.draw(painter, QRectF(left, top + word.height, wide, hint.height), look.colour("hint"))
            if self.shows_ring():
                ring(painter, area, look)

    def _text_left(self) -> int:
        return self.look.mm(2 * _PAD_MM + _ICON_MM) if self.option.icon else self.look.mm(_PAD_MM)

    def _blocks(self, width: int) -> tuple[Block, Block]:
        room = width - self._text_left() - self.look.mm(_PAD_MM)
        word = set_lines(self.look, self.option.word, "word", room, bold=True, leading=1.25)
        return word, set_lines(
            self.look, self.option.hint, "hint", room, leading=1.35 if self.option.hint else 0
        )


class TileGrid(Leaves):
    """Tiles in two columns, or one on upright glass with large text; ``picked(id)`` at a strike."""

    picked = Signal(str)

    def __init__(
        self,
        look: Look,
        options: Sequence[Option],
        *,
        columns: int = 0,
        tallest_mm: float = 46.0,
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look, columns=columns or (1 if look.portrait else 2), tallest_mm=tallest_mm, parent=parent
        )
        self._tiles = [Tile(look, option, strikes=strikes) for option in options]
        for tile in self._tiles:
            tile.clicked.connect(partial(self._picked, tile.option.id))
        self.fill(self._tiles)

    def tiles(self) -> tuple[Tile, ...]:
        """Return the tiles in the order shown."""
        return tuple(self._tiles)

    def _picked(self, option_id: str, _checked: bool = False) -> None:
        self.picked.emit(option_id)
