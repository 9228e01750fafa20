"""The town's name in the corner; holding a finger on it opens the staff's door."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.ruby_label import RubyLabel

__all__ = ["Brand"]

_HOLD_MS = 3000


class Brand(RubyLabel):
    """The name; ``held`` fires once a finger has rested on it for three seconds."""

    held = Signal()

    def __init__(self, look: Look, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(look, text, step="body", bold=True, ink="primary", parent=parent)
        self._timer = QTimer(self, singleShot=True, interval=_HOLD_MS)
        self._timer.timeout.connect(self.held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start counting."""
        self._timer.start()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stop when the finger slides off."""
        if not self.rect().contains(event.position().toPoint()):
            self._timer.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop counting."""
        self._timer.stop()
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting when the screen goes away."""
        self._timer.stop()
        super().hideEvent(event)
