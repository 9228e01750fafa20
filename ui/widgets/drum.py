"""One wheel of a date: ▲ over its value over ▼; the value itself is a button that takes it in hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.lines import set_lines
from ui.widgets.paint import face, ring
from ui.widgets.phrases import plain
from ui.widgets.strikes import STRIKES, Strikes
from ui.widgets.struck import Struck

__all__ = ["Drum"]

_GAP_MM = 5.0
_VALUE_MM = 24.0
_EMPTY = "－"


class _Value(Struck, QPushButton):
    """What stands on the wheel, with its unit after it."""

    def __init__(self, look: Look, unit: str, strikes: Strikes) -> None:
        super().__init__()
        self.look, self.strikes = look, strikes
        self._unit = unit
        self._word = ""
        self._active = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(look.mm(40))

    def show_value(self, word: str, *, active: bool) -> None:
        """Show *word*, or that there is none yet."""
        self._word, self._active = word, active
        self.setAccessibleName(plain(f"{word or _EMPTY}{self._unit}"))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the least target."""
        return QSize(self.look.mm(_VALUE_MM), self.look.mm(_VALUE_MM))

    def minimumSizeHint(self) -> QSize:
        """Return the least target."""
        return QSize(self.look.mm(_VALUE_MM), self.look.mm(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw value and unit on one line, the edge heavier while it is in hand."""
        look = self.look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            ground = "pressed" if self.isDown() else "tint" if self._active else "surface"
            edge, edge_mm = ("primary", 1.2) if self._active else ("border", 0.6)
            face(painter, area, look, ground=ground, edge=edge, edge_mm=edge_mm)
            step = "word" if len(self._word) > 1 and not self._word.isascii() else "digit"
            word = set_lines(
                look, self._word or _EMPTY, step, area.width(), bold=bool(self._word), leading=1.2
            )
            unit = set_lines(look, self._unit, "hint", area.width(), leading=1.2)
            gap = look.mm(1.5) if self._unit else 0
            left = (area.width() - word.width - gap - unit.width) / 2
            middle = area.center().y()
            spot = QRectF(left, middle - word.height / 2, word.width, word.height)
            word.draw(painter, spot, look.colour("ink" if self._word else "hint"))
            foot = middle + word.height / 2 - unit.height * 1.15
            unit.draw(
                painter, QRectF(left + word.width + gap, foot, unit.width, unit.height), look.colour("ink")
            )
            if self.shows_ring():
                ring(painter, area, look)


class Drum(QWidget):
    """``turned(+1 or -1)``, ``touched`` when its value is pressed, ``given_up`` for 「わからない」.

    *keep_place* leaves the room of 「わからない」 where another wheel has it. *unit* is drawn after the value, except for the era's, which names only the buttons.
    """

    turned = Signal(int)
    touched = Signal()
    given_up = Signal()

    def __init__(
        self,
        look: Look,
        unit: str,
        *,
        more: str,
        less: str,
        unknown: str = "",
        keep_place: bool = False,
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.mm(_GAP_MM))
        self.up = BigButton(look, "", icon="up", name=more, step="digit", snug=True, strikes=strikes)
        self.down = BigButton(look, "", icon="down", name=less, step="digit", snug=True, strikes=strikes)
        self.value = _Value(look, unit if len(plain(unit)) == 1 else "", strikes)
        self.unknown: BigButton | None = None
        for part in (self.up, self.value, self.down):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            column.addWidget(part, 1)
        self.up.setMaximumHeight(look.mm(34))
        self.down.setMaximumHeight(look.mm(34))
        if unknown:
            self.unknown = BigButton(look, unknown, step="hint", snug=True, strikes=strikes)
            self.unknown.setFixedHeight(look.mm(20))
            self.unknown.clicked.connect(self.given_up)
            column.addWidget(self.unknown)
        elif keep_place:
            place = QWidget()
            place.setFixedHeight(look.mm(20))
            column.addWidget(place)
        self.up.clicked.connect(partial(self._turn, 1))
        self.down.clicked.connect(partial(self._turn, -1))
        self.value.clicked.connect(self.touched)

    def show_value(self, word: str, *, active: bool) -> None:
        """Show *word* ("" for none); *active* when digits go here."""
        self.value.show_value(word, active=active)

    def _turn(self, by: int, _checked: bool = False) -> None:
        self.turned.emit(by)
