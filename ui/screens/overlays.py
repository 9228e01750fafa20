"""What lies over a page for a moment: trouble, the idle warning, quitting, help, comforts, a call."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kiosk.events import (
    ComfortChosen,
    Event,
    HelpOpened,
    PanelOpened,
    ProblemClosed,
    Quit,
    QuitAsked,
    StaffCalled,
    StillHere,
)
from kiosk.i18n import LANGUAGES, Text
from kiosk.session import Session
from procedures.model import Term
from ui.problems import WAYS, Advice, advice_for
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton
from ui.widgets.choice_list import ChoiceList
from ui.widgets.fact_list import FactList, FactRow
from ui.widgets.option import Option

__all__ = [
    "COMFORTS",
    "CallScreen",
    "ComfortScreen",
    "HelpScreen",
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


@dataclass(frozen=True, slots=True)
class _Way:
    """A button of an overlay: its object name, its words, the event it makes."""

    name: str
    text: Text
    event: Event


class _Overlay(Screen):
    """A page with a few large ways out, the first of them filled."""

    _buttons: list[BigButton]

    def ways(self, session: Session) -> Sequence[_Way]:
        """Return the ways out."""
        return ()

    def facts(self, session: Session) -> list[FactRow]:
        """Return what is told above the ways out."""
        return []

    def build(self, session: Session) -> QWidget:
        """Build the facts and the buttons."""
        body, column = self.column()
        if facts := self.facts(session):
            column.addWidget(FactList(self.look, facts, wide=True), 3)
        else:
            column.addStretch(1)
        row = self._row()
        self._buttons = []
        for at, way in enumerate(self.ways(session)):
            button = BigButton(self.look, self.words(way.text), kind="plain" if at else "filled")
            button.setObjectName(way.name)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            button.setMinimumHeight(self.look.mm(30))
            button.clicked.connect(lambda _=False, event=way.event: self.happened.emit(event))
            self._buttons.append(button)
            row.addWidget(button, 1)
        column.addLayout(row)
        column.addStretch(1)
        return body

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the ways out."""
        return tuple(Line(way.text) for way in self.ways(session))

    def first_focus(self) -> QWidget | None:
        """Return the filled button."""
        return self._buttons[0] if self._buttons else None

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.mm(8))
        return row


class ProblemScreen(_Overlay):
    """What happened, what to do, the ways out."""

    def heading(self, session: Session) -> Line:
        """Return what happened."""
        return Line(self._advice(session).title)

    def help(self, session: Session) -> Line:
        """Return what to do."""
        facts = session.problem.facts if session.problem else {}
        return Line.of(self._advice(session).text, **facts)

    def shape(self, session: Session) -> Hashable:
        """Build anew for another problem."""
        return session.problem.key if session.problem else ""

    def ways(self, session: Session) -> list[_Way]:
        """Return the ways the table names."""
        return [_Way(f"way:{way}", WAYS[way], ProblemClosed(way)) for way in self._advice(session).ways]

    @staticmethod
    def _advice(session: Session) -> Advice:
        return advice_for(session.problem.key if session.problem else "unexpected")


class WarningScreen(_Overlay):
    """「まだご利用ですか」: what is private is covered by it."""

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(WARNING)

    def help(self, session: Session) -> Line:
        """Return how long is left."""
        return Line.of(WARNING_HELP, seconds=session.warned)

    def ways(self, session: Session) -> list[_Way]:
        """Return the one large button."""
        return [_Way("still-here", STILL_HERE, StillHere())]


class QuitScreen(_Overlay):
    """Asked once more before anything is lost."""

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(QUIT)

    def help(self, session: Session) -> Line:
        """Return what is lost."""
        return Line(QUIT_HELP)

    def ways(self, session: Session) -> list[_Way]:
        """Return going on first."""
        return [_Way("quit:no", QUIT_NO, QuitAsked(False)), _Way("quit:yes", QUIT_YES, Quit())]


class HelpScreen(_Overlay):
    """Why it is asked, and the page's official words in plain ones."""

    def heading(self, session: Session) -> Line:
        """Return the page's question, so that nobody loses the place."""
        return Line(session.stop.page.ask) if session.stop else Line(HELP_TITLE)

    def help(self, session: Session) -> Line:
        """Return why it is asked."""
        return Line(session.stop.page.why) if session.stop else Line()

    def shape(self, session: Session) -> Hashable:
        """Build anew for another page."""
        return session.stop.place if session.stop else None

    def facts(self, session: Session) -> list[FactRow]:
        """Return the glossary of the page."""
        stop = session.stop
        told = [FactRow("check", self.words(stop.page.help))] if stop and stop.page.help else []
        return told + [
            FactRow("help", f"{self.words(term.word)}：{self.words(term.meaning)}")
            for term in self._terms(session)
        ]

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return each word and its meaning."""
        terms = self._terms(session)
        return tuple(line for term in terms for line in (Line(term.word), Line(term.meaning)))

    def ways(self, session: Session) -> list[_Way]:
        """Return closing it."""
        return [_Way("help:close", CLOSE, HelpOpened(False))]

    @staticmethod
    def _terms(session: Session) -> list[Term]:
        if session.stop is None or session.procedure is None:
            return []
        known = session.procedure.terms
        return [known[name] for name in session.stop.page.terms if name in known]


class CallScreen(_Overlay):
    """Staff were called; the page waits."""

    def heading(self, session: Session) -> Line:
        """Return that somebody comes."""
        return Line(CALL)

    def help(self, session: Session) -> Line:
        """Return that nothing is lost."""
        return Line(CALL_HELP)

    def ways(self, session: Session) -> list[_Way]:
        """Return going on."""
        return [_Way("call:end", CALL_END, StaffCalled(False))]


SIZES = {
    "S": Text("size.s", "小さい"),
    "M": Text("size.m", "ふつう"),
    "L": Text("size.l", "大きい"),
    "XL": Text("size.xl", "とても 大きい"),
}
THEMES = {
    "standard": Text("theme.standard", "ふつう"),
    "black": Text("theme.black", "白い紙に 黒い字"),
    "white": Text("theme.white", "黒い紙に 白い字"),
    "soft": Text("theme.soft", "まぶしくない"),
    "yellow": Text("theme.yellow", "黒い紙に 黄色い字"),
}
VOICE = {"on": Text("voice.on", "音声を 出す"), "off": Text("voice.off", "音声を 出さない")}


@dataclass(frozen=True, slots=True)
class _Comfort:
    heading: Text
    choices: dict[str, Text]


COMFORTS: dict[str, _Comfort] = {
    "size": _Comfort(Text("comfort.size", "文字の 大きさを えらんでください。"), SIZES),
    "theme": _Comfort(Text("comfort.theme", "見やすい 色を えらんでください。"), THEMES),
    "voice": _Comfort(Text("comfort.voice", "音声を 出しますか。"), VOICE),
    "language": _Comfort(
        Text("comfort.language", "ことばを えらんでください。"),
        {each.code: Text(f"language.{each.code}", each.own_name) for each in LANGUAGES},
    ),
}


class ComfortScreen(_Overlay):
    """One comfort: large choices that stay where they are; a strike takes effect at once."""

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(COMFORTS[session.panel].heading)

    def shape(self, session: Session) -> Hashable:
        """Build anew for another comfort."""
        return session.panel

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the choices."""
        return tuple(Line(text) for text in COMFORTS[session.panel].choices.values())

    def build(self, session: Session) -> QWidget:
        """Build the choices and the button that closes them."""
        body, column = self.column()
        name = session.panel
        options = [Option(each, self.words(text)) for each, text in COMFORTS[name].choices.items()]
        self._list = ChoiceList(self.look, options)
        for row, option in zip(self._list.rows(), options, strict=True):
            row.setObjectName(f"{name}:{option.id}")
        self._list.picked.connect(lambda each: self.happened.emit(ComfortChosen(name, each)))
        close = BigButton(self.look, self.words(CLOSE), icon="check")
        close.setObjectName("panel:close")
        close.clicked.connect(lambda: self.happened.emit(PanelOpened("")))
        column.addWidget(self._list, 1)
        column.addWidget(close)
        return body

    def refresh(self, session: Session) -> None:
        """Mark what holds now."""
        self._list.choose([getattr(session.comfort, session.panel)])

    def first_focus(self) -> QWidget | None:
        """Return the choice that holds."""
        return next((row for row in self._list.rows() if row.isChecked()), None)
