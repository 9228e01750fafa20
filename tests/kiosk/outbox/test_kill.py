"""kill -9 in the middle of accepting: whoever was told a number has it, once, and it opens."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.keyring import read_known_kiosks
from kiosk.outbox import Outbox
from kiosk.seal import open_parcel
from tests.kiosk.posting import Keys

ROOT = Path(__file__).parents[3]
PHASES = ("begin", "making", "commit", "commit", "done", "done")
STILL = 0.5  # how many of them stand still


@dataclass
class Killing:
    """Kills children at random phases, standing still or at a random moment after, and keeps what they said."""

    folder: Path
    dice: random.Random
    told: dict[str, str] = field(default_factory=dict)
    last_words: list[tuple[str, str]] = field(default_factory=list)

    def once(self, run: int) -> None:
        phase, skip, delay = self.dice.choice(PHASES), self.dice.randrange(3), self.dice.randrange(40_000)
        still = (phase, str(skip)) if self.dice.random() < STILL else ()
        words = [sys.executable, "-m", "tests.kiosk.outbox.accepting", str(self.folder), str(run), *still]
        with subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True
        ) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            said = ["done"]  # it starts as if the last one were done
            while not (len(said) > 1 and said[-1].startswith(phase) and (skip := skip - 1) < 0):
                if said[-1].startswith("done"):
                    child.stdin.write("next\n")
                    child.stdin.flush()
                said.append(child.stdout.readline())
                assert said[-1], f"the child of run {run} died by itself: {said}"
            for _ in range(0 if still else delay):  # a random moment after the phase began, without a clock
                pass
            child.kill()
            said += child.stdout.readlines()
        self.hear(run, said[1:])

    def hear(self, run: int, said: list[str]) -> None:
        done = [line.split()[1:] for line in said if line.startswith("done") and line.endswith("\n")]
        self.told |= {words[0]: words[1] for words in done}
        self.last_words.append((said[-1].split()[0], f"{run}-{len(done) + 1}"))


def assert_kills_lose_nothing(folder: Path, times: int, capsys) -> None:
    keys = Keys.made_in(folder / "keys")
    _ = keys.recipients
    killing = Killing(folder, random.Random(20261122))
    for run in range(times):
        killing.once(run)
    with contextlib.closing(Outbox.open(folder / "outbox.sqlite", "01")) as outbox:
        kept = {entry.application: entry.slot.number for entry in outbox.entries()}
        known = read_known_kiosks(keys.folder)
        opened = [open_parcel(keys.office, outbox.parcel(each), known).id for each in kept]
        assert outbox.alarms == ()
        assert outbox.broken_audit_row() is None
        sequences = [entry.slot.sequence for entry in outbox.entries()]
    where = Counter(_where(last, cut in kept) for last, cut in killing.last_words)
    with capsys.disabled():
        sys.stdout.write(f"\n{times} kills: {dict(where)}; told {len(killing.told)}, kept {len(kept)}\n")

    assert killing.told.items() <= kept.items()
    assert len(set(kept.values())) == len(kept)
    assert opened == list(kept)
    assert sequences == list(range(1, len(kept) + 1))
    assert sum(where.values()) == times
    assert min(where["before COMMIT"], where["after COMMIT"]) >= (40 if times >= 200 else 1)


def _where(last: str, kept: bool) -> str:
    """Tell on which side of the commit a child died, by its last words and by what is on the disk.

    A child that said ``commit`` and left no row died before it; one that left a row, or had said
    ``done`` and nothing of the next, died after it.
    """
    return "after COMMIT" if kept or last == "done" else "before COMMIT"


@pytest.mark.system
def test_ten_kills_around_a_commit_lose_nothing_that_was_told(tmp_path, capsys):
    assert_kills_lose_nothing(tmp_path, 10, capsys)


@pytest.mark.soak
def test_two_hundred_kills_around_a_commit_lose_nothing_that_was_told(tmp_path, capsys):
    assert_kills_lose_nothing(tmp_path, 200, capsys)
