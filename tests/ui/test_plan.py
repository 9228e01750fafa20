"""The list of a happening on the glass: every size shows all of it, and it is printed where there is a printer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from kiosk.events import ComfortChosen, HeadsListed, Opened, ShelfChosen, WentBack
from kiosk.i18n import plain
from kiosk.plan import plan_of
from tests.kiosk.session.visiting import NOW
from tests.ui.walker import Walker
from ui.saying import saying

pytestmark = pytest.mark.thorough


@pytest.fixture
def kiosk(glass, qapp, tmp_path):
    walker = Walker(glass, tmp_path)
    walker.happen(Opened("v1", NOW), ShelfChosen("happenings"))
    yield walker
    walker.close()


def button(kiosk, name):
    return kiosk.opened.window.screen_shown.findChild(QAbstractButton, name)


def read(kiosk) -> set[str]:
    """Return what can be read on every leaf, the leaves turned as a finger turns them."""
    found: set[str] = set()
    for _ in range(kiosk.session.leaves):
        labels = kiosk.opened.window.screen_shown.findChildren(QLabel)
        found |= {each.accessibleName() for each in labels if each.isVisible()}
        if kiosk.session.leaf + 1 < kiosk.session.leaves:
            turn(kiosk)
    return found


def turn(kiosk) -> None:
    kiosk.opened.window.frame.button("forward").click()
    kiosk.settle()


def papers(tmp_path) -> list[str]:
    return [each.name.split("-")[-1] for each in sorted((tmp_path / "slips").glob("*.pdf"))]


@pytest.mark.parametrize("size", ["M", "XL"])
@pytest.mark.parametrize("name", ["baby", "care"])
def test_every_step_and_every_thing_can_be_read(kiosk, name, size):
    kiosk.happen(ComfortChosen("size", size), ShelfChosen(f"happening:{name}"), ShelfChosen(f"plan:{name}"))
    plan = plan_of(kiosk.session)
    wanted = [turn.head.everyday for turn in plan.turns] + [thing.text for thing in plan.things]

    assert {plain(each.source) for each in wanted} <= read(kiosk)


def test_a_tile_leads_to_the_list_and_the_last_leaf_back_to_the_tiles(kiosk):
    kiosk.happen(ShelfChosen("happening:disaster"))
    kiosk.press("tile:plan:disaster")
    assert kiosk.session.shelf == "plan:disaster"

    for _ in range(kiosk.session.leaves):
        turn(kiosk)

    assert kiosk.session.shelf == "happening:disaster"


def test_the_paper_comes_out_and_the_page_says_so(kiosk, tmp_path):
    kiosk.happen(ShelfChosen("plan:baby"))
    screen = kiosk.opened.window.screen_shown
    kiosk.press("print")
    kiosk.until(lambda: kiosk.session.printed)
    kiosk.settle()

    assert papers(tmp_path) == ["list.pdf"]
    assert screen.help(kiosk.session).text.context == "plan.printed"
    assert button(kiosk, "print").accessibleName() == "もういちど 紙に 出す"


def test_while_it_is_printed_nothing_leads_away(kiosk):
    kiosk.happen(ShelfChosen("plan:baby"))
    frame = kiosk.opened.window.frame
    button(kiosk, "print").click()
    kiosk.opened.window.present(kiosk.session)

    assert kiosk.opened.window.screen_shown.help(kiosk.session).text.context == "plan.printing"
    assert not button(kiosk, "print").isEnabled()
    assert not frame.button("back").isVisible()
    assert not frame.button("forward").isEnabled()
    kiosk.until(lambda: kiosk.session.printed)


def test_without_paper_there_is_a_way_on(kiosk, tmp_path):
    kiosk.happen(ShelfChosen("plan:baby"))
    kiosk.rooms.printer.loaded = False
    kiosk.press("print")
    kiosk.until(lambda: kiosk.session.problem is not None)
    kiosk.settle()
    assert kiosk.session.problem.key == "plan.printer.paper"

    kiosk.rooms.printer.loaded = True
    kiosk.press("way:again")
    kiosk.until(lambda: kiosk.session.printed)

    assert papers(tmp_path) == ["list.pdf"]


def test_without_a_printer_printing_is_not_offered(kiosk):
    kiosk.happen(ShelfChosen("plan:baby"))
    assert button(kiosk, "print") is not None

    kiosk.happen(HeadsListed(kiosk.session.house.heads, kiosk.session.house.offices, prints=False))

    assert button(kiosk, "print") is None
    assert "紙に 出す" not in said(kiosk)


def test_the_list_is_said_in_its_order_and_the_paper_when_it_is_there(kiosk):
    kiosk.happen(ShelfChosen("plan:moved_in"))
    words = said(kiosk)
    before = saying(kiosk.session, kiosk.opened.window.screen_shown, kiosk.opened.window.words)
    kiosk.press("print")
    kiosk.until(lambda: kiosk.session.printed)
    after = saying(kiosk.session, kiosk.opened.window.screen_shown, kiosk.opened.window.words)

    assert "転入届" in words[1]
    order = [words.index(each) for each in words if each[:2] in ("1.", "2.", "3.", "4.", "5.")]
    assert order == sorted(order)
    assert len(order) == 5
    assert any("宮城県の 県税事務所" in each for each in words)
    assert [each.written for each in after.news(before)] == ["紙が 出ました。お取りください。"]


def said(kiosk) -> list[str]:
    window = kiosk.opened.window
    return [each.written for each in saying(kiosk.session, window.screen_shown, window.words).phrases]


def test_the_keyboard_alone_prints_it(kiosk, tmp_path):
    kiosk.happen(ShelfChosen("plan:disaster"))
    kiosk.opened.window.activateWindow()
    kiosk.settle()
    focused = QApplication.focusWidget()
    assert focused is button(kiosk, "print")

    QTest.keyClick(focused, Qt.Key.Key_Return)
    kiosk.until(lambda: kiosk.session.printed)

    assert papers(tmp_path) == ["list.pdf"]


def test_nothing_of_it_stays_on_the_glass(kiosk):
    kiosk.happen(ShelfChosen("plan:care"))
    screen = kiosk.opened.window.screen_shown
    kiosk.happen(WentBack())

    assert not [each for each in screen.findChildren(QLabel) if each.isVisible()]
