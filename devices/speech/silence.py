"""The twins of a voice: one that says nothing, one that keeps the lines for a rehearsal."""

from __future__ import annotations

from collections.abc import Callable

from devices.ports import SpeechEngine, Utterance
from devices.speech.lane import Lane, Turn

__all__ = ["Recorder", "Silence"]


class Silence:
    """``SpeechEngine`` that has finished as soon as it is asked; it remembers nothing."""

    def __init__(self) -> None:
        self._lane = Lane("silence", self._say)

    def speak(self, utterance: Utterance, on_done: Callable[[bool], None]) -> None:
        """Report *utterance* as said, from the engine's thread."""
        self._lane.speak(utterance, on_done)

    def stop(self) -> None:
        """Report what has not been reported yet as cut."""
        self._lane.stop()

    def prewarm(self) -> None:
        """Do nothing: there is nothing to load."""

    def close(self) -> None:
        """End the engine's thread."""
        self._lane.close()

    @staticmethod
    def _say(turn: Turn) -> bool:
        return not turn.was_cut


class Recorder:
    """``SpeechEngine`` that appends every text to *lines*, then lets *voice* say it.

    For rehearsals with made-up people only: a real visit's words must not pile up in memory.
    """

    def __init__(self, lines: list[str], voice: SpeechEngine | None = None) -> None:
        self._lines = lines
        self._voice = voice or Silence()

    def speak(self, utterance: Utterance, on_done: Callable[[bool], None]) -> None:
        """Note *utterance* as it is written and pass it on."""
        self._lines.append(utterance.written or utterance.text)
        self._voice.speak(utterance, on_done)

    def stop(self) -> None:
        """Stop the voice."""
        self._voice.stop()

    def prewarm(self) -> None:
        """Prewarm the voice."""
        self._voice.prewarm()

    def close(self) -> None:
        """Close the voice; the lines stay with their owner."""
        self._voice.close()
