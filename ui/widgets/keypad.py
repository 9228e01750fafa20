"""Digits to press: a pad that fills a Secret and shows nothing, and a pad for ordinary numbers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from devices.ports import Secret
from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.strikes import STRIKES, Strikes

__all__ = ["DigitPad", "PinPad"]

_ROWS = ("123", "456", "789", " 0 ")
_ZERO, _NINE = ord("0"), ord("9")
_TALLEST_MM = 34.0
_WIDEST_MM = 48.0
_GAP_MM = 5.0
_LEAST_MM = 20.0


class _Pad(QWidget):
    """Twelve places as on a telephone; a physical keypad's digits count while the focus is inside."""

    def __init__(self, look: Look, erase: str, clear: str, strikes: Strikes, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.look = look
        self._strikes = strikes
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.mm(_GAP_MM))
        for row, digits in enumerate(_ROWS):
            for column, digit in enumerate(digits):
                if digit != " ":
                    key = self._key(digit, row, column, step="digit")
                    key.clicked.connect(partial(self._struck, ord(digit)))
        erasing = self._key(erase, 3, 0, step="button", snug=True)
        erasing.clicked.connect(self._erase)
        clearing = self._key(clear, 3, 2, step="hint", snug=True)
        clearing.clicked.connect(self._clear)
        self.setMaximumSize(look.mm(3 * _WIDEST_MM + 2 * _GAP_MM), look.mm(4 * _TALLEST_MM + 3 * _GAP_MM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and erasing from a physical keypad, without making text of them."""
        code = int(event.key())
        if event.isAutoRepeat():
            return
        if _ZERO <= code <= _NINE:
            self._add(code)
        elif code == Qt.Key.Key_Delete:
            self._take_back()
        else:
            event.ignore()

    def _key(self, word: str, row: int, column: int, *, step: str, snug: bool = False) -> BigButton:
        key = BigButton(self.look, word, step=step, snug=snug, strikes=self._strikes)
        key.setMinimumSize(self.look.mm(_LEAST_MM), self.look.mm(_LEAST_MM))
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._grid.addWidget(key, row, column)
        self._grid.setRowStretch(row, 1)
        self._grid.setColumnStretch(column, 1)
        return key

    def _struck(self, code: int, _checked: bool = False) -> None:
        self._add(code)

    def _erase(self, _checked: bool = False) -> None:
        self._take_back()

    def _clear(self, _checked: bool = False) -> None:
        self._empty()

    def _add(self, code: int) -> None:
        raise NotImplementedError

    def _take_back(self) -> None:
        raise NotImplementedError

    def _empty(self) -> None:
        raise NotImplementedError


class PinPad(_Pad):
    """Fills *secret* up to *length* digits; ``filled(n)`` tells only how many there are."""

    filled = Signal(int)

    def __init__(
        self,
        look: Look,
        secret: Secret,
        *,
        length: int = 4,
        erase: str = "けす",
        clear: str = "ぜんぶ\nけす",
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, erase, clear, strikes, parent)
        self._secret = secret
        self._length = length

    def _add(self, code: int) -> None:
        if len(self._secret) < self._length and self._secret.press(code):
            self.filled.emit(len(self._secret))

    def _take_back(self) -> None:
        self._secret.take_back()
        self.filled.emit(len(self._secret))

    def _empty(self) -> None:
        self._secret.empty()
        self.filled.emit(len(self._secret))


class DigitPad(_Pad):
    """Edits an ordinary number of at most *limit* digits; ``edited(str)`` fires at every change."""

    edited = Signal(str)

    def __init__(
        self,
        look: Look,
        *,
        text: str = "",
        limit: int = 20,
        erase: str = "けす",
        clear: str = "ぜんぶ\nけす",
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, erase, clear, strikes, parent)
        self._text = text
        self._limit = limit

    def text(self) -> str:
        """Return the digits typed so far."""
        return self._text

    def set_text(self, text: str) -> None:
        """Start from *text*, without a signal."""
        self._text = text[: self._limit]

    def _add(self, code: int) -> None:
        if len(self._text) < self._limit:
            self._change(self._text + chr(code))

    def _take_back(self) -> None:
        self._change(self._text[:-1])

    def _empty(self) -> None:
        self._change("")

    def _change(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.edited.emit(text)
