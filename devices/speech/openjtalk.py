"""The Japanese voice: Open JTalk, one sentence synthesised while the one before is heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from devices.ports import SpeechError, Utterance
from devices.speech.cache import SentenceCache
from devices.speech.lane import Lane, Turn
from devices.speech.playback import Speaker, Track
from devices.speech.reading import melodious
from devices.speech.sentences import sentences, whole_sentences
from devices.speech.synthesis import quieter, synthesize, version

__all__ = ["OpenJTalk"]


class OpenJTalk:
    """``SpeechEngine`` for Japanese; dictionary and voice come with pyopenjtalk-plus, no network.

    *speaker* opens the sound device; it is called on the engine's thread, at the first utterance
    and again after a device was lost. Only utterances marked ``fixed`` meet *cache*.
    Without a device every utterance reports False.
    """

    def __init__(self, speaker: Callable[[], Speaker] = Speaker, cache: SentenceCache | None = None) -> None:
        self._open_speaker = speaker
        self._speaker: Speaker | None = None
        self._cache = cache
        self._lane = Lane("openjtalk", self._say, prepare=self._prepare, free=self._let_go)

    def speak(self, utterance: Utterance, on_done: Callable[[bool], None]) -> None:
        """Cut off what is being said and say *utterance*; ``on_done`` comes from the engine's thread."""
        self._lane.speak(utterance, on_done)

    def stop(self) -> None:
        """Fall silent within one period of the sound device."""
        self._lane.stop()

    def prewarm(self) -> None:
        """Load dictionary, voice and sound device on the engine's thread, once."""
        self._lane.prewarm()

    def close(self) -> None:
        """Fall silent, end the engine's thread and let go of the sound device."""
        self._lane.close()

    def _say(self, turn: Turn) -> bool:
        speaker = self._speaker = self._speaker or self._open_speaker()
        track = Track()
        turn.when_cut(track.cut)
        speaker.play(track)
        for sentence in _sentences(turn.utterance):
            if turn.was_cut:
                return False
            track.feed(quieter(self._samples(sentence, turn.utterance), turn.utterance.volume))
        track.end()
        try:
            return track.wait()
        except SpeechError:
            self._let_go()  # unplugged: the next utterance looks for a device anew
            raise

    def _samples(self, sentence: str, utterance: Utterance) -> bytes:
        """Return the sound of *sentence*; what is not ``fixed`` never reaches the disk."""
        if self._cache is None or not utterance.fixed:
            return synthesize(sentence, utterance.rate)
        key = (sentence, utterance.rate, version())
        samples = self._cache.find(*key)
        if samples is None:
            samples = synthesize(sentence, utterance.rate)
            self._cache.store(*key, samples)
        return samples

    def _prepare(self) -> None:
        synthesize("あ")
        self._speaker = self._speaker or self._open_speaker()

    def _let_go(self) -> None:
        if self._speaker is not None:
            self._speaker.close()
            self._speaker = None


def _sentences(utterance: Utterance) -> Iterator[str]:
    """Yield what is synthesised, piece by piece: the ordinary spelling wherever it is read as it should be."""
    read, written = list(whole_sentences(utterance.text)), list(whole_sentences(utterance.written))
    if len(read) != len(written):
        written = [""] * len(read)
    for one, other in zip(read, written, strict=True):
        yield from sentences(melodious(one, other))
