"""An open kiosk keeps its own house: its hours, its end between visits, what systemd hears."""

from __future__ import annotations

import contextlib
import datetime as dt
import socket
from dataclasses import replace

import pytest

from kiosk.bootstrap import open_rooms
from kiosk.clock import JAPAN
from kiosk.commands.stage import rehearsal_config
from kiosk.config import load_config
from kiosk.events import HouseOpened, Opened, Quit, QuitAsked, StaffCalled
from kiosk.i18n import load_catalogue
from kiosk.session import Session, Stage
from tests.kiosk.session.visiting import NOW
from ui.bridge import Bridge
from ui.service import Service
from ui.theme import LANDSCAPE
from ui.window import Window

EVENING = dt.datetime(2026, 11, 24, 18, 0, tzinfo=JAPAN)


@pytest.fixture
def serve(qtbot, tmp_path):
    with contextlib.ExitStack() as closing:

        def serve(*settings: str, now=NOW, in_service=False):
            town = tmp_path / "town.toml"
            config = load_config(environ={}, overrides=[*settings, f"paths.town={town}"])
            rooms = open_rooms(rehearsal_config(config, tmp_path, "virtual"), rehearsal=tmp_path, silent=True)
            if in_service:
                rooms = replace(rooms, stagehand=None)
            closing.callback(rooms.close)
            bridge = Bridge(Session())
            window = Window(bridge, load_catalogue(), LANDSCAPE, lambda _name: None, now=lambda: now)
            closing.callback(window.deleteLater)
            left: list[int] = []
            service = Service(rooms, bridge, window, None, now=lambda: now, leave=left.append)
            closing.callback(service.close)
            return bridge, left, rooms

        yield serve


def visit(bridge):
    bridge.happened(Opened("v1", NOW))
    bridge.happened(QuitAsked(True))
    bridge.happened(Quit())


def test_a_town_that_wants_it_starts_afresh_between_two_visits(qtbot, serve):
    bridge, left, _rooms = serve("session.restart_between_visits=true")
    visit(bridge)
    assert left == []  # first the glass shows that nobody is there

    qtbot.waitUntil(lambda: left == [10])
    assert bridge.session.stage is Stage.IDLE


def test_otherwise_the_kiosk_goes_on(qtbot, serve):
    bridge, left, _rooms = serve()
    visit(bridge)
    qtbot.wait(1)

    assert left == []


def test_in_the_evening_it_is_closed_and_says_when_it_opens(qtbot, serve):
    bridge, _left, _rooms = serve(now=EVENING, in_service=True)

    qtbot.waitUntil(lambda: bridge.session.stage is Stage.SHUT)
    assert bridge.session.house.until == "tomorrow 8:30"


def test_a_rehearsal_keeps_no_hours(qtbot, serve):
    bridge, _left, _rooms = serve(now=EVENING)
    qtbot.wait(1)

    assert bridge.session.stage is Stage.IDLE


def test_town_toml_is_read_again_after_a_visit(qtbot, serve):
    bridge, _left, rooms = serve()
    rooms.town.file.write_text("[procedures.resident_record]\nopen = false\n", "utf-8")
    visit(bridge)

    qtbot.waitUntil(lambda: bool(bridge.session.house.heads))
    assert "resident_record" not in {head.id for head in bridge.session.house.heads}


def test_a_call_goes_out_through_the_rooms_bell(qtbot, serve, tmp_path):
    bridge, _left, _rooms = serve()
    bridge.happened(Opened("v1", NOW))
    bridge.happened(StaffCalled(True))

    qtbot.waitUntil((tmp_path / "calls.txt").exists)
    assert (tmp_path / "calls.txt").read_text().endswith("ring menu\n")


def test_systemd_hears_ready_and_then_the_turning_of_the_loop(qtbot, serve, tmp_path, monkeypatch):
    with contextlib.closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as line:
        line.bind(str(tmp_path / "notify"))
        line.settimeout(1)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "20000")
        bridge, _left, _rooms = serve()
        assert line.recv(100) == b"READY=1"
        bridge.happened(HouseOpened())
        heard: list[bytes] = []
        line.setblocking(False)

        def beats() -> bool:
            with contextlib.suppress(BlockingIOError):
                heard.append(line.recv(100))
            return heard == [b"WATCHDOG=1"] * len(heard) and len(heard) > 1

        qtbot.waitUntil(beats)
