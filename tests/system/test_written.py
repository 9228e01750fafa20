"""What a visit writes to disk: nothing of the resident, but inside the sealed parcel."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PROGRAM
from tests.system.conftest import ROOT, WORDS

pytestmark = pytest.mark.system

CALLS = "trace=openat,open,creat,rename,renameat,renameat2,link,linkat,write,pwrite64,writev,pwritev,sendto,sendmsg"
OPENED = re.compile(r'(?:openat|open|creat)\((?:AT_FDCWD, )?"([^"]*)"[^)\n]*(?:O_WRONLY|O_RDWR|O_CREAT)')
NAMED = re.compile(r'(?:rename|link)\w*\((?:AT_FDCWD, )?"[^"]*", (?:AT_FDCWD, )?"([^"]*)"')
WROTE = re.compile(r"^\d+ +(?:write|pwrite64|writev|pwritev|sendto|sendmsg)\((.*)", re.MULTILINE)

LEAKY = """
import base64, sys
from pathlib import Path
from kiosk.cli import main
from devices.card import mynumber
read, folder = mynumber.MyNumberCard.read_holder, Path(sys.argv.pop(1))
def reading(card, *given, **named):
    holder = read(card, *given, **named)
    for form, put in {forms}:
        (folder / form).write_bytes(put(holder.name))
    return holder
mynumber.MyNumberCard.read_holder = reading
sys.exit(main())
"""
FORMS = {
    "utf-8": 'lambda name: name.encode("utf-8")',
    "utf-16": 'lambda name: name.encode("utf-16-le")',
    "escaped": "lambda name: ascii(name).encode()",
    "cp932": 'lambda name: name.encode("cp932")',
    "base64": 'lambda name: base64.b64encode(name.encode("utf-8"))',
}


def encoded(word: str) -> list[bytes]:
    """Return every form a program might write *word* in."""
    forms = [word.encode("utf-8"), word.encode("utf-16-le"), ascii(word)[1:-1].encode(), word.encode("cp932")]
    # In base64 the bytes before shift the letters: three forms, without the ones that depend on neighbours.
    for shift in range(3):
        raw = b"\0" * shift + word.encode("utf-8")
        forms.append(base64.b64encode(raw)[(shift * 8 + 5) // 6 : len(raw) * 8 // 6])
    return forms


class Trail:
    """A rehearsal under strace: every path it opened for writing, and every byte it wrote."""

    def __init__(self, folder: Path, command: list[str], environment: dict[str, str]) -> None:
        self.folder = folder
        home = folder / "home"
        home.mkdir()
        log = folder / "strace"
        command = ["strace", "-f", "-qq", "-xx", "-s", "1000000", "-e", CALLS, "-o", str(log), *command]
        self.ran = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=PROGRAM, check=False,
            env=environment | {"HOME": str(home), "TMPDIR": str(home)},
        )  # fmt: skip
        assert self.ran.returncode == 0, self.ran.stderr
        self.log = log.read_text("ascii", "replace")

    def paths(self) -> set[Path]:
        """Return what was opened for writing or got its name, wherever it is."""
        names = (each.group(1) for kind in (OPENED, NAMED) for each in kind.finditer(self.log))
        return {Path(bytes.fromhex(name.replace("\\x", "")).decode()) for name in names}

    def found(self) -> list[str]:
        """Return the words that are in a file, or in what was written to a file that is gone."""
        kept = {
            each for each in self.paths() if each.is_file() and not str(each).startswith(("/dev", "/proc"))
        }
        files = {str(each): each.read_bytes() for each in kept}
        files["written"] = b"".join(
            bytes.fromhex("".join(re.findall(r"\\x(..)", each.group(1)))) for each in WROTE.finditer(self.log)
        )
        return [
            f"{name}: {word}"
            for name, content in files.items()
            for word in WORDS
            if any(form in content for form in encoded(word))
        ]


@pytest.fixture
def trail(tmp_path, offscreen):
    if shutil.which("strace") is None:
        pytest.fail("strace is missing; packaging/setup-debian.sh installs it")

    def follow(*program: str) -> Trail:
        visit = ROOT / "tests" / "system" / "visits" / "whole.toml"
        rehearse = ["rehearse", str(visit), "--silent", "--state", str(tmp_path / "state")]
        return Trail(tmp_path, [sys.executable, *program, *rehearse], offscreen)

    return follow


def test_nothing_of_the_resident_is_written_but_inside_the_parcel(trail, tmp_path):
    left = trail("-m", "kiosk")

    assert "受付番号" in left.ran.stdout
    written = {each for each in left.paths() if each.is_relative_to(tmp_path)}
    assert tmp_path / "state" / "outbox.sqlite" in written
    assert any(each.suffix == ".age" for each in written)
    assert left.found() == []


def test_a_file_is_noted_though_another_thread_speaks_between():
    log = (
        '7 openat(AT_FDCWD, "\\x61", O_RDONLY <unfinished ...>\n'
        '8 openat(AT_FDCWD, "\\x62", O_WRONLY|O_CREAT|O_TRUNC, 0666 <unfinished ...>\n'
        "7 <... openat resumed>) = 3\n8 <... openat resumed>) = 4\n"
    )
    assert OPENED.findall(log) == ["\\x62"]


def test_a_leak_in_any_form_would_be_found(trail, tmp_path):
    forms = ", ".join(f'("{name}", {put})' for name, put in FORMS.items())
    left = trail("-c", LEAKY.replace("{forms}", f"[{forms}]"), str(tmp_path))
    found = left.found()

    assert {f"{tmp_path / form}: 花子" for form in FORMS} <= set(found)
    assert "written: 花子" in found
