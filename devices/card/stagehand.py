"""The card half of ``ports.Stagehand``: hands that move virtual cards, readers and services."""

from __future__ import annotations

import threading
from typing import Protocol

from devices.card import persona as personas
from devices.card.virtual import VirtualCard
from devices.card.virtual_reader import VirtualReader
from devices.card.vpcd import DEFAULT_PORT, PluggedCard
from devices.card.wallet import Wallet
from devices.ports import CardReader, CardSpot

__all__ = ["CardService", "NotOursError", "StuckStageError", "VirtualCardStage", "VpcdCardStage"]

_PATIENCE = 10.0  # seconds; vpcd notices a change within 0.4


class CardService(Protocol):
    """A PC/SC service with vpcd, such as the tests start for themselves."""

    def start(self, *, with_reader: bool = True) -> None:
        """Start it, with or without the virtual reader; return once it takes clients."""
        ...

    def stop(self) -> None:
        """End it; return once it is gone."""
        ...


class NotOursError(RuntimeError):
    """The PC/SC service was started by somebody else, who alone may stop it or its reader."""


class StuckStageError(RuntimeError):
    """The reader never showed what a move should have led to; *spot* is what was waited for."""

    def __init__(self, spot: CardSpot) -> None:
        super().__init__(f"the reader never became {spot.value}")
        self.spot = spot


class VirtualCardStage:
    """Steers a ``VirtualReader``; every call is safe from any thread."""

    def __init__(self, reader: VirtualReader, wallet: Wallet) -> None:
        self._reader = reader
        self._wallet = wallet

    def personas(self) -> tuple[str, ...]:
        """Return the names of the cards that can be inserted."""
        return personas.names()

    def insert(self, persona: str) -> None:
        """Put a persona's card on the reader, first removing the one that is there."""
        self._reader.insert(self._wallet.card(persona))

    def remove(self) -> None:
        """Take the card away."""
        self._reader.remove()

    def reader(self, *, present: bool) -> None:
        """Plug the reader in or out."""
        self._reader.plug(present=present)

    def service(self, *, running: bool) -> None:
        """Start or stop the card service."""
        self._reader.serve(running=running)


class VpcdCardStage:
    """Steers the virtual reader of a real PC/SC service; made while that service runs.

    A move returns once *reader* shows it: vpcd takes a card that comes before the last one's
    absence was noticed for the same card. A card lying there is found again when service or
    reader come back. Without a *service* of its own to steer (a machine's pcscd is not ours to
    stop), reader and service stay: ``NotOursError``. Not safe for two threads at once.
    """

    def __init__(
        self,
        reader: CardReader,
        wallet: Wallet,
        port: int = DEFAULT_PORT,
        service: CardService | None = None,
    ) -> None:
        self._reader = reader
        self._wallet = wallet
        self._port = port
        self._service = service
        self._running = True
        self._present = True
        self._lying: VirtualCard | None = None
        self._plugged: PluggedCard | None = None

    def personas(self) -> tuple[str, ...]:
        """Return the names of the cards that can be inserted."""
        return personas.names()

    def insert(self, persona: str) -> None:
        """Put a persona's card on the reader, first removing the one that is there."""
        card = self._wallet.card(persona)
        self.remove()
        self._lying = card
        self._show()

    def remove(self) -> None:
        """Take the card away."""
        self._lying = None
        self._unplug()
        self._show()

    def reader(self, *, present: bool) -> None:
        """Start the service again, with or without its reader: vpcd knows no other plug."""
        service = self._own_service()
        self._present = present
        self._unplug()
        if self._running:
            service.stop()
            service.start(with_reader=present)
        self._show()

    def service(self, *, running: bool) -> None:
        """Start or stop the card service."""
        service = self._own_service()
        self._running = running
        self._unplug()
        if running:
            service.start(with_reader=self._present)
        else:
            service.stop()
        self._show()

    def _own_service(self) -> CardService:
        if self._service is None:
            raise NotOursError
        return self._service

    def _unplug(self) -> None:
        if self._plugged is not None:
            self._plugged.close()
            self._plugged = None

    def _show(self) -> None:
        """Wait until the reader says what is true now, plugging in the card that lies there."""
        if not self._running:
            return self._wait(CardSpot.SERVICE_DOWN)
        if not self._present:
            return self._wait(CardSpot.NO_READER)
        if self._plugged is None:
            self._wait(CardSpot.EMPTY)
        if self._lying is not None:
            self._plugged = PluggedCard(self._lying, self._port)
            self._wait(CardSpot.PRESENT)
        return None

    def _wait(self, spot: CardSpot) -> None:
        arrived = threading.Event()
        stop = self._reader.watch(lambda seen: arrived.set() if seen is spot else None)
        try:
            if not arrived.wait(_PATIENCE):
                raise StuckStageError(spot)
        finally:
            stop()
