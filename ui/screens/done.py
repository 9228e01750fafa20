"""The receipt on the glass: the number, what to bring, what happens next; print, another, or end."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.events import AnotherWanted, Confirmed, Ended, Event, SlipWanted
from kiosk.i18n import Text
from kiosk.session import Session
from procedures.model import Identity
from ui.screens.base import Line, Screen
from ui.screens.going_on import going_on, going_on_line
from ui.widgets.button import BigButton
from ui.widgets.fact_list import FactList, FactRow
from ui.widgets.number_plate import NumberPlate

__all__ = ["DoneScreen"]

HEADING = Text("done.heading", "申しこみが できました。")
PRACTICE = Text("done.practice", "れんしゅうが おわりました。")
HELP = Text("done.help", "この 番号を 窓口で お見せください。")
PRACTICE_HELP = Text("done.practice.help", "申しこみは していません。この 番号は 使えません。")
NUMBER = Text("done.number", "{受付番号|うけつけばんごう}")
OFFICE = Text("done.office", "{office}へ お{越|こ}しください。")
FEE = Text("done.fee", "手数料の めやすは {fee}円です。窓口で お{支払|しはら}いください。")
FREE = Text("done.free", "お金は かかりません。")
BRING = Text("done.bring", "窓口へ お{持|も}ちください： {what}")
PAPERS = Text("done.papers", "窓口で、カードなど {本人|ほんにん}を 確かめる 書類を 見せてください。")
NEXT = Text("done.next", "{what}")
PRINT = Text("done.print", "番号を 紙に 出す")
PRINTED = Text("done.printed", "もういちど 紙に 出す")
ANOTHER = Text("done.another", "つづけて ほかの 手続きを する")


class DoneScreen(Screen):
    """Shown only once the application is durable."""

    def heading(self, session: Session) -> Line:
        """Return that it is done."""
        return Line(PRACTICE if session.practice else HEADING)

    def help(self, session: Session) -> Line:
        """Return what the number is for."""
        return Line(PRACTICE_HELP if session.practice else HELP)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the facts of the receipt and the choices; the narrator reads the number, digit by digit."""
        following = going_on_line(session)
        ways = (
            Line(PRINTED if session.printed else PRINT),
            *((following,) if following else ()),
            Line(ANOTHER),
        )
        return (*(line for _, line in self._facts(session)), *ways)

    def shape(self, session: Session) -> Hashable:
        """Build anew for another receipt."""
        return session.receipt

    def build(self, session: Session) -> QWidget:
        """Build the number and the buttons on one side, what comes next on the other."""
        body, box = self.split(gap_mm=12)
        left, column = self.column()
        number = session.receipt.number if session.receipt else ""
        column.addWidget(NumberPlate(self.look, self.words(NUMBER), number))
        column.addStretch(1)
        self._print = self._button("print", PRINT, "printer", SlipWanted())
        column.addWidget(self._print)
        column.addWidget(self._button("another", ANOTHER, "plus", AnotherWanted()))
        rows = [FactRow(icon, line.shown(self.words)) for icon, line in self._facts(session)]
        self._list = FactList(self.look, rows)
        self._list.leaves_counted.connect(self.emit_leaves)
        right, beside = self.column()
        beside.addWidget(self._list, 1)
        if (following := going_on(self, session)) is not None:
            beside.addWidget(following)
        box.addWidget(left, 4)
        box.addWidget(right, 5)
        return body

    def _button(self, name: str, text: Text, icon: str, event: Event) -> BigButton:
        button = BigButton(self.look, self.words(text), icon=icon)
        button.setObjectName(name)
        button.setMinimumHeight(self.look.mm(26))
        button.clicked.connect(lambda: self.happened.emit(event))
        return button

    def refresh(self, session: Session) -> None:
        """Show the leaf, and whether the slip came out."""
        self._list.show_leaf(session.leaf)
        self._print.say(self.words(PRINTED if session.printed else PRINT))

    def first_focus(self) -> QWidget | None:
        """Return the print button."""
        return self._print

    def forward(self, session: Session) -> None:
        """Turn a leaf while any is unseen, else end the visit."""
        self.happened.emit(Confirmed() if session.leaf + 1 < session.leaves else Ended())

    @staticmethod
    def _facts(session: Session) -> list[tuple[str, Line]]:
        receipt = session.receipt
        if receipt is None:
            return []
        facts = [("building", Line.of(OFFICE, office=receipt.office))]
        if receipt.fee is not None:
            facts.append(("money", Line.of(FEE, fee=f"{receipt.fee:,}") if receipt.fee else Line(FREE)))
        if _owes_papers(session):
            facts.append(("person", Line(PAPERS)))
        bring = [("card", Line.of(BRING, what=each)) for each in receipt.bring]
        after = ((str(at), Line.of(NEXT, what=each)) for at, each in enumerate(receipt.after, 1))
        return [*facts, *bring, *after]


def _owes_papers(session: Session) -> bool:
    """Say whether nothing has told yet who applies, as the town wants it told."""
    wanted = session.procedure.identity if session.procedure else Identity.NONE
    told = session.signature if wanted is Identity.SIGNATURE else session.holder
    return wanted is not Identity.NONE and told is None and not session.practice
