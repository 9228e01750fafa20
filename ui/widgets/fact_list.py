"""Facts to read, a pictogram before each; what does not fit goes on the next leaf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Look
from ui.widgets.icons import icon as draw_icon
from ui.widgets.leaves import Leaves
from ui.widgets.lines import Block, set_lines
from ui.widgets.phrases import plain

__all__ = ["FactList", "FactRow", "TwoLists"]

_ICON_MM = 14.0
_GAP_MM = 6.0
_LEAST_MM = 20.0


@dataclass(frozen=True, slots=True)
class FactRow:
    """A pictogram, or the number of a step, and a sentence, readings included; *detail* stands small below."""

    icon: str
    text: str
    detail: str = ""


class _Fact(QLabel):
    """One row; its text and accessible name are the sentence."""

    def __init__(self, look: Look, row: FactRow) -> None:
        super().__init__(plain(row.text))
        self.look, self._row = look, row
        self.setAccessibleName(plain(row.text))
        self.setAccessibleDescription(plain(row.detail))

    def hasHeightForWidth(self) -> bool:
        """Say yes: words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that holds the sentence."""
        block, below = self._blocks(width)
        return max(self.look.mm(_LEAST_MM), round(block.height + below.height) + self.look.mm(2))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = self.look.mm(200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the pictogram."""
        return QSize(self.look.mm(_LEAST_MM), self.look.mm(_LEAST_MM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw pictogram and sentence on one middle line."""
        look, side = self.look, self.look.mm(_ICON_MM)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            spot = QRectF(0, area.center().y() - side / 2, side, side)
            if self._row.icon.isdigit():
                self._draw_number(painter, spot)
            else:
                painter.drawPixmap(spot.topLeft(), draw_icon(look, self._row.icon, side))
            block, below = self._blocks(self.width())
            left = side + look.mm(_GAP_MM)
            wide = area.width() - left
            top = area.center().y() - (block.height + below.height) / 2
            block.draw(painter, QRectF(left, top, wide, block.height), look.colour("ink"))
            under = QRectF(left, top + block.height, wide, below.height)
            below.draw(painter, under, look.colour("hint"))

    def _draw_number(self, painter: QPainter, spot: QRectF) -> None:
        inset = self.look.mm(1)
        painter.setPen(QPen(self.look.colour("primary"), self.look.mm(0.7)))
        painter.drawEllipse(spot.adjusted(inset, inset, -inset, -inset))
        painter.setFont(self.look.for_frame().font("body", bold=True))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self._row.icon)

    def _blocks(self, width: int) -> tuple[Block, Block]:
        look, row = self.look, self._row
        room = width - look.mm(_ICON_MM + _GAP_MM)
        if not row.detail:
            return set_lines(look, row.text, "body", room, leading=1.5), set_lines(
                look, "", "hint", room, leading=0
            )
        block = set_lines(look, row.text, "body", room, bold=True, leading=1.3)
        return block, set_lines(look, row.detail, "hint", room, leading=1.35)


class FactList(Leaves):
    """Rows of facts from the top down; *wide* sets them in two columns where the glass lies.

    A *close* list has each row only as high as it needs, right under what stands above it.
    """

    def __init__(
        self,
        look: Look,
        rows: Sequence[FactRow],
        *,
        wide: bool = False,
        close: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        columns = 2 if wide and not look.portrait else 1
        low = False if close else None
        super().__init__(look, columns=columns, tallest_mm=26.0, low=low, even=not close, parent=parent)
        self.fill([_Fact(look, row) for row in rows])


class TwoLists(Leaves):
    """Two lists of facts, one after the other: the second begins on a leaf of its own.

    Each row is only as high as it needs, right under what stands above it.
    """

    def __init__(
        self,
        look: Look,
        one: Sequence[FactRow],
        other: Sequence[FactRow],
        *,
        parent: QWidget | None = None,
    ) -> None:
        # Half the glass is too little for the largest letters where words are long or readings stand above.
        roomy = look.size != "XL" or (look.language.startswith("ja") and not look.ruby)
        columns = 2 if roomy and not look.portrait else 1
        super().__init__(look, columns=columns, low=False, even=False, parent=parent)
        cells: list[QWidget] = [_Fact(look, row) for row in one]
        while len(cells) % columns:
            cells.append(QWidget())  # the rest of its last row stays empty
        self.fill([*cells, *(_Fact(look, row) for row in other)], begins=len(cells) // columns)

    def shows_second(self) -> bool:
        """Tell whether the leaf that is shown belongs to the second list."""
        rows = sum(len(leaf) for leaf in self._packed()[: self.leaf()])
        return 0 < self._begins <= rows
