"""Any pyttsx3 voice, each utterance in a child process that can be killed.

In this process pyttsx3 2.99 drops sentences and its ``stop`` waits for the end of the sentence
(facts: platform D); a process says one sentence well and dies at once.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from devices.ports import SpeechError, Utterance
from devices.speech.lane import Lane, Turn

__all__ = ["Pyttsx3Voice"]

CHILD = (sys.executable, "-P", str(Path(__file__).with_name("pyttsx3_child.py")))
LONGEST_SECONDS = 300.0
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a RAM disk, where eSpeak's sound file is never on a disk


class Pyttsx3Voice:
    """``SpeechEngine`` over the driver *driver* of pyttsx3 (None: the system's own).

    *voices* names a voice id for a language; without one the first voice that speaks it is used.
    *command* starts the child, which gets its orders on stdin, never in its arguments.
    """

    def __init__(
        self,
        driver: str | None = None,
        voices: Mapping[str, str] = MappingProxyType({}),
        command: Sequence[str] = CHILD,
    ) -> None:
        self._driver = driver
        self._voices = dict(voices)
        self._command = tuple(command)
        self._lane = Lane("pyttsx3", self._say)

    def speak(self, utterance: Utterance, on_done: Callable[[bool], None]) -> None:
        """Kill what is being said and say *utterance*; ``on_done`` comes from the engine's thread."""
        self._lane.speak(utterance, on_done)

    def stop(self) -> None:
        """Kill what is being said."""
        self._lane.stop()

    def prewarm(self) -> None:
        """Do nothing: each child loads its own voice."""

    def close(self) -> None:
        """Kill what is being said and end the engine's thread."""
        self._lane.close()

    def _say(self, turn: Turn) -> bool:
        # eSpeak's driver writes each sentence to a temporary WAV and leaves it there when killed.
        memory = IN_MEMORY if IN_MEMORY.is_dir() else None
        with tempfile.TemporaryDirectory(prefix="voice-", dir=memory) as scratch:
            child = self._start(scratch)
            turn.when_cut(lambda: _kill(child))
            try:
                child.communicate(self._orders(turn.utterance), timeout=LONGEST_SECONDS)
            except subprocess.TimeoutExpired as trouble:
                raise SpeechError("the voice does not come to an end") from trouble
            finally:
                _kill(child)
                child.wait()
        if child.returncode and not turn.was_cut:
            raise SpeechError(f"the voice failed with code {child.returncode}")
        return not turn.was_cut

    def _start(self, scratch: str) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603 - our own program or the one the settings name
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # it may quote what it was to say
                env=os.environ | {"TMPDIR": scratch, "TMP": scratch},
                start_new_session=True,
            )
        except OSError as trouble:
            raise SpeechError("the voice's process does not start") from trouble

    def _orders(self, utterance: Utterance) -> bytes:
        orders = {
            "driver": self._driver,
            "voice": self._voices.get(utterance.language),
            "language": utterance.language,
            "text": utterance.text,
            "rate": utterance.rate,
            "volume": utterance.volume,
        }
        return json.dumps(orders).encode()


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End *child*, with all it started where the system has process groups."""
    if child.poll() is not None:
        return  # its number may belong to somebody else by now
    if hasattr(os, "killpg"):
        os.killpg(child.pid, signal.SIGKILL)
    else:
        child.kill()
