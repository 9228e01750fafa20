"""Garbage that holds widgets is collected on the UI thread, never beside it."""

import gc
import threading
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget

from kiosk.events import Quit
from kiosk.session import Session, Stage
from tests.turning import turn_once
from ui.sweeper import Sweeper


@pytest.fixture
def sweeper(qtbot):
    sweeper = Sweeper()
    yield sweeper
    sweeper.stop()


class Cyclic(QWidget):
    def __init__(self, freed):
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: freed.append(QThread.currentThread()))


def litter():
    """Make enough cyclic garbage for the collector to run by itself, if it were on."""
    for _ in range(5000):
        ring = []
        ring.append(ring)


def test_a_busy_thread_frees_no_widget(qtbot, sweeper):
    freed = []
    Cyclic(freed)
    busy = threading.Thread(target=litter)
    busy.start()
    busy.join()

    assert freed == []


def test_the_end_of_a_visit_frees_what_it_left(qtbot, sweeper):
    freed = []
    Cyclic(freed)
    before = Session(visit="one", stage=Stage.DONE)

    sweeper.follow(before, before.erased(), Quit())

    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [QThread.currentThread()]


def test_a_visit_under_way_is_not_held_up(qtbot, sweeper):
    freed = []
    Cyclic(freed)
    before = Session(visit="one", stage=Stage.MENU)

    sweeper._timer.stop()  # its own sweep each second is another matter, and may be due

    sweeper.follow(before, replace(before, stage=Stage.INTRO), Quit())
    turn_once()

    assert freed == []


def test_python_collects_by_itself_again_afterwards(qtbot):
    sweeper = Sweeper()
    sweeper.stop()

    assert gc.isenabled()
