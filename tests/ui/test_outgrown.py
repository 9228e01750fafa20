"""What was built for one page counts no leaves for the next."""

from __future__ import annotations

from kiosk.i18n import load_catalogue
from ui.screens.base import Screen
from ui.widgets.choice_list import ChoiceList
from ui.widgets.option import Option
from ui.words import Words


class Paged(Screen):
    """A list of answers for each page; a page is its own shape."""

    def shape(self, session):
        return session

    def build(self, session):
        rows = [Option(str(at), session) for at in range(8)]
        self.list = ChoiceList(self.look, rows, columns=1)
        self.list.leaves_counted.connect(self.emit_leaves)
        return self.list


def shown(qtbot, look):
    screen = Paged(Words(load_catalogue()), look)
    qtbot.addWidget(screen)
    screen.resize(look.mm(244), look.mm(400))
    screen.present("first")
    screen.show()
    return screen


def test_a_page_that_is_left_counts_nothing_when_the_frame_gives_it_another_size(qtbot, look):
    screen = shown(qtbot, look)
    screen.outgrow("second")
    with qtbot.assertNotEmitted(screen.happened):
        screen.resize(look.mm(244), look.mm(80))
    screen.present("second")

    assert screen.list.isVisible()


def test_a_page_that_stays_counts_its_leaves_at_the_size_it_is_given(qtbot, look):
    screen = shown(qtbot, look)
    screen.outgrow("first")
    with qtbot.waitSignal(screen.happened) as counted:
        screen.resize(look.mm(244), look.mm(80))

    assert counted.args[0].leaves > 1
