"""The two commands that set everything up: what they install, what they say, what they leave alone."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = (ROOT / "packaging" / "setup-debian.sh").read_text("utf-8")
NOBODY = 65534


def packages(tier):
    """Return the package names of one list in the script."""
    block = re.search(rf"^{tier}=\((.*?)^\)", SCRIPT, re.MULTILINE | re.DOTALL)[1]
    return re.sub(r"#.*", "", block).split()


class Machine:
    """A Debian machine made of three small programs; it notes what apt-get was asked to do."""

    def __init__(self, folder, installed):
        self.folder = folder
        folder.chmod(0o755)
        self.notes = folder / "notes"
        self.notes.touch()
        self.notes.chmod(0o666)
        lines = "".join(f"installed {name}\n" for name in installed)
        self.program("dpkg-query", f"cat <<'END'\n{lines}END")
        self.program("apt-get", f'echo "$*" >>{self.notes}')
        for name in ("sed", "grep", "env", "cat"):
            (folder / name).symlink_to(shutil.which(name))

    def program(self, name, body):
        file = self.folder / name
        file.write_text(f"#!/bin/bash\n{body}\n")
        file.chmod(file.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)

    def setup(self, *words, as_root=True):
        become = []
        if as_root and os.geteuid() != 0:
            become = [shutil.which("unshare"), "--map-root-user"]
        elif not as_root and os.geteuid() == 0:
            become = [shutil.which("setpriv"), "--reuid", str(NOBODY), "--clear-groups"]
        return subprocess.run(
            [*become, "/bin/bash", "-s", "--", *words],
            input=SCRIPT, env={"PATH": str(self.folder)}, cwd="/", capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture
def machine(tmp_path_factory):
    made = []

    def make(installed):
        # Another user has to reach it, which pytest's own folders do not allow.
        folder = Path(
            subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip()
        )
        made.append(folder)
        return Machine(folder, installed)

    yield make
    for folder in made:
        shutil.rmtree(folder)


ALL = [*packages("run"), *packages("test")]


def test_nothing_is_done_where_nothing_is_missing(machine):
    whole = machine(ALL)

    finished = whole.setup("test")

    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
    assert whole.notes.read_text() == ""


def test_root_installs_what_is_missing_and_nothing_else(machine):
    bare = machine([name for name in ALL if name not in {"swig", "opensc"}])

    finished = bare.setup("test")

    assert finished.returncode == 0, finished.stderr
    assert bare.notes.read_text().splitlines() == [
        "update -qq",
        "install -y -qq --no-install-recommends swig opensc",
    ]


def test_a_kiosk_is_never_given_the_parts_of_the_tests(machine):
    kiosk = machine(packages("run"))

    assert kiosk.setup("run").returncode == 0
    assert kiosk.notes.read_text() == ""
    assert "vsmartcard-vpcd" not in packages("run")


def test_who_may_not_install_is_given_the_command(machine):
    bare = machine([name for name in ALL if name != "age"])

    finished = bare.setup("test", as_root=False)

    assert finished.returncode == 1
    assert "apt-get install -y --no-install-recommends age'" in finished.stderr
    assert bare.notes.read_text() == ""


def test_sudo_is_used_where_it_asks_nothing(machine):
    bare = machine([name for name in ALL if name != "age"])
    bare.program("sudo", '[[ $1 == -n ]] && exit 0; "$@"')

    finished = bare.setup("test", as_root=False)

    assert finished.returncode == 0, finished.stderr
    assert "install -y -qq --no-install-recommends age" in bare.notes.read_text()


def test_wrong_words_are_said(machine):
    finished = machine(ALL).setup("everything")

    assert (finished.returncode, finished.stderr) == (2, "usage: packaging/setup-debian.sh run|test\n")


def test_make_lists_every_command_it_has():
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    for target in [
        "run",
        "test",
        "check",
        "soak",
        "bench",
        "audit",
        "i18n",
        "draw",
        "package",
        "help",
        "setup",
    ]:
        assert re.search(rf"^  make {target} +\w", shown, re.MULTILINE), target


def test_the_robot_runs_the_readmes_test_command():
    robot = (ROOT / ".ci" / "run").read_text()

    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert robot.rstrip().endswith("make test")
    assert "```\nmake test\n```" in (ROOT / "README.md").read_text("utf-8")
