"""The large button: filled, plain or quiet, with a pictogram beside or over its word."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import Look
from ui.widgets.icons import icon as draw_icon
from ui.widgets.lines import Block, set_lines
from ui.widgets.paint import EDGE_MM, face, ring
from ui.widgets.phrases import plain
from ui.widgets.strikes import STRIKES, Strikes
from ui.widgets.struck import Struck

__all__ = ["BigButton"]

_LEADING = 1.25  # two lines on one button belong together
_MAX_LINES_EM = 12.0
_HEIGHT_MM = {"filled": 30.0, "plain": 20.0, "quiet": 20.0}
_PAD_MM = 4.0
_AIR_MM = 1.3  # above and below the words
_SNUG_MM = 16.0
_SNUG_PAD_MM = 2.0
_GAP_MM = 2.5


class BigButton(Struck, QPushButton):
    """A word to press. *kind*: ``filled`` (one a page), ``plain`` (edge), ``quiet`` (no edge).

    *icon* names a pictogram; *over* puts it above the word instead of to the left, *after* to the
    right of it. *step* is the word's type step. *snug*
    is for the keys of a board, whose size the board decides. ``clicked`` fires once a strike.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        kind: str = "plain",
        icon: str = "",
        over: bool = False,
        after: bool = False,
        step: str = "button",
        bold: bool = True,
        name: str = "",
        snug: bool = False,
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.strikes = strikes
        self.kind = kind
        self._icon = icon
        self._over, self._after = over, after
        self._step_name, self._bold = step, bold
        self._snug = snug
        self._chosen = False
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.say(text, name=name)

    def say(self, text: str, *, name: str = "") -> None:
        """Change the word; *name* is what a screen reader says where it differs."""
        said = plain(name or text).replace("\n", " ")
        if text == self._words and said == self.accessibleName():
            return
        self._words = text
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return the word on the button, readings included."""
        return self._words

    def show_icon(self, icon: str) -> None:
        """Change the pictogram."""
        self._icon = icon
        self.update()

    def choose(self, chosen: bool) -> None:
        """Draw the button as the one that holds now (a page that is open, a size that is worn)."""
        self._chosen = chosen
        self.update()

    def wear(self, look: Look) -> None:
        """Take on another look."""
        self.look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that holds the word on as few lines as are pleasant."""
        look = self.look
        if self._snug:
            return QSize(look.mm(_SNUG_MM), look.mm(_SNUG_MM))
        block = self._block(look.type_px(self._step_name) * _MAX_LINES_EM)
        icon = self._icon_px() if self._icon else 0
        gap = look.mm(_GAP_MM) if self._icon and self._words else 0
        if self._over:
            wide, high = max(block.width, icon), block.height + gap / 2 + icon
        else:
            wide, high = block.width + gap + icon, max(block.height, icon)
        least = look.mm(_HEIGHT_MM[self.kind])
        return QSize(
            max(least, round(wide) + 2 * look.mm(_PAD_MM)), max(least, round(high) + 2 * look.mm(_AIR_MM))
        )

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size: never under 20 mm."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw face, pictogram, word and ring."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            self._draw_face(painter, area)
            ink = self._ink()
            if self._over:
                self._draw_over(painter, area, ink)
            else:
                self._draw_beside(painter, area, ink)
            if self.shows_ring():
                ring(painter, area, self.look)

    def _draw_face(self, painter: QPainter, area: QRectF) -> None:
        down = self.isDown()
        if not self.isEnabled():
            face(painter, area, self.look, edge="border", dashed=True)
        elif self.kind == "filled":
            face(painter, area, self.look, ground="primary_pressed" if down else "primary")
        elif self.kind == "plain":
            ground = "pressed" if down else "tint" if self._chosen else "surface"
            edge = "primary" if down or self._chosen else "border"
            edge_mm = EDGE_MM * 2 if self._chosen else EDGE_MM
            face(painter, area, self.look, ground=ground, edge=edge, edge_mm=edge_mm)
        elif down:
            face(painter, area, self.look, ground="pressed")

    def _ink(self) -> str:
        if self.kind == "filled" and self.isEnabled():
            return "on_primary"
        return "primary" if self.kind == "quiet" else "ink"

    def _draw_over(self, painter: QPainter, area: QRectF, ink: str) -> None:
        pixmap = self._pixmap(ink)
        block = self._block(area.width() - self.look.mm(_GAP_MM))
        gap = self.look.mm(_GAP_MM / 2) if self._words else 0
        top = area.top() + (area.height() - pixmap.height() - gap - block.height) / 2
        painter.drawPixmap(QPointF(area.center().x() - pixmap.width() / 2, top), pixmap)
        below = QRectF(area.left(), top + pixmap.height() + gap, area.width(), block.height)
        block.draw(painter, below, self.look.colour(ink), centred=True)

    def _draw_beside(self, painter: QPainter, area: QRectF, ink: str) -> None:
        icon = self._icon_px() if self._icon else 0
        gap = self.look.mm(_GAP_MM) if self._icon and self._words else 0
        block = self._block(area.width() - icon - gap - self.look.mm(_SNUG_PAD_MM if self._snug else _PAD_MM))
        left = area.left() + (area.width() - block.width - gap - icon) / 2
        top = area.top() + (area.height() - block.height) / 2
        text_left = left if self._after else left + icon + gap
        block.draw(
            painter, QRectF(text_left, top, block.width, block.height), self.look.colour(ink), centred=True
        )
        if icon:
            spot = QPointF(left + block.width + gap if self._after else left, area.center().y() - icon / 2)
            painter.drawPixmap(spot, self._pixmap(ink))

    def _pixmap(self, ink: str) -> QPixmap:
        return draw_icon(self.look, self._icon, self._icon_px(), ink)

    def _icon_px(self) -> int:
        return round(self.look.type_px(self._step_name) * (1.35 if self._over else 1.2))

    def _block(self, width: float) -> Block:
        block = self._set(self.look, self._step_name, width)
        smaller = self.look.smaller()
        while self._snug and not self._holds(block) and smaller is not None:
            block = self._set(smaller, self._step_name, width)
            smaller = smaller.smaller()
        if self._snug and not self._holds(block):
            block = self._set(replace(self.look, size="S"), "hint", width)
        return block

    def _set(self, look: Look, step: str, width: float) -> Block:
        return set_lines(look, self._words, step, width, bold=self._bold, leading=_LEADING)

    def _holds(self, block: Block) -> bool:
        """Say whether a key holds the block without parting a word."""
        return block.count <= len(self._words.split()) and block.height <= self.height() - self.look.mm(1)
