"""A screen that is none, and the two pieces of glass everything is measured on."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ui.theme import LANDSCAPE, PORTRAIT, Look
from ui.widgets.strikes import Strikes


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


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
