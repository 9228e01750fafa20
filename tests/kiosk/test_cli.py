"""The command ``kiosk``: help, exit codes, one sentence for expected trouble."""

from __future__ import annotations

import subprocess
import sys

import pytest
from argon2 import PasswordHasher

from kiosk.cli import COMMANDS, main
from kiosk.config import load_config


def run(*words, **environment):
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", **environment},
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command, capsys):
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])

    assert left.value.code == 0
    assert f"例: kiosk {command}" in capsys.readouterr().out


def test_the_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])

    assert left.value.code == 0
    shown = capsys.readouterr().out
    for name, command in COMMANDS.items():
        assert name in shown
        assert command.about[:10] in shown


@pytest.mark.parametrize(
    "words",
    [[], ["open"], ["config", "--colour"], ["config", "--config"]],
    ids=["none", "unknown", "option", "bare"],
)
def test_wrong_words_exit_with_two(words, capsys):
    with pytest.raises(SystemExit) as left:
        main(words)

    assert left.value.code == 2
    assert "usage: kiosk" in capsys.readouterr().err


def test_a_wrong_setting_is_one_sentence_on_stderr_and_exit_two(capsys):
    assert main(["config", "--set", "session.idle_second=3"]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "session.idle_seconds" in said.err


PLACES = [
    ["--set", "kiosk.id=1", "outbox", "list"],
    ["outbox", "--set", "kiosk.id=1", "list"],
    ["outbox", "list", "--set", "kiosk.id=1"],
    ["outbox", "list", "--set", "log.level=info", "--set", "kiosk.id=1"],
    ["outbox", "--set", "kiosk.id=1", "list", "--set", "log.level=info"],
    ["procedures", "show", "resident_record", "--set", "kiosk.id=1"],
    ["desk", "open", "--latest", "--set", "kiosk.id=1"],
    ["keys", "show", "--set", "kiosk.id=1"],
]


@pytest.mark.parametrize("words", PLACES, ids=" ".join)
def test_a_setting_may_stand_anywhere_among_the_words(words, capsys):
    assert main(words) == 2
    assert "kiosk.id" in capsys.readouterr().err


def test_a_file_of_settings_may_stand_anywhere_and_the_last_one_counts(tmp_path, capsys):
    missing = tmp_path / "missing.toml"
    for words in (["outbox", "--config", str(missing), "list"], ["outbox", "list", "--config", str(missing)]):
        assert main(words) == 2
        assert str(missing) in capsys.readouterr().err

    assert main(["--config", "first.toml", "procedures", "list", "--config", str(missing)]) == 2
    assert str(missing) in capsys.readouterr().err


def test_settings_of_one_call_are_not_those_of_the_next(capsys):
    assert main(["config", "--set", "session.idle_seconds=99"]) == 0
    assert main(["config"]) == 0

    first, second = capsys.readouterr().out.split("kiosk.id", 2)[1:]
    assert "--set session.idle_seconds" in first
    assert "--set" not in second


def test_a_command_imports_no_other_commands_module():
    code = "import sys; from kiosk.cli import main; main(['config']); print(*sys.modules, file=sys.stderr)"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported = set(finished.stderr.split())

    others = {command.module for name, command in COMMANDS.items() if name != "config"}
    assert "kiosk.commands.config" in imported
    assert not imported & others
    assert not any(name.startswith("PySide6") for name in imported)


def test_the_module_runs_like_the_command():
    finished = run("config", KIOSK_KIOSK_ID="07")

    assert (finished.returncode, finished.stderr) == (0, "")
    assert "環境変数 KIOSK_KIOSK_ID" in finished.stdout


def test_a_reader_that_stops_early_is_no_trouble():
    finished = subprocess.run(
        f"{sys.executable} -m kiosk config | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (finished.returncode, finished.stderr) == (0, "")


class Typing:
    """Somebody at a terminal, typing one line after the other."""

    def __init__(self, *lines):
        self.lines = list(lines)

    def __call__(self, _prompt):
        return self.lines.pop(0)


def test_a_new_staff_pin_becomes_a_line_for_the_file(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("getpass.getpass", Typing("482913", "482913"))
    assert main(["config", "--new-staff-pin"]) == 0
    line = capsys.readouterr().out

    file = tmp_path / "kiosk.toml"
    file.write_text(line)

    assert "482913" not in line
    assert PasswordHasher().verify(load_config(file, environ={}).staff.pin_hash, "482913")


@pytest.mark.parametrize("typed", [("1234",), ("48291x",), ("482913", "482914")])
def test_a_staff_pin_that_is_short_or_mistyped_is_refused_and_not_repeated(monkeypatch, capsys, typed):
    monkeypatch.setattr("getpass.getpass", Typing(*typed))

    assert main(["config", "--new-staff-pin"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert typed[0] not in said.err
