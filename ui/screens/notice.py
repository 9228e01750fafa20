"""The purpose notice (個人情報保護法62条), and the quiet way to staff for people under 支援措置."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.events import ProtectionAsked
from kiosk.i18n import Text
from kiosk.session import Session
from kiosk.session.ending import is_draft
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton
from ui.widgets.fact_list import FactList, FactRow

__all__ = ["NoticeScreen"]

HEADING = Text("notice.heading", "お答えの 使いみちを お知らせします。")
SEALED = Text("notice.sealed", "お答えは {封|ふう}を して、町の 係の人だけが 読みます。")
PAPER = Text("notice.paper", "お答えは 紙に 出す だけです。町には {送|おく}りません。")
FORGOTTEN = Text("notice.forgotten", "おわると、この 機械には 何も {残|のこ}りません。")
NUMBER = Text("notice.number", "マイナンバー(12けた)は お聞きしません。")
PROTECTION = Text("notice.protection", "住所を 知られたくない 事情が ある")
PROTECTED = Text("notice.protected", "係の人に だけ 伝えます")


class NoticeScreen(Screen):
    """What the answers are for."""

    def heading(self, session: Session) -> Line:
        """Return the heading."""
        return Line(HEADING)

    def help(self, session: Session) -> Line:
        """Return the purpose of this procedure."""
        return Line(session.procedure.purpose) if session.procedure else Line()

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the promises."""
        return (Line(PAPER if is_draft(session) else SEALED), Line(FORGOTTEN), Line(NUMBER))

    def shape(self, session: Session) -> Hashable:
        """Build anew for another procedure."""
        return session.application

    def build(self, session: Session) -> QWidget:
        """Build the promises and the quiet button."""
        body, column = self.column()
        rows = [
            FactRow("printer", self.words(PAPER))
            if is_draft(session)
            else FactRow("mail", self.words(SEALED)),
            FactRow("erase", self.words(FORGOTTEN)),
            FactRow("check", self.words(NUMBER)),
        ]
        self._list = FactList(self.look, rows)
        self._list.leaves_counted.connect(self.emit_leaves)
        self._quiet = BigButton(self.look, self.words(PROTECTION), icon="hide")
        self._quiet.setObjectName("protection")
        self._quiet.setCheckable(True)
        self._quiet.toggled.connect(lambda checked: self.happened.emit(ProtectionAsked(checked)))
        column.addWidget(self._list, 1)
        column.addWidget(self._quiet)
        # Nobody of the town would learn of it; only once it has a parent, else it opens a window of its own.
        self._quiet.setVisible(not is_draft(session))
        return body

    def refresh(self, session: Session) -> None:
        """Show the leaf and whether staff will be told."""
        self._list.show_leaf(session.leaf)
        self._quiet.setChecked(session.protection)
        self._quiet.show_icon("check" if session.protection else "hide")
        self._quiet.say(self.words(PROTECTED if session.protection else PROTECTION))
