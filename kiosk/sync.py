"""Brings what waits in the outbox to the staff's side: at least once, oldest first, never giving up."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.couriers import Courier, Handover, OtherBytesError, RefusedError, UnreachableError
from kiosk.outbox import Entry, Outbox, OutboxError

__all__ = ["Postman", "Round", "backoff", "sync"]

_BASE_SECONDS = 2.0
_CAP_SECONDS = 300.0
_DOUBLINGS = 16  # beyond this the cap has long been reached

log = logging.getLogger("kiosk.sync")


@dataclass(frozen=True, slots=True)
class Round:
    """How one round went; *reached* is False when the staff's side did not answer."""

    delivered: int = 0
    held: int = 0
    reached: bool = True


def backoff(failures: int, draw: Callable[[], float] = random.random) -> float:
    """Return the seconds to wait after so many rounds failed in a row: full jitter, 2 s doubling to 5 min.

    *draw* returns a figure from 0 up to 1, so that kiosks cut off together do not come back together.
    """
    return draw() * min(_CAP_SECONDS, _BASE_SECONDS * 2.0 ** min(max(failures - 1, 0), _DOUBLINGS))


def sync(outbox: Outbox, courier: Courier) -> Round:
    """Take every due parcel to the *courier*, oldest first; one that is refused is held and the rest go on."""
    delivered = held = 0
    for entry in outbox.due():
        try:
            kept = _deliver(outbox, courier, entry)
        except UnreachableError as error:
            outbox.bring_back(entry.application)
            log.info("staff not reached: %s", error.why)
            return Round(delivered, held, reached=False)
        delivered += kept
        held += not kept
    return Round(delivered, held)


def _deliver(outbox: Outbox, courier: Courier, entry: Entry) -> bool:
    """Return True when the parcel was handed over, False when it has to be held."""
    parcel = outbox.parcel(entry.application)
    if parcel is None:
        outbox.hold(entry.application, "damaged")
        return False
    outbox.set_out(entry.application)
    try:
        handover = courier.deliver(parcel)
    except RefusedError as error:
        outbox.hold(entry.application, "other-bytes" if isinstance(error, OtherBytesError) else "refused")
        return False
    if handover is Handover.KEPT:
        outbox.acknowledge(entry.application)
    return True


class Postman:
    """Keeps an outbox empty on a thread of his own: at the start, when nudged, and again after trouble."""

    def __init__(self, outbox: Outbox, courier: Courier, draw: Callable[[], float] = random.random) -> None:
        self._outbox = outbox
        self._courier = courier
        self._draw = draw
        self._nudged = threading.Event()
        self._leaving = False
        self._thread = threading.Thread(target=self._walk, name="postman", daemon=True)

    def start(self) -> None:
        """Set out; everything left from before is due at once."""
        self._nudged.set()
        self._thread.start()

    def nudge(self) -> None:
        """There is a new parcel."""
        self._nudged.set()

    def stop(self) -> None:
        """Finish the parcel in hand and leave."""
        self._leaving = True
        self._nudged.set()
        if self._thread.is_alive():
            self._thread.join()

    def _walk(self) -> None:
        failures = 0
        while True:
            self._nudged.wait(backoff(failures, self._draw) if failures else None)
            self._nudged.clear()
            if self._leaving:
                return
            try:
                reached = sync(self._outbox, self._courier).reached
            except OutboxError as error:
                log.warning("outbox: %s", type(error).__name__)
                reached = False
            failures = 0 if reached else failures + 1
