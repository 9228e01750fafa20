"""What is accepted in the review: signed with the card where the town wants that, then handed in."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.ending import hand_in
from kiosk.session.identifying import look_again
from kiosk.session.model import Session
from procedures.model import Identity

__all__ = ["accept"]


def accept(session: Session) -> Session:
    """これで申しこむ: ask for the card once more to sign with, or hand in at once.

    Only who came with a card is asked; signed is signed, also when handing in has to be tried again.
    """
    if not _is_wanted(session):
        return hand_in(session)
    return look_again(replace(session, signing=True, tries=0, wrong=False, last_try_allowed=False))


def _is_wanted(session: Session) -> bool:
    procedure = session.procedure
    return (
        procedure is not None
        and procedure.identity is Identity.SIGNATURE
        and session.holder is not None
        and session.signature is None
    )
