import contextlib
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.outbox import Outbox, OutboxDamagedError, OutboxUnavailableError
from kiosk.outbox.file import connect
from kiosk.outbox.schema import VERSION

ROOT = Path(__file__).parents[3]


def fill(path, clock, make, names):
    with contextlib.closing(Outbox.open(path, "01", now=clock)) as outbox:
        return [outbox.accept(name, make(name)) for name in names]


def test_every_pragma_is_what_was_decided(path):
    with contextlib.closing(connect(path)) as file:
        read = {
            name: file.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "user_version")
        }

    assert read == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "secure_delete": 1,
        "foreign_keys": 1,
        "user_version": VERSION,
    }


def test_every_table_of_ours_is_strict(path):
    with contextlib.closing(connect(path)) as file:
        strict = {
            row[1]: row[5]
            for row in file.execute("PRAGMA table_list")
            if not row[1].startswith(("sqlite", "_"))
        }

    assert strict == dict.fromkeys(("parcel", "house", "taken", "aside", "audit"), 1)


def test_the_file_is_for_its_owner_only(path):
    connect(path).close()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_of_a_later_version_still_opens(path, clock, make):
    fill(path, clock, make, ["a"])
    with contextlib.closing(connect(path)) as file:
        file.execute(f"PRAGMA user_version = {VERSION + 1}")
        file.execute("ALTER TABLE parcel ADD COLUMN scent TEXT")

    assert [slot.sequence for slot in fill(path, clock, make, ["a", "b"])] == [1, 2]


def test_a_torn_file_is_set_aside_and_its_whole_parcels_live_on(path, clock, make):
    slots = fill(path, clock, make, [f"a{at}" for at in range(40)])
    data = bytearray(path.read_bytes())
    torn = data.index(b"a20/") // 4096 * 4096
    data[torn : torn + 4096] = bytes(4096)
    path.write_bytes(data)

    with contextlib.closing(Outbox.open(path, "01", now=clock)) as outbox:
        (alarm,) = outbox.alarms
        kept = outbox.entries()
        fresh = outbox.accept("new", make("new"))
        parcels = [outbox.parcel(entry.application) for entry in kept]

    assert alarm.file.read_bytes() == bytes(data)
    assert alarm.carried == len(kept)
    assert 30 < len(kept) < 40
    assert {entry.slot for entry in kept} <= set(slots)
    assert None not in parcels
    assert fresh.epoch != slots[0].epoch
    assert fresh.sequence == 1


def test_a_number_legible_in_a_damaged_file_is_never_given_again(path, clock, make):
    slots = fill(path, clock, make, ["a", "b", "c"])
    data = bytearray(path.read_bytes())
    data[:100] = b"\0" * 100
    path.write_bytes(data)

    with contextlib.closing(Outbox.open(path, "01", now=clock)) as outbox:
        assert outbox.entries() == ()
        assert all(outbox._is_taken(slot.number) for slot in slots)


def test_the_alarm_is_raised_once_and_the_file_kept_for_good(path, clock, make):
    path.parent.mkdir()
    path.write_bytes(b"this is no database " * 100)
    with contextlib.closing(Outbox.open(path, "01", now=clock)) as first:
        aside = first.alarms[0].file
    with contextlib.closing(Outbox.open(path, "01", now=clock)) as second:
        assert second.alarms == ()

    assert aside.exists()


def test_a_kiosk_that_died_between_setting_aside_and_taking_over_takes_over_now(path, clock, make):
    slots = fill(path, clock, make, ["a", "b"])
    path.rename(path.with_name("outbox.damaged-20261122T000000Z-abcd.sqlite"))

    with contextlib.closing(Outbox.open(path, "01", now=clock)) as outbox:
        assert [entry.slot for entry in outbox.entries()] == slots
        assert [alarm.carried for alarm in outbox.alarms] == [2]


def test_who_does_not_own_the_file_only_complains_of_damage(path, clock):
    path.parent.mkdir()
    path.write_bytes(b"this is no database " * 100)

    with pytest.raises(OutboxDamagedError):
        Outbox.open(path, "01", now=clock, mend=False)
    assert path.read_bytes().startswith(b"this is no database")


def test_a_folder_that_is_a_file_is_complained_of_in_one_sentence(tmp_path, clock):
    (tmp_path / "state").write_text("")

    with pytest.raises(OutboxUnavailableError) as caught:
        Outbox.open(tmp_path / "state" / "outbox.sqlite", "01", now=clock)
    assert str(caught.value).count("。") == 2
    assert "outbox.sqlite" in str(caught.value)


def test_a_file_somebody_else_keeps_locked_is_complained_of_not_set_aside(path, clock, make, monkeypatch):
    monkeypatch.setattr("kiosk.outbox.file._BUSY_SECONDS", 0.01)
    fill(path, clock, make, ["a"])
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutboxUnavailableError):
            Outbox.open(path, "01", now=clock)

    assert [each.name for each in path.parent.iterdir() if "damaged" in each.name] == []


def test_sqlite_utils_is_imported_only_to_make_a_new_file(path, clock, make):
    fill(path, clock, make, ["a"])
    script = (
        "import sys; from pathlib import Path; from kiosk.outbox import Outbox;"
        f"Outbox.open(Path({str(path)!r}), '01').close(); print('sqlite_utils' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert found.stdout.strip() == "False"


@pytest.mark.system
def test_a_disk_that_is_really_full_gives_no_number(tmp_path):
    """A file system of 256 kB in a mount namespace of its own, filled by accepting until there is no room."""
    inside = f"mount -t tmpfs -o size=256k none {tmp_path} && exec {sys.executable} -m tests.kiosk.outbox.filling {tmp_path}"
    found = subprocess.run(
        ["unshare", "-rm", "sh", "-c", inside], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert found.stdout.split()[:1] == ["OutboxFullError"], found.stderr
    _, given, kept, after = found.stdout.split()
    assert int(given) > 5
    assert kept == given
    assert after == "1"
