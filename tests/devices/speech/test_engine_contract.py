"""What every voice promises, asked of each of them."""

import sys
import threading

import pytest

from devices.ports import Utterance
from devices.speech.openjtalk import OpenJTalk
from devices.speech.pyttsx3_voice import Pyttsx3Voice
from devices.speech.silence import Recorder, Silence

SHORT = Utterance("はい。", rate=2.0)
LONG = Utterance("マイナンバーカードを、カードリーダーの上に置いてください。" * 5)

# A voice's process that answers a short order at once and would speak a long one for ever.
PROGRAM = """
import json, signal, sys
if len(json.load(sys.stdin)["text"]) > 20:
    signal.pause()
"""


@pytest.fixture
def engines(into_nothing):
    return {
        "silence": Silence,
        "recorder": lambda: Recorder([]),
        "openjtalk": lambda: OpenJTalk(into_nothing),
        "pyttsx3": lambda: Pyttsx3Voice(command=(sys.executable, "-S", "-c", PROGRAM)),
    }


@pytest.fixture(params=["silence", "recorder", "openjtalk", "pyttsx3"])
def engine(request, engines):
    made = engines[request.param]()
    yield made
    made.close()


@pytest.fixture(params=["openjtalk", "pyttsx3"])
def lasting(request, engines):
    """An engine whose sentences take time, so that they can be cut."""
    made = engines[request.param]()
    yield made
    made.close()


def test_what_is_said_to_its_end_is_reported_once_as_finished(engine, ear):
    said = ear()
    engine.speak(SHORT, said)
    assert said.wait() == [True]


def test_the_report_comes_from_the_engines_own_thread(engine, ear):
    said = ear()
    engine.speak(SHORT, said)
    said.wait()
    assert said.thread != threading.get_ident()


def test_a_new_utterance_cuts_the_old_one(lasting, ear):
    old, new = ear(), ear()
    lasting.speak(LONG, old)
    lasting.speak(SHORT, new)
    assert new.wait() == [True]
    assert old.reports == [False]


def test_stop_reports_the_utterance_as_not_finished(lasting, ear):
    said = ear()
    lasting.speak(LONG, said)
    lasting.stop()
    assert said.wait() == [False]


def test_after_a_stop_the_engine_speaks_again(engine, ear):
    said = ear()
    engine.stop()
    engine.speak(SHORT, said)
    assert said.wait() == [True]


def test_close_cuts_what_is_being_said(lasting, ear):
    said = ear()
    lasting.speak(LONG, said)
    lasting.close()
    assert said.wait() == [False]


def test_a_closed_engine_says_nothing_and_can_be_closed_again(engine, ear):
    said = ear()
    engine.close()
    engine.speak(SHORT, said)
    engine.prewarm()
    engine.close()
    assert said.wait() == [False]


def test_prewarming_twice_changes_nothing(engine, ear):
    said = ear()
    engine.prewarm()
    engine.prewarm()
    engine.speak(SHORT, said)
    assert said.wait() == [True]


def test_in_a_burst_every_utterance_is_reported_exactly_once(engine, ear):
    ears = [ear() for _ in range(10)]
    for said in ears:
        engine.speak(SHORT, said)
    assert ears[-1].wait() == [True]
    engine.close()
    assert all(len(said.reports) == 1 for said in ears)


def test_closing_leaves_no_thread_behind(engine, ear):
    before = set(threading.enumerate())
    said = ear()
    engine.speak(SHORT, said)
    said.wait()
    engine.close()
    assert not {thread.name for thread in set(threading.enumerate()) - before}
