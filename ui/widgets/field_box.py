"""One field of a page that has several, or a line being typed: its label and what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets.name_label import NameLabel
from ui.widgets.paint import face, ring
from ui.widgets.phrases import plain
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.strikes import STRIKES, Strikes
from ui.widgets.struck import Struck

__all__ = ["FieldBox"]

_HEIGHT_MM = 24.0
_PAD_MM = 4.0
_LONG = 40  # characters; an address with a building and a household is set smaller
_LONG_ABREAST = 10  # characters of three boxes in a row on upright glass: a day is longer


class FieldBox(Struck, QPushButton):
    """Shows a label above a value; the one in hand has the strong edge. ``touched`` at a strike.

    A *brief* one keeps to one line, where a board needs the room: what is left out ends in 「…」. One that
    stands *abreast* of others is as high as they are.
    """

    touched = Signal()

    def __init__(
        self,
        look: Look,
        label: str,
        *,
        active: bool = False,
        brief: bool = False,
        abreast: bool = False,
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self.strikes = look, strikes
        self._active = active
        self._long = _LONG_ABREAST if abreast else _LONG
        if abreast:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._named = plain(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        column = QVBoxLayout(self)
        pad = look.mm(_PAD_MM)
        column.setContentsMargins(pad, pad // 2, pad, pad // 2)
        column.setSpacing(0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # the box says how high it is
        frame = look.for_frame()
        self._label = RubyLabel(frame, label, step="hint", ink="primary" if active else "hint", bold=active)
        self._value = NameLabel(look, "", step="word", brief=brief)
        for part in (self._label, self._value):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        self.clicked.connect(lambda _checked=False: self.touched.emit())
        self.show_value("")

    def show_value(self, value: str) -> None:
        """Show what stands in the field; the screen reader hears label and value."""
        self._value.set_step("word" if len(value) <= self._long else "hint")
        self._value.say(value)
        self._grow()
        self.setAccessibleName(f"{self._named} {value}".strip())

    def set_active(self, active: bool) -> None:
        """Mark it as the one in hand, or not."""
        if active != self._active:
            self._active = active
            self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(self.look.mm(100), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the smallest target."""
        return QSize(self.look.mm(40), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for a long value at the new width."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Be as high as the value needs; one line is the least, so that typing moves nothing."""
        pad = self.look.mm(_PAD_MM)
        inside = max(1, self.width() - 2 * pad)
        needed = self._label.heightForWidth(inside) + self._value.heightForWidth(inside) + pad
        self.setMinimumHeight(max(self._height(), needed))

    def _height(self) -> int:
        """Return the height of label and one line of value."""
        frame, pads = self.look.for_frame(), self.look.mm(_PAD_MM)
        lines = round(1.5 * frame.type_px("hint") + 1.4 * self.look.type_px("word"))
        return max(self.look.mm(_HEIGHT_MM), lines + pads)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the face under label and value, and the ring."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            edge, edge_mm = ("primary", 1.2) if self._active else ("border", 0.6)
            ground = "pressed" if self.isDown() else "surface"
            face(painter, area, self.look, ground=ground, edge=edge, edge_mm=edge_mm)
            if self.shows_ring():
                ring(painter, area, self.look)
