"""The list of answers to one question: large rows with a mark, a word and a hint; one or several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from ui.theme import Look
from ui.widgets.leaves import Leaves
from ui.widgets.option import Option
from ui.widgets.paint import face, ring
from ui.widgets.strikes import STRIKES, Strikes
from ui.widgets.worded import Worded

__all__ = ["CheckRow", "ChoiceList", "RadioRow"]

_MARK_MM = 12.0
_ONE_COLUMN = {"XL": 3}  # rows that one leaf holds, in the largest text and in every other
_ONE_COLUMN_ELSE = 4
_TICK = ((-0.22, 0.02), (-0.06, 0.18), (0.23, -0.17))  # of the mark's side, from its middle


class _Row(Worded):
    """How a row looks and measures itself, whatever Qt button it is mixed into."""

    least_mm, wide_mm, pad_mm, air_mm = 24.0, 120.0, 5.0, 5.0
    words_at_mm = 2 * pad_mm + _MARK_MM
    struck = False  # in the middle of a strike

    def nextCheckState(self) -> None:
        """Change as a strike does."""
        self.struck = True
        super().nextCheckState()
        self.struck = False

    def _set_up(self, look: Look, option: Option, strikes: Strikes) -> None:
        self.show_option(look, option, strikes)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the whole row be the target."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw face, mark, word, hint and ring."""
        look = self.look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            chosen = self.isChecked()
            ground = "pressed" if self.isDown() else "tint" if chosen else "surface"
            edge, edge_mm = ("primary", 1.2) if chosen else ("border", 0.6)
            face(painter, area, look, ground=ground, edge=edge, edge_mm=edge_mm)
            self._draw_mark(painter, area)
            self.draw_words(painter, area)
            if self.shows_ring():
                ring(painter, area, look)

    def _draw_mark(self, painter: QPainter, area: QRectF) -> None:
        look, side = self.look, self.look.mm(_MARK_MM)
        mark = QRectF(look.mm(self.pad_mm), area.center().y() - side / 2, side, side)
        chosen = self.isChecked()
        painter.setPen(QPen(look.colour("primary" if chosen else "border"), look.mm(0.7)))
        painter.setBrush(look.colour("primary" if chosen else "surface"))
        inset = look.mm(0.4)
        mark = mark.adjusted(inset, inset, -inset, -inset)
        if isinstance(self, QCheckBox):
            painter.drawRoundedRect(mark, look.mm(2), look.mm(2))
        else:
            painter.drawEllipse(mark)
        if chosen:
            pen = QPen(look.colour("on_primary"), look.mm(1.1))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([mark.center() + QPointF(x * side, y * side) for x, y in _TICK])


class RadioRow(_Row, QRadioButton):
    """One of several answers that exclude each other."""

    def __init__(self, look: Look, option: Option, strikes: Strikes = STRIKES) -> None:
        super().__init__()
        self._set_up(look, option, strikes)


class CheckRow(_Row, QCheckBox):
    """One of several answers of which any number may hold."""

    def __init__(self, look: Look, option: Option, strikes: Strikes = STRIKES) -> None:
        super().__init__()
        self._set_up(look, option, strikes)


class ChoiceList(Leaves):
    """Rows for *options*, in two columns where there are many and the glass lies, or in *columns*.

    A row of *samples* wears the look it stands for. ``picked(id)`` fires at every strike,
    ``chosen()`` tells what holds now.
    """

    picked = Signal(str)
    _choosing = False

    def __init__(
        self,
        look: Look,
        options: Sequence[Option],
        *,
        chosen: Iterable[str] = (),
        several: bool = False,
        columns: int = 0,
        samples: Mapping[str, Look] | None = None,
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        many = len(options) > _ONE_COLUMN.get(look.size, _ONE_COLUMN_ELSE)
        columns = columns or (2 if many and not look.portrait else 1)
        super().__init__(look, columns=columns, tallest_mm=44.0 if look.portrait else 36.0, parent=parent)
        held = set(chosen)
        self._rows: list[RadioRow | CheckRow] = []
        for option in options:
            worn = (samples or {}).get(option.id, look)
            row = (CheckRow if several else RadioRow)(worn, option, strikes)
            row.setAutoExclusive(False) if several else None
            row.setChecked(option.id in held)
            row.clicked.connect(partial(self._picked, option.id))
            row.toggled.connect(partial(self._toggled, row))
            self._rows.append(row)
        self.fill(self._rows)

    def chosen(self) -> tuple[str, ...]:
        """Return the ids that hold, in the order shown."""
        return tuple(row.option.id for row in self._rows if row.isChecked())

    def choose(self, ids: Iterable[str]) -> None:
        """Mark exactly *ids*, without a signal."""
        held = set(ids)
        self._choosing = True
        for row in self._rows:
            exclusive = row.autoExclusive()
            row.setAutoExclusive(False)  # Qt keeps one radio button checked otherwise
            row.setChecked(row.option.id in held)
            row.setAutoExclusive(exclusive)
        self._choosing = False

    def rows(self) -> tuple[QAbstractButton, ...]:
        """Return the rows as buttons, in the order shown."""
        return tuple(self._rows)

    def _picked(self, option_id: str, _checked: bool = False) -> None:
        self.picked.emit(option_id)

    def _toggled(self, row: RadioRow | CheckRow, checked: bool) -> None:
        """Pick what a screen reader checks: it does so without a strike (AT-SPI's Toggle)."""
        if not self._choosing and not row.struck and (checked or isinstance(row, CheckRow)):
            self.picked.emit(row.option.id)
