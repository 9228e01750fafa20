"""The date wheels: 元号, 年, 月, 日, each with ▲ and ▼, and digits to type into the one in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.date_parts import PARTS, DateParts, EraChoice, Part, step, typed, unknown
from ui.widgets.drum import Drum
from ui.widgets.strikes import STRIKES, Strikes

__all__ = ["DateWheel", "DateWords"]

_GAP_MM = 5.0
_KEYS = ("123", "456", "789", " 0 ")
_ZERO, _NINE = ord("0"), ord("9")


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words on the wheels; *more* and *less* are what a screen reader says of ▲ and ▼."""

    era: str = "元号"
    year: str = "年"
    month: str = "月"
    day: str = "日"
    first_year: str = "元"
    unknown: str = "わからない"
    more: str = "{part}を ふやす"
    less: str = "{part}を へらす"
    erase: str = "けす"


class DateWheel(QWidget):
    """Edits (era, year, month, day); ``edited(tuple)`` fires with those strings at every change.

    *parts* leaves wheels out (a month of a year has no day); *partial* offers 「わからない」 under
    month and day. What is unknown or not given yet is "".
    """

    edited = Signal(object)

    def __init__(
        self,
        look: Look,
        eras: Sequence[EraChoice],
        words: DateWords | None = None,
        *,
        raw: tuple[str, ...] = (),
        parts: Sequence[Part] = PARTS,
        partial_date: bool = False,
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._eras = tuple(eras)
        self._words = words or DateWords()
        self._shown = tuple(part for part in PARTS if part in parts)
        self._partial = partial_date
        self._strikes = strikes
        self._value = DateParts()
        self._active: Part = "year"
        self._drums: dict[Part, Drum] = {part: self._drum(part) for part in self._shown}
        lies = not look.portrait
        whole: QBoxLayout = QHBoxLayout(self) if lies else QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.mm(12 if lies else 8))
        whole.addWidget(self._wheels(), 3)
        whole.addWidget(self._pad(), 2 if lies else 3)
        self.set_raw(raw)

    def raw(self) -> tuple[str, ...]:
        """Return the strings of the wheels that are shown, era first."""
        return tuple(self._value.get(part) for part in self._shown)

    def set_raw(self, raw: tuple[str, ...]) -> None:
        """Show *raw* (era, year, month, day; missing ones are empty), without a signal."""
        found = dict(zip(self._shown, raw, strict=False))
        self._value = DateParts(**{str(part): found.get(part, "") for part in PARTS})
        self._show()

    def active(self) -> Part:
        """Return the wheel that digits go into."""
        return self._active

    def activate(self, part: Part) -> None:
        """Let digits go into *part*; the era takes none."""
        self._active = part
        self._show()

    def drum(self, part: Part) -> Drum:
        """Return one wheel, for focus, hands and tests."""
        return self._drums[part]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and erasing from a physical keypad."""
        code = int(event.key())
        if _ZERO <= code <= _NINE and not event.isAutoRepeat():
            self._typed(chr(code))
        elif code == Qt.Key.Key_Delete:
            self._erase()
        else:
            event.ignore()

    # ------------------------------------------------------------ building

    def _drum(self, part: Part) -> Drum:
        word = str(getattr(self._words, part))
        drum = Drum(
            self.look,
            word,
            more=self._words.more.format(part=word),
            less=self._words.less.format(part=word),
            unknown=self._words.unknown if self._partial and part in ("month", "day") else "",
            keep_place=self._partial,
            strikes=self._strikes,
        )
        drum.turned.connect(partial(self._turned, part))
        drum.touched.connect(partial(self.activate, part))
        drum.given_up.connect(partial(self._given_up, part))
        return drum

    def _wheels(self) -> QWidget:
        wheels = QWidget()
        row = QHBoxLayout(wheels)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.look.mm(_GAP_MM))
        for part, drum in self._drums.items():
            row.addWidget(drum, 5 if part == "era" else 4)
        return wheels

    def _pad(self) -> QWidget:
        pad = QWidget()
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.look.mm(_GAP_MM))
        for row, digits in enumerate(_KEYS):
            grid.setRowStretch(row, 1)
            for column, digit in enumerate(digits):
                if digit != " ":
                    key = self._key(digit, "digit")
                    key.clicked.connect(partial(self._struck, digit))
                    grid.addWidget(key, row, column)
        erasing = self._key(self._words.erase, "button")
        erasing.setObjectName("erase")
        erasing.clicked.connect(self._erase_struck)
        grid.addWidget(erasing, 3, 0)
        pad.setMaximumHeight(self.look.mm(4 * 34 + 3 * _GAP_MM))
        return pad

    def _key(self, word: str, step_name: str) -> BigButton:
        key = BigButton(self.look, word, step=step_name, strikes=self._strikes)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return key

    # ------------------------------------------------------------ striking

    def _turned(self, part: Part, by: int) -> None:
        self._active = part
        self._change(step(self._value, part, by, self._eras))

    def _given_up(self, part: Part) -> None:
        self._change(unknown(self._value, part))

    def _struck(self, digit: str, _checked: bool = False) -> None:
        self._typed(digit)

    def _erase_struck(self, _checked: bool = False) -> None:
        self._erase()

    def _typed(self, digit: str) -> None:
        self._change(typed(self._value, self._active, digit, self._eras))

    def _erase(self) -> None:
        self._change(unknown(self._value, self._active))

    def _change(self, value: DateParts) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(self.raw())
        self._show()

    def _show(self) -> None:
        for part, drum in self._drums.items():
            drum.show_value(self._word_for(part), active=part == self._active)

    def _word_for(self, part: Part) -> str:
        value = self._value.get(part)
        if part == "era":
            return next((era.label for era in self._eras if era.id == value), "")
        if part == "year" and value == "1" and self._value.era != "ad":
            return self._words.first_year
        return value
