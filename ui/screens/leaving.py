"""A kind end: it does not apply, another office does it, or another procedure is the right one."""

from __future__ import annotations

from collections.abc import Hashable
from urllib.parse import urlsplit

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.events import AnotherWanted, Confirmed, Ended
from kiosk.i18n import Text
from kiosk.session import Session
from procedures.model import ExitKind
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton
from ui.widgets.fact_list import FactList, FactRow
from ui.widgets.ruby_label import RubyLabel

__all__ = ["LeavingScreen"]

ANOTHER = Text("leaving.another", "ほかの 手続きを さがす")
PAGE = Text("leaving.page", "スマートフォンで {読|よ}むと、この ページが 開きます。")
NOTHING_KEPT = Text("leaving.nothing", "お答えは {残|のこ}りません。")
GO_ON = Text("leaving.go-on", "つづけるには「その {手続|てつづ}きへ すすむ」を おしてください。")


class LeavingScreen(Screen):
    """Says where to go instead."""

    def heading(self, session: Session) -> Line:
        """Return what it comes to."""
        return Line(session.exit.title) if session.exit else Line()

    def help(self, session: Session) -> Line:
        """Return what explains it; beside a code, which needs the height, it is the first of the facts."""
        return Line(session.exit.text) if session.exit and not session.exit.link else Line()

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return where to go, that nothing is kept or how to go on, and the way to something else."""
        page = (Line(PAGE),) if session.exit is not None and session.exit.link else ()
        return (*(line for _, line in self._facts(session)), *page, Line(ANOTHER))

    def shape(self, session: Session) -> Hashable:
        """Build anew for another exit."""
        return session.exit

    def build(self, session: Session) -> QWidget:
        """Build where to go beside its QR, and the way to something else."""
        body, column = self.column()
        both, box = self.split()
        rows = [FactRow(icon, line.shown(self.words)) for icon, line in self._facts(session)]
        coded = session.exit is not None and bool(session.exit.link)
        self._list = FactList(self.look, rows, close=coded)
        self._list.leaves_counted.connect(self.emit_leaves)
        box.addWidget(self._list, 3)
        if session.exit is not None and session.exit.link:
            box.addWidget(self._code(session.exit.link), 2)
        column.addWidget(both, 1)
        self._another = BigButton(self.look, self.words(ANOTHER), icon="magnifier")
        self._another.setObjectName("another")
        self._another.clicked.connect(lambda: self.happened.emit(AnotherWanted()))
        column.addWidget(self._another)
        return body

    def _code(self, link: str) -> QWidget:
        """Return the code of *link*, what it is for, and its address, which can be typed at home."""
        from ui.widgets.qr import Qr  # noqa: PLC0415 - the QR library is needed on few pages only

        look = self.look.for_frame()
        body = QWidget()
        both: QBoxLayout = QHBoxLayout(body) if look.portrait else QVBoxLayout(body)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(look.mm(3))
        told, column = self.column(gap_mm=2)
        column.addStretch(1)
        for text, ink in ((self.words(PAGE), "ink"), (urlsplit(link).netloc, "hint")):
            label = RubyLabel(look, text, step="hint", ink=ink)
            label.setMinimumHeight(label.sizeHint().height())  # it is the code that gives way
            column.addWidget(label)
        column.addStretch(1)
        both.addWidget(Qr(look, link, said=self.words.plain(PAGE)), 1)
        both.addWidget(told, 2 if look.portrait else 0)
        return body

    @staticmethod
    def _facts(session: Session) -> list[tuple[str, Line]]:
        leave = session.exit
        text = [("check", Line(leave.text))] if leave is not None and leave.link else []
        where = [("map-pin", Line(leave.where))] if leave is not None and leave.where else []
        switches = leave is not None and leave.kind is ExitKind.SWITCH
        return [*text, *where, ("right", Line(GO_ON)) if switches else ("erase", Line(NOTHING_KEPT))]

    def refresh(self, session: Session) -> None:
        """Show the leaf."""
        self._list.show_leaf(session.leaf)

    def first_focus(self) -> QWidget | None:
        """Return the way to something else."""
        return self._another

    def forward(self, session: Session) -> None:
        """Turn a leaf while any is unseen, else end the visit or go on in the procedure it switches to."""
        if session.leaf + 1 < session.leaves:
            self.happened.emit(Confirmed())
        elif session.exit is not None and session.exit.kind is ExitKind.SWITCH:
            self.wanted.emit(session.exit.to)
        else:
            self.happened.emit(Ended())
