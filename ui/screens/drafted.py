"""After the draft came out: where to take it, what goes with it; nothing of it is left here."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.events import AnotherWanted, Confirmed, Ended
from kiosk.i18n import Text
from kiosk.session import Session
from ui.screens.base import Line, Screen
from ui.screens.done import ANOTHER
from ui.screens.going_on import going_on, going_on_line
from ui.widgets.button import BigButton
from ui.widgets.fact_list import FactList, FactRow

__all__ = ["DraftedScreen"]

HEADING = Text("drafted.heading", "{下書|したが}きの 紙が 出ました。お{取|と}りください。")
HELP = Text("drafted.help", "これは {申請|しんせい}では ありません。{用紙|ようし}に 書きうつして ください。")
FORGOTTEN = Text("drafted.forgotten", "この 機械は、お答えを もう {忘|わす}れました。")


class DraftedScreen(Screen):
    """Shown only once the paper is out."""

    def heading(self, session: Session) -> Line:
        """Return that the paper is there."""
        return Line(HEADING)

    def help(self, session: Session) -> Line:
        """Return that it is no application."""
        return Line(HELP)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return what happens next, and the way to something else."""
        following = going_on_line(session)
        return (
            *(line for _, line in self._facts(session)),
            *((following,) if following else ()),
            Line(ANOTHER),
        )

    def shape(self, session: Session) -> Hashable:
        """Build anew for another procedure."""
        return session.application

    def build(self, session: Session) -> QWidget:
        """Build what comes next, and the way to something else."""
        body, column = self.column()
        rows = [FactRow(icon, line.shown(self.words)) for icon, line in self._facts(session)]
        self._list = FactList(self.look, rows, wide=True)
        self._list.leaves_counted.connect(self.emit_leaves)
        self._another = BigButton(self.look, self.words(ANOTHER), icon="plus")
        self._another.setObjectName("another")
        self._another.clicked.connect(lambda: self.happened.emit(AnotherWanted()))
        column.addWidget(self._list, 1)
        if (following := going_on(self, session)) is not None:
            column.addWidget(following)
        column.addWidget(self._another)
        return body

    def refresh(self, session: Session) -> None:
        """Show the leaf."""
        self._list.show_leaf(session.leaf)

    def first_focus(self) -> QWidget | None:
        """Return the way to something else."""
        return self._another

    def forward(self, session: Session) -> None:
        """Turn a leaf while any is unseen, else end the visit."""
        self.happened.emit(Confirmed() if session.leaf + 1 < session.leaves else Ended())

    @staticmethod
    def _facts(session: Session) -> list[tuple[str, Line]]:
        after = session.procedure.after if session.procedure else ()
        steps = [(str(at), Line(each)) for at, each in enumerate(after, 1)]
        return [("erase", Line(FORGOTTEN)), *steps]
