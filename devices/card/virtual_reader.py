"""A card reader made of nothing, for rehearsals: ``ports.CardReader`` over virtual cards."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from devices.card.faults import CardPulledError
from devices.card.mynumber import MyNumberCard
from devices.card.virtual import VirtualCard
from devices.ports import (
    Card,
    CardMovedError,
    CardMuteError,
    CardSpot,
    NoCardError,
    NoReaderError,
    ReaderGoneError,
    ReaderInUseError,
    ServiceDownError,
)

__all__ = ["VirtualReader"]


class VirtualReader:
    """A reader, its card slot and its service, all of which can be taken away at any moment.

    Safe to steer from any thread. ``commands`` counts the APDUs of its whole life.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._watchers: list[queue.SimpleQueue[CardSpot | None]] = []
        self._card: VirtualCard | None = None
        self._visit = 0  # counts insertions: a held card is only good for its own
        self._running = True
        self._plugged = True
        self._mute = False
        self._taken = False  # by another program
        self._held = False  # by us
        self._last = CardSpot.EMPTY
        self.commands = 0

    @property
    def spot(self) -> CardSpot:
        """What a watcher would be told now."""
        with self._lock:
            return self._spot()

    def insert(self, card: VirtualCard, *, mute: bool = False) -> None:
        """Put *card* down, first taking away what is there; a mute one does not answer."""
        with self._lock:
            self.remove()
            self._card, self._mute, self._visit = card, mute, self._visit + 1
            self._changed()

    def remove(self) -> None:
        """Take the card away; nothing happens where there is none."""
        with self._lock:
            if self._card is not None:
                self._card.power_off()
            self._card, self._visit = None, self._visit + 1
            self._changed()

    def plug(self, *, present: bool) -> None:
        """Plug the reader in or out; the card stays where it lies."""
        with self._lock:
            self._plugged, self._visit = present, self._visit + 1
            self._changed()

    def serve(self, *, running: bool) -> None:
        """Start or stop the service below the reader."""
        with self._lock:
            self._running, self._visit = running, self._visit + 1
            self._changed()

    def occupy(self, *, taken: bool) -> None:
        """Let another program hold the card, or let go of it."""
        with self._lock:
            self._taken = taken
            self._changed()

    def watch(self, post: Callable[[CardSpot], None]) -> Callable[[], None]:
        """Call *post* from a thread of ours with the present state and on each change."""
        news: queue.SimpleQueue[CardSpot | None] = queue.SimpleQueue()

        def tell() -> None:
            while (spot := news.get()) is not None:
                post(spot)

        def stop() -> None:
            with self._lock:
                if news in self._watchers:
                    self._watchers.remove(news)
                    news.put(None)
            if thread is not threading.current_thread():
                thread.join()

        thread = threading.Thread(target=tell, name="virtual-reader", daemon=True)
        with self._lock:
            self._watchers.append(news)
            news.put(self._spot())
        thread.start()
        return stop

    @contextmanager
    def open(self) -> Iterator[Card]:
        """Hold the card exclusively for the time of a ``with`` block; power it off at the end."""
        with self._lock:
            card = self._admit()
            visit = self._visit
            self._held = True
            card.power_on()
        try:
            yield MyNumberCard(_Held(self, card, lambda: self._require_same(visit)))
        finally:
            with self._lock:
                self._held = False
                card.power_off()

    def _admit(self) -> VirtualCard:
        self._require_reader(NoReaderError)
        if self._card is None:
            raise NoCardError
        if self._taken or self._held:
            raise ReaderInUseError
        if self._mute:
            raise CardMuteError
        return self._card

    def _require_reader(self, missing: type[NoReaderError | ReaderGoneError]) -> None:
        if not self._running:
            raise ServiceDownError
        if not self._plugged:
            raise missing

    def _require_same(self, visit: int) -> None:
        with self._lock:
            self._require_reader(ReaderGoneError)
            if visit != self._visit:
                raise CardMovedError

    def _spot(self) -> CardSpot:
        if not self._running:
            return CardSpot.SERVICE_DOWN
        if not self._plugged:
            return CardSpot.NO_READER
        if self._card is None:
            return CardSpot.EMPTY
        if self._taken:
            return CardSpot.IN_USE
        return CardSpot.MUTE if self._mute else CardSpot.PRESENT

    def _changed(self) -> None:
        spot = self._spot()
        if spot is not self._last:
            self._last = spot
            for news in self._watchers:
                news.put(spot)


class _Held:
    """The line to one card for one insertion; *require_same* raises once anything moved."""

    def __init__(self, reader: VirtualReader, card: VirtualCard, require_same: Callable[[], None]) -> None:
        self._reader = reader
        self._card = card
        self._require_same = require_same

    def transmit(self, command: bytes | bytearray) -> tuple[bytes, int]:
        """Let the card answer, unless it, its reader or the service went before or meanwhile."""
        self._require_same()
        self._reader.commands += 1
        try:
            # The reader's lock is not held here: while a card thinks, hands may pull it.
            answer = self._card.answer(bytes(command))
        except CardPulledError:
            self._reader.remove()
            raise CardMovedError from None
        self._require_same()
        return answer[:-2], int.from_bytes(answer[-2:], "big")
