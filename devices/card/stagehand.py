"""The card half of ``ports.Stagehand``: hands that move virtual cards, readers and services."""

from __future__ import annotations

from devices.card import persona as personas
from devices.card.virtual_reader import VirtualReader
from devices.card.wallet import Wallet

__all__ = ["VirtualCardStage"]


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
