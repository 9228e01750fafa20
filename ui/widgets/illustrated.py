"""A part of a page with a picture at one side of it, where there is room for one."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look
from ui.widgets.picture import Picture

__all__ = ["Illustrated", "Side"]

_GAP_MM = 8.0
_TALLEST_MM = 100.0


class Side(Enum):
    """Where the picture goes, and how many millimetres of height it must find there."""

    ABOVE = 60.0
    UNDER = 45.0
    BESIDE = 35.0


class Illustrated(QWidget):
    """*part* with *picture* at its *side*; without the picture where *part* would be cramped by it.

    *needs* tells the height in pixels that the part needs at a width in pixels to show all of itself,
    no target below its least size. Beside it, the picture has the right third.
    """

    def __init__(
        self, look: Look, part: QWidget, picture: Picture, side: Side, needs: Callable[[int], int]
    ) -> None:
        super().__init__()
        self.look = look
        self._part, self._picture, self._side, self._needs = part, picture, side, needs
        for each in (part, picture):
            each.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return the part's; the picture takes what is left over."""
        return self._part.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the part's."""
        return self._part.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place both anew when the part needs more or less than before: a notice came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        part, picture = self._beside() if self._side is Side.BESIDE else self._stacked()
        fits = picture.height() >= self.look.mm(self._side.value)
        self._picture.setVisible(fits)
        self._picture.setGeometry(picture if fits else QRect())
        self._part.setGeometry(part if fits else self.rect())

    def _beside(self) -> tuple[QRect, QRect]:
        """Return both places; none for the picture where the narrower part would not fit."""
        wide, high, gap = self.width(), self.height(), self.look.mm(_GAP_MM)
        third = (wide - gap) // 3
        narrow = wide - gap - third
        tall = min(high, self._picture.height_at(third)) if self._needs(narrow) <= high else 0
        return QRect(0, 0, narrow, high), QRect(narrow + gap, 0, third, tall)

    def _stacked(self) -> tuple[QRect, QRect]:
        wide, high, gap = self.width(), self.height(), self.look.mm(_GAP_MM)
        needed = self._needs(wide)
        tall = min(self.look.mm(_TALLEST_MM), self._picture.height_at(wide), high - needed - gap)
        if self._side is Side.UNDER:
            return QRect(0, 0, wide, needed), QRect(0, needed + gap, wide, tall)
        return QRect(0, tall + gap, wide, high - tall - gap), QRect(0, 0, wide, tall)
