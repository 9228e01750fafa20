"""An ear that counts what an engine reports, and a loudspeaker that needs no sound card."""

import threading
from functools import partial

import pytest

from devices.speech.playback import Speaker

PATIENCE = 20  # seconds; far above what is ever needed, so that only a hang meets it


class Ear:
    """One ``on_done``: keeps every report and the thread it came from."""

    def __init__(self):
        self.reports = []
        self.thread = None
        self._heard = threading.Event()

    def __call__(self, finished):
        self.reports.append(finished)
        self.thread = threading.get_ident()
        self._heard.set()

    def wait(self):
        assert self._heard.wait(PATIENCE), "the engine never reported"
        return self.reports


@pytest.fixture
def ear():
    """Make an ear for one utterance."""
    return Ear


@pytest.fixture
def into_nothing():
    """Open a loudspeaker that pulls samples in real time and plays them to nobody."""
    return partial(Speaker, null="always")
