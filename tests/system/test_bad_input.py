"""Wrong files, missing keys, a broken outbox, a full disk: one sentence, and nothing lost."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.patience import PROGRAM
from tests.system.conftest import ROOT

pytestmark = pytest.mark.system

VISIT = str(ROOT / "assets" / "visits" / "resident_record.toml")
NUMBER = re.compile(r"受付番号 (\d\d-\d\d\d-\d\d\d)")

WRONG = {
    "a procedure that is no TOML": ("p.toml", "id = [", ["procedures", "check", "p.toml"]),
    "a procedure without pages": ("p.toml", 'id = "p"', ["procedures", "check", "p.toml"]),
    "settings that are no TOML": ("k.toml", "[session", ["config", "--config", "k.toml"]),
    "an unknown setting": ("k.toml", "[session]\nidle_secnds = 3", ["config", "--config", "k.toml"]),
    "an unknown section": ("k.toml", "[sesion]\nidle_seconds = 3", ["run", "--config", "k.toml"]),
    "a setting of a wrong type": ("k.toml", '[session]\nidle_seconds = "x"', ["doctor", "--config", "k.toml"]),
    "settings that are not there": ("k.toml", "", ["config", "--config", "elsewhere.toml"]),
    "a setting on the command line": ("k.toml", "", ["config", "--set", "session.nope=1"]),
    "a visit that is no TOML": ("v.toml", "procedure = [", ["rehearse", "v.toml"]),
    "a visit with an unknown key": ("v.toml", 'procedure = "a"\nnope = 1', ["rehearse", "v.toml"]),
    "a visit to no procedure": ("v.toml", 'procedure = "nope"', ["rehearse", "v.toml", "--silent"]),
    "a visit that answers too little": ("v.toml", 'procedure = "resident_record"', ["rehearse", "v.toml", "--silent"]),
    "a visit that is not there": ("v.toml", "", ["rehearse", "elsewhere.toml"]),
    "a virtual card in service": ("k.toml", "", ["run", "--set", "card.reader=virtual"]),
    "a desk without a key": ("k.toml", "", ["desk", "open", "--latest", "--key", "elsewhere.key"]),
}  # fmt: skip


@pytest.fixture
def kiosk(offscreen, tmp_path):
    def run(*words: str, around: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*around, sys.executable, "-m", "kiosk", *words],
            cwd=tmp_path, env=offscreen | {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
            capture_output=True, text=True, timeout=PROGRAM, check=False,
        )  # fmt: skip

    return run


@pytest.fixture
def rehearse(kiosk):
    return lambda: kiosk("rehearse", VISIT, "--silent", "--state", "state")


@pytest.fixture
def kept(kiosk, tmp_path):
    """Return every number the outbox has."""

    def numbers() -> list[str]:
        listed = kiosk("outbox", "--set", f"paths.outbox={tmp_path / 'state' / 'outbox.sqlite'}", "list")
        assert listed.returncode == 0, listed.stderr
        return re.findall(r"\d\d-\d\d\d-\d\d\d", listed.stdout)

    return numbers


def is_one_sentence(ran: subprocess.CompletedProcess[str]) -> bool:
    lines = ran.stderr.strip().splitlines()
    return ran.returncode in (1, 2) and len(lines) == 1 and lines[0].startswith("kiosk: ")


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_in_one_sentence(case, kiosk, tmp_path):
    name, content, words = WRONG[case]
    (tmp_path / name).write_text(content, "utf-8")
    ran = kiosk(*words)

    assert is_one_sentence(ran), ran.stderr
    assert NUMBER.search(ran.stdout) is None


def refused(ran: subprocess.CompletedProcess[str], problem: str) -> bool:
    """Say whether the visit ended in *problem*: no number, no traceback, and the reason for staff."""
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran.returncode == 1 and problem in ran.stderr and NUMBER.search(ran.stdout) is None


def test_without_recipients_no_number_is_shown_and_with_them_all_is_well(rehearse, kept, tmp_path):
    first = rehearse()
    recipients = tmp_path / "state" / "recipients"
    recipients.rename(tmp_path / "gone")

    assert refused(rehearse(), "submit.failed")
    (tmp_path / "gone").rename(recipients)
    last = rehearse()
    assert kept() == NUMBER.findall(first.stdout + last.stdout)


def test_a_folder_where_the_outbox_should_be_is_no_crash(rehearse, tmp_path):
    (tmp_path / "state" / "outbox.sqlite").mkdir(parents=True)

    assert refused(rehearse(), "submit.failed")


def test_a_corrupt_outbox_is_set_aside_with_everything_that_was_in_it(rehearse, kept, tmp_path):
    first = rehearse()
    outbox = tmp_path / "state" / "outbox.sqlite"
    whole = outbox.read_bytes()
    outbox.write_bytes(whole[:100] + b"\xff" * 900 + whole[1000:])
    damaged = outbox.read_bytes()
    second = rehearse()

    assert second.returncode == 0, second.stderr
    (aside,) = outbox.parent.glob("outbox.damaged-*.sqlite")
    assert aside.read_bytes() == damaged
    assert NUMBER.findall(second.stdout)[0] in kept()
    assert NUMBER.findall(first.stdout) != NUMBER.findall(second.stdout)


FULL = """
set -e
mount -t tmpfs -o size=6m none state
visit() { "$@" rehearse "$VISIT" --silent --state state; }
visit "$@" >first
dd if=/dev/zero of=state/filler bs=4k 2>/dev/null || true
if visit "$@" >full 2>full.err; then echo 0 >full.rc; else echo $? >full.rc; fi
rm state/filler
visit "$@" >last
"$@" outbox --set paths.outbox="$PWD/state/outbox.sqlite" list >listed
"""


def test_a_full_disk_gives_no_number_and_loses_none(offscreen, tmp_path):
    (tmp_path / "state").mkdir()
    ran = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "bash", "-c", FULL, "-", sys.executable, "-m", "kiosk"],
        cwd=tmp_path, env=offscreen | {"VISIT": VISIT, "HOME": str(tmp_path)},
        capture_output=True, text=True, timeout=PROGRAM, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    said = {
        each: (tmp_path / each).read_text("utf-8")
        for each in ("first", "full", "full.err", "full.rc", "last", "listed")
    }

    assert said["full.rc"].strip() == "1"
    assert "submit.full" in said["full.err"]
    assert "Traceback" not in said["full.err"]
    assert NUMBER.search(said["full"]) is None
    shown = NUMBER.findall(said["first"] + said["last"])
    assert len(shown) == 2
    assert re.findall(r"\d\d-\d\d\d-\d\d\d", said["listed"]) == shown
