"""Behind the staff door: the PIN, the menu of chores, and what a chore found; nothing of a resident."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from devices.ports import Secret
from kiosk.events import (
    Chore,
    ChoreChosen,
    Dismissed,
    DoorDigitsChanged,
    DoorLeft,
    DoorPinGiven,
    DoorTurned,
    Event,
    HouseOpened,
    HouseShut,
    LastTryAllowed,
)
from kiosk.i18n import Text
from kiosk.session import Session
from kiosk.session.door import LEAST_DIGITS, MOST_DIGITS, Step
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton
from ui.widgets.dots import Dots
from ui.widgets.fact_list import FactList, FactRow
from ui.widgets.keypad import PinPad
from ui.widgets.notice import Notice

__all__ = ["StaffMenuScreen", "StaffNoteScreen", "StaffPinScreen", "staff_screen"]

PIN = Text("staff.pin", "係の人の 番号を 入れてください。")
PIN_HELP = Text("staff.pin.help", "ここからは 職員だけが 使います。")
WRONG = Text("staff.pin.wrong", "番号が ちがいました。あと{tries}回 ためせます。")
ENTER = Text("staff.pin.enter", "{決定|けってい}")
CANCEL = Text("staff.pin.cancel", "やめて もどる")
COUNT = Text("staff.pin.count", "{count}けた 入りました")
ERASE = Text("staff.pin.erase", "けす")
CLEAR = Text("staff.pin.clear", "ぜんぶ\nけす")
MENU = Text("staff.menu", "係の人の メニュー")
MENU_HELP = Text("staff.menu.help", "2分 さわらないと とじます。")
SHUT = Text("staff.shut", "窓口を {閉|と}じる")
OPEN = Text("staff.open", "窓口を {開|ひら}く")
PRINT = Text("staff.print", "{試|ため}しに {印刷|いんさつ}")
PARCELS = Text("staff.parcels", "預かった{申請|しんせい}の 数")
DOCTOR = Text("staff.doctor", "機械を しらべる")
LAST_TRY = Text("staff.last-try", "暗証番号の さいごの 1回を ゆるす")
QUIT = Text("staff.quit", "プログラムを おわる")
LEAVE = Text("staff.leave", "もとの 画面へ")
BACK = Text("staff.back", "メニューへ")
MORE = Text("staff.more", "つぎの ページ（{leaf} / {leaves}）")
UNSET = Text("staff.unset", "係の人の 番号が ありません。")
UNSET_HELP = Text("staff.unset.help", "kiosk config --new-staff-pin で 作ると、この入口が 開きます。")
PAUSED = Text("staff.paused", "番号が 3回 ちがいました。")
PAUSED_HELP = Text("staff.paused.help", "あと {seconds}秒 お待ちください。")
CHECKING = Text("staff.checking", "番号を 確かめています。")
BUSY = Text("staff.busy", "しらべています。お待ちください。")
FOUND = Text("staff.found", "わかったこと")

_MARKS: Mapping[str, str] = {"ok": "check", "warn": "warning", "bad": "warning"}
_TRIES = 3
_WAY_MM = 80.0
_CHORE_MM = 30.0


def staff_screen(session: Session) -> type[Screen] | None:
    """Return the screen the staff door lays over the page, None while it is closed."""
    match session.house.door.step:
        case Step.CLOSED:
            return None
        case Step.PIN:
            return StaffPinScreen
        case Step.MENU:
            return StaffMenuScreen
        case Step.UNSET | Step.CHECKING | Step.PAUSED | Step.BUSY | Step.REPORT:
            return StaffNoteScreen


class _StaffScreen(Screen):
    """What the three have in common: a button that makes one event."""

    def press(self, name: str, text: Text, event: Event, *, icon: str, filled: bool = False) -> BigButton:
        """Return a button that makes *event*."""
        button = BigButton(self.look, self.words(text), kind="filled" if filled else "plain", icon=icon)
        button.setObjectName(f"staff:{name}")
        button.clicked.connect(lambda: self.happened.emit(event))
        return button

    def forward(self, session: Session) -> None:
        """Do nothing: つぎへ belongs to the page behind the door."""


class StaffPinScreen(_StaffScreen):
    """The digits are in a ``Secret`` only, as the resident's are."""

    secret: Secret | None = None

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(PIN)

    def help(self, session: Session) -> Line:
        """Return whom it is for."""
        return Line(PIN_HELP)

    def shape(self, session: Session) -> Hashable:
        """Build anew for each try, with a secret of its own."""
        return session.house.door.errand, session.house.door.wrong

    def build(self, session: Session) -> QWidget:
        """Build dots, keypad, 決定 and the way back."""
        self._wipe()
        self.secret = Secret()
        body, box = self.split()
        left, column = self.column()
        self._dots = Dots(self.look, length=MOST_DIGITS)
        self._notice = Notice(self.look, "")
        self._enter = BigButton(self.look, self.words(ENTER), kind="filled", icon="check")
        self._enter.setObjectName("staff:enter")
        self._enter.clicked.connect(self._give)
        cancel = self.press("cancel", CANCEL, DoorLeft(), icon="left")
        column.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._notice)
        column.addStretch(1)
        for button in (self._enter, cancel):
            button.setMinimumWidth(self.look.mm(_WAY_MM))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._pad = PinPad(
            self.look, self.secret, length=MOST_DIGITS, erase=self.words(ERASE), clear=self.words(CLEAR)
        )
        self._pad.filled.connect(lambda count: self.happened.emit(DoorDigitsChanged(count)))
        box.addWidget(left, 5)
        box.addWidget(self._pad, 6)
        return body

    def refresh(self, session: Session) -> None:
        """Show how many digits there are, and that the last PIN was wrong."""
        door = session.house.door
        self._dots.show_count(door.digits, self.words.plain(COUNT, count=door.digits))
        self._enter.setEnabled(door.digits >= LEAST_DIGITS)
        self._notice.say(self.words(WRONG, tries=_TRIES - door.wrong) if door.wrong else "")

    def first_focus(self) -> QWidget | None:
        """Return the keypad, so that a physical one works at once."""
        return self._pad.findChild(BigButton)

    def clear(self) -> None:
        """Forget the digits with everything else."""
        self._wipe()
        super().clear()

    def _give(self) -> None:
        """Hand the secret over; from here on it is the worker's to wipe."""
        if self.secret is not None:
            secret, self.secret = self.secret, None
            self.happened.emit(DoorPinGiven(secret))

    def _wipe(self) -> None:
        if self.secret is not None:
            self.secret.wipe()
            self.secret = None


class StaffMenuScreen(_StaffScreen):
    """What staff can do at the machine itself."""

    def heading(self, session: Session) -> Line:
        """Return what it is."""
        return Line(MENU)

    def help(self, session: Session) -> Line:
        """Return that it closes by itself."""
        return Line(MENU_HELP)

    def shape(self, session: Session) -> Hashable:
        """Build anew when a chore comes or goes."""
        return bool(session.house.shut), _at_last_try(session)

    def build(self, session: Session) -> QWidget:
        """Build two columns of chores."""
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.look.mm(5))
        self._buttons = self._chores(session)
        for at, button in enumerate(self._buttons):
            button.setFixedHeight(self.look.mm(_CHORE_MM))
            grid.addWidget(button, at // 2, at % 2)
        grid.setRowStretch(grid.rowCount(), 1)
        return body

    def first_focus(self) -> QWidget | None:
        """Return the way back, which harms nothing."""
        return self._buttons[-1]

    def _chores(self, session: Session) -> list[BigButton]:
        door = (
            self.press("open", OPEN, HouseOpened(), icon="door")
            if session.house.shut
            else self.press("shut", SHUT, HouseShut("staff"), icon="door")
        )
        chores = [
            door,
            self.press("print", PRINT, ChoreChosen(Chore.PRINT), icon="printer"),
            self.press("parcels", PARCELS, ChoreChosen(Chore.PARCELS), icon="mail"),
            self.press("doctor", DOCTOR, ChoreChosen(Chore.DOCTOR), icon="stethoscope"),
        ]
        if _at_last_try(session):
            chores.append(self.press("last-try", LAST_TRY, LastTryAllowed(), icon="card"))
        chores.append(self.press("quit", QUIT, Dismissed(), icon="warning"))
        chores.append(self.press("leave", LEAVE, DoorLeft(), icon="left", filled=True))
        return chores


class StaffNoteScreen(_StaffScreen):
    """Something to read: why the door stays shut, that a chore is being done, what it found."""

    def heading(self, session: Session) -> Line:
        """Return what it is about."""
        return Line(_HEADINGS[session.house.door.step])

    def help(self, session: Session) -> Line:
        """Return what to do about it."""
        door = session.house.door
        if door.step is Step.PAUSED:
            return Line.of(PAUSED_HELP, seconds=door.wait)
        return Line(UNSET_HELP) if door.step is Step.UNSET else Line()

    def shape(self, session: Session) -> Hashable:
        """Build anew for another step or leaf."""
        door = session.house.door
        return door.step, door.rows

    def build(self, session: Session) -> QWidget:
        """Build the rows and the ways on."""
        door = session.house.door
        body, column = self.column()
        self._rows = FactList(
            self.look, [FactRow(_MARKS.get(row.mark, "warning"), row.text) for row in door.rows], close=True
        )
        column.addWidget(self._rows, 1)
        self._more = BigButton(self.look, "", icon="right", after=True)
        self._more.setObjectName("staff:more")
        self._more.clicked.connect(lambda: self.happened.emit(DoorTurned(self._rows.leaves())))
        self._rows.leaves_counted.connect(lambda leaves: self._count(door.leaf, leaves))
        back = BACK if door.step in (Step.REPORT, Step.BUSY) else CANCEL
        self._back = self.press("back", back, DoorLeft(), icon="left", filled=True)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._more)
        column.addLayout(row)
        return body

    def refresh(self, session: Session) -> None:
        """Turn to the leaf."""
        leaf = session.house.door.leaf
        self._rows.show_leaf(leaf)
        self._count(leaf, self._rows.leaves())

    def first_focus(self) -> QWidget | None:
        """Return the way back."""
        return self._back

    def _count(self, leaf: int, leaves: int) -> None:
        self._more.say(self.words(MORE, leaf=leaf + 1, leaves=leaves))
        self._more.setVisible(leaves > 1)


_HEADINGS: Mapping[Step, Text] = {
    Step.UNSET: UNSET,
    Step.CHECKING: CHECKING,
    Step.PAUSED: PAUSED,
    Step.BUSY: BUSY,
    Step.REPORT: FOUND,
}


def _at_last_try(session: Session) -> bool:
    return session.problem is not None and session.problem.key == "pin.last-try"
