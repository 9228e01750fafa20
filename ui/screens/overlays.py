"""What lies over a page for a moment: trouble, the idle warning, quitting, help, a call."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.events import (
    Event,
    HelpOpened,
    ProblemClosed,
    Quit,
    QuitAsked,
    StaffCalled,
    StillHere,
)
from kiosk.i18n import Text
from kiosk.session import Session
from ui.chrome import NEXT_LEAF
from ui.explained import Explained, explained
from ui.problems import advice_on, way_out
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton
from ui.widgets.fact_list import FactList, FactRow
from ui.widgets.picture import Picture

__all__ = [
    "CLOSE",
    "CallScreen",
    "HelpScreen",
    "Overlay",
    "ProblemScreen",
    "QuitScreen",
    "WarningScreen",
]

WARNING = Text("warning.heading", "まだ ご利用ですか。")
WARNING_HELP = Text("warning.help", "このままだと、あと {seconds}秒ほどで おわります。お答えは 消えます。")
STILL_HERE = Text("warning.still-here", "まだ 使います")
QUIT = Text("quit.heading", "やめて よろしいですか。")
QUIT_HELP = Text("quit.help", "ここまでの お答えは 消えます。申しこみは していません。")
QUIT_NO = Text("quit.no", "つづける")
QUIT_YES = Text("quit.yes", "やめる")
HELP_TITLE = Text("help.heading", "なぜ 聞くのか・ことばの {意味|いみ}")
CLOSE = Text("overlay.close", "とじる")
CALL = Text("call.heading", "係の人を よんでいます。")
CALL_HELP = Text("call.help", "そのまま お待ちください。お答えは 残っています。")
CALL_END = Text("call.end", "もう 大丈夫です")


#: What is drawn where the table of trouble names no picture, by how the key begins.
_ABOUT = (
    ("card.no-reader", "no-reader"),
    ("card.service", "no-reader"),
    ("card", "card-on-reader"),
    ("pin", "pin-card"),
    ("sign", "pin-paper"),
    ("printer", "slip"),
    ("plan", "slip"),
)


@dataclass(frozen=True, slots=True)
class _Way:
    """A button of an overlay: its object name, its words, the event it makes."""

    name: str
    text: Text
    event: Event


class Overlay(Screen):
    """A page with a few large ways out, the first of them filled."""

    _buttons: list[BigButton]

    def picture(self, session: Session) -> str:
        """Return the picture above the ways out; facts need the room for themselves."""
        return ""

    def ways(self, session: Session) -> Sequence[_Way]:
        """Return the ways out."""
        return ()

    def facts(self, session: Session) -> list[FactRow]:
        """Return what is told above the ways out."""
        return []

    def build(self, session: Session) -> QWidget:
        """Build the facts or the picture, and the buttons."""
        body, column = self.column(gap_mm=8)
        row = self._row()
        if facts := self.facts(session):
            column.addWidget(self._fact_list(facts, row), 1)
        elif picture := self.picture(session):
            column.addWidget(Picture(self.look, picture), 1)
        self._buttons = [self._button(way, at) for at, way in enumerate(self.ways(session))]
        for button in self._buttons:
            row.addWidget(button, 1)
        column.addLayout(row)
        column.addStretch(0)
        return body

    def _button(self, way: _Way, at: int) -> BigButton:
        button = BigButton(self.look, self.words(way.text), kind="plain" if at else "filled")
        button.setObjectName(way.name)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        button.setMinimumHeight(self.look.mm(30))
        button.clicked.connect(lambda: self.happened.emit(way.event))
        return button

    def _fact_list(self, facts: list[FactRow], row: QBoxLayout) -> FactList:
        """Return the facts; what does not fit is a leaf on, by a button beside the ways out."""
        told = FactList(self.look, facts, wide=True)
        more = BigButton(self.look, self.words(NEXT_LEAF), icon="right", after=True)
        more.setObjectName("facts:more")
        more.setMinimumHeight(self.look.mm(30))
        more.hide()
        more.clicked.connect(lambda: told.show_leaf((told.leaf() + 1) % told.leaves()))
        told.leaves_counted.connect(lambda count: more.setVisible(count > 1))
        row.addWidget(more, 1)
        return told

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the ways out."""
        return tuple(Line(way.text) for way in self.ways(session))

    def first_focus(self) -> QWidget | None:
        """Return the filled button."""
        return self._buttons[0] if self._buttons else None

    def _row(self) -> QBoxLayout:
        row: QBoxLayout = QVBoxLayout() if self.look.portrait else QHBoxLayout()
        row.setSpacing(self.look.mm(8))
        return row


class ProblemScreen(Overlay):
    """What happened, what to do, the ways out."""

    def heading(self, session: Session) -> Line:
        """Return what happened."""
        return Line(advice_on(session).title)

    def help(self, session: Session) -> Line:
        """Return what to do."""
        facts = session.problem.facts if session.problem else {}
        return Line.of(advice_on(session).text, **facts)

    def shape(self, session: Session) -> Hashable:
        """Build anew for another problem."""
        return (session.problem.key if session.problem else ""), session.signing

    def picture(self, session: Session) -> str:
        """Return what the table names, or one of what it is about."""
        return _picture_of(session)

    def ways(self, session: Session) -> list[_Way]:
        """Return the ways the table names."""
        ways = advice_on(session).ways
        return [_Way(f"way:{way}", way_out(way, session), ProblemClosed(way)) for way in ways]


def _picture_of(session: Session) -> str:
    key = session.problem.key if session.problem else ""
    about = next((picture for start, picture in _ABOUT if key.startswith(start)), "staff")
    return advice_on(session).picture or about


class WarningScreen(Overlay):
    """「まだご利用ですか」: what is private is covered by it."""

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(WARNING)

    def help(self, session: Session) -> Line:
        """Return how long is left."""
        return Line.of(WARNING_HELP, seconds=session.warned)

    def picture(self, session: Session) -> str:
        """Return a clock."""
        return "waiting"

    def ways(self, session: Session) -> list[_Way]:
        """Return the one large button."""
        return [_Way("still-here", STILL_HERE, StillHere())]


class QuitScreen(Overlay):
    """Asked once more before anything is lost."""

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(QUIT)

    def help(self, session: Session) -> Line:
        """Return what is lost."""
        return Line(QUIT_HELP)

    def picture(self, session: Session) -> str:
        """Return a door."""
        return "leaving"

    def ways(self, session: Session) -> list[_Way]:
        """Return going on first."""
        return [_Way("quit:no", QUIT_NO, QuitAsked(False)), _Way("quit:yes", QUIT_YES, Quit())]


class HelpScreen(Overlay):
    """Why it is asked, and the page's official words in plain ones."""

    tight = True

    def heading(self, session: Session) -> Line:
        """Return the page's question, so that nobody loses the place."""
        return Line(_explained(session).question)

    def help(self, session: Session) -> Line:
        """Return why it is asked."""
        return Line(_explained(session).why)

    def shape(self, session: Session) -> Hashable:
        """Build anew for another page."""
        return _explained(session)

    def facts(self, session: Session) -> list[FactRow]:
        """Return the glossary of the page."""
        told = _explained(session)
        rows = [FactRow("check", self.words(told.help))] if told.help else []
        return rows + [
            FactRow("help", f"{self.words(term.word)}：{self.words(term.meaning)}") for term in told.words
        ]

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return each word and its meaning."""
        terms = _explained(session).words
        return tuple(line for term in terms for line in (Line(term.word), Line(term.meaning)))

    def ways(self, session: Session) -> list[_Way]:
        """Return closing it."""
        return [_Way("help:close", CLOSE, HelpOpened(False))]


def _explained(session: Session) -> Explained:
    return explained(session) or Explained(HELP_TITLE)


class CallScreen(Overlay):
    """Staff were called; the page waits."""

    def heading(self, session: Session) -> Line:
        """Return that somebody comes."""
        return Line(CALL)

    def help(self, session: Session) -> Line:
        """Return that nothing is lost."""
        return Line(CALL_HELP)

    def picture(self, session: Session) -> str:
        """Return somebody who comes."""
        return "staff"

    def ways(self, session: Session) -> list[_Way]:
        """Return going on."""
        return [_Way("call:end", CALL_END, StaffCalled(False))]
