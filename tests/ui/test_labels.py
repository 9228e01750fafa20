"""Labels, rows, notices, cards, pictures and icons."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest

from ui.theme import SIZES, Look
from ui.tokens import THEMES, names
from ui.widgets import icons
from ui.widgets.help_card import HelpCard
from ui.widgets.lines import CHARACTERS_A_LINE, Block
from ui.widgets.notice import Notice
from ui.widgets.picture import Picture
from ui.widgets.progress import Progress
from ui.widgets.row_list import Row, RowList
from ui.widgets.ruby_label import RubyLabel

ROWS = [
    Row("お{名前|なまえ}", "髙橋 ハナ", "カードから"),
    Row("ご{住所|じゅうしょ}", "宮城県宮城郡松島町高城字帰命院下一19番地の1 松島ハイツ103号室", "カードから"),
    *(Row(f"{{質問|しつもん}}{at}", "はい", can_mend=True) for at in range(8)),
]


def test_readings_stand_above_only_where_the_language_asks(qtbot):
    plain, easy = (
        RubyLabel(Look(language=language), "{申請|しんせい}です") for language in ("ja_JP", "ja_JP@easy")
    )
    for label in (plain, easy):
        qtbot.addWidget(label)
        label.resize(400, 80)
        assert label.text() == label.accessibleName() == "申請です"
    assert plain.grab().toImage() != easy.grab().toImage()
    assert easy.heightForWidth(400) > plain.heightForWidth(400)


def test_a_label_is_read_as_static_text(qtbot, look):
    label = RubyLabel(look, "{介護|かいご}")
    qtbot.addWidget(label)
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface.role() == QAccessible.Role.StaticText
    assert interface.text(QAccessible.Text.Name) == "介護"


def test_a_line_has_25_characters_at_most(look):
    block = Block(look, "あ" * 60, "body", 10_000)
    assert block.count == 3
    assert block.width <= look.type_px("body") * CHARACTERS_A_LINE + 1


def test_lines_of_the_body_stand_one_and_a_half_apart(look):
    one, two = (Block(look, text, "body", 10_000) for text in ("一", "一\n二"))
    assert two.height - one.height == pytest.approx(1.5 * look.type_px("body"))


@given(
    st.lists(
        st.sampled_from(["あ", "漢字", "{申請|しんせい}", "。", "、", " ", "「", "abc", "103", "ー"]),
        max_size=25,
    ).map("".join),
    st.integers(4, 30),
)
def test_no_line_is_wider_than_its_room(qapp, text, ems):
    look = Look(language="ja_JP@easy")
    room = look.type_px("body") * ems
    block = Block(look, text, "body", room)
    widest_piece = look.type_px("body") * 3  # 「{申請|しんせい}」 cannot be parted
    assert block.width <= max(room, widest_piece) + 1


def test_what_fits_on_one_line_stays_on_one(look):
    assert Block(look, "だれのための 申請ですか。", "question", 10_000).count == 1


def set_in(look, text, ems):
    block = Block(look, text, "body", look.type_px("body") * ems)
    return ["".join(piece.base for piece in line.pieces) for line in block._lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "まい日の 世話を して、この お子さんを 育てて いますか。",
            ["まい日の 世話を して、", "この お子さんを 育てて いますか。"],
        ),
        ("いまの 世話は その おじいさんが ですか。", ["いまの 世話は", "その おじいさんが ですか。"]),
        (
            "ことし だれかと かよって いる ほいくしょです。",
            ["ことし だれかと かよって いる", "ほいくしょです。"],
        ),
        (
            "はい、よその 町で かいごの にんていを うけて いました。",
            ["はい、よその 町で かいごの", "にんていを うけて いました。"],
        ),
    ],
)
def test_a_line_ends_at_a_pause_and_parts_no_word_from_what_it_leans_on(look, text, expected):
    assert set_in(look, text, 17) == expected


def test_a_label_without_words_takes_no_room(qtbot, look):
    label, notice = RubyLabel(look), Notice(look)
    for each in (label, notice):
        qtbot.addWidget(each)
        assert each.heightForWidth(500) == 0


def test_progress_is_words(qtbot, look):
    progress = Progress(look, "あと 3つ")
    qtbot.addWidget(progress)
    assert progress.accessibleName() == "あと 3つ"


def test_a_review_row_says_everything_to_a_screen_reader(qtbot, look):
    rows = RowList(look, ROWS, mend="なおす")
    qtbot.addWidget(rows)
    assert rows.mend_button(0) is None
    assert rows.mend_button(2).accessibleName() == "質問0 はい なおす"


def test_mending_tells_which_row(qtbot, look, strikes):
    rows = RowList(look, ROWS, mend="なおす", strikes=strikes)
    qtbot.addWidget(rows)
    rows.resize(look.mm(450), look.mm(600))
    rows.show()
    with qtbot.waitSignal(rows.mended) as mended:
        QTest.keyClick(rows.mend_button(3), Qt.Key.Key_Return)
    assert mended.args == [3]


@pytest.mark.parametrize("size", SIZES)
def test_every_row_is_on_some_leaf_and_holds_its_words(qtbot, glass, size):
    look = Look(glass, size=size)
    rows = RowList(look, ROWS, mend="なおす")
    qtbot.addWidget(rows)
    rows.resize(look.mm(244 if look.portrait else 450), look.mm(120))
    rows.show()
    seen = 0
    for leaf in range(rows.leaves()):
        rows.show_leaf(leaf)
        shown = [box for box in rows._boxes if box.isVisible()]
        seen += len(shown)
        for box in shown:
            assert rows.rect().contains(box.geometry())
            for part in (box._label, box._value, box._source):
                assert box.rect().contains(part.geometry()) or not part.text()
            if box.mend is not None:
                assert box.mend.height() >= look.mm(20)
                assert box.mend.width() >= box.mend.sizeHint().width()
                assert not box.mend.geometry().intersects(box._value.geometry())
    assert seen == len(ROWS)


def test_rows_of_one_line_are_equally_high(qtbot, look):
    rows = RowList(look, [row for row in ROWS if "宮城" not in row.value], mend="なおす")
    qtbot.addWidget(rows)
    rows.resize(look.mm(450), look.mm(600))
    rows.show()
    assert len({box.height() for box in rows._boxes}) == 1


def test_a_row_does_not_show_its_value_by_repr():
    assert "髙橋" not in repr(ROWS[0])


def test_a_notice_that_only_tells_does_not_look_like_one_to_mend(qtbot, look):
    notice = Notice(look, "カードから 写しました。")
    qtbot.addWidget(notice)
    notice.resize(600, 80)
    to_mend = notice.grab().toImage()
    notice.say("カードから 写しました。", mend=False)
    assert notice.grab().toImage() != to_mend


def test_a_notice_and_a_card_say_their_words(qtbot, look):
    notice = Notice(look, "{番号|ばんごう}が ちがいます。")
    card = HelpCard(look, "なぜ{聞|き}くの？", "{本人|ほんにん}でないとき")
    for each in (notice, card):
        qtbot.addWidget(each)
    assert notice.accessibleName() == notice.text() == "番号が ちがいます。"
    assert card.accessibleName() == "なぜ聞くの？ 本人でないとき"
    assert card.heightForWidth(200) > card.heightForWidth(2000)


@pytest.mark.parametrize("name", icons.icon_names())
def test_an_icon_is_of_the_family_and_is_drawn(qapp, name):
    source = (icons.ICONS / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 48 48"' in source
    assert set(re.findall(r'stroke-width="([^"]+)"', source)) == {"3"}
    assert "#" not in source
    assert not icons.icon(Look(), name, 48).toImage().allGray() or name == ""


@pytest.mark.parametrize("theme", THEMES)
def test_an_icon_takes_the_colour_of_its_token(qapp, theme):
    look = Look(theme=theme)
    image = icons.icon(look, "contrast", 48, "primary").toImage()
    assert image.pixelColor(34, 24).name().upper() == look.tokens.primary


@pytest.mark.parametrize("name", icons.picture_names())
def test_a_picture_uses_tokens_only_and_keeps_its_shape(qtbot, look, name):
    source = (icons.PICTURES / f"{name}.svg").read_text("utf-8")
    assert "#" not in source
    assert set(re.findall(r"token:([a-z_]+)", source)) <= set(names())
    shown = Picture(look, name, said="絵")
    qtbot.addWidget(shown)
    assert shown.accessibleName() == "絵"
    drawn = icons.picture(look, name, 400, 100)
    assert drawn.height() == 100
    assert drawn.width() == pytest.approx(100 * icons.picture_ratio(name), abs=1)


def test_blocks_draw_inside_their_area(qapp):
    look = Look()
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    block = Block(look, "松島", "body", 300)
    block.draw(painter, QRectF(0, 20, 300, block.height), QColor("black"))
    painter.end()
    inked = [y for y in range(100) if any(image.pixelColor(x, y).value() < 128 for x in range(300))]
    assert inked[0] >= 20
    assert inked[-1] <= 20 + block.height


def test_two_lines_are_about_equally_long(look):
    block = Block(
        look, "お子さんを 父と 母の 二人で 育てて いますか。", "question", look.type_px("question") * 20
    )
    widths = [line.width for line in block._lines]
    assert len(widths) == 2
    assert min(widths) > max(widths) * 0.6


def test_of_two_lines_the_first_ends_with_a_sentence(look):
    text = "戸籍や 住民票の とおりに。漢字が わからない ときは ひらがなで かまいません。"
    first = Block(look, text, "body", 10_000)._lines[0]
    assert "".join(piece.base for piece in first.pieces) == "戸籍や 住民票の とおりに。"
