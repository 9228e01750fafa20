"""Capitals and digits to press for the 署名用 PIN: a pad that fills a Secret and shows nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from devices.ports import Secret
from ui.theme import Look
from ui.widgets.pad import CLEAR, ERASE, Pad
from ui.widgets.strikes import STRIKES, Strikes

__all__ = ["LetterPad"]

#: In the order everybody learnt them, not a typewriter's.
_LETTERS = ("ABCDEFG", "HIJKLMN", "OPQRSTU", "VWXYZ")
#: Beside the letters the digits lie as on the keypad of the other PIN, under them in two rows.
_BESIDE = ("123", "456", "789", f"{ERASE}0{CLEAR}")
_BELOW = (f"12345{ERASE}", f"67890{CLEAR}")
_LARGEST_MM = 34.0
_GAP_MM = 5.0
_APART_MM = 10.0  # letters from digits


class LetterPad(Pad):
    """Fills *secret* up to *length* characters of A-Z and 0-9; ``filled(n)`` tells only how many there are.

    *erase* and *clear* are the words of the two keys that take back. A keyboard's small letters
    count as capitals, which is what the card compares (facts: card §4.2).
    """

    def __init__(
        self,
        look: Look,
        secret: Secret,
        *,
        length: int,
        erase: str,
        clear: str,
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, secret, length, {ERASE: erase, CLEAR: clear}, strikes=strikes, parent=parent)
        digits = _BELOW if look.portrait else _BESIDE
        box: QBoxLayout = QVBoxLayout(self) if look.portrait else QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.mm(_APART_MM))
        for rows in (_LETTERS, digits):
            box.addLayout(self.block(rows), len(rows) if look.portrait else len(rows[0]))
        columns, lines = (7, 6) if look.portrait else (10, 4)
        self.setMaximumSize(self._reach(columns), self._reach(lines))

    def _reach(self, keys: int) -> int:
        """Return how long a line of *keys* may be, its wider gap included."""
        return self.look.mm(keys * (_LARGEST_MM + _GAP_MM) - 2 * _GAP_MM + _APART_MM)
