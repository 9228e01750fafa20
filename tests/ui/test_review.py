"""The review: one row for what is mended together, and なおす leads to its page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.events import Mended
from kiosk.i18n import load_catalogue
from kiosk.session import Stage
from tests.kiosk.session.visiting import chosen, walk_to
from ui.screens.review import ReviewScreen
from ui.words import Words


def rows_of(qtbot, look, session):
    screen = ReviewScreen(Words(load_catalogue()), look)
    qtbot.addWidget(screen)
    screen.resize(look.mm(244), look.mm(4000))
    screen.present(session)
    screen.show()
    buttons = {}
    for at in range(200):
        try:
            button = screen._list.mend_button(at)
        except IndexError:
            break
        buttons[button.accessibleName()] = button
    return screen, buttons


def test_what_a_page_asks_together_stands_in_one_row(qtbot, look):
    session = walk_to(chosen(), Stage.REVIEW, card=False)
    _, rows = rows_of(qtbot, look, session)
    (name,) = (each for each in rows if each.startswith("あなたの お名前"))

    assert name.startswith("あなたの お名前・ふりがな ")
    assert len(rows) < len(session.route.live())


def test_what_the_card_says_is_not_mixed_with_what_was_typed(qtbot, look):
    _, rows = rows_of(qtbot, look, walk_to(chosen(), Stage.REVIEW))

    assert any(each.startswith("あなたの お名前 ") for each in rows)
    assert any(each.startswith("あなたの ふりがな ") for each in rows)


def test_mending_a_row_leads_to_the_page_that_asked(qtbot, look):
    screen, rows = rows_of(qtbot, look, walk_to(chosen(), Stage.REVIEW, card=False))
    button = next(button for name, button in rows.items() if name.startswith("あなたの お名前・ふりがな"))

    with qtbot.waitSignal(screen.happened) as happened:
        QTest.keyClick(button, Qt.Key.Key_Return)

    assert isinstance(happened.args[0], Mended)
    assert happened.args[0].place.page == "requester_name"
