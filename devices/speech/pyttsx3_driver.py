"""Our voice as a pyttsx3 driver, so that ``pyttsx3.init("openjtalk")`` speaks with it."""

from __future__ import annotations

import sys
import threading
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from types import ModuleType
from typing import Any

from devices.ports import SpeechEngine, Utterance
from devices.speech.openjtalk import OpenJTalk
from devices.speech.synthesis import RATE, WIDTH, quieter, synthesize

__all__ = ["DRIVER", "Driver", "register"]

DRIVER = "openjtalk"
VOICE = "openjtalk.mei"
WORDS_A_MINUTE = 200  # what pyttsx3 drivers call the ordinary rate


def register(build: Callable[[], SpeechEngine] = OpenJTalk) -> None:
    """Make ``pyttsx3.init("openjtalk")`` use engines made by *build*; call it before ``init``.

    pyttsx3 imports ``pyttsx3.drivers.NAME`` and nothing else, hence the entry in ``sys.modules``.
    """
    name = f"pyttsx3.drivers.{DRIVER}"
    module = ModuleType(name, "Open JTalk for pyttsx3.")
    module.buildDriver = lambda proxy: Driver(proxy, build())  # type: ignore[attr-defined]
    sys.modules[name] = module


@dataclass(frozen=True, slots=True)
class _Ended:
    """What the engine's thread leaves for the thread that runs the loop."""

    number: int
    finished: bool


class Driver:
    """The driver that a pyttsx3 proxy talks to; all but ``stop`` on the thread of the loop."""

    def __init__(self, proxy: Any, voice: SpeechEngine) -> None:
        self._proxy = proxy
        self._voice = voice
        self._lock = threading.Lock()  # ``stop`` may come from any thread
        self._events: SimpleQueue[_Ended | None] = SimpleQueue()
        self._said = 0  # a number for each utterance: a late report of an earlier one is not heard
        self._speaking = False
        self._looping = False
        self._rate = WORDS_A_MINUTE
        self._volume = 1.0

    def destroy(self) -> None:
        """Let go of the voice."""
        self._voice.close()

    def say(self, text: str) -> None:
        """Start to say *text* and announce it; the end comes through the loop."""
        with self._lock:
            self._said += 1
            number = self._said
            self._speaking = True
        self._proxy.setBusy(True)
        self._proxy.notify("started-utterance")
        utterance = Utterance(text, rate=self._rate / WORDS_A_MINUTE, volume=self._volume)
        with self._lock:
            if self._speaking and self._said == number:  # else a listener has just stopped us
                self._voice.speak(utterance, lambda done: self._events.put(_Ended(number, done)))

    def stop(self) -> None:
        """Fall silent and report at once: the proxy may end the loop before the engine answers."""
        with self._lock:
            self._voice.stop()
            said = self._said
        self._end(_Ended(said, finished=False))

    def startLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        """Serve the queue on this thread until ``endLoop``."""
        self._looping = True
        self._begin()
        while self._looping:
            event = self._events.get()
            if event is not None:
                self._end(event)

    def endLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        """Make ``startLoop`` return."""
        self._looping = False
        self._events.put(None)

    def iterate(self) -> Iterator[None]:
        """Serve what is due each time an outside loop asks."""
        self._begin()
        while True:
            try:
                while (event := self._events.get_nowait()) is not None:
                    self._end(event)
            except Empty:
                yield

    def save_to_file(self, text: str, filename: str) -> None:
        """Write *text* as a WAV file, because the caller asked for one."""
        with wave.open(filename, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(WIDTH)
            file.setframerate(RATE)
            file.writeframes(quieter(synthesize(text, self._rate / WORDS_A_MINUTE), self._volume))

    def getProperty(self, name: str) -> Any:  # noqa: N802 - pyttsx3's name
        """Return ``voices``, ``voice``, ``rate`` (words a minute) or ``volume``; else ``KeyError``."""
        return self._properties()[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802 - pyttsx3's name
        """Set ``voice``, ``rate`` or ``volume``; ``KeyError`` or ``ValueError`` for anything else."""
        match name:
            case "rate":
                self._rate = int(value)
            case "volume":
                self._volume = min(max(float(value), 0.0), 1.0)
            case "voice" if value == VOICE:
                return
            case "voice":
                raise ValueError(f"unknown voice {value}")
            case _:
                raise KeyError(name)

    def _properties(self) -> dict[str, Any]:
        from pyttsx3.voice import Voice  # noqa: PLC0415 - pyttsx3 is loaded when it is used

        mei = Voice(VOICE, "Mei", ["ja"], "female", "adult")
        return {"voices": [mei], "voice": VOICE, "rate": self._rate, "volume": self._volume}

    def _begin(self) -> None:
        """Open the queue, unless an utterance asked for between two loops is still being said."""
        if not self._speaking:
            self._proxy.setBusy(False)

    def _end(self, event: _Ended) -> None:
        """Report the end of the present utterance, once, and let the next one begin."""
        with self._lock:
            if not self._speaking or event.number != self._said:
                return
            self._speaking = False
        self._proxy.notify("finished-utterance", completed=event.finished)
        self._proxy.setBusy(False)
