"""A field of equal cells that shows only what fits and counts its leaves; nothing ever scrolls."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look

__all__ = ["Leaves"]


class Leaves(QWidget):
    """Cells in *columns*, every one as high as the highest needs, at most *tallest_mm*.

    *low* sets them at the foot of their place; upright glass does so unless told otherwise.
    ``leaves_counted(int)`` fires whenever the number of leaves changes; the leaf shown is set by
    ``show_leaf``. A cell that is not on the leaf is hidden, so neither keys nor a screen reader
    find it.
    """

    leaves_counted = Signal(int)

    def __init__(
        self,
        look: Look,
        *,
        columns: int = 1,
        gap_mm: float = 5.0,
        tallest_mm: float = 40.0,
        low: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._columns = columns
        self._gap = look.mm(gap_mm)
        self._tallest = look.mm(tallest_mm)
        self._cells: list[QWidget] = []
        self._leaf = 0
        self._count = 0
        self._low = (
            look.portrait if low is None else low
        )  # upright glass is tall: what is pressed lies within reach
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def fill(self, cells: Sequence[QWidget]) -> None:
        """Show *cells*; called once, by the subclass's constructor."""
        self._cells = list(cells)
        for cell in self._cells:
            cell.setParent(self)
        if self.isVisible():
            self._place()

    def leaves(self) -> int:
        """Return how many leaves there are at the present size; at least 1."""
        return max(1, math.ceil(len(self._cells) / self._per_leaf()))

    def leaf(self) -> int:
        """Return the leaf that is shown, from 0."""
        return self._leaf

    def show_leaf(self, leaf: int) -> None:
        """Show the leaf *leaf*, from 0; the last one when there are fewer."""
        self._leaf = max(0, leaf)
        if self.isVisible():
            self._place()

    def sizeHint(self) -> QSize:
        """Return the size at which everything is on one leaf."""
        rows = math.ceil(len(self._cells) / self._columns)
        height = rows * self._cell_height() + max(0, rows - 1) * self._gap
        return QSize(
            max((cell.sizeHint().width() for cell in self._cells), default=0) * self._columns, height
        )

    def minimumSizeHint(self) -> QSize:
        """Return the size of one row."""
        return QSize(self.look.mm(60), self._cell_height())

    def showEvent(self, event: QShowEvent) -> None:
        """Count and place when it comes on the glass; only then is its size its own."""
        super().showEvent(event)
        self._count = 0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count and place again."""
        super().resizeEvent(event)
        if self.isVisible():
            self._place()

    def _cell_width(self) -> int:
        return (self.width() - (self._columns - 1) * self._gap) // self._columns

    def _cell_height(self) -> int:
        width = self._cell_width()
        return max((_needs(cell, width) for cell in self._cells), default=0)

    def _rows_per_leaf(self) -> int:
        return max(1, (self.height() + self._gap) // (self._cell_height() + self._gap))

    def _per_leaf(self) -> int:
        return self._rows_per_leaf() * self._columns

    def _place(self) -> None:
        if not self._cells:
            return
        per_leaf, leaves = self._per_leaf(), self.leaves()
        first = min(self._leaf, leaves - 1) * per_leaf
        rows = math.ceil(min(per_leaf, len(self._cells)) / self._columns)
        width, height = self._cell_width(), self._height_for(rows)
        top = self.height() - rows * (height + self._gap) + self._gap if self._low else 0
        for at, cell in enumerate(self._cells):
            shown = first <= at < first + per_leaf
            if shown:
                row, column = divmod(at - first, self._columns)
                cell.setGeometry(
                    column * (width + self._gap), max(0, top) + row * (height + self._gap), width, height
                )
            cell.setVisible(shown)
        if leaves != self._count:
            self._count = leaves
            self.leaves_counted.emit(leaves)

    def _height_for(self, rows: int) -> int:
        """Share the height among the rows of a full leaf, within what a row needs and may have."""
        share = (self.height() - (rows - 1) * self._gap) // rows
        return max(self._cell_height(), min(self._tallest, share))


def _needs(cell: QWidget, width: int) -> int:
    return cell.heightForWidth(width) if cell.hasHeightForWidth() else cell.sizeHint().height()
