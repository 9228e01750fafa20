"""Tiles: a pictogram, an everyday name and a hint; how categories and procedures are offered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import Look
from ui.widgets.icons import icon as draw_icon
from ui.widgets.leaves import Leaves
from ui.widgets.option import Option
from ui.widgets.paint import face, ring
from ui.widgets.strikes import STRIKES, Strikes
from ui.widgets.worded import Worded

__all__ = ["Tile", "TileGrid"]

_ICON_MM = 18.0


class Tile(Worded, QPushButton):
    """One tile for *option*; the whole of it is the target."""

    least_mm, wide_mm, pad_mm, air_mm = 30.0, 140.0, 6.0, 6.0

    def __init__(
        self, look: Look, option: Option, *, strikes: Strikes = STRIKES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.show_option(look, option, strikes)
        self.words_at_mm = 2 * self.pad_mm + _ICON_MM if option.icon else self.pad_mm

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
            if self.option.icon:
                side = look.mm(_ICON_MM)
                spot = QPoint(look.mm(self.pad_mm), round(area.center().y() - side / 2))
                painter.drawPixmap(spot, draw_icon(look, self.option.icon, side))
            self.draw_words(painter, area)
            if self.shows_ring():
                ring(painter, area, look)


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
