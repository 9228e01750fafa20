"""A screen that is none, and the two pieces of glass everything is measured on."""

from __future__ import annotations

import os
from functools import partial

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.patience import STEP
from ui.theme import LANDSCAPE, PORTRAIT, Look
from ui.widgets.strikes import STRIKES, Strikes


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _steady_hands():
    """Let no press count as a tremble of the last test's."""
    STRIKES.use()


@pytest.fixture
def qtbot(qtbot):
    """Wait with our patience; the bot's own would end within seconds on a busy machine."""
    for wait in ("waitUntil", "waitSignal", "waitActive", "waitExposed"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=round(STEP * 1000)))
    return qtbot


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def strikes(clock):
    return Strikes(clock)


@pytest.fixture(params=[LANDSCAPE, PORTRAIT], ids=["lying", "upright"])
def glass(request):
    return request.param


@pytest.fixture
def look(qapp):
    return Look()
