"""What every editor of an answer is: it shows a raw draft and tells every change of it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.answers.model import Raw
from kiosk.i18n import Text
from kiosk.session.form import Asked
from procedures.model import Field
from ui.theme import Look
from ui.words import Words

__all__ = ["CLEAR", "ERASE", "Editor"]

ERASE = Text("answer.erase", "けす")
CLEAR = Text("answer.clear", "ぜんぶ\nけす")


class Editor(QWidget):
    """Edits one field; ``edited`` carries its raw draft."""

    edited = Signal(object)
    leaves_counted = Signal(int)
    shows_value = True  # False: a box above shows what is typed
    boxes: QWidget | None = None  # boxes of its own, set in the row of boxes in place of the field's
    beside = False  # True: narrow enough to stand beside the boxes
    spares_height = False  # True: a picture may stand above it, where it fits
    spares_width = False  # True: a picture may stand beside it, where it fits

    def __init__(self, asked: Field, words: Words, look: Look) -> None:
        super().__init__()
        self.asked, self.words, self.look = asked, words, look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.mm(5))

    def tell(self, raw: Raw) -> None:
        """Hand a change of the widget on; a signal of text cannot be tied to one of any draft."""
        self.edited.emit(raw)

    def present(self, asked: Asked, today: dt.date, *, hidden: bool) -> None:
        """Show the draft."""

    def least_height(self, width: int) -> int:
        """Return the height in pixels that shows all of it at *width* pixels."""
        return self.minimumSizeHint().height()

    def show_leaf(self, leaf: int) -> None:
        """Show a leaf of a long list."""

    def first_focus(self) -> QWidget | None:
        """Return where keys begin."""
        return None
