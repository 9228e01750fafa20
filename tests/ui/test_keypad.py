"""Pads: the one that fills a secret, and the one for ordinary numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from devices.ports import Secret
from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.dots import Dots
from ui.widgets.keypad import DigitPad, PinPad


def key(pad, word):
    return next(each for each in pad.findChildren(BigButton) if each.words() == word)


def strike(pad, clock, *words):
    for word in words:
        QTest.mouseClick(key(pad, word), Qt.MouseButton.LeftButton)
        clock.now += 1


@pytest.fixture
def secret():
    return Secret()


@pytest.fixture
def pin(qtbot, look, secret, strikes):
    pad = PinPad(look, secret, strikes=strikes)
    qtbot.addWidget(pad)
    pad.show()
    return pad


@pytest.fixture
def number(qtbot, look, strikes):
    pad = DigitPad(look, limit=4, strikes=strikes)
    qtbot.addWidget(pad)
    pad.show()
    return pad


def test_fingers_fill_the_secret_and_only_the_count_is_told(pin, secret, clock):
    told = []
    pin.filled.connect(told.append)
    strike(pin, clock, "1", "2", "0", "9")
    assert told == [1, 2, 3, 4]
    with secret.reveal() as digits:
        assert bytes(digits) == b"1209"


def test_a_fifth_digit_is_not_taken(pin, secret, clock):
    strike(pin, clock, "1", "1", "1", "1", "1")
    assert len(secret) == 4


def test_digits_can_be_taken_back_one_by_one_and_all_at_once(pin, secret, clock):
    strike(pin, clock, "1", "2", "3", "けす")
    assert len(secret) == 2
    strike(pin, clock, "ぜんぶ\nけす")
    assert len(secret) == 0


def test_a_physical_keypad_fills_the_secret(pin, secret):
    QTest.keyClicks(key(pin, "1"), "7788")
    with secret.reveal() as digits:
        assert bytes(digits) == b"7788"
    QTest.keyClick(key(pin, "1"), Qt.Key.Key_Delete)
    assert len(secret) == 3


def test_keys_that_are_no_digits_go_on_to_the_window(pin, secret):
    QTest.keyClicks(key(pin, "1"), "+-*/a")
    assert len(secret) == 0


def test_keys_alone_can_press_a_digit(pin, secret):
    QTest.keyClick(key(pin, "5"), Qt.Key.Key_Return)
    with secret.reveal() as digits:
        assert bytes(digits) == b"5"


def test_no_widget_of_the_pad_holds_what_was_pressed(pin, secret, clock):
    strike(pin, clock, "8", "6", "4", "2")
    assert pin.findChildren(QLineEdit) == []
    for widget in pin.findChildren(BigButton):
        assert "8642" not in (widget.text(), widget.words(), widget.accessibleName(), widget.toolTip())
    assert not [value for value in vars(pin).values() if isinstance(value, str) and "8" in value]


def test_an_ordinary_number_is_told_as_it_grows(number, clock):
    told = []
    number.edited.connect(told.append)
    strike(number, clock, "0", "2", "けす")
    assert told == ["0", "02", "0"]
    assert number.text() == "0"


def test_a_number_ends_at_its_limit_and_erasing_nothing_tells_nothing(number, clock, qtbot):
    strike(number, clock, "1", "2", "3", "4", "5")
    assert number.text() == "1234"
    number.set_text("")
    with qtbot.assertNotEmitted(number.edited):
        strike(number, clock, "けす")


def test_a_letter_that_may_stand_in_a_number_has_a_key_and_no_other_has(qtbot, look, strikes, clock):
    pad = DigitPad(look, limit=10, letters="H", strikes=strikes)
    qtbot.addWidget(pad)
    pad.show()
    strike(pad, clock, "H", "1", "2")
    assert pad.text() == "H12"
    pad.set_text("H0-9B8")
    assert pad.text() == "H098"
    assert len(pad.findChildren(BigButton)) == 13


@pytest.mark.parametrize("size", ["S", "M", "L", "XL"])
def test_keys_are_as_large_as_fingers(qtbot, glass, size):
    look = Look(glass, size=size)
    pad = DigitPad(look)
    qtbot.addWidget(pad)
    pad.resize(pad.minimumSizeHint())
    pad.show()
    boxes = [each.geometry() for each in pad.findChildren(BigButton)]
    assert len(boxes) == 12
    assert all(min(box.width(), box.height()) >= look.mm(20) for box in boxes)
    near = look.mm(5) - 1
    for at, box in enumerate(boxes):
        assert not any(box.adjusted(-near, -near, near, near).intersects(other) for other in boxes[at + 1 :])


def test_dots_show_how_many_and_nothing_else(qtbot, look):
    dots = Dots(look, name="4けたのうち 0けた")
    qtbot.addWidget(dots)
    empty = dots.grab().toImage()
    dots.show_count(2, "4けたのうち 2けた")
    assert dots.accessibleName() == "4けたのうち 2けた"
    assert dots.grab().toImage() != empty


def test_many_dots_stand_in_two_rows_and_those_that_need_not_be_filled_are_told_apart(qtbot, look):
    few, many, all_needed = Dots(look, length=8), Dots(look, length=16, least=6), Dots(look, length=16)
    for dots in (few, many, all_needed):
        qtbot.addWidget(dots)
    assert many.sizeHint().width() == few.sizeHint().width()
    assert many.sizeHint().height() > few.sizeHint().height()
    assert many.grab().toImage() != all_needed.grab().toImage()
