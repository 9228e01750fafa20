"""Digits to press: a pad that fills a Secret and shows nothing, and a pad for ordinary numbers."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from devices.ports import Secret
from ui.theme import Look
from ui.widgets.pad import CLEAR, ERASE, Entry, Pad
from ui.widgets.strikes import STRIKES, Strikes

__all__ = ["DigitPad", "PinPad"]

_ROWS = ("123", "456", "789", f"{ERASE}0{CLEAR}")  # as on a telephone; letters stand at their right
_TALLEST_MM = 34.0
_WIDEST_MM = 48.0
_GAP_MM = 5.0


class _DigitKeys(Pad):
    """Twelve places as on a telephone, and at their right the *letters* that may stand among the figures."""

    def __init__(
        self,
        look: Look,
        into: Entry,
        limit: int,
        words: Mapping[str, str],
        *,
        letters: str = "",
        strikes: Strikes,
        parent: QWidget | None,
    ) -> None:
        super().__init__(look, into, limit, words, strikes=strikes, parent=parent)
        rows = [row + letter for row, letter in zip_longest(_ROWS, letters[: len(_ROWS)], fillvalue="")]
        self.setLayout(self.block(rows))
        wide = max(map(len, rows))
        self.setMaximumSize(
            look.mm(wide * _WIDEST_MM + (wide - 1) * _GAP_MM), look.mm(4 * _TALLEST_MM + 3 * _GAP_MM)
        )


class PinPad(_DigitKeys):
    """Fills *secret* up to *length* digits; ``filled(n)`` tells only how many there are."""

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
        super().__init__(look, secret, length, {ERASE: erase, CLEAR: clear}, strikes=strikes, parent=parent)


class DigitPad(_DigitKeys):
    """Edits an ordinary number of at most *limit* digits; ``edited(str)`` fires at every change.

    *letters*, up to four, are keys of their own; a number that is set keeps only what has a key.
    """

    edited = Signal(str)

    def __init__(
        self,
        look: Look,
        *,
        text: str = "",
        limit: int = 20,
        letters: str = "",
        erase: str = "けす",
        clear: str = "ぜんぶ\nけす",
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        self._number = _Number(text)
        words = {ERASE: erase, CLEAR: clear}
        super().__init__(look, self._number, limit, words, letters=letters, strikes=strikes, parent=parent)
        self._told = text
        self.filled.connect(self._tell)

    def text(self) -> str:
        """Return what is typed so far."""
        return self._number.text

    def set_text(self, text: str) -> None:
        """Start from *text*, without a signal."""
        kept = "".join(each for each in text if ord(each) in self._codes)
        self._number.text = self._told = kept[: self._limit]

    def _tell(self) -> None:
        if self._number.text != self._told:
            self._told = self._number.text
            self.edited.emit(self._told)


class _Number:
    """An ordinary number as an entry: its digits as text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def press(self, code: int) -> bool:
        """Add a digit; whoever fills it knows where it ends."""
        self.text += chr(code)
        return True

    def take_back(self) -> None:
        """Remove the last digit."""
        self.text = self.text[:-1]

    def empty(self) -> None:
        """Remove all digits."""
        self.text = ""

    def __len__(self) -> int:
        return len(self.text)
