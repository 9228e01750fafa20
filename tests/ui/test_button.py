"""The large button, by finger, by key and by screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtTest import QTest

from ui.theme import Look
from ui.widgets.button import BigButton


@pytest.fixture
def button(qtbot, look, strikes):
    button = BigButton(look, "{係|かかり}をよぶ", icon="bell", strikes=strikes)
    qtbot.addWidget(button)
    button.show()
    return button


@pytest.fixture
def struck(button):
    found = []
    button.clicked.connect(lambda: found.append(1))
    return found


def test_its_name_is_its_word_without_readings(button):
    assert button.accessibleName() == "係をよぶ"
    assert QAccessible.queryAccessibleInterface(button).role() == QAccessible.Role.Button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_alone_can_press_it(button, struck, key):
    QTest.keyClick(button, key)
    assert struck == [1]


def test_it_shows_the_press_at_once_and_acts_on_release(button, struck):
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert button.isDown()
    assert struck == []
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert struck == [1]


def test_a_finger_that_slides_off_presses_nothing(button, struck):
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(-80, -80))
    assert struck == []


def test_a_trembling_finger_presses_once(button, struck, clock):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    clock.now += 0.3
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert struck == [1]
    assert not button.isDown()
    clock.now += 0.5
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert struck == [1, 1]


def test_a_tremble_does_not_reach_the_button_of_the_next_page(qtbot, button, clock, strikes):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.hide()
    following = BigButton(button.look, "つぎ", strikes=strikes)
    qtbot.addWidget(following)
    following.setGeometry(button.geometry())
    following.show()
    reached = []
    following.clicked.connect(lambda: reached.append(1))
    clock.now += 0.2
    spot = following.mapFromGlobal(button.mapToGlobal(button.rect().center()))
    QTest.mouseClick(following, Qt.MouseButton.LeftButton, pos=spot)
    assert reached == []


def test_a_held_key_does_not_repeat(button, struck):
    QTest.keyPress(button, Qt.Key.Key_Space)
    assert struck == []
    QTest.keyRelease(button, Qt.Key.Key_Space)
    assert struck == [1]


def test_a_screen_readers_press_counts(button, struck, qtbot):
    action = QAccessible.queryAccessibleInterface(button).actionInterface()
    with qtbot.waitSignal(button.clicked):
        action.doAction(action.pressAction())
    assert struck == [1]


@pytest.mark.parametrize(
    ("reason", "shown"), [(Qt.FocusReason.TabFocusReason, True), (Qt.FocusReason.MouseFocusReason, False)]
)
def test_the_ring_shows_for_keys_and_not_for_fingers(button, reason, shown):
    button.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, reason))
    assert button.ringed is shown


def test_the_ring_is_drawn_in_both_its_colours(button, look):
    button.hasFocus = lambda: True
    button.ringed = True
    picture = button.grab().toImage()
    middle = picture.height() // 2
    edge = {picture.pixelColor(x, middle).name().upper() for x in range(look.mm(2))}
    assert {look.tokens.ring_outer, look.tokens.ring_inner} <= edge


@pytest.mark.parametrize("kind", ["filled", "plain", "quiet"])
@pytest.mark.parametrize("size", ["S", "M", "L", "XL"])
def test_no_button_is_smaller_than_a_finger(qtbot, glass, kind, size):
    look = Look(glass, size=size)
    button = BigButton(look, "ん", kind=kind)
    qtbot.addWidget(button)
    least = look.mm(30 if kind == "filled" else 20)
    assert button.sizeHint().height() >= least
    assert button.minimumSizeHint().width() >= look.mm(20)


def test_a_pressed_button_looks_pressed(button):
    still = button.grab().toImage()
    button.setDown(True)
    assert button.grab().toImage() != still


def test_a_key_of_a_board_shrinks_its_word_rather_than_part_it(qtbot):
    look = Look(size="XL")
    key = BigButton(look, "カタカナ", step="hint", snug=True)
    qtbot.addWidget(key)
    key.resize(look.mm(38), look.mm(16))
    assert key._block(key.width() - look.mm(1)).count == 1


def test_it_takes_on_another_look(button):
    before = button.grab().toImage()
    button.wear(Look(theme="yellow"))
    assert button.grab().toImage() != before
