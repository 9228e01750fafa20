"""The idle page: a welcome, one large place to touch, and practice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kiosk.i18n import Text
from kiosk.session import Session
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton

__all__ = ["IdleScreen"]

HEADING = Text("idle.heading", "こんにちは。手続きを お手伝いします。")
HELP = Text("idle.help", "住民票や 介護の 申しこみが できます。お金は いりません。ゆっくりで 大丈夫です。")
START = Text("idle.start", "{画面|がめん}に さわって はじめる")
PRACTICE = Text(
    "idle.practice", "れんしゅう してみる", say="れんしゅうも できます。申しこみには なりません。"
)


class IdleScreen(Screen):
    """Nothing of anybody; a touch begins a visit."""

    started = Signal(bool)  # practice or not; the window mints the visit

    def heading(self, session: Session) -> Line:
        """Return the welcome."""
        return Line(HEADING)

    def help(self, session: Session) -> Line:
        """Return what can be done here."""
        return Line(HELP)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return how to begin."""
        return (Line(START), Line(PRACTICE))

    def build(self, session: Session) -> QWidget:
        """Build the two buttons."""
        body, column = self.column(gap_mm=10)
        self._start = BigButton(
            self.look, self.words(START), kind="filled", step="question", icon="right", after=True
        )
        self._start.setObjectName("start")
        self._start.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._start.setMaximumHeight(self.look.mm(90))
        self._start.clicked.connect(lambda: self.started.emit(False))
        practice = BigButton(self.look, self.words(PRACTICE), icon="practice")
        practice.setObjectName("practice")
        practice.setMinimumHeight(self.look.mm(26))
        practice.clicked.connect(lambda: self.started.emit(True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(practice)
        row.addStretch(1)
        column.addWidget(self._start, 3)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return body

    def first_focus(self) -> QWidget | None:
        """Return the large button."""
        return self._start
