"""Who is there: with the card or without, its PIN, what is read or signed, and the card taken back."""

from __future__ import annotations

from dataclasses import replace

from devices.ports import CardSpot, Pin
from kiosk.events import DigitsChanged, Failed, HolderRead, IdentityChosen, Signed, SpotChanged, TriesRead
from kiosk.session.asking import onward
from kiosk.session.ending import hand_in
from kiosk.session.model import Session, Stage, Task
from procedures.model import Identity, Mode

__all__ = [
    "PIN_LENGTHS",
    "after_notice",
    "ask_pin",
    "choose_identity",
    "count_digits",
    "failed",
    "give_pin",
    "is_whole",
    "know_holder",
    "know_signature",
    "look_again",
    "move_spot",
    "without_card",
]

#: The fewest and the most characters of each PIN that is asked for (facts: card §4.1).
PIN_LENGTHS = {Pin.TEXT: (4, 4), Pin.SIGN: (6, 16)}

_OF_SIGNING = {
    "pin.blocked": "sign.blocked",
    "pin.last-try": "sign.last-try",
    "card.no-certificate": "sign.no-certificate",
}

_TAKEN = (CardSpot.EMPTY, CardSpot.NO_READER, CardSpot.SERVICE_DOWN)


def after_notice(session: Session) -> Session:
    """Ask for the card only where the kiosk takes the application in, and only once a visit."""
    assert session.procedure is not None
    mode, identity = session.procedure.head.mode, session.procedure.identity
    if mode not in (Mode.INTAKE, Mode.TWO_PHASE) or identity is Identity.NONE or session.holder is not None:
        return _go_on(session)
    return session.to(Stage.IDENTITY)


def _go_on(session: Session) -> Session:
    """Return to the questions, or hand in: who is there is settled."""
    if session.signing:
        return hand_in(session)
    return onward(replace(session.to(Stage.PAGES), noticed=True))


def choose_identity(session: Session, event: IdentityChosen) -> Session:
    """Go on to the card, or without it."""
    if session.stage is not Stage.IDENTITY:
        return session
    if not event.card:
        return without_card(session)
    return _look(replace(session.to(Stage.CARD), with_card=True, wrong=False))


def without_card(session: Session) -> Session:
    """Go on without the card, or without its signature: a card never blocks anyone."""
    if session.stage not in (Stage.IDENTITY, Stage.CARD, Stage.PIN):
        return session
    session = replace(session, with_card=session.signing, problem=None, wrong=False)
    if session.stage is not Stage.IDENTITY and session.house.spot is CardSpot.PRESENT:
        return session.to(Stage.TAKE_BACK)  # further on nobody thinks of the card that lies there
    return _go_on(session)


def move_spot(session: Session, event: SpotChanged) -> Session:
    """The place for the card changed: begin to read, notice a card taken away, or go on."""
    if session.house.spot is event.spot:
        return session
    session = replace(session, house=replace(session.house, spot=event.spot))
    if session.stage is Stage.CARD:
        return _look(session)
    if session.stage is Stage.PIN and session.problem is None and event.spot is not CardSpot.PRESENT:
        return session.to(Stage.CARD).in_trouble("card.moved")
    if session.stage is Stage.TAKE_BACK and event.spot in _TAKEN:
        return _go_on(session)
    return session


def _look(session: Session) -> Session:
    """Begin with the card if one is there; a card put down ends a problem about its absence."""
    if session.house.spot is not CardSpot.PRESENT:
        return replace(session, task=Task.NONE)
    return replace(session, problem=None).calls_for(Task.TRIES)


def look_again(session: Session) -> Session:
    """Try the card once more after a problem."""
    return _look(session.to(Stage.CARD))


def ask_pin(session: Session, event: TriesRead) -> Session:
    """Show the tries left before the keypad; a blocked PIN or a last try is not asked for."""
    if session.stage is not Stage.CARD:
        return session
    return _weigh(replace(session.to(Stage.PIN), tries=event.tries))


def _weigh(session: Session) -> Session:
    if session.tries == 0:
        return session.in_trouble(_key(session, "pin.blocked"))
    if session.tries == 1 and session.house.keep_last_try and not session.last_try_allowed:
        return session.in_trouble(_key(session, "pin.last-try"))
    return session


def _key(session: Session, problem: str) -> str:
    """Return what *problem* is called: of the signature's PIN and certificate other things are to be said."""
    return _OF_SIGNING.get(problem, problem) if session.signing else problem


def count_digits(session: Session, event: DigitsChanged) -> Session:
    """Remember how many digits there are, never which."""
    if session.stage is not Stage.PIN or session.digits == event.count:
        return session
    return replace(session, digits=event.count)


def is_whole(session: Session) -> bool:
    """Say whether as many characters were pressed as the PIN may have."""
    fewest, most = PIN_LENGTHS[session.pin]
    return fewest <= session.digits <= most


def give_pin(session: Session) -> Session:
    """Send the PIN on to the worker, if it is whole."""
    if session.stage is not Stage.PIN or session.problem is not None or not is_whole(session):
        return session
    task = Task.SIGNING if session.signing else Task.READING
    return replace(session.to(Stage.READING), wrong=False).calls_for(task)


def know_holder(session: Session, event: HolderRead) -> Session:
    """Keep the four attributes; the card is to be taken back before the questions go on."""
    if session.task is not Task.READING:
        return session
    return _part_with_card(replace(session, holder=event.holder, wrong=False))


def know_signature(session: Session, event: Signed) -> Session:
    """Keep the signature; the card is to be taken back before anything is handed in."""
    if session.task is not Task.SIGNING:
        return session
    return _part_with_card(replace(session, signature=event.signature, wrong=False))


def _part_with_card(session: Session) -> Session:
    return _go_on(session) if session.house.spot in _TAKEN else session.to(Stage.TAKE_BACK)


def failed(session: Session, event: Failed) -> Session:
    """Explain what the card or its reader could not do, at the stage one can go on from."""
    if event.problem == "pin.wrong":
        tries = int(event.facts.get("remaining", 0))
        return _weigh(replace(session.to(Stage.PIN), tries=tries, wrong=True))
    stage = Stage.PIN if event.problem in ("pin.blocked", "pin.last-try") else Stage.CARD
    return session.to(stage).in_trouble(_key(session, event.problem), **event.facts)
