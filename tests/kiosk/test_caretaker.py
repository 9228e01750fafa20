"""The kiosk opens and closes by the town's hours, and reads town.toml again while nobody is there."""

from __future__ import annotations

import datetime as dt
import logging

import pytest

from kiosk.caretaker import Caretaker, when
from kiosk.clock import JAPAN
from kiosk.config import ConfigError
from kiosk.events import HeadsListed, HouseOpened, HouseShut, Opened
from kiosk.session import advance
from kiosk.town import HoursSection, Town
from tests.kiosk.session.visiting import NOW, fresh

TUESDAY = dt.datetime(2026, 11, 24, tzinfo=JAPAN)  # the Monday before is a holiday


class TownHall:
    """Its clock and its file are moved by the test; what is posted moves its session."""

    def __init__(self, hour: float = 10, day: dt.datetime = TUESDAY):
        self.at = day + dt.timedelta(hours=hour)
        self.town: tuple[Town, HeadsListed] | None = None
        self.wrong: Exception | None = None
        self.posted: list[object] = []
        self.session = fresh()
        self.caretaker = Caretaker(self.post, HoursSection(), self.reread, lambda: self.at)

    def post(self, event):
        self.posted.append(event)
        self.session = advance(self.session, event)

    def reread(self):
        if self.wrong:
            raise self.wrong
        changed, self.town = self.town, None
        return changed

    def look(self, hour: float | None = None, days: int = 0):
        if hour is not None:
            self.at = TUESDAY + dt.timedelta(days=days, hours=hour)
        self.posted.clear()
        self.caretaker.look_now(self.session.house.shut, self.session.house.until)
        return self.posted


def test_within_the_hours_nothing_happens():
    assert TownHall(10).look() == []


def test_outside_of_the_hours_it_closes_once_and_says_when_it_opens():
    town = TownHall(18)

    assert town.look() == [HouseShut("hours", "tomorrow 8:30")]
    assert town.look() == []


def test_after_midnight_tomorrow_has_become_today():
    town = TownHall(18)
    town.look()

    assert town.look(0.5, days=1) == [HouseShut("hours", "today 8:30")]


def test_in_the_morning_it_opens_again():
    town = TownHall(18)
    town.look()

    assert town.look(8.5, days=1) == [HouseOpened()]


def test_before_a_holiday_the_date_is_said():
    friday = dt.datetime(2026, 11, 20, tzinfo=JAPAN)

    assert TownHall(18, friday).look() == [HouseShut("hours", "2026-11-24 8:30")]


def test_what_staff_closed_the_hours_do_not_open():
    town = TownHall(16)
    town.look()
    town.session = advance(town.session, HouseShut("staff"))

    assert town.look(18) == []
    assert town.look(9, days=1) == []
    assert town.session.house.shut == "staff"


def test_what_staff_opened_after_hours_stays_open_until_the_hours_end_next():
    town = TownHall(18)
    town.look()
    town.session = advance(town.session, HouseOpened())

    assert town.look(19) == []
    assert town.look(10, days=1) == []
    assert town.look(18, days=1) == [HouseShut("hours", "tomorrow 8:30")]


def test_a_town_that_keeps_no_hours_is_never_closed():
    town = TownHall(3)
    town.caretaker = Caretaker(town.post, HoursSection(), town.reread, lambda: town.at, keeps_hours=False)

    assert town.look() == []


def test_a_changed_town_lists_its_heads_and_its_hours_hold_at_once():
    town = TownHall(18)
    town.look()
    listed = HeadsListed(town.session.house.heads[:2], {"tax": "税務課"}, prints=True)
    town.town = (Town(hours=HoursSection(tuesday="8:30-20:00")), listed)

    assert town.look() == [listed, HouseOpened()]
    assert town.session.house.offices == {"tax": "税務課"}
    assert town.session.house.prints


def test_a_wrong_town_keeps_the_old_one_and_is_logged_once(caplog):
    town = TownHall(10)
    town.wrong = ConfigError(
        "town.toml", "hours.monday", "「9」では使えません", "8:30-17:15 のように書いてください"
    )

    with caplog.at_level(logging.ERROR, "kiosk.house"):
        town.look()
        town.look()

    assert town.posted == []
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "hours.monday" in caplog.text


def test_nothing_is_looked_at_in_a_visit():
    town = TownHall(18)
    visiting = advance(town.session, Opened("v1", NOW))
    town.caretaker.look(visiting)
    town.caretaker.close()

    assert town.posted == []


def test_looking_is_done_on_a_thread_and_reported():
    town = TownHall(18)
    town.caretaker.look(town.session)
    town.caretaker.close()

    assert town.posted == [HouseShut("hours", "tomorrow 8:30")]


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today 9:05"), (1, "tomorrow 9:05"), (2, "2026-11-26 9:05"), (40, "2027-01-03 9:05")],
)
def test_an_opening_is_said_as_people_say_it(days, said):
    opening = TUESDAY + dt.timedelta(days=days, hours=9, minutes=5)

    assert when(opening, TUESDAY + dt.timedelta(hours=1)) == said


def test_an_opening_nobody_knows_is_not_said():
    assert when(None, TUESDAY) == ""
