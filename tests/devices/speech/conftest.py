"""An ear that counts what an engine reports, and a loudspeaker that needs no sound card."""

import threading
from functools import partial

import pytest

from devices.speech.playback import Speaker
from tests.patience import STEP


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
        assert self._heard.wait(STEP), "the engine never reported"
        return self.reports


class Hasty:
    """A loudspeaker that swallows samples as fast as they come, where time is not the subject."""

    def __init__(self):
        self._track = None
        self._asked = threading.Event()
        self._open = True
        self._thread = threading.Thread(target=self._swallow)
        self._thread.start()

    def play(self, track):
        self._track = track
        self._asked.set()

    def close(self):
        self._open = False
        self._asked.set()
        self._thread.join(STEP)

    def _swallow(self):
        self._asked.wait()
        while self._open:
            if not self._track.take(1_000_000):
                threading.Event().wait(0.002)


@pytest.fixture
def at_once():
    """Open a loudspeaker that plays everything in no time."""
    return Hasty


@pytest.fixture
def ear():
    """Make an ear for one utterance."""
    return Ear


@pytest.fixture
def into_nothing():
    """Open a loudspeaker that pulls samples in real time and plays them to nobody."""
    return partial(Speaker, null="always")
