"""Whole programs beside each other: each test here starts what it needs and stops it again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PROGRAM
from tests.pcscd import private_pcscd
from tests.system.traces import disguised

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).parents[2]
#: Whatever only the resident of visits/whole.toml has: of the card, and of what was typed.
WORDS = (
    *("花子", "９００番地", "19440512", "1944-05-12", "高城字町"),
    *("ヌラリヒ", "022354739", "022-354-739", "ぬるぽ", "むすこの"),
)


@pytest.fixture
def words():
    return disguised(WORDS)


@pytest.fixture
def offscreen():
    """The environment of a kiosk without a screen."""
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


@pytest.fixture
def module(offscreen):
    """Run a module in a process of its own and return what came of it."""

    def run(name: str, *words: object, told: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", name, *map(str, words)],
            cwd=ROOT, env=offscreen, input=told, capture_output=True, text=True, timeout=PROGRAM, check=False,
        )  # fmt: skip

    return run


@pytest.fixture(scope="session")
def pcscd():
    with private_pcscd() as daemon:
        yield daemon
