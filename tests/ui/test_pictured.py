"""The pictures of pages: each is drawn and has words, and none takes room that something else needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from kiosk.known import known
from kiosk.rehearsal import read_visit
from procedures.loader import DATA, Shelf, load
from tests.ui.test_every_screen import complaints
from tests.ui.walker import Walker
from ui.screens.pictured import SAID
from ui.theme import LANDSCAPE, PORTRAIT, Look
from ui.widgets import icons
from ui.widgets.choice_list import ChoiceList
from ui.widgets.illustrated import Illustrated, Side
from ui.widgets.kana_board import KanaBoard
from ui.widgets.option import Option
from ui.widgets.picture import Picture

VISITS = Path(__file__).parents[2] / "assets" / "visits"
SHELF = Shelf(DATA)


def test_a_picture_of_a_page_is_one_of_ours():
    names = known()
    named = {
        page.picture
        for path in SHELF.sources()
        for page in load(path, names, shelf=SHELF).pages
        if page.picture
    }
    assert "insured_card" in named
    assert named == set(SAID)
    assert named <= set(icons.picture_names())


class Part(QWidget):
    """A part that needs 300 pixels of height at any width."""

    needs = 300


def illustrated(qtbot, look, side, width, height):
    part, picture = Part(), Picture(look, "insured_card", said="絵")
    whole = Illustrated(look, part, picture, side, lambda _width: part.needs)
    qtbot.addWidget(whole)
    whole.resize(width, height)
    whole.show()
    return whole, part, picture


@pytest.mark.parametrize("side", Side)
def test_without_room_the_part_has_all_there_is(qtbot, look, side):
    whole, part, picture = illustrated(qtbot, look, side, 900, 299)
    assert not picture.isVisible()
    assert part.geometry() == whole.rect()


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("spare_mm", [0, 20, 44, 59, 60, 80, 200])
def test_the_part_always_has_what_it_needs(qtbot, look, side, spare_mm):
    whole, part, picture = illustrated(qtbot, look, side, 1200, 300 + look.mm(8) + look.mm(spare_mm))
    assert part.height() >= part.needs
    assert whole.rect().contains(part.geometry())
    if picture.isVisible():
        assert whole.rect().contains(picture.geometry())
        assert not part.geometry().intersects(picture.geometry())
        assert picture.height() >= look.mm(side.value)
    assert picture.isVisible() or (side is not Side.BESIDE and spare_mm < side.value)


def test_a_picture_goes_when_the_part_comes_to_need_its_room(qtbot, look):
    _, part, picture = illustrated(qtbot, look, Side.ABOVE, 900, 300 + look.mm(8 + 61))
    assert picture.isVisible()
    part.needs += look.mm(2)
    part.setMinimumHeight(part.needs)  # as a layout does when a notice appears
    qtbot.waitUntil(lambda: not picture.isVisible())


def test_choices_that_would_go_on_to_another_leaf_stand_alone(qtbot, look):
    words = "たいへん ながい ことばの えらび方"
    few = ChoiceList(look, [Option(str(at), words * 4) for at in range(3)])
    picture = Picture(look, "insured_card", said="絵")
    whole = Illustrated(look, few, picture, Side.BESIDE, few.least_height)
    qtbot.addWidget(whole)
    wide, narrow = few.least_height(1600), few.least_height(1000)
    assert narrow > wide
    whole.resize(QSize(1520, narrow - 1))
    whole.show()
    assert not picture.isVisible()
    assert few.leaves() == 1


def test_a_picture_is_drawn_once_for_a_size(qtbot):
    picture = Picture(Look(), "insured_card", said="絵")
    qtbot.addWidget(picture)
    picture.resize(333, 222)
    picture.grab()
    drawn = icons._drawn.cache_info().misses
    picture.grab()
    assert icons._drawn.cache_info().misses == drawn


@pytest.fixture(params=[LANDSCAPE, PORTRAIT], ids=["lying", "upright"])
def walker(request, qapp, tmp_path):
    walking = Walker(request.param, tmp_path)
    yield walking
    walking.close()


@pytest.mark.parametrize("size", ["M", "XL"])
def test_pages_with_pictures_pass_the_audit_and_boards_have_none(walker, size):
    walker.wear(size=size)
    found, shown = [], set()
    for session in walker.pages(replace(read_visit(VISITS / "seal_certificate.toml"), size=size)):
        walker.settle()
        screen = walker.opened.window.screen_shown
        pictures = [each for each in screen.findChildren(Picture) if each.isVisible()]
        page = session.stop.page if session.stop else None
        if pictures and page:
            shown.add(page.id)
            assert pictures[0].accessibleName() == walker.opened.window.words.plain(SAID[page.picture])
            assert not screen.findChildren(KanaBoard)
            found += complaints(walker.opened.window)
        elif page and page.picture:
            found.append(f"{page.id} has room for its picture and shows none")
    assert shown == {"seal_card", "number"}
    assert not found
