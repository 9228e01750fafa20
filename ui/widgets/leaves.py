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
    """Cells in *columns*, all as high as the highest needs, stretched to at most *tallest_mm*.

    *low* sets them at the foot of their place; upright glass is tall, and does so unless told
    otherwise, to keep them within reach. Without *even* each row is only as high as it needs.
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
        even: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._columns = columns
        self._gap = look.mm(gap_mm)
        self._tallest = look.mm(tallest_mm)
        self._cells: list[QWidget] = []
        self._begins = 0
        self._leaf = 0
        self._count = 0
        self._even = even
        self._low = look.portrait if low is None else low
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def fill(self, cells: Sequence[QWidget], *, begins: int = 0) -> None:
        """Show *cells*; called once, by the subclass's constructor. A row that *begins* something has a new leaf."""
        self._cells = list(cells)
        self._begins = begins
        for cell in self._cells:
            cell.setParent(self)
        if self.isVisible():
            self._place()

    def leaves(self) -> int:
        """Return how many leaves there are at the present size; at least 1."""
        return len(self._packed())

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
        heights = self._row_heights()
        wide = max((cell.sizeHint().width() for cell in self._cells), default=0)
        return QSize(wide * self._columns, sum(heights) + max(0, len(heights) - 1) * self._gap)

    def minimumSizeHint(self) -> QSize:
        """Return the size of one row."""
        return QSize(self.look.mm(60), max(self._row_heights(), default=0))

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

    def least_height(self, width: int) -> int:
        """Return the height in pixels that holds everything on one leaf at *width* pixels."""
        heights = self._row_heights(self._cell_width(width))
        return sum(heights) + max(0, len(heights) - 1) * self._gap

    def _cell_width(self, width: int | None = None) -> int:
        whole = self.width() if width is None else width
        return (whole - (self._columns - 1) * self._gap) // self._columns

    def _row_heights(self, width: int | None = None) -> list[int]:
        """Return what each row needs; all the same where rows are *even*."""
        width = self._cell_width() if width is None else width
        needs = [_needs(cell, width) for cell in self._cells]
        if self._even:
            return [max(needs, default=0)] * math.ceil(len(needs) / self._columns)
        return [max(needs[at : at + self._columns]) for at in range(0, len(needs), self._columns)]

    def _packed(self) -> list[list[int]]:
        """Return the heights of the rows of each leaf; a row too high for any leaf has one alone."""
        heights = self._row_heights()
        parts = (heights[: self._begins], heights[self._begins :]) if self._begins else (heights,)
        return [leaf for part in parts for leaf in self._pack(part)]

    def _pack(self, heights: list[int]) -> list[list[int]]:
        if self._even and heights:
            fitting = max(1, (self.height() + self._gap) // (heights[0] + self._gap))
            share = math.ceil(len(heights) / math.ceil(len(heights) / fitting))  # no leaf for one lonely row
            return [heights[at : at + share] for at in range(0, len(heights), share)]
        leaves = _filled(heights, self._gap, self.height())
        low, high = 0, self.height()
        while high - low > 1:  # as many leaves as there must be, and these about equally full
            middle = (low + high) // 2
            tried = _filled(heights, self._gap, middle)
            if len(tried) == len(leaves):
                leaves, high = tried, middle
            else:
                low = middle
        return leaves

    def _place(self) -> None:
        if not self._cells:
            return
        packed = self._packed()
        leaf = min(self._leaf, len(packed) - 1)
        first = sum(len(rows) for rows in packed[:leaf]) * self._columns
        last = first + len(packed[leaf]) * self._columns
        full = self._stretched(packed[0], len(packed[0]))
        shown = self._stretched(packed[leaf], len(packed[0]))
        top = self.height() - sum(full) - (len(full) - 1) * self._gap if self._low else 0
        self._place_leaf(self._cells[first:last], shown, max(0, top))
        for at, cell in enumerate(self._cells):
            cell.setVisible(first <= at < last)
        if len(packed) != self._count:
            self._count = len(packed)
            self.leaves_counted.emit(self._count)

    def _place_leaf(self, cells: list[QWidget], heights: list[int], top: int) -> None:
        width = self._cell_width()
        for row, height in enumerate(heights):
            for column, cell in enumerate(cells[row * self._columns : (row + 1) * self._columns]):
                cell.setGeometry(column * (width + self._gap), top, width, height)
            top += height + self._gap

    def _stretched(self, heights: list[int], rows: int) -> list[int]:
        """Share what is left of the height among the *rows* of a full leaf, up to the tallest they may be."""
        if not self._even:
            return heights
        share = (self.height() - (rows - 1) * self._gap) // rows
        return [max(height, min(self._tallest, share)) for height in heights]


def _filled(heights: Sequence[int], gap: int, room: int) -> list[list[int]]:
    """Return *heights* on leaves of *room* pixels, each filled before the next is begun."""
    leaves: list[list[int]] = [[]]
    for height in heights:
        taken = sum(leaves[-1]) + len(leaves[-1]) * gap
        if leaves[-1] and taken + height > room:
            leaves.append([])
        leaves[-1].append(height)
    return leaves


def _needs(cell: QWidget, width: int) -> int:
    return cell.heightForWidth(width) if cell.hasHeightForWidth() else cell.sizeHint().height()
