"""The thread under every voice: order, cuts, and what happens when a voice breaks."""

import threading

import pytest

from devices.ports import SpeechError, Utterance
from devices.speech.lane import Lane, Turn
from tests.patience import STEP

LINE = Utterance("つぎへ")


def test_a_turn_cut_before_it_is_said_is_never_said(ear):
    said, gate, first, second, third = [], threading.Event(), ear(), ear(), ear()

    def say(turn):
        said.append(turn.utterance.text)
        return gate.wait(STEP)

    lane = Lane("test", say)
    for text, heard in (("one", first), ("two", second), ("three", third)):
        lane.speak(Utterance(text), heard)
    gate.set()
    third.wait()
    lane.close()
    assert "two" not in said
    assert (first.reports, second.reports, third.reports) == ([False], [False], [True])


def test_a_cut_acts_at_once_on_the_cutting_thread():
    turn, acted = Turn(LINE, lambda _: None), []
    turn.when_cut(lambda: acted.append("cut"))
    turn.cut()
    turn.cut()
    assert acted == ["cut"]


def test_a_turn_that_was_cut_already_acts_as_soon_as_it_is_asked_to():
    turn, acted = Turn(LINE, lambda _: None), []
    turn.cut()
    turn.when_cut(lambda: acted.append("late"))
    assert acted == ["late"]


def test_a_voice_without_a_device_reports_false_and_tries_again(ear, caplog):
    tries = iter([SpeechError("no sound device"), None])

    def say(_):
        if trouble := next(tries):
            raise trouble
        return True

    lane, first, second = Lane("test", say), ear(), ear()
    lane.speak(LINE, first)
    assert first.wait() == [False]
    lane.speak(LINE, second)
    assert second.wait() == [True]
    lane.close()
    assert "no sound device" in caplog.text
    assert LINE.text not in caplog.text


def test_a_missing_device_is_told_of_once_and_again_after_it_was_there(ear, caplog):
    there = iter([False, False, True, False])

    def say(turn):
        if not next(there):
            raise SpeechError("no device")
        return True

    lane = Lane("test", say)
    for _ in range(4):
        heard = ear()
        lane.speak(LINE, heard)
        heard.wait()
    lane.close()
    assert [record.getMessage() for record in caplog.records] == ["nothing was said: no device"] * 2


def test_a_failed_prewarm_is_no_end(ear, caplog):
    def prepare():
        raise SpeechError("no sound device")

    lane, said = Lane("test", lambda _: True, prepare=prepare), ear()
    lane.prewarm()
    lane.speak(LINE, said)
    assert said.wait() == [True]
    lane.close()
    assert "not ready" in caplog.text


def test_a_fault_reaches_the_excepthook_and_leaves_nobody_waiting(ear, monkeypatch):
    faults, ready = [], threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda args: faults.append(args.exc_type))

    def say(_):
        ready.wait(STEP)
        raise ZeroDivisionError

    lane, first, second, third = Lane("test", say), ear(), ear(), ear()
    lane.speak(LINE, first)
    lane.speak(LINE, second)
    ready.set()
    assert first.wait() == [False]
    assert second.wait() == [False]
    lane.close()
    lane.speak(LINE, third)
    assert third.wait() == [False]
    assert faults == [ZeroDivisionError]


def test_what_the_voice_holds_is_freed_at_the_close(ear):
    freed = []
    lane, said = Lane("test", lambda _: True, free=lambda: freed.append("device")), ear()
    lane.speak(LINE, said)
    said.wait()
    lane.close()
    assert freed == ["device"]


def test_a_listener_may_close_the_engine_from_its_report():
    done = threading.Event()

    def close(_):
        lane.close()
        done.set()

    lane = Lane("test", lambda _: True)
    lane.speak(LINE, close)
    assert done.wait(STEP)


@pytest.mark.parametrize("volume", [0.0, 0.5])
def test_an_utterance_does_not_show_its_text(volume):
    assert "つぎへ" not in repr(Utterance("つぎへ", volume=volume))
