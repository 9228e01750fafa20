"""The frame: slots that never move."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ui.frame import SLOTS, Frame
from ui.theme import LANDSCAPE, PORTRAIT, SIZES, Look
from ui.tokens import THEMES
from ui.widgets.brand import Brand
from ui.widgets.button import BigButton

SIGNALS = {
    "forward": "forward",
    "back": "back",
    "call": "call",
    "quit": "quit",
    "help": "help_asked",
    "again": "again",
    "hide": "hide_asked",
    "language": "language_asked",
    "size": "size_asked",
    "look": "look_asked",
    "voice": "voice_asked",
}
WORDS = {
    "forward": "つぎへ",
    "back": "もどる",
    "call": "{係|かかり}の{人|ひと}をよぶ",
    "quit": "やめる",
    "help": "せつめい",
    "again": "もういちど",
    "hide": "かくす",
    "language": "Language",
    "size": "{文字|もじ}の{大|おお}きさ",
    "look": "{見|み}やすさ",
    "voice": "{音声|おんせい}",
}


@pytest.fixture
def framed(qtbot, strikes):
    def make(look):
        frame = Frame(look, strikes=strikes)
        qtbot.addWidget(frame)
        for slot, word in WORDS.items():
            frame.label(slot, word)
        frame.town("松島町")
        frame.title("要介護・要支援認定の申請")
        frame.progress("あと 3つ")
        frame.heading("だれのための 申請ですか。")
        frame.help("介護をうける人を えらんでください。")
        frame.resize(look.glass.width_px, look.glass.height_px)
        frame.show()
        return frame

    return make


def places(frame):
    return {slot: QRect(frame.button(slot).geometry()) for slot in SLOTS}


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_tells_its_own_signal_by_key(framed, qtbot, slot):
    frame = framed(Look())
    with qtbot.waitSignal(getattr(frame, SIGNALS[slot])):
        QTest.keyClick(frame.button(slot), Qt.Key.Key_Return)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["ja_JP", "ja_JP@easy"])
def test_slots_are_large_lie_apart_and_on_the_glass(framed, glass, size, language):
    look = Look(glass, size=size, language=language)
    boxes = list(places(framed(look)).values())
    near = look.mm(5) - 2
    for at, box in enumerate(boxes):
        assert min(box.width(), box.height()) >= look.mm(20)
        assert QRect(0, 0, glass.width_px, glass.height_px).contains(box)
        assert not any(box.adjusted(-near, -near, near, near).intersects(other) for other in boxes[at + 1 :])


def test_nothing_a_screen_says_moves_a_slot(framed, glass):
    frame = framed(Look(glass))
    before = places(frame)
    frame.heading("とても 長い 質問です。 二行にも 三行にも なるかも しれません。 どちらを えらびますか。")
    frame.help("")
    frame.progress("さいごの確認")
    frame.title("")
    frame.show_slot("again", False)
    frame.enable("forward", False)
    frame.label("forward", "これで申しこむ")
    assert places(frame) == before


@pytest.mark.parametrize("size", ["L", "XL"])
def test_larger_text_does_not_move_a_slot_either(framed, glass, size):
    frame = framed(Look(glass, size="M"))
    before = places(frame)
    frame.wear(Look(glass, size=size, theme="white"))
    assert places(frame) == before


def test_forward_is_bottom_right_and_the_only_filled_button(framed, glass):
    frame = framed(Look(glass))
    filled = [slot for slot in SLOTS if frame.button(slot).kind == "filled"]
    assert filled == ["forward"]
    box = frame.button("forward").geometry()
    assert all(
        box.right() >= other.right() and box.bottom() >= other.bottom() for other in places(frame).values()
    )
    assert frame.button("back").geometry().left() == min(other.left() for other in places(frame).values())


def test_upright_glass_has_its_comforts_within_reach(framed):
    frame = framed(Look(PORTRAIT))
    lower_half = PORTRAIT.height_px // 2
    assert all(
        frame.button(slot).geometry().top() > lower_half for slot in ("language", "size", "look", "voice")
    )
    lying = framed(Look(LANDSCAPE))
    assert all(lying.button(slot).geometry().bottom() < 200 for slot in ("language", "size", "look", "voice"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["ja_JP", "ja_JP@easy"])
def test_every_word_of_the_frame_fits_its_button(framed, glass, size, language):
    frame = framed(Look(glass, size=size, language=language))
    for slot in SLOTS:
        button = frame.button(slot)
        least = button.sizeHint()
        assert button.width() >= least.width(), slot
        assert button.height() >= least.height(), slot


@pytest.mark.parametrize("name", ["児童手当の受給資格及び児童手当の額についての認定の請求", "住民票の写し"])
@pytest.mark.parametrize("size", SIZES)
def test_a_long_official_name_is_set_smaller_rather_than_cut(framed, glass, size, name):
    frame = framed(Look(glass, size=size))

    frame.title(name)

    label = next(each for each in frame.findChildren(QLabel) if each.text() == name)
    assert label.height() >= label.heightForWidth(label.width())
    assert label.geometry().top() >= 0
    assert label.geometry().bottom() <= frame.body_rect().top()
    assert not label.geometry().intersects(frame.button("language").geometry())


def test_the_body_lies_between_question_and_buttons(framed, glass):
    frame = framed(Look(glass))
    body = QLabel("本文")
    frame.show_body(body)
    assert body.isVisible()
    assert body.geometry() == frame.body_rect()
    assert not any(frame.body_rect().intersects(box) for box in places(frame).values())


def test_a_new_body_takes_the_place_of_the_old_at_once(framed):
    frame = framed(Look())
    first, second = QLabel("一"), QLabel("二")
    frame.show_body(first)
    frame.show_body(second)
    assert frame.body() is second
    assert [label.text() for label in frame.findChildren(QLabel) if label.text() in ("一", "二")] == ["二"]


def test_a_longer_question_makes_the_body_smaller_not_the_bands(framed):
    frame = framed(Look())
    before = frame.body_rect()
    frame.heading(
        "とても 長い 質問です。 二行にも 三行にも なるかも しれません。 どちらを えらびますか。 ほんとうに。"
    )
    assert frame.body_rect().top() > before.top()
    assert frame.body_rect().bottom() == before.bottom()


@pytest.mark.parametrize("size", SIZES)
def test_the_largest_text_still_leaves_room_for_an_answer(framed, glass, size):
    look = Look(glass, size=size)
    assert framed(look).body_rect().height() >= look.mm(5 * 16 + 4 * 3)


def test_the_ribbon_pushes_the_question_down(framed):
    frame = framed(Look())
    before = places(frame)
    frame.ribbon("れんしゅう です")
    after = places(frame)
    assert after["forward"] == before["forward"]
    assert after["help"].top() > before["help"].top()
    frame.ribbon("")
    assert places(frame) == before


def test_resting_a_finger_on_the_town_opens_the_door(framed, qtbot):
    frame = framed(Look())
    brand = frame.findChild(Brand)
    brand._timer.setInterval(1)
    with qtbot.waitSignal(frame.door):
        QTest.mousePress(brand, Qt.MouseButton.LeftButton)


def test_a_touch_or_a_slide_over_the_town_does_not_open_it(framed, qtbot):
    frame = framed(Look())
    brand = frame.findChild(Brand)
    QTest.mouseClick(brand, Qt.MouseButton.LeftButton)
    assert not brand._timer.isActive()
    QTest.mousePress(brand, Qt.MouseButton.LeftButton)
    QTest.mouseMove(brand, QPoint(-50, 0))
    assert not brand._timer.isActive()


def test_keys_walk_from_the_body_to_forward_and_back_round(framed, qtbot):
    frame = framed(Look())
    body = BigButton(Look(), "答え")
    frame.show_body(body)
    with qtbot.waitActive(frame):
        frame.activateWindow()
    body.setFocus()
    walked = []
    for _ in range(len(SLOTS) + 1):
        QTest.keyClick(frame.focusWidget(), Qt.Key.Key_Tab)
        walked.append(frame.focusWidget())
    assert walked[:2] == [frame.button("forward"), frame.button("back")]
    assert walked[-1] is body


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_paints_the_bands_and_the_ground(framed, theme):
    look = Look(theme=theme)
    frame = framed(look)
    picture = frame.grab().toImage()
    assert picture.pixelColor(2, 2) == look.colour("band")
    assert picture.pixelColor(2, frame.body_rect().center().y()) == look.colour("ground")
