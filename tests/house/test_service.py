"""The systemd unit and the session around the kiosk keep what the program's exit codes promise."""

from __future__ import annotations

import configparser
import os
import subprocess
from pathlib import Path

import pytest

from kiosk.config import ConfigError

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.fixture
def session(tmp_path):
    """Return a way to run the session around a kiosk that ends as told, in a cage that forgets how."""

    def run(ending: str) -> int:
        for name, body in (("cage", 'shift\n"$@"\nexit 0'), ("kiosk", ending)):
            (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
            (tmp_path / name).chmod(0o755)
        environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "RUNTIME_DIRECTORY": str(tmp_path)}
        ended = subprocess.run(
            [PACKAGING / "kiosk-session"], env=environ, check=False, stderr=subprocess.DEVNULL
        )
        return ended.returncode

    return run


@pytest.mark.parametrize("code", [0, 2, 10, 11])
def test_the_session_ends_with_the_kiosks_own_code(session, code):
    assert session(f"exit {code}") == code


def test_a_kiosk_that_was_killed_is_a_failure(session):
    assert session("kill -9 $$") == 137


def test_a_cage_that_never_starts_the_kiosk_is_a_failure_and_an_old_code_is_not_believed(session, tmp_path):
    session("exit 0")
    (tmp_path / "cage").write_text("#!/bin/sh\nexit 0\n")
    ended = subprocess.run(
        [PACKAGING / "kiosk-session"],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "RUNTIME_DIRECTORY": str(tmp_path)},
        check=False,
    )

    assert ended.returncode == 1


def test_the_unit_starts_again_after_every_failure_but_a_wrong_setting():
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str  # type: ignore[assignment] # systemd's keys have capitals
    unit.read(PACKAGING / "kiosk.service", "utf-8")
    service = unit["Service"]

    assert (service["Type"], service["NotifyAccess"]) == ("notify", "all")
    assert service["Restart"] == "on-failure"
    assert int(service["RestartPreventExitStatus"]) == ConfigError.exit_code
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert int(service["WatchdogSec"]) == 20
