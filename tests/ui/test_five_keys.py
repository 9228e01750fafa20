"""The five keys of a number pad on the real window: what each does, and on which key it lies."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.events import Confirmed, LeavesCounted, StillHere, WentBack
from kiosk.i18n import load_catalogue
from kiosk.session import Session, Stage
from kiosk.settings import KeysSection, declared
from tests.kiosk.session.visiting import NOW, chosen, play
from ui.bridge import Bridge
from ui.five_keys import PLAIN_PAD, key_of
from ui.theme import LANDSCAPE
from ui.window import Window

MOVED = KeysSection(back_one="PgUp", on_one="PgDown", choose=".", go_back="Ins", again="=")


def screened() -> Session:
    """Return a visit at its first question, a list of choices."""
    return play(chosen("seal_certificate"), Confirmed())


class Kiosk:
    """A window on a page of choices, and what its hands made happen."""

    def __init__(self, qtbot, session: Session, keys: KeysSection) -> None:
        self.bridge, self.events, self.said = Bridge(session), [], []
        self.window = Window(
            self.bridge, load_catalogue(), LANDSCAPE, lambda _name: None, now=lambda: NOW, keys=keys
        )
        qtbot.addWidget(self.window)
        self.bridge.follow(lambda _before, _after, event: self.events.append(event))
        self.window.again.connect(lambda: self.said.append("again"))
        self.window.resize(LANDSCAPE.width_px, LANDSCAPE.height_px)
        self.window.show()
        with qtbot.waitActive(self.window):
            self.window.activateWindow()

    def press(self, name: str) -> None:
        QTest.keyClick(QApplication.focusWidget(), key_of(name))

    def done(self) -> list[object]:
        """Return what hands did: not what any touch says, nor what layouts say of themselves."""
        return [each for each in self.events if not isinstance(each, StillHere | LeavesCounted)]


@pytest.fixture(params=[PLAIN_PAD, MOVED], ids=["plain", "moved"])
def keys(request):
    return request.param


@pytest.fixture
def kiosk(qtbot, keys):
    return Kiosk(qtbot, screened(), keys)


def test_on_and_back_go_round_what_can_be_pressed(kiosk, keys):
    first = QApplication.focusWidget()

    kiosk.press(keys.on_one)
    second = QApplication.focusWidget()
    kiosk.press(keys.back_one)

    assert second is not first
    assert QApplication.focusWidget() is first


def test_choosing_presses_what_is_in_hand(kiosk, keys):
    kiosk.press(keys.choose)

    assert len(kiosk.bridge.session.draft) == 1


def test_going_back_leaves_the_page(kiosk, keys):
    kiosk.press(keys.go_back)

    assert kiosk.done() == [WentBack()]
    assert kiosk.bridge.session.stage is Stage.INTRO


def test_once_more_is_asked_of_the_voice(kiosk, keys):
    kiosk.press(keys.again)

    assert (kiosk.said, kiosk.done()) == (["again"], [])


def test_a_key_that_was_moved_away_does_nothing(qtbot):
    kiosk = Kiosk(qtbot, screened(), MOVED)
    focus = QApplication.focusWidget()

    for name in (PLAIN_PAD.back_one, PLAIN_PAD.on_one, PLAIN_PAD.go_back, PLAIN_PAD.again):
        kiosk.press(name)

    assert (kiosk.said, kiosk.done(), QApplication.focusWidget()) == ([], [], focus)


@pytest.mark.parametrize("setting", list(declared("keys", KeysSection)), ids=lambda each: each.name)
def test_qt_knows_every_key_a_setting_may_name(setting):
    named = ("Enter", "Return", "Space", "Backspace", "Ins", "Home", "End", "PgUp", "PgDown")
    taken = [name for name in (*map(chr, range(0x21, 0x7F)), *named) if setting.fits(name)]

    assert len(taken) >= 38
    assert not any(name.isalnum() and len(name) == 1 for name in taken)
    assert len({key_of(name) for name in taken} - {Qt.Key.Key_unknown}) == len(taken)
