"""Two tables to put a card on: one in process, one behind a real pcscd. Tests cannot tell them apart."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from devices.card.pcsc import PcscReader
from devices.card.virtual import VirtualCard
from devices.card.virtual_reader import VirtualReader
from devices.card.vpcd import PluggedCard
from devices.ports import CardReader, CardSpot, Secret
from tests.patience import STEP
from tests.pcscd import PrivatePcscd


def secret(text: str) -> Secret:
    """Press *text* as fingers would."""
    pressed = Secret()
    for character in text:
        pressed.press(ord(character))
    return pressed


class Spots:
    """Everything a reader posted, and a way to wait for more without sleeping."""

    def __init__(self, reader: CardReader) -> None:
        self.seen: list[CardSpot] = []
        self._news = threading.Condition()
        self.stop: Callable[[], None] = reader.watch(self._take)

    def _take(self, spot: CardSpot) -> None:
        with self._news:
            self.seen.append(spot)
            self._news.notify_all()

    def wait(self, spot: CardSpot) -> None:
        """Return once the last spot posted is *spot*."""
        with self._news:
            arrived = self._news.wait_for(lambda: self.seen[-1:] == [spot], STEP)
        assert arrived, f"waited for {spot}, saw {self.seen}"

    def wait_past(self, count: int, spot: CardSpot) -> None:
        """Return once *spot* was posted after the first *count*."""
        with self._news:
            arrived = self._news.wait_for(lambda: spot in self.seen[count:], STEP)
        assert arrived, f"waited for {spot} after {count}, saw {self.seen}"


class Rig(Protocol):
    """A reader and hands around it."""

    reader: CardReader
    spots: Spots

    def insert(self, card: VirtualCard) -> None: ...
    def remove(self) -> None: ...
    def stop_service(self) -> None: ...
    def lose_reader(self) -> None: ...
    def restore(self) -> None: ...
    def close(self) -> None: ...


class VirtualRig:
    """The in-process reader."""

    def __init__(self) -> None:
        self.reader = VirtualReader()
        self.spots = Spots(self.reader)

    def insert(self, card: VirtualCard) -> None:
        self.reader.insert(card)
        self.spots.wait(CardSpot.PRESENT)

    def remove(self) -> None:
        self.reader.remove()
        self.spots.wait(CardSpot.EMPTY)

    def stop_service(self) -> None:
        self.reader.serve(running=False)

    def lose_reader(self) -> None:
        self.reader.plug(present=False)

    def restore(self) -> None:
        self.reader.serve(running=True)
        self.reader.plug(present=True)
        self.remove()

    def close(self) -> None:
        self.spots.stop()


class PcscRig:
    """The same cards through vpcd, pcscd and pyscard."""

    def __init__(self, daemon: PrivatePcscd) -> None:
        self.daemon = daemon
        self.reader = PcscReader()
        self.spots = Spots(self.reader)
        self._plugged: PluggedCard | None = None
        self._with_reader = True
        self.spots.wait(CardSpot.EMPTY)

    def insert(self, card: VirtualCard) -> None:
        self.remove()
        self._plugged = PluggedCard(card, self.daemon.port)
        self.spots.wait(CardSpot.PRESENT)

    def remove(self) -> None:
        self._take_out()
        self.spots.wait(CardSpot.EMPTY)

    def _take_out(self) -> None:
        if self._plugged is not None:
            self._plugged.close()
            self._plugged = None

    def stop_service(self) -> None:
        self.daemon.kill()

    def lose_reader(self) -> None:
        self.daemon.kill()
        self.daemon.start(with_reader=False)
        self._with_reader = False

    def restore(self) -> None:
        # First: the trouble may be made on the card's own thread, which this waits for.
        self._take_out()
        if not self._with_reader:
            self.daemon.stop()
        self.daemon.start()
        self._with_reader = True
        self.remove()

    def close(self) -> None:
        self.restore()
        self.spots.stop()
