"""The list of a happening: what is done in which order, and what to bring, on one page; printed where it can be."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.events import Confirmed, PlanWanted, ShelfChosen
from kiosk.i18n import Text
from kiosk.plan import Plan, Thing, Turn, plan_of
from kiosk.session import Session, Task
from kiosk.session.planning import above
from procedures.model import Mode
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton
from ui.widgets.fact_list import FactRow, TwoLists
from ui.widgets.ruby_label import RubyLabel
from ui.words import Words

__all__ = ["BRING", "ORDER", "PlanScreen", "told_of", "wanted_by"]

HELP = Text("plan.help", "上から {順番|じゅんばん}に します。")
PRINTING = Text("plan.printing", "紙に 出して います。すこし お{待|ま}ち ください。")
PRINTED = Text("plan.printed", "紙が 出ました。お{取|と}りください。")
PRINT = Text("plan.print", "紙に 出す")
AGAIN = Text("plan.again", "もういちど 紙に 出す")

ORDER = Text("plan.order", "する こと")
BRING = Text("plan.bring", "もちもの")
NUMBERED = Text("plan.numbered", "{number}. {title}")
BY = Text("plan.by", "いつ：{by}")
OFFICE = Text("plan.office", "{窓口|まどぐち}：{office}")
DRAFT = Text("plan.draft", "{窓口|まどぐち}キオスクでは {下書|したが}きだけ できます。")
HAND_IN = Text("plan.hand-in", "出す{所|ところ}：{where}")
ELSEWHERE = Text("plan.elsewhere", "行く{所|ところ}：{where}")
WANTED = Text("plan.wanted", "{numbers}で 使います")
NUMBER = Text("plan.number", "{number}番")
NOTED = Text("plan.noted", "{number}番（{note}）")
AND = Text("plan.and", "、")


def told_of(turn: Turn) -> tuple[Line, ...]:
    """Return in whose case a procedure is done, until when, and where."""
    lines = [Line(turn.only)] if turn.only else []
    if turn.by:
        lines.append(Line.of(BY, by=turn.by))
    return (*lines, *_where(turn))


def _where(turn: Turn) -> Iterator[Line]:
    where = turn.head.where
    match turn.head.mode:
        case Mode.DRAFT:
            yield Line(DRAFT)
            yield Line.of(HAND_IN, where=where)
        case Mode.REFERRAL:
            yield Line.of(ELSEWHERE, where=where)
        case _ if turn.office:
            yield Line.of(OFFICE, office=turn.office)


def wanted_by(thing: Thing, words: Words) -> Line:
    """Return which procedures want *thing*, by number, each with what it says about it."""
    told = (
        words(NOTED, number=use.number, note=use.note) if use.note else words(NUMBER, number=use.number)
        for use in thing.uses
    )
    return Line.of(WANTED, numbers=words(AND).join(told))


class PlanScreen(Screen):
    """First the order, leaf by leaf, then the things to bring."""

    def heading(self, session: Session) -> Line:
        """Return what happened."""
        plan = plan_of(session)
        return Line(plan.title) if plan else Line()

    def help(self, session: Session) -> Line:
        """Return what comes before it all, or how far the paper is."""
        if session.task is Task.PRINTING:
            return Line(PRINTING)
        if session.printed:
            return Line(PRINTED)
        plan = plan_of(session)
        return Line(plan.first) if plan and plan.first else Line(HELP)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the order, the things, and that it can be printed."""
        plan = plan_of(session)
        if plan is None:
            return ()
        lines = []
        for turn in plan.turns:
            lines += [Line.of(NUMBERED, number=turn.number, title=turn.head.everyday), *told_of(turn)]
        lines.append(Line(BRING))
        for thing in plan.things:
            lines += [Line(thing.text), wanted_by(thing, self.words)]
        return (*lines, Line(PRINT)) if session.house.prints else tuple(lines)

    def shape(self, session: Session) -> Hashable:
        """Build anew for another list, and when a printer comes or goes."""
        plan = plan_of(session)
        return plan and (plan.id, plan.turns), session.house.prints

    def build(self, session: Session) -> QWidget:
        """Build a row with the list's name and the button that prints both, and the lists under it."""
        body, column = self.column(gap_mm=4)
        plan = plan_of(session)
        row = QHBoxLayout()
        self._name = RubyLabel(self.look, step="word", bold=True)
        row.addWidget(self._name, 1)
        self._print: BigButton | None = None
        if session.house.prints:
            self._print = BigButton(self.look, self.words(PRINT), icon="printer")
            self._print.setObjectName("print")
            self._print.clicked.connect(lambda: self.happened.emit(PlanWanted()))
            row.addWidget(self._print, 1)
        self._lists = TwoLists(
            self.look, self._steps(plan) if plan else [], self._things(plan) if plan else []
        )
        self._lists.leaves_counted.connect(self.emit_leaves)
        column.addLayout(row)
        column.addWidget(self._lists, 1)
        return body

    def refresh(self, session: Session) -> None:
        """Show the leaf and whose it is, and whether the paper came out."""
        self._lists.show_leaf(session.leaf)
        self._name.say(self.words(BRING if self._lists.shows_second() else ORDER))
        if self._print is not None:
            self._print.say(self.words(AGAIN if session.printed else PRINT))
            self._print.setEnabled(session.task is not Task.PRINTING)

    def first_focus(self) -> QWidget | None:
        """Return the button that prints, where there is one."""
        return self._print

    def forward(self, session: Session) -> None:
        """Turn a leaf while any is unseen, else go and choose one of the procedures."""
        more = session.leaf + 1 < session.leaves
        self.happened.emit(Confirmed() if more else ShelfChosen(above(session.shelf)))

    def _steps(self, plan: Plan) -> list[FactRow]:
        words = self.words

        def details(lines: tuple[Line, ...]) -> str:
            return "\n".join(line.shown(words) for line in lines)

        return [
            FactRow(str(turn.number), words(turn.head.everyday), details(told_of(turn)))
            for turn in plan.turns
        ]

    def _things(self, plan: Plan) -> list[FactRow]:
        words = self.words
        return [
            FactRow(thing.icon, words(thing.text), wanted_by(thing, words).shown(words))
            for thing in plan.things
        ]
