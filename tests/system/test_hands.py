"""Hands from outside: a mouse, the keyboard alone, and a screen reader's own interface, each a whole visit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.rehearsal import read_visit
from kiosk.session import Stage
from tests.patience import PROGRAM
from tests.system.conftest import ROOT
from tests.system.visitor import Visitor, kiosk_in, where
from tests.turning import turn_until

pytestmark = pytest.mark.system

VISIT = ROOT / "tests" / "system" / "visits" / "short.toml"


def need(*programs: str) -> None:
    missing = [each for each in programs if shutil.which(each) is None]
    assert not missing, f"{', '.join(missing)} missing; packaging/setup-debian.sh test installs them"


@contextmanager
def x_server() -> Iterator[dict[str, str]]:
    """Run a screen of 1920×1080 with a window manager; yield what a client needs to find it."""
    need("Xvfb", "openbox")
    read, write = os.pipe()
    screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    with subprocess.Popen(screen, pass_fds=[write], stderr=subprocess.DEVNULL) as xvfb:
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL) as manager:
            yield environment
            manager.terminate()
        xvfb.terminate()


@pytest.fixture
def glass():
    with x_server() as environment:
        yield environment


def test_a_mouse_walks_from_the_idle_page_to_the_receipt(glass, tmp_path, capsys):
    need("xdotool")
    words = [sys.executable, "-m", "tests.system.pointing", str(tmp_path), str(VISIT)]
    presses = 0
    with subprocess.Popen(words, cwd=ROOT, env=glass, stdout=subprocess.PIPE, text=True) as kiosk:
        for line in kiosk.stdout:
            told = json.loads(line)
            if "number" in told:
                break
            where = (str(told["x"]), str(told["y"]))
            subprocess.run(["xdotool", "mousemove", *where, "click", "1"], env=glass, check=True)
            presses += 1
    with capsys.disabled():
        sys.stdout.write(f"\n{presses} clicks to {told['number']}\n")

    assert told["trouble"] == []
    assert (tmp_path / "courier" / f"{told['number']}.age").is_file()
    assert presses > 50


def test_a_screen_reader_finds_every_control_by_name_and_makes_the_visit(glass, tmp_path, capsys):
    need("dbus-run-session", "/usr/bin/python3")
    hands = ROOT / "tests" / "system" / "atspi_hands.py"
    line = f'"{sys.executable}" -m tests.system.pointing "$0" "$1" | /usr/bin/python3 "{hands}" pointing'
    ran = subprocess.run(
        ["dbus-run-session", "--", "bash", "-o", "pipefail", "-c", line, str(tmp_path), str(VISIT)],
        cwd=ROOT, env=glass | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
        capture_output=True, text=True, timeout=PROGRAM, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.strip().splitlines()[-1])
    with capsys.disabled():
        sys.stdout.write(f"\n{told['pressed']} presses through AT-SPI to {told['number']}\n")

    assert told["nameless"] == []
    assert told["trouble"] == []
    assert (tmp_path / "courier" / f"{told['number']}.age").is_file()
    # The one warning Qt gives where it announces a page to a reader that never asked for its events.
    said = [each for each in ran.stderr.splitlines() if "WARNING" in each or each.startswith("qt.")]
    assert [each for each in said if not each.startswith("qt.accessibility.atspi")] == []


class Keys(Visitor):
    """Hands on a keyboard: Tab and arrows to where they want to be, then Enter."""

    struck = 0
    lost: ClassVar[list[str]] = []  # pages on which the keys began nowhere

    def _click(self, widget: QWidget) -> None:  # type: ignore[override]
        for _ in range(300):
            here = QApplication.focusWidget()
            if here is widget:
                self._key(widget, Qt.Key.Key_Return)
                return
            if here is None:
                self.lost.append(type(self._screen()).__name__)
                self._key(self._open.window, Qt.Key.Key_Tab)
                continue
            self._towards(here, widget)
        raise AssertionError(f"no key leads to {widget.accessibleName()!r} ({widget.objectName()})")

    def _towards(self, here: QWidget, widget: QWidget) -> None:
        """Take an arrow among buttons of one family, else Tab."""
        if here.parentWidget() is widget.parentWidget():
            way = widget.geometry().center() - here.geometry().center()
            upright = Qt.Key.Key_Down if way.y() > 0 else Qt.Key.Key_Up
            sideways = Qt.Key.Key_Right if way.x() > 0 else Qt.Key.Key_Left
            self._key(here, upright if abs(way.y()) > here.height() // 2 else sideways)
            if QApplication.focusWidget() is not here:
                return
        self._key(here, Qt.Key.Key_Tab)

    def _key(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)
        type(self).struck += 1


def test_a_keyboard_alone_makes_the_visit(qapp, tmp_path, capsys):
    opened, _ = kiosk_in(tmp_path)
    opened.window.activateWindow()
    turn_until(opened.window.isActiveWindow, lambda: "the window in front")
    keys = Keys(read_visit(VISIT), lambda session: session.stage is Stage.DONE)
    keys.begin(opened)
    turn_until(lambda: keys.over, lambda: where(opened.bridge.session))
    number = opened.bridge.session.receipt.number if opened.bridge.session.receipt else ""
    opened.close()
    opened.window.close()
    opened.window.deleteLater()
    with capsys.disabled():
        sys.stdout.write(f"\n{Keys.struck} keys to {number}\n")

    assert keys.trouble == []
    assert keys.lost == []
    assert number
