"""An answer that is known already, shown large: it is taken by つぎへ, or changed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.i18n import Text
from kiosk.session.form import Asked, shown
from procedures.model import Field
from ui.screens.editor import Editor
from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.name_label import NameLabel
from ui.widgets.paint import face
from ui.widgets.ruby_label import RubyLabel
from ui.words import Words

__all__ = ["MEND", "OFFERABLE", "OfferEditor"]

MEND = Text("offer.mend", "ちがうので なおす")

#: Kinds whose editor would only stand in the way of an answer that is right already.
OFFERABLE = frozenset(
    {"name", "kana", "address", "date", "month", "phone", "postal", "bank", "yucho", "code"}
)

_STEPS = ((16, "question"), (40, "word"))  # up to so many characters are set in that size


class OfferEditor(Editor):
    """The value and one button; ``mended`` asks for the editor itself."""

    mended = Signal()

    def __init__(self, asked: Field, words: Words, look: Look) -> None:
        super().__init__(asked, words, look)
        self._mend = BigButton(look, words(MEND), icon="pencil")
        self._mend.setObjectName("mend")
        self._mend.setMinimumHeight(look.mm(24))
        self._mend.clicked.connect(self.mended)
        self._value = _Panel(look, words(asked.label), self._mend)
        self._column.addWidget(self._value)

    def present(self, asked: Asked, today: dt.date, *, hidden: bool) -> None:
        """Show the value."""
        self._value.say("●●●" if hidden else shown(asked, today))

    def first_focus(self) -> QWidget | None:
        """Return the button."""
        return self._mend


class _Panel(QWidget):
    """The label over the value and the way to mend it, on a quiet face of their own."""

    def __init__(self, look: Look, label: str, mend: BigButton) -> None:
        super().__init__()
        self._look = look
        self._value = NameLabel(look, "", step="question", bold=True)
        box: QBoxLayout = QVBoxLayout(self) if look.portrait else QHBoxLayout(self)
        pad = look.mm(5)
        box.setContentsMargins(pad, pad, pad, pad)
        box.setSpacing(look.mm(6))
        column = QVBoxLayout()
        column.setSpacing(look.mm(1))
        column.addWidget(RubyLabel(look, label, step="hint", ink="hint"))
        column.addWidget(self._value)
        box.addLayout(column, 1)
        box.addWidget(mend, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, value: str) -> None:
        """Show another value."""
        self._value.set_step(next((step for most, step in _STEPS if len(value) <= most), "body"))
        self._value.say(value)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the face."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            face(painter, QRectF(self.rect()), self._look, ground="surface", edge="rule", edge_mm=0.4)
