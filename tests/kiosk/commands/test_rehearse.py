"""``kiosk rehearse --all``: every procedure on the real screens, to its end and to the desk."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.commands.rehearse import SIZES, THEMES
from procedures.index import heads
from ui import theme, tokens

SEED = 1
#: How the visitors of each other seed like their screen.
COMFORTS = {
    2: (),
    4: ("--set", "screen.size=1080x1920@21.5in"),
    5: ("--language", "en"),
    7: ("--size", "XL"),
    8: ("--theme", "black"),
    9: ("--set", "screen.size=1080x1920@21.5in", "--size", "XL", "--language", "ja_JP@easy"),
}
VISITS = Path("assets/visits")


def rehearse(*words):
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "rehearse", *words, "--silent"],
        capture_output=True,
        text=True,
        check=False,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": "/nonexistent",
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
        },
    )


@pytest.mark.system
def test_one_procedure_comes_to_a_number_that_the_desk_can_open():
    told = rehearse("--all", "--seed", str(SEED), "--only", "seal_certificate")

    assert told.stderr == ""
    assert told.returncode == 0
    assert told.stdout.startswith("○ seal_certificate")


def test_the_comforts_on_offer_are_those_of_the_face():
    assert (set(SIZES), set(THEMES)) == (set(theme.SIZES), set(tokens.THEMES))


def test_a_comfort_nobody_has_is_refused():
    told = rehearse("--all", "--size", "XXL")

    assert told.returncode == 2
    assert "XXL" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_name_nobody_knows_is_one_sentence():
    told = rehearse("--all", "--only", "seal_certificat")

    assert told.returncode == 1
    assert "seal_certificate" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("words", [(), ("assets/visits/resident_record.toml", "--all")])
def test_a_file_or_all_but_not_both(words):
    assert rehearse(*words).returncode == 1


@pytest.mark.system
@pytest.mark.parametrize("name", ["disaster_certificate", "school_fee_deduction"])
def test_what_opens_by_the_town_is_played_as_its_visit_says(name, tmp_path):
    visit = (VISITS / f"{name}.toml").read_text("utf-8")
    shut = tmp_path / f"{name}.toml"
    shut.write_text(re.sub(r"\[town\]\n.*\n", "", visit), "utf-8")

    assert rehearse(str(VISITS / f"{name}.toml")).stdout.startswith("受付番号")
    assert rehearse(str(shut)).stdout.startswith("おわり方 exit")


@pytest.mark.system
def test_hands_take_back_a_figure_in_the_language_of_the_visitor():
    told = rehearse("--all", "--seed", "9", "--language", "en", "--only", "resident_record")

    assert (told.stderr, told.returncode) == ("", 0)


@pytest.mark.system
def test_every_procedure_is_played_through_the_screens_to_the_desk():
    told = rehearse("--all", "--seed", str(SEED))

    assert told.stderr == ""
    assert told.returncode == 0
    assert len(told.stdout.splitlines()) == len(heads())


@pytest.mark.soak
@pytest.mark.parametrize("seed", COMFORTS)
def test_every_procedure_is_played_with_other_dice(seed):
    told = rehearse("--all", "--seed", str(seed), *COMFORTS[seed])

    assert told.stderr == ""
    assert told.returncode == 0
    assert len(told.stdout.splitlines()) == len(heads())
