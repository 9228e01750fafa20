"""The hands of a rehearsal: what they do once, however late it is seen."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer

from devices.card.virtual_reader import VirtualReader
from devices.card.wallet import Wallet
from kiosk.rehearsal import read_visit
from kiosk.session import Stage
from tests.system.visitor import ROOT, opened_on, until

VISIT = read_visit(ROOT / "assets" / "visits" / "resident_record.toml")
MANY = 60  # turns of the hands; more than they try anything else


class SlowNews(VirtualReader):
    """A reader that tells of its card only when it is allowed to."""

    def __init__(self):
        super().__init__()
        self.allowed = threading.Event()

    def watch(self, post):
        def tell(spot):
            self.allowed.wait(60)
            post(spot)

        return super().watch(tell)


class Table:
    """Hands that count, and let the news go when many turns have passed since the first card."""

    def __init__(self, reader):
        self.reader = reader
        self.inserted = 0

    def insert(self, persona):
        self.inserted += 1
        self.reader.insert(Wallet().card(persona))
        self._pass(MANY)

    def remove(self):
        self.reader.remove()

    def _pass(self, turns):
        if turns:
            QTimer.singleShot(1, lambda: self._pass(turns - 1))
        else:
            self.reader.allowed.set()


@pytest.fixture
def table():
    return Table(SlowNews())


def test_a_card_is_put_down_once_however_late_the_reader_tells_of_it(qapp, table, tmp_path):
    opened = opened_on(tmp_path, table.reader, table, VISIT)
    until(opened, VISIT, lambda session: session.stage is Stage.PAGES)
    opened.close()
    opened.window.close()
    opened.window.deleteLater()

    assert table.inserted == 1
