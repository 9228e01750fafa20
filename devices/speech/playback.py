"""The loudspeaker: samples go out through miniaudio and fall silent within one period."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Generator
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from devices.ports import SpeechError
from devices.speech.synthesis import RATE, WIDTH

__all__ = ["Speaker", "Track"]

PERIOD_MS = 20
PERIODS = 3
STALL_SECONDS = 3.0  # a device that takes nothing for so long is gone


class Track:
    """The sound of one utterance: fed by the voice, drained by the sound device."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._pieces: deque[memoryview] = deque()
        self._ended = False
        self._cut = False
        self._tail = PERIODS  # periods until what was taken last has left the loudspeaker
        self._pulls = 0

    def feed(self, samples: bytes) -> None:
        """Add *samples* at the end; after a cut they are dropped."""
        with self._changed:
            if samples and not self._cut:
                self._pieces.append(memoryview(samples))

    def end(self) -> None:
        """Say that nothing more will be fed."""
        with self._changed:
            self._ended = True

    def cut(self) -> None:
        """Drop all that has not been taken yet and wake who waits."""
        with self._changed:
            self._cut = True
            self._pieces.clear()
            self._changed.notify_all()

    def take(self, size: int) -> bytes:
        """Return at most *size* bytes: the device's side, called once a period."""
        with self._changed:
            self._pulls += 1
            taken = bytearray()
            while self._pieces and len(taken) < size:
                piece = self._pieces.popleft()
                room = size - len(taken)
                taken += piece[:room]
                if len(piece) > room:
                    self._pieces.appendleft(piece[room:])
            if self._ended and not taken:
                self._tail -= 1
                self._changed.notify_all()
            return bytes(taken)

    def wait(self, stall_seconds: float = STALL_SECONDS) -> bool:
        """Wait until all was heard (True) or cut (False).

        ``SpeechError`` when the device takes no sample for *stall_seconds*.
        """
        with self._changed:
            while self._tail > 0 and not self._cut:
                seen = self._pulls
                if not self._changed.wait(stall_seconds) and seen == self._pulls:
                    raise SpeechError("the sound device takes no more samples")
            return not self._cut


class Speaker:
    """An open sound device that plays one track at a time.

    *null* says what to do without a device: ``never`` raises ``SpeechError``, ``allowed`` plays
    into nothing in real time, ``always`` does so even where there is a device.
    The device runs from here to ``close``, pulling silence between tracks: monitors and
    amplifiers that are woken up swallow the first half second of a sentence. *name* is a part of
    what the device is called, in any case; empty is the machine's own choice.
    """

    def __init__(self, *, name: str = "", null: Literal["never", "allowed", "always"] = "never") -> None:
        import miniaudio  # noqa: PLC0415 - only the voice's thread loads it, after the first paint

        self._track: Track | None = None
        self._source = self._samples()  # kept here: the device only borrows it
        next(self._source)
        self._device = _open(miniaudio, name, null)
        try:
            self._device.start(self._source)
        except miniaudio.MiniaudioError as trouble:
            self.close()
            raise SpeechError("the sound device does not start") from trouble

    @property
    def backend(self) -> str:
        """The sound system in use, such as ``PulseAudio``, ``ALSA`` or ``Null``."""
        return str(self._device.backend)

    def play(self, track: Track) -> None:
        """Play *track* in the place of the one before."""
        self._track = track

    def close(self) -> None:
        """Fall silent and let go of the device."""
        self._track = None
        self._device.close()

    def _samples(self) -> Generator[bytes, int, None]:
        """Give the device what it asks for; what is missing it fills with silence."""
        frames = yield b""
        while True:
            track = self._track
            frames = yield track.take(frames * WIDTH) if track else b""


def _open(miniaudio: ModuleType, name: str, null: str) -> Any:
    """Open the device called *name* of the first backend that has any; ``SpeechError`` where none is."""
    nothing = [miniaudio.Backend.NULL]
    choices = [] if null == "always" else [(_real_backends(miniaudio), name)]
    choices += {"never": [], "allowed": [(nothing, "")], "always": [(nothing, name)]}[null]
    trouble = SpeechError("no sound device")
    for backends, wanted in choices:
        if not backends:
            continue  # miniaudio would take them all, the deaf ones too
        try:
            return miniaudio.PlaybackDevice(
                device_id=_called(miniaudio, wanted, backends) if wanted else None,
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=PERIOD_MS,
                callback_periods=PERIODS,
                backends=backends,
                app_name="kiosk",
            )
        except miniaudio.MiniaudioError:
            continue
        except SpeechError as error:
            trouble = error
    raise trouble


def _called(miniaudio: ModuleType, name: str, backends: list[Any]) -> Any:
    """Return the id of the device *name* is a part of; ``SpeechError`` says which ones there are."""
    there = miniaudio.Devices(backends).get_playbacks()
    for each in there:
        if name.casefold() in each["name"].casefold():
            return each["id"]
    names = ", ".join(each["name"] for each in there)
    raise SpeechError(f"no sound device is called {name}; there are: {names or 'none'}")


def _real_backends(miniaudio: ModuleType) -> list[Any]:
    """List the sound systems worth asking, best first; none of them plays into nothing."""
    kinds = miniaudio.Backend
    deaf = {kinds.NULL, kinds.CUSTOM}
    if sys.platform == "linux" and not any(Path("/dev/snd").glob("pcm*p")):
        deaf.add(kinds.ALSA)  # with no card it writes thirty lines to stderr before it gives up
    enabled = miniaudio.get_enabled_backends()
    return [kind for kind in kinds if kind in enabled and kind not in deaf]
