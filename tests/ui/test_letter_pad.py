"""The pad of capitals and digits: it fills a secret, by finger, by keys, by a keyboard, and shows nothing."""

from __future__ import annotations

import string

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from devices.ports import Secret
from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.letter_pad import LetterPad

CHARACTERS = string.ascii_uppercase + string.digits


@pytest.fixture
def secret():
    return Secret()


@pytest.fixture
def pad(qtbot, glass, secret, strikes):
    return opened(qtbot, Look(glass), secret, strikes)


def opened(qtbot, look, secret, strikes):
    made = letters(look, secret, strikes)
    qtbot.addWidget(made)
    made.resize(made.minimumSizeHint())
    made.show()
    return made


def letters(look, secret, strikes, parent=None):
    words = {"erase": "けす", "clear": "ぜんぶ\nけす"}
    return LetterPad(look, secret, length=16, **words, strikes=strikes, parent=parent)


def keys(pad):
    return {each.accessibleName(): each for each in pad.findChildren(BigButton)}


def pressed(secret):
    with secret.reveal() as characters:
        return bytes(characters)


def strike(pad, clock, *names):
    for name in names:
        QTest.mouseClick(keys(pad)[name], Qt.MouseButton.LeftButton)
        clock.now += 1


def test_every_key_has_a_name_and_there_is_one_for_each_character(pad):
    assert sorted(keys(pad)) == sorted([*CHARACTERS, "けす", "ぜんぶ けす"])


def test_every_key_gives_its_own_character(pad, secret, clock):
    for character in CHARACTERS:
        strike(pad, clock, character)
        assert pressed(secret) == character.encode()
        strike(pad, clock, "けす")


def test_only_the_count_is_told(pad, secret, clock):
    told = []
    pad.filled.connect(told.append)
    strike(pad, clock, "A", "B", "7", "けす", "ぜんぶ けす")
    assert told == [1, 2, 3, 2, 0]


def test_a_seventeenth_character_is_not_taken(pad, secret, clock):
    strike(pad, clock, *"ABCDEFGH12345678Z")
    assert pressed(secret) == b"ABCDEFGH12345678"


def test_a_keyboards_small_letters_become_capitals(pad, secret):
    QTest.keyClicks(keys(pad)["A"], "abcXYZ019")
    assert pressed(secret) == b"ABCXYZ019"
    QTest.keyClick(keys(pad)["A"], Qt.Key.Key_Delete)
    assert pressed(secret) == b"ABCXYZ01"


def test_keys_that_are_not_on_the_pad_go_on_to_the_window(qtbot, glass, secret, strikes):
    passed_on = []

    window = QWidget()
    window.keyPressEvent = lambda event: passed_on.append(event.key())
    qtbot.addWidget(window)
    pad = letters(Look(glass), secret, strikes, parent=window)
    window.show()
    QTest.keyClicks(keys(pad)["A"], "+-*/_")
    QTest.keyClick(keys(pad)["A"], Qt.Key.Key_Backspace)
    QTest.keyClick(keys(pad)["A"], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert set(passed_on) >= {*map(ord, "+-*/_"), Qt.Key.Key_Backspace, Qt.Key.Key_C}
    assert not secret


def test_the_five_keys_alone_reach_and_press_every_key(pad, secret, clock):
    met = []
    keys(pad)["A"].setFocus()
    for _ in range(len(CHARACTERS) + 2):
        key = pad.focusWidget()
        met.append(key.accessibleName())
        QTest.keyClick(key, Qt.Key.Key_Return)
        clock.now += 1
        secret.empty()
        pad.focusNextChild()
    assert met[:26] == list(string.ascii_uppercase)
    assert sorted(met[26:36]) == list(string.digits)
    assert met[36:] == ["けす", "ぜんぶ けす"]


def test_arrows_go_from_the_letters_to_the_digits_and_back(pad):
    over = (
        (Qt.Key.Key_Down, "1", Qt.Key.Key_Up)
        if pad.look.portrait
        else (Qt.Key.Key_Right, "1", Qt.Key.Key_Left)
    )
    start = keys(pad)["V" if pad.look.portrait else "G"]
    start.setFocus()
    QTest.keyClick(start, over[0])
    assert pad.focusWidget().accessibleName() == over[1]
    QTest.keyClick(pad.focusWidget(), over[2])
    assert pad.focusWidget().accessibleName() == start.accessibleName()


def test_nothing_of_the_pad_holds_or_shows_what_was_pressed(pad, secret, clock):
    before = pad.grab().toImage()
    strike(pad, clock, *"QZ86KK")
    pad.clearFocus()
    assert pad.findChildren(QLineEdit) == []
    for widget in (pad, *pad.findChildren(QWidget)):
        told = (
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.objectName(),
        )
        assert not any("QZ86" in word for word in told)
    assert not [value for value in vars(pad).values() if isinstance(value, str)]
    assert "QZ" not in repr(vars(pad))
    assert pad.grab().toImage() == before


@pytest.mark.parametrize("size", ["S", "M", "L", "XL"])
def test_keys_are_as_large_and_as_far_apart_as_fingers_need(qtbot, glass, size, secret, strikes):
    look = Look(glass, size=size)
    pad = opened(qtbot, look, secret, strikes)
    boxes = [each.geometry() for each in pad.findChildren(BigButton)]
    assert len(boxes) == 38
    assert all(min(box.width(), box.height()) >= look.mm(20) for box in boxes)
    near = look.mm(5) - 1
    for at, box in enumerate(boxes):
        assert not any(box.adjusted(-near, -near, near, near).intersects(other) for other in boxes[at + 1 :])


def test_it_fits_beside_or_above_what_else_is_on_the_page(qtbot, glass, secret, strikes):
    look = Look(glass, size="XL")
    least = opened(qtbot, look, secret, strikes).minimumSizeHint()
    assert least.width() <= look.glass.width_px * (0.9 if look.portrait else 0.55)
    assert least.height() <= look.glass.height_px * 0.37
