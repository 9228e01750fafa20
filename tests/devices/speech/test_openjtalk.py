"""Our voice when the sound device is missing, late or lost."""

import pytest

from devices.ports import SpeechError, Utterance
from devices.speech.openjtalk import OpenJTalk

LINE = Utterance("はい。", rate=2.0)


def test_a_device_plugged_in_later_is_found_at_the_next_utterance(into_nothing, ear):
    tries = []

    def plugged_in_later():
        tries.append("try")
        if len(tries) == 1:
            raise SpeechError("no sound device")
        return into_nothing()

    engine, first, second = OpenJTalk(plugged_in_later), ear(), ear()
    engine.speak(LINE, first)
    assert first.wait() == [False]
    engine.speak(LINE, second)
    assert second.wait() == [True]
    engine.close()


def test_a_device_that_is_pulled_out_is_opened_anew(into_nothing, ear, monkeypatch):
    opened = []

    def open_speaker():
        opened.append(into_nothing())
        if len(opened) == 1:
            opened[0].close()  # pulled out: it takes no more samples
        return opened[-1]

    monkeypatch.setattr("devices.speech.playback.Track.wait.__defaults__", (0.5,))
    engine, first, second = OpenJTalk(open_speaker), ear(), ear()
    engine.speak(LINE, first)
    assert first.wait() == [False]
    engine.speak(LINE, second)
    assert second.wait() == [True]
    engine.close()
    assert len(opened) == 2


@pytest.mark.parametrize("text", ["", "…", "。\n。", "\0", "🙂"])
def test_a_text_without_words_is_finished_and_silent(text, at_once, ear):
    engine, said = OpenJTalk(at_once), ear()
    engine.speak(Utterance(text), said)
    assert said.wait() == [True]
    engine.close()
