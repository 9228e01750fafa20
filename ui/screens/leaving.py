"""A kind end: it does not apply, another office does it, or another procedure is the right one."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.events import AnotherWanted, Ended
from kiosk.i18n import Text
from kiosk.session import Session
from procedures.model import ExitKind
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton
from ui.widgets.fact_list import FactList, FactRow

__all__ = ["LeavingScreen"]

ANOTHER = Text("leaving.another", "ほかの 手続きを さがす")
NOTHING_KEPT = Text("leaving.nothing", "お答えは {残|のこ}りません。")


class LeavingScreen(Screen):
    """Says where to go instead."""

    def heading(self, session: Session) -> Line:
        """Return what it comes to."""
        return Line(session.exit.title) if session.exit else Line()

    def help(self, session: Session) -> Line:
        """Return the sentence that explains it."""
        return Line(session.exit.text) if session.exit else Line()

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return where to go, that nothing is kept, and the way to something else."""
        where = (Line(session.exit.where),) if session.exit and session.exit.where else ()
        return (*where, Line(NOTHING_KEPT), Line(ANOTHER))

    def shape(self, session: Session) -> Hashable:
        """Build anew for another exit."""
        return session.exit

    def build(self, session: Session) -> QWidget:
        """Build where to go, its QR, and the way to something else."""
        body, column = self.column()
        rows = []
        if session.exit is not None and session.exit.where:
            rows.append(FactRow("map-pin", self.words(session.exit.where)))
        rows.append(FactRow("erase", self.words(NOTHING_KEPT)))
        column.addWidget(FactList(self.look, rows), 1)
        if session.exit is not None and session.exit.link:
            from ui.widgets.qr import Qr  # noqa: PLC0415 - the QR library is needed on few pages only

            column.addWidget(Qr(self.look, session.exit.link), 2)
        self._another = BigButton(self.look, self.words(ANOTHER), icon="magnifier")
        self._another.setObjectName("another")
        self._another.clicked.connect(lambda: self.happened.emit(AnotherWanted()))
        column.addWidget(self._another)
        return body

    def first_focus(self) -> QWidget | None:
        """Return the way to something else."""
        return self._another

    def forward(self, session: Session) -> None:
        """End the visit, or go on in the procedure it switches to."""
        if session.exit is not None and session.exit.kind is ExitKind.SWITCH:
            self.wanted.emit(session.exit.to)
        else:
            self.happened.emit(Ended())
