"""What a program that is to be killed says of itself, so that whoever kills it knows how far it had come."""

from __future__ import annotations

import os
import threading

__all__ = ["LastWords"]


class LastWords:
    """Lines to stdout, unbuffered; at the line of *phase* after *skip* others it stands still for ever.

    Whoever kills a program that runs on cannot say where that will meet it: on a busy machine a whole
    phase passes before the signal comes. One that stands still dies exactly there.
    """

    def __init__(self, phase: str = "", skip: str = "0") -> None:
        self._phase = phase
        self._skip = int(skip)

    def say(self, line: str) -> None:
        """Write *line* and, if that was the one, never return."""
        os.write(1, f"{line}\n".encode())
        if self._phase and line.startswith(self._phase):
            self._skip -= 1
            if self._skip < 0:
                threading.Event().wait()
