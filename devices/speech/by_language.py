"""A voice for each language: one engine that hands each utterance to the voice that can say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from devices.ports import SpeechEngine, Utterance

__all__ = ["ByLanguage"]


class ByLanguage:
    """``SpeechEngine`` over *voices* by language (``ja``; ``ja_JP@easy`` is ja too), and *others* for the rest.

    An utterance of one voice cuts off what another is saying.
    """

    def __init__(self, voices: Mapping[str, SpeechEngine], others: SpeechEngine) -> None:
        self._voices = dict(voices)
        self._others = others
        self._last: SpeechEngine | None = None

    def speak(self, utterance: Utterance, on_done: Callable[[bool], None]) -> None:
        """Cut off what is being said, in whatever language, and say *utterance*."""
        voice = self._voices.get(utterance.language.split("_")[0], self._others)
        if self._last is not None and self._last is not voice:
            self._last.stop()
        self._last = voice
        voice.speak(utterance, on_done)

    def stop(self) -> None:
        """Fall silent."""
        if self._last is not None:
            self._last.stop()

    def prewarm(self) -> None:
        """Load every voice."""
        for voice in self._all():
            voice.prewarm()

    def close(self) -> None:
        """Close every voice."""
        for voice in self._all():
            voice.close()

    def _all(self) -> tuple[SpeechEngine, ...]:
        return (*self._voices.values(), self._others)
