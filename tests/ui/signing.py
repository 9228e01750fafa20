"""Every state of the glass while an application is being signed, by a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from devices.ports import CardSpot
from kiosk.session import Session, Stage, Task

__all__ = ["TROUBLES", "states"]

#: What a card can come to at the end of a visit: each has to say how to go on without it.
TROUBLES = (
    "sign.blocked",
    "sign.last-try",
    "sign.no-certificate",
    "sign.lapsed",
    "sign.other-person",
    "pin.malformed",
    "device",
    "card",
    "card.service-down",
    "card.no-reader",
    "card.in-use",
    "card.moved",
    "card.mute",
    "card.garbled",
    "card.unknown",
    "card.old",
    "card.phone",
    "card.unsupported",
)


def states(session: Session) -> Mapping[str, Session]:
    """Return what may follow the review of *session*."""
    accepted = replace(session, signing=True, problem=None, tries=5)
    card, pin = accepted.to(Stage.CARD), accepted.to(Stage.PIN)
    gone = replace(session.house, spot=CardSpot.NO_READER)
    return {
        "card": card,
        "card-looking": replace(card, task=Task.TRIES),
        "card-no-reader": replace(card, house=gone),
        "card-help": replace(card, help=True),
        "pin": pin,
        "pin-help": replace(pin, help=True),
        "pin-wrong": replace(pin, tries=4, wrong=True),
        "reading": accepted.to(Stage.READING),
        "take-back": accepted.to(Stage.TAKE_BACK),
        "submitting": accepted.to(Stage.SUBMITTING),
        **{f"trouble-{key}": card.in_trouble(key) for key in TROUBLES},
    }
