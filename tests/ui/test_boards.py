"""The kana board and the date wheels, as hands meet them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.theme import SIZES, Look
from ui.widgets.button import BigButton
from ui.widgets.date_parts import EraChoice
from ui.widgets.date_wheel import DateWheel
from ui.widgets.kana_board import KanaBoard
from ui.widgets.kana_edit import PAGES

ERAS = (
    EraChoice("reiwa", "令和", 1, 8),
    EraChoice("showa", "昭和", 1, 64),
    EraChoice("ad", "西暦", 1873, 2026),
)


@pytest.fixture
def board(qtbot, look, strikes):
    board = KanaBoard(look, strikes=strikes)
    qtbot.addWidget(board)
    board.resize(look.mm(450), look.mm(125))
    board.show()
    return board


@pytest.fixture
def wheel(qtbot, look, strikes):
    wheel = DateWheel(look, ERAS, partial_date=True, strikes=strikes)
    qtbot.addWidget(wheel)
    wheel.resize(look.mm(450), look.mm(140))
    wheel.show()
    return wheel


def strike(board, clock, *words):
    for word in words:
        QTest.mouseClick(board.key(word), Qt.MouseButton.LeftButton)
        clock.now += 1


def press(button, clock):
    QTest.keyClick(button, Qt.Key.Key_Return)
    clock.now += 1


def test_a_name_is_typed_with_its_marks(board, clock):
    told = []
    board.edited.connect(told.append)
    strike(board, clock, "ま", "つ", "small", "し", "ま", "space", "は", "voiced", "half", "な")
    assert told[-1] == board.text() == "まっしま　ぱな"


def test_erasing_goes_one_by_one_and_all_at_once(board, clock):
    board.set_text("葛\U000e0100飾")
    strike(board, clock, "erase")
    assert board.text() == "葛\U000e0100"
    strike(board, clock, "erase")
    assert board.text() == ""
    board.set_text("まつしま")
    strike(board, clock, "clear")
    assert board.text() == ""


def test_the_two_kana_change_places(board, clock):
    assert board.key("あ").accessibleName() == "あ"
    strike(board, clock, "kana", "ア")
    assert board.page() == "katakana"
    assert board.key("kana").words() == "ひらがな"
    strike(board, clock, "digits", "1", "kana", "イ", "kana", "い")
    assert board.text() == "ア1イい"


def test_an_address_gets_its_digits_and_words(board, clock):
    strike(board, clock, "digits", "1", "9", "番地")
    assert board.text() == "19番地"
    assert board.key("voiced").isHidden()


def test_latin_letters_become_small(board, clock):
    strike(board, clock, "latin", "A", "small", "B")
    assert board.text() == "aB"


def test_the_limit_holds_but_a_longer_text_can_still_be_erased(qtbot, look, strikes, clock):
    board = KanaBoard(look, limit=2, text="あいう", strikes=strikes)
    qtbot.addWidget(board)
    board.show()
    strike(board, clock, "erase", "か")
    assert board.text() == "あい"
    strike(board, clock, "erase", "か")
    assert board.text() == "あか"


def test_two_spaces_are_never_set_in_a_row(board, clock):
    strike(board, clock, "space", "あ", "space", "space")
    assert board.text() == "あ　"


def test_no_such_key_is_an_error_not_a_guess(board):
    with pytest.raises(LookupError, match="page hiragana"):
        board.key("漢")


@pytest.mark.parametrize(
    ("page", "first"),
    [("hiragana", "あ"), ("katakana", "ア"), ("digits", "1"), ("latin", "A"), ("symbols", "、")],
)
def test_a_hand_has_a_key_to_start_from_on_every_page(board, page, first):
    board.show_page(page)

    assert board.home().words() == first


@pytest.mark.parametrize("key", ["ま", "voiced", "kana"])
def test_keys_alone_can_press_the_board(board, key, qtbot):
    with qtbot.waitSignal(board.key(key).clicked):
        QTest.keyClick(board.key(key), Qt.Key.Key_Space)


def test_arrows_walk_the_board_as_it_is_seen(board, qtbot):
    with qtbot.waitActive(board):
        board.activateWindow()
    board.key("あ").setFocus()
    QTest.keyClick(board.key("あ"), Qt.Key.Key_Left)
    assert board.key("か").hasFocus()
    QTest.keyClick(board.key("か"), Qt.Key.Key_Down)
    assert board.key("き").hasFocus()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", ["hiragana", "katakana", *sorted(set(PAGES) - {"hiragana"})])
def test_every_key_is_as_large_as_a_finger_and_holds_its_word(qtbot, glass, size, page):
    look = Look(glass, size=size)
    board = KanaBoard(look, page=page)
    qtbot.addWidget(board)
    board.resize(board.minimumSizeHint())
    board.show()
    keys = [key for key in board.findChildren(BigButton) if key.isVisible()]
    least, near = look.mm(16) - 1, look.mm(2.54)
    for at, key in enumerate(keys):
        box = key.geometry()
        assert min(box.width(), box.height()) >= least
        assert board.rect().contains(box)
        around = box.adjusted(-near, -near, near, near)
        assert not any(around.intersects(other.geometry()) for other in keys[at + 1 :])
        assert key._block(box.width() - look.mm(2)).count <= len(key.words().split())
        assert key.accessibleName()


def test_wheels_turn_by_finger_and_key(wheel, clock):
    told = []
    wheel.edited.connect(told.append)
    press(wheel.drum("era").up, clock)
    press(wheel.drum("era").up, clock)
    press(wheel.drum("year").down, clock)
    press(wheel.drum("month").up, clock)
    assert told[-1] == wheel.raw() == ("showa", "64", "1", "")
    assert len(told) == 4


def test_digits_go_into_the_wheel_in_hand(wheel, clock):
    wheel.set_raw(("showa", "", "", ""))
    QTest.keyClicks(wheel, "19")
    press(wheel.drum("month").value, clock)
    assert wheel.active() == "month"
    QTest.keyClicks(wheel, "3")
    press(wheel.drum("day").value, clock)
    QTest.keyClicks(wheel, "15")
    assert wheel.raw() == ("showa", "19", "3", "15")
    QTest.keyClick(wheel, Qt.Key.Key_Delete)
    assert wheel.raw() == ("showa", "19", "3", "")


def test_who_does_not_know_the_month_does_not_know_the_day(wheel, clock):
    wheel.set_raw(("showa", "19", "3", "15"))
    press(wheel.drum("month").unknown, clock)
    assert wheel.raw() == ("showa", "19", "", "")


def test_only_a_partial_date_offers_not_to_know(qtbot, look):
    whole = DateWheel(look, ERAS)
    qtbot.addWidget(whole)
    assert [whole.drum(part).unknown for part in ("era", "year", "month", "day")] == [None] * 4


def test_the_first_year_of_an_era_is_said_as_people_say_it(wheel):
    wheel.set_raw(("reiwa", "1", "5", "1"))
    assert wheel.drum("year").value.accessibleName() == "元年"
    assert wheel.drum("era").value.accessibleName() == "令和"


def test_a_month_of_a_year_has_no_day(qtbot, look):
    wheel = DateWheel(look, ERAS, raw=("reiwa", "8", "4"), parts=("era", "year", "month"))
    qtbot.addWidget(wheel)
    assert wheel.raw() == ("reiwa", "8", "4")


def test_setting_a_date_sends_no_signal(wheel, qtbot):
    with qtbot.assertNotEmitted(wheel.edited):
        wheel.set_raw(("showa", "19", "3", "15"))


@pytest.mark.parametrize("size", SIZES)
def test_wheels_are_as_large_as_fingers(qtbot, glass, size):
    look = Look(glass, size=size)
    wheel = DateWheel(look, ERAS, partial_date=True)
    qtbot.addWidget(wheel)
    wheel.resize(look.mm(450 if not look.portrait else 244), look.mm(130 if not look.portrait else 260))
    wheel.show()
    keys = [key for key in wheel.findChildren(BigButton) if key.isVisible()]
    assert all(min(key.width(), key.height()) >= look.mm(20) - 1 for key in keys)
    assert all(key.accessibleName() for key in keys)
    tops = {
        wheel.drum(part).value.mapTo(wheel, wheel.drum(part).value.pos()).y()
        for part in ("era", "year", "month", "day")
    }
    assert len(tops) == 1
