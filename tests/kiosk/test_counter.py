"""The counter behind the last button: one that keeps, and one for practice."""

from __future__ import annotations

import contextlib
import dataclasses

import pytest

from kiosk import audit
from kiosk.application import build
from kiosk.bootstrap import Rooms, open_rooms
from kiosk.commands.stage import rehearsal_config
from kiosk.config import ConfigError, load_config
from kiosk.counter import wish_of
from kiosk.outbox import Outbox, OutboxFullError
from kiosk.parcel import Slot
from kiosk.session import Stage
from kiosk.town import Town, TownSection
from kiosk.work import Refusing
from tests.kiosk.session.visiting import chosen, walk_to


@pytest.fixture
def rooms(tmp_path):
    town = tmp_path / "town.toml"
    config = load_config(environ={}, overrides=[f"paths.town={town}"])
    with contextlib.closing(
        open_rooms(rehearsal_config(config, tmp_path, "virtual"), rehearsal=tmp_path)
    ) as made:
        yield made


def finished(application: str):
    session = walk_to(chosen(), Stage.SUBMITTING)
    assert session.application == "a1"
    return dataclasses.replace(session, application=application)


def test_an_application_is_addressed_to_the_town_of_town_toml():
    town = Town(town=TownSection(name="利府町", code="044067"))
    applied = build(wish_of(walk_to(chosen(), Stage.REVIEW), town), Slot("", "01", "", 1, ""))

    assert (applied.a["addressee"], applied.a["localGovernmentCode"]) == ("利府町長", "044067")


def test_a_full_disk_keeps_nothing_gives_no_number_and_room_helps(rooms: Rooms):
    rooms.counter.accept(finished("a1"))
    assert rooms.stagehand is not None
    rooms.stagehand.disk(full=True)
    for application in ("a2", "a3", "a4"):
        with pytest.raises(Refusing) as caught:
            rooms.counter.accept(finished(application))
        assert caught.value.problem == "submit.full"

    rooms.stagehand.disk(full=False)
    rooms.counter.accept(finished("a2"))

    rooms.close()
    with contextlib.closing(Outbox.open(rooms.config.paths.outbox, "01")) as outbox:
        assert [entry.slot.sequence for entry in outbox.entries()] == [1, 2]


def test_an_audit_record_that_finds_no_room_says_so(rooms: Rooms):
    assert rooms.stagehand is not None
    rooms.stagehand.disk(full=True)

    def many():
        for _ in range(200):  # the last page of the file has room for some
            rooms.record(audit.HouseOpened())

    with pytest.raises(OutboxFullError):
        many()


def test_records_are_kept_without_any_key(rooms: Rooms):
    rooms.record(audit.KioskStarted(rehearsal=True))
    rooms.close()

    with contextlib.closing(Outbox.open(rooms.config.paths.outbox, "01")) as outbox:
        assert outbox.broken_audit_row() is None


def test_the_stagehand_names_its_cards_as_people_do(rooms: Rooms):
    assert rooms.stagehand is not None
    titles = [rooms.stagehand.title(name) for name in rooms.stagehand.personas()]

    assert len(set(titles)) == len(titles) >= 10


def test_a_changed_town_is_gone_by_and_an_unchanged_one_is_not_read(rooms: Rooms):
    assert rooms.reread_town() is None
    rooms.town.file.write_text("[procedures.resident_record]\nopen = false\n", "utf-8")

    changed = rooms.reread_town()

    assert changed is not None
    assert changed[0] is rooms.town
    assert "resident_record" not in {head.id for head in changed[1].heads}
    assert rooms.reread_town() is None


def test_a_wrong_town_changes_nothing(rooms: Rooms):
    before = rooms.town, rooms.offer
    rooms.town.file.write_text("[hours]\nmonday = 'always'\n", "utf-8")

    with pytest.raises(ConfigError):
        rooms.reread_town()

    assert (rooms.town, rooms.offer) == before
