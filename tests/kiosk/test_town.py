"""town.toml: offices, hours, procedures; read again when it changes."""

from __future__ import annotations

import datetime as dt

import pytest

from kiosk.config import ConfigError
from kiosk.settings_text import unconfirmed
from kiosk.town import HoursSection, load_town

WHOLE = """
[town]
name = "松島町"
[hours]
saturday = "9:00-12:00"
[offices.resident_services]
phone = "022-000-0000"
[offices.library]
name = "図書館"
[procedures.resident_record]
open = false
copies_most = 5
"""


def written(tmp_path, text):
    file = tmp_path / "town.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_town_fills_in_what_is_shipped(tmp_path):
    town = load_town(written(tmp_path, WHOLE))

    assert town.hours.saturday == "9:00-12:00"
    assert (town.offices["resident_services"].name, town.offices["resident_services"].phone) == (
        "町民福祉課",
        "022-000-0000",
    )
    assert town.offices["library"].name == "図書館"


def test_a_procedure_can_be_closed_and_given_values(tmp_path):
    town = load_town(written(tmp_path, WHOLE))

    assert not town.is_open("resident_record")
    assert town.is_open("seal_certificate")
    assert town.overrides("resident_record") == {"copies_most": 5}
    assert town.overrides("seal_certificate") == {}


def test_without_a_file_the_town_is_as_shipped(tmp_path):
    assert load_town(tmp_path / "town.toml").town.name == "松島町"


def test_what_the_town_has_set_is_no_longer_unconfirmed(tmp_path):
    before = {key for key, _value, _about in unconfirmed(load_town(tmp_path / "none.toml"))}
    after = {key for key, _value, _about in unconfirmed(load_town(written(tmp_path, WHOLE)))}

    assert {"offices.resident_services.phone"} <= before - after


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(tmp_path):
    file = written(tmp_path, WHOLE)
    town = load_town(file)

    assert town.reload_if_changed() is town
    written(tmp_path, WHOLE.replace("9:00", "10:00"))
    assert town.reload_if_changed().hours.saturday == "10:00-12:00"


def test_a_file_that_became_wrong_is_said_and_the_town_stays(tmp_path):
    town = load_town(written(tmp_path, WHOLE))
    written(tmp_path, "[hours]\nsaturday = 9\n")

    with pytest.raises(ConfigError, match=r"hours\.saturday"):
        town.reload_if_changed()
    assert town.hours.saturday == "9:00-12:00"


def test_a_file_that_appears_or_goes_is_noticed(tmp_path):
    town = load_town(tmp_path / "town.toml")
    file = written(tmp_path, WHOLE)
    assert town.reload_if_changed().hours.saturday == "9:00-12:00"

    with_file = load_town(file)
    file.unlink()
    assert with_file.reload_if_changed().hours.saturday == ""


def test_a_file_that_cannot_be_looked_at_is_said(tmp_path):
    file = tmp_path / "town.toml"
    file.symlink_to(file)

    with pytest.raises(ConfigError, match="読めません"):
        load_town(file)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[hour]\n", ["[hour]", "hours"]),
        ("[hours]\nsaterday = ''\n", ["hours.saterday", "saturday"]),
        ("[hours]\nholidays = 1\n", ["hours.holidays", "true か false"]),
        ("[town]\ncode = '44016'\n", ["town.code"]),
        ("[offices.resident_service]\nphone = '1'\n", ["offices.resident_service", "resident_services"]),
        ("[offices]\nresident_services = 3\n", ["offices.resident_services"]),
        ("[procedures.Resident]\n", ["procedures.Resident"]),
        ("[procedures.resident_record]\nopen = 'no'\n", ["procedures.resident_record.open", "true か false"]),
        ("[hours]\nmonday = 'morning'\n", ["hours.monday", "morning"]),
        ("[hours]\nclosed = 'Obon'\n", ["hours.closed"]),
        ("[hours]\nmonday = '29:00-30:00'\n", ["hours.monday"]),
        ("[hours]\nclosed = '12-40'\n", ["hours.closed"]),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(tmp_path, text, parts):
    file = written(tmp_path, text)

    with pytest.raises(ConfigError) as refused:
        load_town(file)

    for part in [str(file), *parts]:
        assert part in str(refused.value)


HOURS = HoursSection(closed="12-29..01-03, 2026-08-14", friday="8:30-19:00")


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        ("2026-11-24 08:29", False),
        ("2026-11-24 08:30", True),
        ("2026-11-24 17:14", True),
        ("2026-11-24 17:15", False),
        ("2026-11-27 18:59", True),  # Friday evening
        ("2026-11-22 10:00", False),  # Sunday
        ("2026-11-23 10:00", False),  # 勤労感謝の日
        ("2026-12-28 10:00", True),
        ("2026-12-29 10:00", False),
        ("2027-01-01 10:00", False),
        ("2027-01-04 10:00", True),
        ("2026-08-14 10:00", False),
        ("2027-08-13 10:00", True),
    ],
)
def test_it_is_open_in_office_hours_only(moment, open_):
    assert HOURS.open_at(dt.datetime.fromisoformat(moment)) is open_


def test_the_next_opening_steps_over_closed_days():
    new_year = dt.datetime.fromisoformat("2026-12-28 18:00")

    assert HOURS.next_opening(new_year) == dt.datetime.fromisoformat("2027-01-04 08:30")


def test_a_town_that_never_opens_has_no_next_opening():
    shut = HoursSection(monday="", tuesday="", wednesday="", thursday="", friday="")

    assert shut.next_opening(dt.datetime.fromisoformat("2026-11-24 10:00")) is None
