"""One sentence of Japanese to 48 kHz mono samples, with Open JTalk and its Mei voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.speech.reading import FRONTEND, load

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

__all__ = ["BASE_SPEED", "RATE", "WIDTH", "quieter", "synthesize", "version"]

RATE = 48_000  # frames a second
WIDTH = 2  # bytes a frame: signed 16 bit, one channel

# The voice's own tempo is 6.3 mora a second; elders hear 4-5 best (facts: accessibility C.6).
BASE_SPEED = 0.77
SLOWEST, FASTEST = 0.5, 2.0

# The engine overshoots 16 bit by up to a half (いらっしゃいませ。 peaks at 48 600). Taking a little
# off everything keeps all sentences equally loud; what still stands out is clipped, never wrapped.
HEADROOM = 0.7

QUIET = 100  # of 32 767: below it nothing is heard
LEAD = RATE // 20  # frames kept before the first sound, of the 0.3 s that the engine puts there


def version() -> str:
    """Name everything that shapes the sound of a sentence, for the keys of a cache."""
    return f"openjtalk {load().__version__} mei {BASE_SPEED} {HEADROOM} {LEAD}"


def synthesize(sentence: str, rate: float = 1.0) -> bytes:
    """Return *sentence* as samples (``RATE``, ``WIDTH``); empty where nothing can be pronounced.

    *rate* multiplies the tempo and is kept within 0.5 and 2.0; the pitch does not change.
    """
    speed = BASE_SPEED * min(max(rate, SLOWEST), FASTEST)
    wave, made_at = load().tts(sentence, speed=speed, **FRONTEND)
    assert made_at == RATE, f"the voice speaks at {made_at} Hz"
    return _samples(wave)


def quieter(samples: bytes, volume: float) -> bytes:
    """Return *samples* with their amplitude multiplied by *volume*, which is kept within 0 and 1."""
    import numpy as np  # noqa: PLC0415 - a heavy import, not wanted before the first paint

    if volume >= 1.0:
        return samples
    scaled = np.frombuffer(samples, dtype="<i2") * max(volume, 0.0)
    return scaled.astype("<i2").tobytes()


def _samples(wave: NDArray[float64]) -> bytes:
    """Turn *wave* (float64 on the 16 bit scale) into bytes, without the silence at its beginning."""
    import numpy as np  # noqa: PLC0415 - as above

    audible = np.flatnonzero(np.abs(wave) > QUIET)
    start = max(int(audible[0]) - LEAD, 0) if audible.size else 0
    scaled = np.clip(np.rint(wave[start:] * HEADROOM), -32_768, 32_767)
    return scaled.astype("<i2").tobytes()
