"""The staff door on the real window, pressed as fingers press it."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from kiosk.bootstrap import open_rooms
from kiosk.commands.stage import rehearsal_config
from kiosk.config import load_config
from kiosk.events import Confirmed, StaffCalled
from kiosk.session import Stage
from kiosk.session.door import Step
from tests.kiosk.session.visiting import HANAKO, chosen, walk_to
from ui.app import open_window
from ui.screens.staff import StaffPinScreen
from ui.widgets.strikes import STRIKES

HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("2468")


class Kiosk:
    """An open kiosk and a finger."""

    def __init__(self, qtbot, folder, *settings: str):
        config = load_config(environ={}, overrides=list(settings))
        self.rooms = open_rooms(rehearsal_config(config, folder, "virtual"), rehearsal=folder, silent=True)
        self.opened = open_window(self.rooms)
        self.qtbot = qtbot
        self.window, self.bridge = self.opened.window, self.opened.bridge
        self.codes: list[int] = []

    @property
    def door(self):
        return self.bridge.session.house.door

    def buttons(self):
        return {
            each.objectName() or each.accessibleName(): each
            for each in self.window.screen_shown.findChildren(QAbstractButton)
            if not each.isHidden()
        }

    def strike(self, *names: str):
        for name in names:
            QTest.mouseClick(self.buttons()[name], Qt.MouseButton.LeftButton)

    def knock(self):
        self.window.frame.door.emit()

    def enter(self, digits: str, step: Step):
        self.strike(*digits, "staff:enter")
        self.qtbot.waitUntil(lambda: self.door.step is step)

    def words(self):
        labels = [*self.window.findChildren(QLabel), *self.window.findChildren(QAbstractButton)]
        return "\n".join(f"{each.text()} {each.accessibleName()}" for each in labels if each.isVisible())


@pytest.fixture
def make(qtbot, tmp_path):
    STRIKES.use(seconds=0)
    made: list[Kiosk] = []

    def make(*settings: str) -> Kiosk:
        kiosk = Kiosk(qtbot, tmp_path, *settings)
        made.append(kiosk)
        qtbot.wait(1)  # what the first paint did not need starts when the loop turns
        return kiosk

    yield make
    for kiosk in made:
        kiosk.opened.close()
        kiosk.window.deleteLater()
    STRIKES.use(seconds=0.5)


@pytest.fixture
def kiosk(make):
    return make(f"staff.pin_hash={HASH}")


def test_without_a_pin_the_door_says_how_to_make_one(make):
    kiosk = make()
    kiosk.knock()

    assert kiosk.door.step is Step.UNSET
    kiosk.strike("staff:back")
    assert kiosk.door.step is Step.CLOSED


def test_a_wrong_pin_is_told_and_the_right_one_opens(kiosk):
    kiosk.knock()
    kiosk.enter("1111", Step.PIN)
    assert kiosk.door.wrong == 1
    kiosk.enter("2468", Step.MENU)

    assert {"staff:shut", "staff:print", "staff:parcels", "staff:doctor", "staff:quit", "staff:leave"} == set(
        kiosk.buttons()
    )


def test_three_wrong_pins_pause_the_door(kiosk):
    kiosk.knock()
    for step in (Step.PIN, Step.PIN, Step.PAUSED):
        kiosk.enter("1111", step)

    assert kiosk.door.wait == 60


def test_enter_waits_for_four_digits_and_digits_die_with_the_page(kiosk):
    kiosk.knock()
    screen = kiosk.window.screen_shown
    assert isinstance(screen, StaffPinScreen)
    kiosk.strike("2", "4", "6")
    secret = screen.secret
    assert secret is not None
    assert not kiosk.buttons()["staff:enter"].isEnabled()

    kiosk.strike("staff:cancel")

    assert (len(secret), screen.secret) == (0, None)


def test_nothing_of_the_resident_is_seen_behind_the_door(kiosk):
    session = walk_to(chosen(), Stage.PAGES)
    kiosk.bridge._session = session
    kiosk.window.present(session)
    title = kiosk.window.words.plain(session.procedure.head.title)
    assert title in kiosk.words()

    kiosk.knock()
    kiosk.enter("2468", Step.MENU)
    kiosk.bridge.happened(Confirmed())
    kiosk.bridge.happened(StaffCalled(True))

    for word in (title, HANAKO.name, HANAKO.address):
        assert word not in kiosk.words()
    kiosk.strike("staff:leave")
    assert kiosk.bridge.session.stop == session.stop


def test_staff_close_the_kiosk_and_open_it_again(kiosk):
    kiosk.knock()
    kiosk.enter("2468", Step.MENU)
    kiosk.strike("staff:shut", "staff:leave")
    assert kiosk.bridge.session.stage is Stage.SHUT
    kiosk.knock()
    kiosk.enter("2468", Step.MENU)
    kiosk.strike("staff:open", "staff:leave")

    assert kiosk.bridge.session.stage is Stage.IDLE


def test_a_chore_is_done_and_told(kiosk):
    kiosk.knock()
    kiosk.enter("2468", Step.MENU)
    kiosk.strike("staff:parcels")
    kiosk.qtbot.waitUntil(lambda: kiosk.door.step is Step.REPORT)

    assert "0 件" in kiosk.words() or "まだ1件も" in kiosk.words()
    kiosk.strike("staff:back")
    assert kiosk.door.step is Step.MENU


def test_the_audit_has_the_door_and_nothing_else_of_staff(kiosk):
    kiosk.knock()
    kiosk.enter("1111", Step.PIN)
    kiosk.enter("2468", Step.MENU)
    kiosk.strike("staff:leave")
    kiosk.opened.close()

    with contextlib.closing(sqlite3.connect(kiosk.rooms.config.paths.outbox)) as file:
        rows = file.execute("SELECT record, facts FROM audit ORDER BY number").fetchall()
    assert rows == [
        ("kiosk-started", '{"rehearsal":true}'),
        ("staff-door", '{"outcome":"refused"}'),
        ("staff-door", '{"outcome":"opened"}'),
    ]
