"""What every pad shares: it is given something to fill, presses codes into it, and tells how many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.strikes import STRIKES, Strikes

__all__ = ["CLEAR", "ERASE", "Entry", "Pad"]

#: The places of けす and ぜんぶ けす among a pad's rows of characters.
ERASE, CLEAR = "<", ">"
_LEAST_MM = 20.0
_GAP_MM = 5.0
_WITH_OTHERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Entry(Protocol):
    """What a pad fills, code by code: a ``Secret``, or an ordinary number."""

    def press(self, code: int) -> bool:
        """Add one ASCII *code*; False when there is no room."""
        ...

    def take_back(self) -> None:
        """Remove the last one."""
        ...

    def empty(self) -> None:
        """Remove all."""
        ...

    def __len__(self) -> int:
        """Return how many there are."""
        ...


class Pad(QWidget):
    """Keys that fill *into* up to *limit* characters; ``filled(n)`` tells how many there are, never which.

    A physical keyboard counts while the focus is inside, for the characters that are on the pad:
    what Qt calls a key is its capital's ASCII code, so no text is made of it.
    """

    filled = Signal(int)

    def __init__(
        self,
        look: Look,
        into: Entry,
        limit: int,
        marks: Mapping[str, str],
        *,
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._into, self._limit = into, limit
        self._marks = marks  # the words of ERASE and CLEAR
        self._strikes = strikes
        self._codes: set[int] = set()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the pad's characters and erasing from a physical keyboard."""
        code = int(event.key())
        if event.isAutoRepeat():
            return
        if code in self._codes and not event.modifiers() & _WITH_OTHERS:
            self._press(code)
        elif code == Qt.Key.Key_Delete:
            self._take_back()
        else:
            event.ignore()

    def block(self, rows: Sequence[str]) -> QGridLayout:
        """Return a grid of keys of equal size, one for each character of *rows*; by keys けす comes last."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.look.mm(_GAP_MM))
        places = [(key, row, column) for row, keys in enumerate(rows) for column, key in enumerate(keys)]
        for character, row, column in sorted(places, key=lambda place: place[0] in self._marks):
            grid.addWidget(self._key(character), row, column)
            grid.setRowStretch(row, 1)
            grid.setColumnStretch(column, 1)
        return grid

    def _key(self, character: str) -> BigButton:
        snug, step = character in self._marks, "digit"
        if snug:
            step = "button" if character == ERASE else "hint"
        word = self._marks.get(character, character)
        key = BigButton(self.look, word, step=step, snug=snug, strikes=self._strikes, parent=self)
        key.setMinimumSize(self.look.mm(_LEAST_MM), self.look.mm(_LEAST_MM))
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if character == ERASE:
            key.setObjectName("erase")  # its word is in the visitor's language
            key.clicked.connect(lambda _checked=False: self._take_back())
        elif character == CLEAR:
            key.clicked.connect(lambda _checked=False: self._empty())
        else:
            self._codes.add(ord(character))
            key.clicked.connect(partial(self._struck, ord(character)))
        return key

    def _struck(self, code: int, _checked: bool = False) -> None:
        self._press(code)

    def _press(self, code: int) -> None:
        if len(self._into) < self._limit and self._into.press(code):
            self.filled.emit(len(self._into))

    def _take_back(self) -> None:
        self._into.take_back()
        self.filled.emit(len(self._into))

    def _empty(self) -> None:
        self._into.empty()
        self.filled.emit(len(self._into))
