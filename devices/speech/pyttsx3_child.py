"""The child process that says one utterance with a pyttsx3 voice and ends; started by pyttsx3_voice.

Reads JSON from stdin: driver (or null), voice (or null), language, text, rate, volume.
It stands alone: it is run by path and imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

SECONDS_A_SIGN = 0.5  # slower than the slowest voice: the limit for a driver that reports no end


def say(
    *, driver: str | None, voice: str | None, language: str, text: str, rate: float, volume: float
) -> bool:
    """Say *text* and return whether it was heard to its end; *rate* multiplies the driver's own."""
    import pyttsx3  # noqa: PLC0415 - so that a child without it still reads its orders

    engine = pyttsx3.init(driver)
    ends: list[bool] = []
    ended = threading.Event()

    def note(completed: bool, **_: object) -> None:
        ends.append(completed)
        ended.set()

    engine.connect("finished-utterance", note)
    if chosen := voice or _speaker_of(engine, language):
        engine.setProperty("voice", chosen)
    engine.setProperty("rate", round(engine.getProperty("rate") * rate))
    engine.setProperty("volume", volume)
    engine.say(text)
    engine.runAndWait()
    # eSpeak's driver returns while it still plays, and leaving now would cut it.
    ended.wait(2 + SECONDS_A_SIGN * len(text))
    return all(ends)


def _speaker_of(engine: Any, language: str) -> str | None:
    """Return the id of the first voice that speaks *language*, None to keep the driver's own."""
    for voice in engine.getProperty("voices"):
        spoken = [str(tag).strip("\x05").lower().replace("_", "-") for tag in voice.languages]
        if any(tag.split("-")[0] == language.lower().split("-")[0] for tag in spoken):
            return str(voice.id)
    return None


if __name__ == "__main__":
    sys.exit(not say(**json.load(sys.stdin.buffer)))
