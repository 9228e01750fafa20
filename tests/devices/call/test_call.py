"""What every bell promises, and what each one does with a call."""

import sys
from functools import partial
from pathlib import Path

import pytest

from devices.call.command import CommandBell
from devices.call.notebook import NotebookBell
from devices.call.silent import SilentBell
from devices.ports import CallError

LOUD = ("notebook", "command")

# A chime that notes the arguments it is rung with.
CHIME = "import sys, pathlib; pathlib.Path(sys.argv[1]).open('a').write(' '.join(sys.argv[2:]) + '\\n')"


def chime(note, *arguments):
    return (sys.executable, "-S", "-c", CHIME, str(note), *arguments)


@pytest.fixture
def bells(tmp_path):
    note = tmp_path / "note"
    return {
        "silent": SilentBell(),
        "notebook": NotebookBell(note),
        "command": CommandBell(chime(note, "ring", "{step}"), chime(note, "hush")),
    }


@pytest.fixture(params=["silent", "notebook", "command"])
def bell(request, bells):
    return bells[request.param]


@pytest.mark.parametrize(
    ("kind", "heard"), [("silent", []), *((kind, ["card", "card", "hush", "hush"]) for kind in LOUD)]
)
def test_a_call_can_be_made_repeated_and_taken_back(bells, kind, heard, tmp_path):
    for act in (partial(bells[kind].ring, "card"), bells[kind].hush):
        act()
        act()

    noted = [line.split()[-1] for file in tmp_path.iterdir() for line in file.read_text("utf-8").splitlines()]
    assert noted == heard


@pytest.mark.parametrize(
    "step", ["", "松島花子", "card; rm -rf /", "--help", "card\n", "090-1234-5678", "a" * 41]
)
def test_what_is_no_stages_name_never_leaves_the_kiosk(bell, step, tmp_path):
    with pytest.raises(ValueError, match="stage"):
        bell.ring(step)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", LOUD)
def test_a_bell_says_where_help_is_wanted_and_when_it_is_not(bells, kind, tmp_path):
    bells[kind].ring("review")
    bells[kind].hush()
    lines = Path(tmp_path / "note").read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith("ring review")
    assert lines[1].endswith("hush")


def test_a_program_that_fails_is_reported_with_its_code():
    bell = CommandBell((sys.executable, "-S", "-c", "raise SystemExit(3)"))
    with pytest.raises(CallError, match="ended with 3"):
        bell.ring("card")


def test_a_program_that_is_missing_is_reported(tmp_path):
    with pytest.raises(CallError, match="does not start"):
        CommandBell((str(tmp_path / "chime"),)).ring("card")


def test_a_program_that_hangs_is_given_up():
    bell = CommandBell((sys.executable, "-S", "-c", "import signal; signal.pause()"), answer_seconds=0.2)
    with pytest.raises(CallError, match="does not end"):
        bell.ring("card")


def test_a_bell_without_a_way_back_hushes_quietly(tmp_path):
    CommandBell(chime(tmp_path / "note")).hush()
    assert list(tmp_path.iterdir()) == []


def test_a_bell_without_a_program_is_refused():
    with pytest.raises(ValueError, match="program"):
        CommandBell(())


def test_a_note_that_cannot_be_written_is_a_failed_call(tmp_path):
    with pytest.raises(CallError):
        NotebookBell(tmp_path).ring("card")
