"""Both ways to pyttsx3: our voice as its driver, and its voices in child processes."""

import gc
import os
import sys
import threading
import wave

import pytest

from devices.ports import Utterance
from devices.speech.openjtalk import OpenJTalk
from devices.speech.pyttsx3_driver import register
from devices.speech.pyttsx3_voice import Pyttsx3Voice
from devices.speech.silence import Silence
from devices.speech.synthesis import RATE

LONG = "マイナンバーカードを、カードリーダーの上に置いてください。" * 5


@pytest.fixture
def init(at_once, monkeypatch):
    """``pyttsx3.init`` with our driver, on a loudspeaker that plays in no time."""
    import pyttsx3  # noqa: PLC0415 - only these tests need it

    monkeypatch.delitem(sys.modules, "pyttsx3.drivers.openjtalk", raising=False)
    register(lambda: OpenJTalk(at_once))
    yield pyttsx3.init
    gc.collect()  # its engines live until they are collected
    del sys.modules["pyttsx3.drivers.openjtalk"]


def events_of(engine):
    """Collect (topic, name[, completed]) of everything the engine announces."""
    seen = []
    engine.connect("started-utterance", lambda name: seen.append(("started", name)))
    engine.connect("finished-utterance", lambda name, completed: seen.append(("finished", name, completed)))
    engine.connect("error", lambda name, exception: seen.append(("error", name, exception)))
    return seen


def test_two_queued_utterances_are_said_in_order_with_their_events(init):
    engine = init("openjtalk")
    seen = events_of(engine)
    engine.setProperty("rate", 400)
    engine.say("はい。", "first")
    engine.say("いいえ。", "second")
    engine.runAndWait()
    assert seen == [
        ("started", "first"),
        ("finished", "first", True),
        ("started", "second"),
        ("finished", "second", True),
    ]


def test_the_loop_can_be_run_again(init):
    engine = init("openjtalk")
    seen = events_of(engine)
    for name in ("one", "two"):
        engine.setProperty("rate", 400)
        engine.say("はい。", name)
        engine.runAndWait()
    assert [event for event in seen if event[0] == "finished"] == [
        ("finished", "one", True),
        ("finished", "two", True),
    ]


def test_stop_takes_effect_at_once_and_drops_what_was_queued(init):
    engine = init("openjtalk")
    seen = events_of(engine)
    engine.connect("started-utterance", lambda name: threading.Thread(target=engine.stop).start())
    engine.say(LONG, "long")
    engine.say("いいえ。", "never")
    engine.runAndWait()
    assert seen == [("started", "long"), ("finished", "long", False)]


def test_a_listener_may_stop_an_utterance_before_its_first_sound(init):
    engine = init("openjtalk")
    seen = events_of(engine)
    engine.connect("started-utterance", lambda name: engine.stop())
    engine.say(LONG, "long")
    engine.runAndWait()
    assert seen == [("started", "long"), ("finished", "long", False)]


def test_a_loop_of_the_callers_own_works(init):
    register(Silence)
    engine = init("openjtalk")
    seen = events_of(engine)
    pause = threading.Event()
    engine.startLoop(False)
    engine.say("はい。", "mine")
    for _ in range(1000):
        engine.iterate()
        if len(seen) == 2 or pause.wait(0.01):
            break
    engine.endLoop()
    assert seen == [("started", "mine"), ("finished", "mine", True)]


def test_properties_are_as_pyttsx3_describes_them(init):
    engine = init("openjtalk")
    seen = events_of(engine)
    (voice,) = engine.getProperty("voices")
    assert (voice.id, voice.languages) == (engine.getProperty("voice"), ["ja"])
    assert (engine.getProperty("rate"), engine.getProperty("volume")) == (200, 1.0)
    engine.setProperty("voice", voice.id)
    engine.setProperty("rate", 150)
    engine.setProperty("volume", 7)
    engine.setProperty("voice", "nobody")
    engine.setProperty("colour", "green")
    engine.runAndWait()
    assert (engine.getProperty("rate"), engine.getProperty("volume")) == (150, 1.0)
    assert [type(event[2]) for event in seen] == [ValueError, KeyError]
    with pytest.raises(KeyError):
        engine.getProperty("colour")


def test_a_sentence_can_be_saved_as_a_wav_file(init, tmp_path):
    engine = init("openjtalk")
    engine.save_to_file("はい。", str(tmp_path / "yes.wav"))
    engine.runAndWait()
    with wave.open(str(tmp_path / "yes.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        assert file.getnframes() > RATE // 4


def test_a_stock_driver_speaks_in_a_child_process(ear):
    engine, said = Pyttsx3Voice("dummy"), ear()
    engine.speak(Utterance("Please wait.", language="en"), said)
    assert said.wait() == [True]
    engine.close()


@pytest.mark.parametrize("driver", ["nobody", "__init__"])
def test_a_driver_that_does_not_exist_reports_false(driver, ear, caplog):
    engine, said = Pyttsx3Voice(driver), ear()
    engine.speak(Utterance("Please wait.", language="en"), said)
    assert said.wait() == [False]
    engine.close()
    assert "failed with code" in caplog.text
    assert "Please" not in caplog.text


def test_a_child_that_cannot_be_started_reports_false(tmp_path, ear):
    engine, said = Pyttsx3Voice(command=(str(tmp_path / "missing"),)), ear()
    engine.speak(Utterance("はい。"), said)
    assert said.wait() == [False]
    engine.close()


def test_a_stopped_child_is_dead_and_its_sound_files_are_gone(tmp_path, ear):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    program = (
        "import os, pathlib, signal, subprocess, sys, tempfile\n"
        "sound = tempfile.NamedTemporaryFile(suffix='.wav', delete=False); sound.write(b'x'); sound.flush()\n"
        f"pathlib.Path({str(pipe)!r}).write_text(f'{{os.getpid()}} {{sound.name}}')\n"
        "signal.pause()\n"
    )
    engine, said = Pyttsx3Voice(command=(sys.executable, "-c", program)), ear()
    engine.speak(Utterance("はい。"), said)
    number, file = pipe.read_text().split()  # opens when the child writes
    assert os.path.exists(file)  # noqa: PTH110 - a name from another process
    engine.stop()
    assert said.wait() == [False]
    with pytest.raises(ProcessLookupError):
        os.kill(int(number), 0)
    assert not os.path.exists(file)  # noqa: PTH110 - as above
    engine.close()


def test_the_text_is_never_an_argument_of_the_process(tmp_path, ear):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    program = (
        "import pathlib, sys; "
        f"pathlib.Path({str(pipe)!r}).write_bytes(pathlib.Path('/proc/self/cmdline').read_bytes() + b'|' + "
        "pathlib.Path('/proc/self/environ').read_bytes())"
    )
    engine, said = Pyttsx3Voice(command=(sys.executable, "-c", program)), ear()
    engine.speak(Utterance("Matsushima Hanako", language="en"), said)
    seen = pipe.read_bytes()
    assert said.wait() == [True]
    assert b"TMPDIR" in seen
    assert b"Hanako" not in seen
    engine.close()
