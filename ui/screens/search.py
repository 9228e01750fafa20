"""Finding a procedure by words: a board, and what answers to what was typed."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.events import Searched
from kiosk.finding import find
from kiosk.i18n import Text
from kiosk.session import Session
from procedures.model import Head
from ui.screens.base import Line, Screen
from ui.screens.kana_words import kana_words
from ui.widgets.button import BigButton
from ui.widgets.field_box import FieldBox
from ui.widgets.kana_board import KanaBoard

__all__ = ["SearchScreen"]

HEADING = Text("search.heading", "ことばを 入れてください。")
HELP = Text("search.help", "「じゅうみんひょう」「ほけんしょう なくした」のように。")
TYPED = Text("search.typed", "さがす ことば")
NONE = Text("search.none", "見つかりません。ほかの ことばで さがしてください。")
FOUND = Text("search.found", "{count}つ 見つかりました。")

_SHOWN = 3


class SearchScreen(Screen):
    """Every touch of the board looks anew; the nearest three can be taken up."""

    def heading(self, session: Session) -> Line:
        """Return what to do."""
        return Line(HEADING)

    def help(self, session: Session) -> Line:
        """Return an example, or what came of it."""
        if not session.sought:
            return Line(HELP)
        count = len(self._found(session))
        return Line.of(FOUND, count=count) if count else Line(NONE)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return what was found."""
        return tuple(Line(head.everyday) for head in self._found(session))

    def shape(self, session: Session) -> Hashable:
        """Build anew for another list of procedures only."""
        return tuple(head.id for head in session.house.heads)

    def build(self, session: Session) -> QWidget:
        """Build the box, the places of three finds, and the board."""
        body, column = self.column()
        top = QHBoxLayout()
        top.setSpacing(self.look.mm(5))
        finds = top
        if self.look.portrait:  # upright, four beside each other would be too narrow for words
            finds = QHBoxLayout()
            finds.setSpacing(self.look.mm(5))
        self._box = FieldBox(self.look, self.words(TYPED), active=True)
        top.addWidget(self._box, 1)
        self._finds = [BigButton(self.look, "", snug=True) for _ in range(_SHOWN)]
        self._ids = [""] * _SHOWN
        for at, button in enumerate(self._finds):
            button.setObjectName(f"find:{at}")
            button.setMinimumHeight(self.look.mm(28 if self.look.portrait else 24))
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # a find that goes away moves no other
            button.setSizePolicy(policy)
            button.clicked.connect(lambda _=False, at=at: self.wanted.emit(self._ids[at]))
            finds.addWidget(button, 1)
        self._board = KanaBoard(self.look, kana_words(self.words), limit=30)
        self._board.edited.connect(lambda text: self.happened.emit(Searched(text)))
        column.addLayout(top)
        if finds is not top:
            column.addLayout(finds)
        column.addWidget(self._board, 1)
        return body

    def refresh(self, session: Session) -> None:
        """Show what was typed and what it finds; a place without a find stays empty."""
        self._box.show_value(session.sought)
        self._board.set_text(session.sought)
        found = self._found(session)
        for at, button in enumerate(self._finds):
            head = found[at] if at < len(found) else None
            self._ids[at] = head.id if head else ""
            button.say(self.words(head.everyday) if head else "")
            button.setVisible(head is not None)

    def first_focus(self) -> QWidget | None:
        """Return the board's first key: あ, as a rule."""
        return self._board.home()

    @staticmethod
    def _found(session: Session) -> tuple[Head, ...]:
        return find(session.house.heads, session.sought, most=_SHOWN)
