"""The stagehand's desk: every knob moves the twin behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from devices.ports import CardSpot, PaperOutError
from kiosk.bootstrap import open_rooms
from kiosk.commands.stage import rehearsal_config
from kiosk.config import load_config
from kiosk.events import Opened
from kiosk.session import Stage
from kiosk.work import Refusing
from tests.kiosk.session.visiting import NOW, chosen, walk_to
from ui.app import open_window
from ui.dock import Dock


@pytest.fixture
def stage(qtbot, tmp_path):
    config = rehearsal_config(load_config(environ={}), tmp_path, "virtual")
    opened = open_window(open_rooms(config, rehearsal=tmp_path, silent=True))
    dock = Dock()
    dock.begin(opened)
    qtbot.waitUntil(lambda: len(opened.stoppers) > 3)
    yield opened, dock
    opened.close()
    opened.window.deleteLater()
    dock.window.deleteLater()


def spot(opened):
    return opened.bridge.session.house.spot


def test_every_card_is_on_the_desk_by_its_title(stage):
    opened, dock = stage
    stagehand = opened.rooms.stagehand

    shown = [dock.personas.item(at).text() for at in range(dock.personas.count())]
    assert shown == [stagehand.title(name) for name in stagehand.personas()]


def test_a_card_is_put_down_and_taken_away(qtbot, stage):
    opened, dock = stage
    QTest.mouseClick(dock.insert, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: spot(opened) is CardSpot.PRESENT)
    QTest.mouseClick(dock.remove, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: spot(opened) is CardSpot.EMPTY)


@pytest.mark.parametrize(
    ("switch", "seen"), [("reader", CardSpot.NO_READER), ("service", CardSpot.SERVICE_DOWN)]
)
def test_reader_and_service_go_and_come_back(qtbot, stage, switch, seen):
    opened, dock = stage
    dock.switches[switch].setChecked(True)
    qtbot.waitUntil(lambda: spot(opened) is seen)
    dock.switches[switch].setChecked(False)

    qtbot.waitUntil(lambda: spot(opened) is CardSpot.EMPTY)


def test_the_printer_runs_out_of_paper(qtbot, stage):
    opened, dock = stage
    dock.switches["paper"].setChecked(True)
    qtbot.waitUntil(lambda: not dock._runner.busy)

    with pytest.raises(PaperOutError):
        opened.rooms.printer.check()


def test_the_disk_is_full_at_submit(qtbot, stage):
    opened, dock = stage
    dock.switches["disk"].setChecked(True)
    qtbot.waitUntil(lambda: not dock._runner.busy)

    with pytest.raises(Refusing, match=r"^submit\.full$"):
        opened.rooms.counter.accept(walk_to(chosen(), Stage.SUBMITTING))


def test_five_minutes_pass_at_once_and_stay_passed(qtbot, stage):
    opened, dock = stage
    opened.bridge.happened(Opened("v1", NOW))
    opened.bridge.happened(opened.seconds.tick())
    QTest.mouseClick(dock.jump, Qt.MouseButton.LeftButton)
    assert opened.bridge.session.warned == 60

    QTest.mouseClick(dock.jump, Qt.MouseButton.LeftButton)
    assert opened.bridge.session.stage is Stage.IDLE


def test_what_cannot_be_moved_is_said_on_the_desk(qtbot, stage):
    _opened, dock = stage

    def not_ours():
        raise RuntimeError("not ours")

    dock._do(not_ours)

    qtbot.waitUntil(lambda: "not ours" in dock._said.text())
