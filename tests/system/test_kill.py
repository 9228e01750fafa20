"""kill -9 around submitting on the real window: every number that was on the glass is kept, once, and opens."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.keyring import read_known_kiosks, read_office_key
from kiosk.outbox import Outbox
from kiosk.seal import open_parcel
from tests.system.conftest import ROOT

pytestmark = pytest.mark.system

PHASES = ("try", "try", "begin", "begin", "commit", "kept", "shown")
STILL = 0.5  # how many of them stand still


@dataclass
class Killing:
    """Kills kiosks at random phases, standing still or at a random moment after, and keeps what they showed."""

    state: Path
    environment: dict[str, str]
    dice: random.Random
    shown: dict[str, str] = field(default_factory=dict)
    cut: list[tuple[str, str]] = field(default_factory=list)  # the last word, and which application it was

    def once(self, run: int) -> None:
        wanted, skip, delay = self.dice.choice(PHASES), self.dice.randrange(4), self.dice.randrange(40_000)
        still = (wanted, str(skip)) if self.dice.random() < STILL else ()
        words = [sys.executable, "-m", "tests.system.submitting", str(self.state), str(run), *still]
        with subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=self.environment, text=True
        ) as child:
            said = [child.stdout.readline()]
            while said[-1] and not (said[-1].startswith(wanted) and (skip := skip - 1) < 0):
                if said[-1].startswith(("ready", "shown")):
                    child.stdin.write("next\n")
                    child.stdin.flush()
                said.append(child.stdout.readline())
            assert said[-1], f"the kiosk of run {run} died by itself: {said}"
            for _ in range(0 if still else delay):  # a random moment after that, without a clock
                pass
            child.kill()
            said += child.stdout.readlines()
        self.hear(said)

    def hear(self, said: list[str]) -> None:
        words = [line.split() for line in said if line.endswith("\n")]
        self.shown |= {each[1]: each[2] for each in words if each[0] == "shown"}
        self.cut.append((words[-1][0], [each[1] for each in words if each[0] == "try"][-1]))


def assert_kills_lose_nothing(state: Path, environment: dict[str, str], times: int, capsys) -> None:
    killing = Killing(state, environment, random.Random(20261122))
    for run in range(times):
        killing.once(run)
    office, known = read_office_key(state / "office" / "office.key"), read_known_kiosks(state / "office")
    with contextlib.closing(Outbox.open(state / "outbox.sqlite", "01")) as outbox:
        entries = outbox.entries()
        kept = {entry.application: entry.slot.number for entry in entries}
        opened = [open_parcel(office, outbox.parcel(each), known).id for each in kept]
        assert outbox.alarms == ()
        assert outbox.broken_audit_row() is None
    where = Counter("after COMMIT" if last in kept else "before COMMIT" for _, last in killing.cut)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{times} kills: {dict(where)}; last words {dict(Counter(word for word, _ in killing.cut))}; "
            f"shown {len(killing.shown)}, kept {len(kept)}\n"
        )

    assert killing.shown.items() <= kept.items()
    assert len(entries) == len(kept) == len(set(kept.values()))
    assert opened == list(kept)
    assert min(where["before COMMIT"], where["after COMMIT"]) >= (40 if times >= 200 else 1)


def test_six_kills_lose_no_number_that_was_on_the_glass(tmp_path, offscreen, capsys):
    assert_kills_lose_nothing(tmp_path, offscreen, 6, capsys)


@pytest.mark.soak
def test_two_hundred_kills_lose_no_number_that_was_on_the_glass(tmp_path, offscreen, capsys):
    assert_kills_lose_nothing(tmp_path, offscreen, 200, capsys)
