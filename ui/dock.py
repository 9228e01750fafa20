"""The stagehand's desk beside a rehearsal: puts cards down, pulls plugs, empties trays, moves the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from devices.ports import CardSpot, Stagehand
from kiosk.events import Event, SpotChanged
from kiosk.runner import Runner
from kiosk.session import Session
from ui.app import Open

__all__ = ["Dock"]

log = logging.getLogger("kiosk.rehearsal")

_JUMP_SECONDS = 300
_FIRST = "hanako"  # an ordinary card of an ordinary resident
_SPOTS = {
    CardSpot.EMPTY: "カードは ありません",
    CardSpot.PRESENT: "カードが 置かれています",
    CardSpot.MUTE: "カードが 答えません",
    CardSpot.IN_USE: "ほかのプログラムが 使っています",
    CardSpot.NO_READER: "読み取り機が ありません",
    CardSpot.SERVICE_DOWN: "カードのサービスが 止まっています",
}


class Dock(QObject):
    """A plain window of its own; what it steers is steered off the UI thread, since a real pcscd takes time."""

    _refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.window = QWidget()
        self.window.setWindowTitle("裏方の台（練習）")
        self._runner = Runner("stagehand")
        self._said = QLabel("")
        self._said.setWordWrap(True)
        self._spot = QLabel("")
        self._refused.connect(self._said.setText, Qt.ConnectionType.QueuedConnection)

    def begin(self, opened: Open) -> None:
        """Show the desk beside the window of *opened* and steer its stagehand."""
        self._opened = opened
        stagehand = opened.rooms.stagehand
        assert stagehand is not None, "a dock stands beside rehearsals only"
        column = QVBoxLayout(self.window)
        column.addWidget(self._cards(stagehand))
        column.addWidget(self._trouble(stagehand))
        column.addWidget(self._time())
        column.addWidget(QLabel("役場の網にはつながっていません（申請はこの端末の中だけに置かれます）。"))
        column.addWidget(self._said)
        opened.bridge.follow(self._follow)
        opened.stoppers.insert(0, self._close)
        self._show_spot(opened.bridge.session.house.spot)
        self.window.setFont(opened.window.look.ruby_font("body"))
        rows = sum(self.personas.sizeHintForRow(at) for at in range(self.personas.count()))
        self.personas.setMinimumHeight(rows + 2 * self.personas.frameWidth())
        self.window.adjustSize()
        self._stand_beside(opened.window)
        self.window.show()

    def _stand_beside(self, kiosk: QWidget) -> None:
        """Stand at the right edge of the screen, over the kiosk where there is no room beside it."""
        self.window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        glass = kiosk.screen().availableGeometry()
        desk = self.window.frameGeometry()
        desk.moveCenter(glass.center())
        desk.moveRight(glass.right())
        self.window.move(desk.topLeft())

    def _close(self) -> None:
        self.window.close()
        self._runner.close()

    # ------------------------------------------------------------ what is on the desk

    def _cards(self, stagehand: Stagehand) -> QWidget:
        box = QGroupBox("カード")
        column = QVBoxLayout(box)
        self.personas = QListWidget()
        for name in stagehand.personas():
            item = QListWidgetItem(stagehand.title(name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.personas.addItem(item)
        self.personas.setCurrentRow(stagehand.personas().index(_FIRST))
        self.personas.itemDoubleClicked.connect(lambda _item: self._insert(stagehand))
        self.insert = self._button("置く", lambda: self._insert(stagehand))
        self.remove = self._button("取る", lambda: self._do(stagehand.remove))
        for widget in (self.personas, self.insert, self.remove, self._spot):
            column.addWidget(widget)
        return box

    def _trouble(self, stagehand: Stagehand) -> QWidget:
        box = QGroupBox("こまったこと")
        form = QFormLayout(box)
        self.switches: dict[str, QCheckBox] = {}
        for name, words, act in (
            ("reader", "読み取り機を 抜く", lambda bad: stagehand.reader(present=not bad)),
            ("service", "カードのサービスを 止める", lambda bad: stagehand.service(running=not bad)),
            ("paper", "プリンターの 紙を なくす", lambda bad: stagehand.paper(loaded=not bad)),
            ("disk", "ディスクを いっぱいに する", lambda bad: stagehand.disk(full=bad)),
        ):
            switch = QCheckBox(words)
            switch.toggled.connect(partial(self._switch, act))
            self.switches[name] = switch
            form.addRow(switch)
        return box

    def _time(self) -> QWidget:
        box = QGroupBox("時間")
        column = QVBoxLayout(box)
        self.jump = self._button("5分 すすめる（だれも さわらないまま）", self._ahead)
        column.addWidget(self.jump)
        return box

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(act)
        return button

    # ------------------------------------------------------------ what it does

    def _insert(self, stagehand: Stagehand) -> None:
        item = self.personas.currentItem()
        if item is not None:
            self._do(partial(stagehand.insert, item.data(Qt.ItemDataRole.UserRole)))

    def _switch(self, act: Callable[[bool], None], bad: bool) -> None:
        self._do(partial(act, bad))

    def _do(self, act: Callable[[], None]) -> None:
        self._said.setText("")
        self._runner.do(partial(self._try, act))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except RuntimeError as refusal:
            # A machine's own pcscd is not ours to stop; the desk says so and goes on.
            self._refused.emit(f"できません: {refusal or type(refusal).__name__}")

    def _ahead(self) -> None:
        """Let the clock jump, and stay ahead."""
        self._opened.seconds.ahead += _JUMP_SECONDS
        self._opened.bridge.happened(self._opened.seconds.tick())

    def _follow(self, _before: Session, after: Session, event: Event) -> None:
        if isinstance(event, SpotChanged):
            QTimer.singleShot(0, partial(self._show_spot, after.house.spot))

    def _show_spot(self, spot: CardSpot) -> None:
        self._spot.setText(_SPOTS[spot])
