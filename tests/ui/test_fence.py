"""A kiosk in service stays on its glass."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.fence import Fence

CTRL, ALT, META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)


class Glass(QWidget):
    """Counts what reaches it."""

    def __init__(self):
        super().__init__()
        self.keys: list[int] = []
        self.menus = 0

    def keyPressEvent(self, event):  # noqa: N802 - Qt's own name
        self.keys.append(event.key())

    def contextMenuEvent(self, _event):  # noqa: N802 - Qt's own name
        self.menus += 1


@pytest.fixture
def glass(qtbot):
    window = Glass()
    qtbot.addWidget(window)
    window.showFullScreen()
    return window


@pytest.fixture
def fence(qapp, glass):
    fence = Fence(qapp, glass, "hidden")
    yield fence
    fence.open()


def press(glass, key, modifier=Qt.KeyboardModifier.NoModifier):
    QApplication.sendEvent(glass, QKeyEvent(QEvent.Type.KeyPress, key, modifier))


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F4, ALT),
        (Qt.Key.Key_W, CTRL),
        (Qt.Key.Key_Q, CTRL),
        (Qt.Key.Key_Tab, ALT),
        (Qt.Key.Key_D, META),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Print, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_key_that_leads_away_does_not_arrive(glass, fence, key, modifier):
    press(glass, key, modifier)

    assert glass.keys == []


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Asterisk, Qt.Key.Key_Backspace, Qt.Key.Key_5]
)
def test_the_keys_of_the_number_pad_arrive(glass, fence, key):
    press(glass, key, Qt.KeyboardModifier.KeypadModifier)

    assert glass.keys == [key]


def test_there_is_no_context_menu(glass, fence):
    QApplication.sendEvent(
        glass, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1))
    )

    assert glass.menus == 0


def test_the_window_comes_back_to_the_full_screen(qtbot, glass, fence):
    glass.showNormal()
    qtbot.waitUntil(glass.isFullScreen)
    glass.hide()

    qtbot.waitUntil(glass.isVisible)


def test_the_arrow_is_hidden_and_given_back(qapp, glass):
    fence = Fence(qapp, glass, "hidden")
    assert qapp.overrideCursor().shape() is Qt.CursorShape.BlankCursor

    fence.open()

    assert qapp.overrideCursor() is None


def test_a_setting_keeps_the_arrow(qapp, glass):
    fence = Fence(qapp, glass, "shown")

    assert qapp.overrideCursor() is None
    fence.open()
