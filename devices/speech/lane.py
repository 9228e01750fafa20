"""A worker thread that says the newest utterance and reports every one exactly once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from devices.ports import SpeechError, Utterance

__all__ = ["Lane", "Turn"]

log = logging.getLogger("speech")

CLOSE_SECONDS = 5.0  # longer than the longest piece of synthesis, which cannot be interrupted


def _nothing() -> None:
    """Do nothing: what a lane without a voice to load or a device to free does."""


class Turn:
    """One utterance on its way: it can be cut from any thread and at any time."""

    def __init__(self, utterance: Utterance, on_done: Callable[[bool], None]) -> None:
        self.utterance = utterance
        self.on_done = on_done
        self._lock = threading.Lock()
        self._cut = False
        self._act: Callable[[], None] = _nothing

    @property
    def was_cut(self) -> bool:
        """Whether a later utterance, a stop or a close has taken this one's place."""
        return self._cut

    def when_cut(self, act: Callable[[], None]) -> None:
        """Call *act* at the moment of the cut; at once where it has already come."""
        with self._lock:
            self._act = act
            late = self._cut
        if late:
            act()

    def cut(self) -> None:
        """Silence this utterance; a second cut changes nothing."""
        with self._lock:
            act = _nothing if self._cut else self._act
            self._cut = True
        act()


class Lane:
    """Runs ``say`` for one turn after the other; a new turn cuts the one before it.

    Every ``on_done`` is called once, on the lane's thread (after ``close``, on the caller's).
    ``say`` returns whether it came to the end, or raises ``SpeechError``. Anything else it
    raises is a fault: it ends the lane and reaches ``threading.excepthook``.
    """

    def __init__(
        self,
        name: str,
        say: Callable[[Turn], bool],
        *,
        prepare: Callable[[], None] = _nothing,
        free: Callable[[], None] = _nothing,
    ) -> None:
        self._say, self._prepare, self._free = say, prepare, free
        self._jobs: SimpleQueue[Turn | Callable[[], None] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._current: Turn | None = None
        self._warm = False
        self._closed = False
        self._trouble = ""  # what was complained of last
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def speak(self, utterance: Utterance, on_done: Callable[[bool], None]) -> None:
        """Put *utterance* in the place of what is being said."""
        turn = Turn(utterance, on_done)
        with self._lock:
            refused = self._closed
            if not refused:
                old, self._current = self._current, turn
                self._put(turn)
        if refused:
            on_done(False)
        elif old is not None:
            old.cut()

    def stop(self) -> None:
        """Cut what is being said."""
        with self._lock:
            old, self._current = self._current, None
        if old is not None:
            old.cut()

    def prewarm(self) -> None:
        """Prepare on the lane's thread; only the first call does anything."""
        with self._lock:
            if self._warm or self._closed:
                return
            self._warm = True
            self._put(self._prepare_quietly)

    def close(self) -> None:
        """Cut what is being said and wait for the thread, which frees the device as it ends."""
        with self._lock:
            started = self._thread.ident is not None
            if started and not self._closed:
                self._jobs.put(None)
            self._closed = True
        self.stop()
        if started and self._thread is not threading.current_thread():
            self._thread.join(CLOSE_SECONDS)

    def _put(self, job: Turn | Callable[[], None]) -> None:
        """Hand *job* to the thread, starting it at the first; the lock is held."""
        self._jobs.put(job)
        if self._thread.ident is None:
            self._thread.start()

    def _prepare_quietly(self) -> None:
        try:
            self._prepare()
        except SpeechError as trouble:
            # Not the end: each utterance tries anew, so a loudspeaker plugged in later is heard.
            log.warning("the voice is not ready: %s", trouble)

    def _work(self) -> None:
        try:
            while (job := self._jobs.get()) is not None:
                if isinstance(job, Turn):
                    self._run(job)
                else:
                    job()
        finally:
            self._drain()
            self._free()

    def _run(self, turn: Turn) -> None:
        finished = False
        try:
            finished = not turn.was_cut and self._say(turn)
        except SpeechError as trouble:
            self._complain(str(trouble))
        else:
            self._trouble = self._trouble if turn.was_cut else ""
        finally:
            turn.on_done(finished and not turn.was_cut)

    def _complain(self, why: str) -> None:
        """Log *why* nothing was said, once until something is: a missing loudspeaker is missing on every page."""
        if why != self._trouble:
            log.warning("nothing was said: %s", why)
        self._trouble = why

    def _drain(self) -> None:
        """Report what will never be said, so that nobody waits for it."""
        with self._lock:
            self._closed = True
        try:
            while True:
                job = self._jobs.get_nowait()
                if isinstance(job, Turn):
                    job.on_done(False)
        except Empty:
            return
