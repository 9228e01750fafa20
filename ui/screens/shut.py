"""The closed page: why it is closed and what to do instead."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.i18n import NOTHING, Text
from kiosk.session import Session
from ui.screens.base import Line, Screen
from ui.widgets.fact_list import FactList, FactRow
from ui.widgets.picture import Picture

__all__ = ["ShutScreen"]

HEADING = Text("shut.heading", "いまは お休みです。")
HOURS = Text("shut.hours", "つぎに 使えるのは、{day}の {time}からです。")
HOURS_ON = Text("shut.hours-on", "つぎに 使えるのは、{month}月{date}日の {time}からです。")
TODAY = Text("shut.today", "きょう")
TOMORROW = Text("shut.tomorrow", "あした")
WINDOW = Text("shut.window", "お急ぎの {方|かた}は、町民福祉課の 窓口へ お{越|こ}しください。")
TROUBLE = Text("shut.trouble", "機械を なおしています。窓口で {申|もう}しこめます。")
STAFF = Text("shut.staff", "係の人が 機械の {準備|じゅんび}を しています。")
_WHY = {"hours": NOTHING, "staff": STAFF, "trouble": TROUBLE}
_DAYS = {"today": TODAY, "tomorrow": TOMORROW}


class ShutScreen(Screen):
    """Closed; the staff door still opens."""

    def heading(self, session: Session) -> Line:
        """Return that it is closed."""
        return Line(HEADING)

    def help(self, session: Session) -> Line:
        """Return why, and until when."""
        day, _, time = session.house.until.partition(" ")
        if session.house.shut != "hours" or not time:
            return Line(_WHY.get(session.house.shut, TROUBLE))
        if day in _DAYS:
            return Line.of(HOURS, day=_DAYS[day], time=time)
        _, month, date = day.split("-")
        return Line.of(HOURS_ON, month=int(month), date=int(date), time=time)

    def shape(self, session: Session) -> Hashable:
        """Build anew when the reason changes."""
        return session.house.shut, session.house.until

    def build(self, session: Session) -> QWidget:
        """Build the way out: the counter."""
        body, column = self.column()
        column.addWidget(Picture(self.look, "counter"), 3)
        column.addWidget(FactList(self.look, [FactRow("building", self.words(WINDOW))]), 1)
        return body

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the way out."""
        return (Line(WINDOW),)
