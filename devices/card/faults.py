"""The knobs that make a virtual card misbehave as real ones and clumsy hands do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["CardPulledError", "Faults"]


class CardPulledError(Exception):
    """The virtual card leaves the reader instead of answering."""


@dataclass(slots=True)
class Faults:
    """What a virtual card does wrong; a new one does nothing wrong.

    ``cut_at`` counts commands since power-on, from 0. ``heard`` gets each command before it is
    answered, PINs included: for tests only. ``before_answer`` gets the command's number and may
    stop the world around the card.
    """

    first_command_fails: bool = False
    cut_at: int | None = None
    delay_seconds: float = 0.0
    garble: bool = False  # every second byte of what is read is inverted
    shorten: bool = False  # files end in the middle of their object
    forget_on_select: bool = False  # SELECT of an application clears verified PINs (facts: card §10.1)
    heard: Callable[[bytes], None] | None = None
    before_answer: Callable[[int], None] | None = None
