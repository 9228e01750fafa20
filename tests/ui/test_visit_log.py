"""What a whole visit leaves in the technical log, at its chattiest: nothing about anybody."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: The short one is quick enough for every check; the long one, with a card and a hospital, waits for `make test`.
VISITS = ("resident_record", pytest.param("care_cert_new", marks=pytest.mark.system))

PLAY = """
import sys
from pathlib import Path
from kiosk import technical_log
from kiosk.bootstrap import open_rooms
from kiosk.commands.stage import rehearsal_config
from kiosk.config import load_config
from kiosk.rehearsal import Programme, read_visit
from kiosk.settings import LogSection
from ui.app import run

state = Path(sys.argv[1])
technical_log.start(LogSection(level="debug", file=str(state / "kiosk.log")))
programme = Programme([read_visit(Path(sys.argv[2]))])
config = rehearsal_config(load_config(environ={}), state, "virtual")
run(open_rooms(config, rehearsal=state, silent=True), hands=programme)
print(*programme.numbers, *programme.trouble)
"""


def typed(tree: object) -> Iterator[str]:
    """Yield what was typed in a visit file: words of Japanese, and figures long enough to be somebody's."""
    match tree:
        case dict():
            for value in tree.values():
                yield from typed(value)
        case list():
            for value in tree:
                yield from typed(value)
        case str() if not tree.isascii() or (tree.isdecimal() and len(tree) >= 4):
            yield tree


@pytest.mark.parametrize("name", VISITS)
def test_a_visit_leaves_no_word_of_itself_in_the_log(name, tmp_path):
    file = ROOT / "assets" / "visits" / f"{name}.toml"
    visit = tomllib.loads(file.read_text("utf-8"))
    persona = tomllib.loads((ROOT / "devices/card/personas" / f"{visit['persona']}.toml").read_text("utf-8"))

    played = subprocess.run(
        [sys.executable, "-c", PLAY, str(tmp_path), str(file)],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    log = (tmp_path / "kiosk.log").read_text("utf-8")
    private = {
        *typed(visit["answers"]),
        *(persona[part] for part in ("name", "address", "birth_date")),
        *persona["name"].split("\u3000"),
        visit["procedure"],
        played.stdout.strip(),
        "1234",
    }
    assert played.stdout.startswith("01-"), played.stderr[-2000:]
    assert "Submitted: submitting -> done" in log
    assert [word for word in private if word in log + played.stderr] == []
