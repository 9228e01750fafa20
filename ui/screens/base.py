"""What every screen is: it shows a session and emits events, nothing more."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.events import Confirmed, LeavesCounted
from kiosk.i18n import NOTHING, Fact, Text
from kiosk.session import Session
from ui.theme import Look
from ui.widgets.leaves import Leaves
from ui.words import Words

__all__ = ["Line", "Screen", "Spoken"]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the facts that fill it."""

    text: Text = NOTHING
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, text: Text, **facts: Fact) -> Line:
        """Return the line of *text* filled with *facts*."""
        return cls(text, tuple(facts.items()))

    def shown(self, words: Words) -> str:
        """Return the line for the eye."""
        return words(self.text, **dict(self.facts)) if self.text else ""

    def spoken(self, words: Words) -> str:
        """Return the line for the ear."""
        return words.spoken(self.text, **dict(self.facts)) if self.text else ""

    def written(self, words: Words) -> str:
        """Return the line for the ear as it is written."""
        return words.written(self.text, **dict(self.facts)) if self.text else ""


#: What the narrator says of a screen, in order.
Spoken = tuple[Line, ...]


class Screen(QWidget):
    """One kind of screen.

    ``present`` may be called at any time and any number of times; it builds its widgets anew only
    when ``shape`` differs from what it built last, else it brings them up to date.
    """

    happened = Signal(object)  # an Event
    wanted = Signal(str)  # the id of a procedure to take up
    tight = False  # its question is set at size M at most, for there is much to read under it

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.look = look
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self._built: Hashable = None
        self._own = frozenset((*vars(self), "_own"))

    # -- what a kind of screen says of itself

    def heading(self, session: Session) -> Line:
        """Return the question, or what the page is."""
        raise TypeError(f"{type(self).__name__} has no heading")

    def help(self, session: Session) -> Line:
        """Return the one line of help under the heading."""
        return Line()

    def spoken(self, session: Session) -> Spoken:
        """Return what is said after heading and help: the choices."""
        return ()

    def shape(self, session: Session) -> Hashable:
        """Return what the widgets are built for."""
        return ()

    def build(self, session: Session) -> QWidget:
        """Return new widgets for *session*."""
        return QWidget()

    def refresh(self, session: Session) -> None:
        """Bring the widgets up to date with *session*."""

    def first_focus(self) -> QWidget | None:
        """Return the widget that keys begin at."""
        return None

    def forward(self, session: Session) -> None:
        """つぎへ was pressed."""
        self.happened.emit(Confirmed())

    # -- what all share

    def present(self, session: Session) -> None:
        """Show *session*."""
        shape = self._shape(session)
        if shape != self._built:
            self._swap(self.build(session))
            self._built = shape
        self.refresh(session)

    def outgrow(self, session: Session) -> None:
        """Hide what is not built for *session*: a frame that changes around it has it count its leaves anew."""
        if self._body is not None and self._shape(session) != self._built:
            self._body.hide()

    def _shape(self, session: Session) -> Hashable:
        return self.words.language, self.look, self.shape(session)

    def clear(self) -> None:
        """Forget what was shown: at the end of a visit nothing of it stays in a widget."""
        self._swap(None)
        self._built = None
        built = [
            name
            for name, held in vars(self).items()
            if name not in self._own and not isinstance(held, SignalInstance)
        ]
        # What build put here outlives its widgets in Python, texts and all. One of them may be in the
        # middle of its own click, so they are let go of when the event loop turns.
        parts = [vars(self).pop(name) for name in built]
        QTimer.singleShot(0, parts.clear)

    def emit_leaves(self, leaves: int) -> None:
        """Tell the session how many leaves the page has."""
        self.happened.emit(LeavesCounted(leaves))

    def turn(self, leaves: Leaves, session: Session) -> None:
        """Show the session's leaf and report the count as it is laid out now."""
        leaves.show_leaf(session.leaf)

    def column(self, widget: QWidget | None = None, gap_mm: float = 5) -> tuple[QWidget, QVBoxLayout]:
        """Return a widget with an empty column in it."""
        body = widget or QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.mm(gap_mm))
        return body, column

    def split(self, gap_mm: float = 8) -> tuple[QWidget, QBoxLayout]:
        """Return a widget with room for two parts: side by side in landscape, stacked in portrait."""
        body = QWidget()
        box: QBoxLayout = QVBoxLayout(body) if self.look.portrait else QHBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.look.mm(gap_mm))
        return body, box

    def _swap(self, body: QWidget | None) -> None:
        old, self._body = self._body, body
        if old is not None:
            self._outer.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        if body is not None:
            self._outer.addWidget(body)
            body.show()  # a layout would show it one turn of the event loop later: an empty page would flash
            self._outer.activate()
