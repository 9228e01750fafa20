"""The virtual cards of a rehearsal: the same name always gives the same card, tries spent and all."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from devices.card import persona as personas
from devices.card.credentials import KeyRing
from devices.card.virtual import CONTACTLESS_ATR, VirtualCard

__all__ = ["Wallet"]


class Wallet:
    """Cards by persona; with *folder*, keys and counters outlive the process there."""

    def __init__(self, folder: Path | None = None, *, atr: bytes = CONTACTLESS_ATR) -> None:
        self._folder = folder
        self._atr = atr
        self._keys = KeyRing(folder)
        self._cards: dict[str, VirtualCard] = {}
        self._lock = threading.Lock()

    def card(self, name: str) -> VirtualCard:
        """Return the card of the persona *name*; ``UnknownPersonaError`` if there is none."""
        with self._lock:
            if name not in self._cards:
                self._cards[name] = self._new(name)
            return self._cards[name]

    def _new(self, name: str) -> VirtualCard:
        card = VirtualCard(personas.load(name), keys=self._keys, atr=self._atr)
        if self._folder is not None:
            path = self._folder / f"{name}.json"
            if path.exists():
                left: dict[str, int] = json.loads(path.read_text("utf-8"))
                for pin in card.pins:
                    pin.left = left.get(pin.name, pin.left)
            card.spent = lambda: _keep(card, path)
        return card


def _keep(card: VirtualCard, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({pin.name: pin.left for pin in card.pins}), "utf-8")
