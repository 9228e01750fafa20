"""``kiosk rehearse --all``: every procedure on the real screens, to its end and to the desk."""

import subprocess
import sys

import pytest

from procedures.index import heads

SEED = 1


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


def test_a_name_nobody_knows_is_one_sentence():
    told = rehearse("--all", "--only", "seal_certificat")

    assert told.returncode == 1
    assert "seal_certificate" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("words", [(), ("assets/visits/resident_record.toml", "--all")])
def test_a_file_or_all_but_not_both(words):
    assert rehearse(*words).returncode == 1


@pytest.mark.system
def test_every_procedure_is_played_through_the_screens_to_the_desk():
    told = rehearse("--all", "--seed", str(SEED))

    assert told.stderr == ""
    assert told.returncode == 0
    assert len(told.stdout.splitlines()) == len(heads())


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 8))
def test_every_procedure_is_played_with_other_dice(seed):
    told = rehearse("--all", "--seed", str(seed))

    assert told.stderr == ""
    assert told.returncode == 0
