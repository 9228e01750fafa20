"""How much is left, in words: 「あと 3つ」. No bar, no percentage: a count one can hold in mind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.ruby_label import RubyLabel

__all__ = ["Progress"]


class Progress(RubyLabel):
    """The caller's words for what is left; empty where nothing is counted."""

    def __init__(self, look: Look, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(look, text, step="body", bold=True, parent=parent)
