"""Choice rows and tiles."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from ui.theme import PORTRAIT, Look
from ui.widgets.choice_list import ChoiceList
from ui.widgets.option import Option
from ui.widgets.tile import TileGrid

OPTIONS = [Option(f"o{at}", f"{{選|せん}}{at}", "{説明|せつめい}", "baby") for at in range(1, 10)]


def shown(qtbot, widget, look, width_mm=450, height_mm=150):
    qtbot.addWidget(widget)
    widget.resize(look.mm(width_mm), look.mm(height_mm))
    widget.show()
    return widget


def visible(cells):
    return [cell.option.id for cell in cells if cell.isVisible()]


def test_one_choice_puts_out_the_other(qtbot, look, strikes):
    rows = shown(qtbot, ChoiceList(look, OPTIONS[:3], chosen=["o1"], strikes=strikes), look)
    with qtbot.waitSignal(rows.picked) as picked:
        QTest.keyClick(rows.rows()[1], Qt.Key.Key_Space)
    assert picked.args == ["o2"]
    assert rows.chosen() == ("o2",)


def test_several_choices_hold_together_and_let_go_again(qtbot, look, strikes, clock):
    rows = shown(qtbot, ChoiceList(look, OPTIONS[:3], chosen=["o1"], several=True, strikes=strikes), look)
    QTest.keyClick(rows.rows()[2], Qt.Key.Key_Return)
    assert rows.chosen() == ("o1", "o3")
    clock.now += 1
    QTest.keyClick(rows.rows()[0], Qt.Key.Key_Return)
    assert rows.chosen() == ("o3",)


def test_choosing_from_outside_sends_no_signal(qtbot, look):
    rows = shown(qtbot, ChoiceList(look, OPTIONS[:3], chosen=["o1"]), look)
    with qtbot.assertNotEmitted(rows.picked):
        rows.choose(["o3"])
        assert rows.chosen() == ("o3",)
        rows.choose([])
    assert rows.chosen() == ()


def test_arrows_walk_the_rows(qtbot, look):
    rows = shown(qtbot, ChoiceList(look, OPTIONS[:3]), look)
    with qtbot.waitActive(rows):
        rows.activateWindow()
    first, second, _ = rows.rows()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()
    assert rows.chosen() == ()


def test_a_row_says_what_it_is(qtbot, look):
    rows = shown(qtbot, ChoiceList(look, OPTIONS[:2]), look)
    several = shown(qtbot, ChoiceList(look, OPTIONS[:2], several=True), look)
    interface = QAccessible.queryAccessibleInterface(rows.rows()[0])
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "選1"
    assert interface.text(QAccessible.Text.Description) == "説明"
    assert QAccessible.queryAccessibleInterface(several.rows()[0]).role() == QAccessible.Role.CheckBox


def test_the_whole_row_is_the_target(qtbot, look, strikes):
    rows = shown(qtbot, ChoiceList(look, OPTIONS[:2], strikes=strikes), look)
    row = rows.rows()[0]
    corner = row.rect().bottomRight()
    with qtbot.waitSignal(rows.picked):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=corner)


def test_what_does_not_fit_waits_on_the_next_leaf(qtbot, look):
    rows = ChoiceList(look, OPTIONS)
    counted = []
    rows.leaves_counted.connect(counted.append)
    shown(qtbot, rows, look)
    leaves = rows.leaves()
    assert counted == [leaves]
    assert leaves > 1
    seen = []
    for leaf in range(leaves):
        rows.show_leaf(leaf)
        seen += visible(rows.rows())
    assert seen == [option.id for option in OPTIONS]


def test_fewer_leaves_on_taller_glass_are_told(qtbot, look):
    rows = shown(qtbot, ChoiceList(look, OPTIONS), look)
    with qtbot.waitSignal(rows.leaves_counted) as counted:
        rows.resize(look.mm(450), look.mm(400))
    assert counted.args == [1]


@pytest.mark.parametrize("size", ["S", "M", "L", "XL"])
def test_rows_and_tiles_are_large_and_lie_apart(qtbot, glass, size):
    look = Look(glass, size=size)
    for widget, cells in ((ChoiceList(look, OPTIONS), "rows"), (TileGrid(look, OPTIONS), "tiles")):
        shown(qtbot, widget, look, width_mm=240, height_mm=200)
        boxes = [cell.geometry() for cell in getattr(widget, cells)() if cell.isVisible()]
        assert all(box.height() >= look.mm(20) and box.width() >= look.mm(20) for box in boxes)
        assert len({box.height() for box in boxes}) == 1
        near = look.mm(5) - 1
        for at, box in enumerate(boxes):
            widened = box.adjusted(-near, -near, near, near)
            assert not any(widened.intersects(other) for other in boxes[at + 1 :])
            assert widget.rect().contains(box)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_alone_can_pick_a_tile(qtbot, look, strikes, key):
    grid = shown(qtbot, TileGrid(look, OPTIONS, strikes=strikes), look)
    with qtbot.waitSignal(grid.picked) as picked:
        QTest.keyClick(grid.tiles()[1], key)
    assert picked.args == ["o2"]


def test_a_tile_says_name_and_hint(qtbot, look):
    grid = shown(qtbot, TileGrid(look, OPTIONS), look)
    interface = QAccessible.queryAccessibleInterface(grid.tiles()[0])
    assert interface.text(QAccessible.Text.Name) == "選1"
    assert interface.text(QAccessible.Text.Description) == "説明"
    assert interface.role() == QAccessible.Role.Button


def test_a_tile_off_the_leaf_is_out_of_reach_of_keys(qtbot, look):
    grid = shown(qtbot, TileGrid(look, OPTIONS), look)
    hidden = [tile for tile in grid.tiles() if not tile.isVisible()]
    assert hidden
    assert all(QAccessible.queryAccessibleInterface(tile).state().invisible for tile in hidden)


def test_leaves_share_their_rows_so_that_none_is_left_alone(qtbot):
    look = Look(PORTRAIT)
    rows = shown(qtbot, ChoiceList(look, [*OPTIONS, Option("o10", "選10")]), look, height_mm=9 * 29)
    per_leaf = []
    for leaf in range(rows.leaves()):
        rows.show_leaf(leaf)
        per_leaf.append(len(visible(rows.rows())))
    assert per_leaf == [5, 5]


def test_many_choices_stand_in_two_columns_where_the_glass_lies(qtbot, look):
    rows = shown(qtbot, ChoiceList(look, OPTIONS), look, width_mm=240, height_mm=200)
    lefts = {row.x() for row in rows.rows() if row.isVisible()}
    assert len(lefts) == 2
