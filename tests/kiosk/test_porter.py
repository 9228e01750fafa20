"""Behind the staff door: the PIN is compared, chores are done, off the UI thread."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from argon2 import PasswordHasher

from devices.ports import CardSpot, PaperOutError, Secret
from kiosk.clock import JAPAN
from kiosk.config import load_config
from kiosk.events import (
    Chore,
    ChoreChosen,
    ChoreDone,
    DoorDigitsChanged,
    DoorKnocked,
    DoorLeft,
    DoorPinChecked,
    DoorPinGiven,
)
from kiosk.outbox import Outbox
from kiosk.porter import Porter, pin_is_right
from kiosk.session import advance
from tests.kiosk.outbox.conftest import sealed
from tests.kiosk.session.visiting import fresh

NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=JAPAN)
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("2468")


def secret_of(digits: str) -> Secret:
    secret = Secret()
    for digit in digits:
        secret.press(ord(digit))
    return secret


class Reader:
    def watch(self, post):
        post(CardSpot.EMPTY)
        return lambda: None


class Paper:
    """A printer, and what turns receipts into paper; empty it has none."""

    def __init__(self):
        self.numbers: list[str] = []
        self.empty = False

    def check(self):
        if self.empty:
            raise PaperOutError

    def print_slip(self, receipt, _language):
        self.check()
        self.numbers.append(receipt.number)


class Door:
    """A porter and the session it follows."""

    def __init__(self, folder, pin_hash: str = HASH):
        self.config = load_config(
            environ={}, overrides=[f"paths.state={folder}", f"staff.pin_hash={pin_hash}", "kiosk.id=07"]
        )
        self.posted: list[object] = []
        self.paper = Paper()
        self.session = advance(fresh(), DoorKnocked(True))
        self.porter = Porter(
            self.posted.append, self.config,
            reader=Reader(), printer=self.paper, printing=self.paper, now=lambda: NOW,
        )  # fmt: skip

    def play(self, *happenings):
        for event in happenings:
            after = advance(self.session, event)
            self.porter.follow(self.session, after, event)
            self.session = after
        return self

    def told(self):
        self.porter.close()
        return self.posted

    def found(self, chore: Chore):
        self.play(DoorDigitsChanged(4), DoorPinGiven(secret_of("2468")))
        self.play(DoorPinChecked(self.session.house.door.errand, True), ChoreChosen(chore))
        (done,) = [event for event in self.told() if isinstance(event, ChoreDone)]
        assert done.errand == self.session.house.door.errand
        return [(row.mark, row.text) for row in done.rows]


@pytest.mark.parametrize(("digits", "right"), [("2468", True), ("2469", False), ("24680", False)])
def test_the_pin_is_compared_with_its_hash(digits, right):
    assert pin_is_right(HASH, secret_of(digits)) is right


def test_a_hash_that_is_none_opens_to_nobody(caplog):
    assert not pin_is_right("$argon2id$nonsense", secret_of("2468"))
    assert "staff.pin_hash" in caplog.text


@pytest.mark.parametrize(("digits", "right"), [("2468", True), ("1111", False)])
def test_the_answer_carries_the_errand_and_the_secret_is_wiped(tmp_path, digits, right):
    door, secret = Door(tmp_path), secret_of(digits)
    door.play(DoorDigitsChanged(4), DoorPinGiven(secret))

    assert door.told() == [DoorPinChecked(1, right)]
    assert len(secret) == 0


def test_a_secret_nobody_asked_for_is_wiped_at_once(tmp_path):
    door, secret = Door(tmp_path), secret_of("2468")
    door.play(DoorLeft(), DoorPinGiven(secret))

    assert (len(secret), door.told()) == (0, [])


def test_a_test_page_bears_a_number_that_is_nobodys(tmp_path):
    door = Door(tmp_path)

    assert [mark for mark, _ in door.found(Chore.PRINT)] == ["ok"]
    assert door.paper.numbers == ["07-000-000"]


def test_a_printer_without_paper_is_told_to_staff(tmp_path):
    door = Door(tmp_path)
    door.paper.empty = True

    assert [mark for mark, _ in door.found(Chore.PRINT)] == ["bad"]


def test_held_parcels_and_the_age_of_the_oldest_are_counted(tmp_path):
    door = Door(tmp_path)
    times = iter([NOW - dt.timedelta(hours=3 * at) for at in range(20, 0, -1)])
    with contextlib.closing(Outbox.open(door.config.paths.outbox, "07", now=lambda: next(times))) as outbox:
        for name in ("a", "b", "c"):
            outbox.accept(name, sealed(name))
        outbox.hold("a", "refused")

    rows = door.found(Chore.PARCELS)

    assert [mark for mark, _ in rows] == ["warn", "ok", "ok"]
    assert "1 件" in rows[0][1]
    assert "2 件" in rows[1][1]
    assert "日前" in rows[2][1] or "時間前" in rows[2][1]


def test_a_damaged_file_that_was_set_aside_is_told_until_it_is_taken_away(tmp_path):
    door = Door(tmp_path)
    path = door.config.paths.outbox
    path.write_bytes(b"no database at all" * 50)
    Outbox.open(path, "07").close()
    (damaged,) = path.parent.glob("outbox.damaged-*")

    mark, text = door.found(Chore.PARCELS)[0]

    assert (mark, damaged.name in text, "0 件" in text) == ("bad", True, True)
    damaged.unlink()
    assert [mark for mark, _ in Door(tmp_path).found(Chore.PARCELS)] == ["ok", "ok"]


def test_an_outbox_that_is_not_there_yet_holds_nothing(tmp_path):
    assert Door(tmp_path).found(Chore.PARCELS) == [("ok", "まだ1件も預かっていません。")]
    assert not (tmp_path / "outbox.sqlite").exists()


def test_doctor_says_what_is_amiss_and_how_to_mend_it(tmp_path):
    (sum_mark, _), *rows = Door(tmp_path).found(Chore.DOCTOR)

    assert sum_mark == "ok"
    assert any(mark == "bad" and text.startswith("この端末の鍵") for mark, text in rows)
    assert all(mark in ("warn", "bad") for mark, _ in rows)
