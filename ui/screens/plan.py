"""The list of a happening: what is done in which order, and what to bring, on one page; printed where it can be."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.events import Confirmed, PlanWanted, ShelfChosen
from kiosk.i18n import Text
from kiosk.plan import Plan, Thing, Turn, plan_of
from kiosk.session import Session, Task
from kiosk.session.planning import above
from procedures.model import Mode
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton
from ui.widgets.fact_list import FactList, FactRow
from ui.widgets.ruby_label import RubyLabel
from ui.words import Words

__all__ = ["BRING", "ORDER", "PlanScreen", "told_of", "wanted_by"]

HELP = Text("plan.help", "上から {順番|じゅんばん}に します。")
PRINTABLE = Text(
    "plan.printable", "上から {順番|じゅんばん}に します。紙に 出して お{持|も}ち{帰|かえ}り できます。"
)
PRINTING = Text("plan.printing", "紙に 出して います。すこし お{待|ま}ち ください。")
PRINTED = Text("plan.printed", "紙が 出ました。お{取|と}りください。")
PRINT = Text("plan.print", "紙に 出す")
AGAIN = Text("plan.again", "もういちど 紙に 出す")

ORDER = Text("plan.order", "する こと")
BRING = Text("plan.bring", "もちもの")
NUMBERED = Text("plan.numbered", "{number}. {title}")
BY = Text("plan.by", "いつ：{by}")
OFFICE = Text("plan.office", "{窓口|まどぐち}：{office}")
DRAFT = Text("plan.draft", "ここでは {下書|したが}きまで。出す ところ：{where}")
ELSEWHERE = Text("plan.elsewhere", "行く ところ：{where}")
WANTED = Text("plan.wanted", "{numbers}で 使います")
NUMBER = Text("plan.number", "{number}番")
NOTED = Text("plan.noted", "{number}番（{note}）")
AND = Text("plan.and", "、")

_ELSEWHERE = {Mode.DRAFT: DRAFT, Mode.REFERRAL: ELSEWHERE}


def told_of(turn: Turn) -> tuple[Line, ...]:
    """Return in whose case a procedure is done, until when, and where."""
    lines = [Line(turn.only)] if turn.only else []
    if turn.by:
        lines.append(Line.of(BY, by=turn.by))
    if turn.head.mode in _ELSEWHERE:
        lines.append(Line.of(_ELSEWHERE[turn.head.mode], where=turn.head.where))
    elif turn.office:
        lines.append(Line.of(OFFICE, office=turn.office))
    return tuple(lines)


def wanted_by(thing: Thing, words: Words) -> Line:
    """Return which procedures want *thing*, by number, each with what it says about it."""
    told = (
        words(NOTED, number=use.number, note=use.note) if use.note else words(NUMBER, number=use.number)
        for use in thing.uses
    )
    return Line.of(WANTED, numbers=words(AND).join(told))


class PlanScreen(Screen):
    """Both lists side by side, or one above the other; each turns its own leaves with the page."""

    def heading(self, session: Session) -> Line:
        """Return what happened."""
        plan = plan_of(session)
        return Line(plan.title) if plan else Line()

    def help(self, session: Session) -> Line:
        """Return how to read it, or how far the paper is."""
        if session.task is Task.PRINTING:
            return Line(PRINTING)
        if session.printed:
            return Line(PRINTED)
        return Line(PRINTABLE if session.house.prints else HELP)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the order, the things, and that it can be printed."""
        plan = plan_of(session)
        if plan is None:
            return ()
        lines = [Line(plan.first)] if plan.first else []
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
        """Build the order, the things to bring, and the button that prints them."""
        body, box = self.split(gap_mm=12)
        plan = plan_of(session)
        self._lists: list[FactList] = []
        self._leaves: list[int] = []
        self._print: BigButton | None = None
        order, _ = self._part(ORDER, self._steps(plan) if plan else [])
        things, column = self._part(BRING, self._things(plan) if plan else [])
        if session.house.prints:
            self._print = BigButton(self.look, self.words(PRINT), icon="printer")
            self._print.setObjectName("print")
            self._print.clicked.connect(lambda: self.happened.emit(PlanWanted()))
            column.addWidget(self._print)
        box.addWidget(order, 1)
        box.addWidget(things, 1)
        return body

    def refresh(self, session: Session) -> None:
        """Show the leaf, and whether the paper came out."""
        for each in self._lists:
            each.show_leaf(session.leaf)
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

    def _part(self, title: Text, rows: list[FactRow]) -> tuple[QWidget, QVBoxLayout]:
        part, column = self.column()
        column.addWidget(RubyLabel(self.look, self.words(title), step="word", bold=True))
        facts = FactList(self.look, rows, close=True)
        facts.leaves_counted.connect(partial(self._count, len(self._lists)))
        self._lists.append(facts)
        self._leaves.append(1)
        column.addWidget(facts, 1)
        return part, column

    def _count(self, which: int, leaves: int) -> None:
        """The page has as many leaves as the longer list; the shorter one stays at its last."""
        self._leaves[which] = leaves
        self.emit_leaves(max(self._leaves))

    def _steps(self, plan: Plan) -> list[FactRow]:
        words = self.words
        first = [FactRow("right", words(plan.first))] if plan.first else []
        return first + [
            FactRow(str(turn.number), words(turn.head.everyday), _details(turn, words)) for turn in plan.turns
        ]

    def _things(self, plan: Plan) -> list[FactRow]:
        words = self.words
        return [
            FactRow(thing.icon, words(thing.text), wanted_by(thing, words).shown(words))
            for thing in plan.things
        ]


def _details(turn: Turn, words: Words) -> str:
    """Return what stands under a procedure: a line each where there is a day to keep, else as it fits."""
    return ("\n" if turn.by else "　").join(line.shown(words) for line in told_of(turn))
