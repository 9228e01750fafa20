"""The review's rows: label, value, where it came from, and なおす where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.leaves import Leaves
from ui.widgets.name_label import NameLabel
from ui.widgets.paint import face
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.strikes import STRIKES, Strikes

__all__ = ["Row", "RowList"]

_PAD_MM = 5.0
_LABEL_SHARE = 0.3  # of the row, at most
_SOURCE_SHARE = 0.2
_LEAST_MM = 26.0  # a 20 mm button and air
_LEAST_PLAIN_MM = 20.0


@dataclass(frozen=True, slots=True)
class Row:
    """*label* and *source* may carry readings; *value* is shown exactly as it is."""

    label: str
    value: str = field(repr=False)
    source: str = ""
    can_mend: bool = False


class _RowBox(QWidget):
    """One row. Lying glass sets label and value side by side, upright glass one over the other."""

    def __init__(self, look: Look, row: Row, mend: str, strikes: Strikes) -> None:
        super().__init__()
        self.look = look
        self._label = RubyLabel(look, row.label, step="hint", ink="hint", parent=self)
        self._value = NameLabel(look, row.value, step="body", bold=True, parent=self)
        self._source = RubyLabel(look, row.source, step="hint", ink="primary", parent=self)
        self._least = _LEAST_MM if mend else _LEAST_PLAIN_MM
        self.mend: BigButton | None = None
        self.shares = (0, 0, 0)  # what label, source and button of any row want, in pixels; the list says
        if row.can_mend and mend:
            name = f"{self._label.text()} {row.value} {mend}"
            self.mend = BigButton(
                look, mend, icon="pencil", step="hint", name=name, strikes=strikes, parent=self
            )

    def wants(self) -> tuple[int, int, int]:
        """Return the widths that label, source and button would like, in pixels."""
        source = self._source.sizeHint().width() if self._source.text() else 0
        return self._label.sizeHint().width(), source, self.mend.sizeHint().width() if self.mend else 0

    def hasHeightForWidth(self) -> bool:
        """Say yes: values wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that holds everything at *width* pixels."""
        label, value, source = self._widths(width)
        left = self._label.heightForWidth(label)
        middle = self._value.heightForWidth(value)
        right = self._source.heightForWidth(source)
        content = left + middle + right if self.look.portrait else max(left, middle, right)
        return max(self.look.mm(self._least), content + self.look.mm(5))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = self.look.mm(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least."""
        return QSize(self.look.mm(120), self.look.mm(self._least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        look, (label, value, source) = self.look, self._widths(self.width())
        pad, right = look.mm(_PAD_MM), self.width() - look.mm(3)
        if self.mend is not None:
            tall = min(self.height() - look.mm(5), look.mm(22))
            wide = self.shares[2]
            self.mend.setGeometry(right - wide, (self.height() - tall) // 2, wide, tall)
        if look.portrait:
            self._stack(pad, value)
            return
        self._middle(self._label, pad, label)
        self._middle(self._value, pad + label + pad, value)
        self._middle(self._source, pad + label + pad + value + pad, source)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a quiet face."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            face(painter, QRectF(self.rect()), self.look, ground="surface", edge="rule", edge_mm=0.4)

    def _widths(self, width: int) -> tuple[int, int, int]:
        """Share *width* among label, value and source; the mend button's place is kept in every row."""
        look, pad = self.look, self.look.mm(_PAD_MM)
        room = width - pad - (self.shares[2] + pad if self.shares[2] else 0) - look.mm(3)
        if look.portrait:
            return room, room, room
        label = min(self.shares[0], int(width * _LABEL_SHARE))
        source = min(self.shares[1], int(width * _SOURCE_SHARE))
        return label, room - label - source - 2 * pad, source

    def _stack(self, left: int, width: int) -> None:
        parts = [part for part in (self._label, self._value, self._source) if part.text()]
        heights = [part.heightForWidth(width) for part in parts]
        top = (self.height() - sum(heights)) // 2
        for part, high in zip(parts, heights, strict=True):
            part.setGeometry(left, top, width, high)
            top += high

    def _middle(self, part: RubyLabel | NameLabel, left: int, width: int) -> None:
        high = part.heightForWidth(width)
        part.setGeometry(left, (self.height() - high) // 2, width, high)


class RowList(Leaves):
    """Rows equally high but for values that need more lines; ``mended(int)`` tells the row (from 0) whose *mend* button was pressed."""

    mended = Signal(int)

    def __init__(
        self,
        look: Look,
        rows: Sequence[Row],
        *,
        mend: str = "",
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap_mm=3.0, low=False, even=False, parent=parent)
        boxes = [_RowBox(look, row, mend, strikes) for row in rows]
        for at, box in enumerate(boxes):
            if box.mend is not None:
                box.mend.clicked.connect(partial(self._mended, at))
        wanted = [box.wants() for box in boxes]
        for box in boxes:
            box.shares = tuple(max(widths) for widths in zip(*wanted, strict=True))
        self._boxes = boxes
        self.fill(boxes)

    def mend_button(self, row: int) -> BigButton | None:
        """Return the button of *row*, or None where there is none."""
        return self._boxes[row].mend

    def _mended(self, row: int, _checked: bool = False) -> None:
        self.mended.emit(row)
