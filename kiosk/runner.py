"""One thread that does one job after the other; what nobody expected ends it and reaches the top.

A thread pool keeps an unexpected error to itself until somebody asks for the result; nobody would.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

__all__ = ["Runner"]

_PATIENCE_SECONDS = 5.0


class Runner:
    """Starts its thread with the first job."""

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._asked = 0  # counted by whoever asks
        self._done = 0  # counted by the thread

    @property
    def busy(self) -> bool:
        """Say whether a job waits or is being done."""
        return self._asked > self._done

    def do(self, job: Callable[[], None]) -> None:
        """Do *job* after those before it; called from one thread only."""
        if self._thread.ident is None:
            self._thread.start()
        self._asked += 1
        self._jobs.put(job)

    def close(self) -> None:
        """Do what waits and end; a job that never ends is left behind."""
        self._jobs.put(None)
        if self._thread.ident is not None:
            self._thread.join(_PATIENCE_SECONDS)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            self._done += 1
