"""Work on the card at the end of a visit: what it asks of the card, and what it tells when it cannot."""

from __future__ import annotations

import dataclasses
import queue

import pytest

from devices.card.virtual_reader import VirtualReader
from devices.card.wallet import Wallet
from devices.ports import CardSpot, Holder
from kiosk.events import Confirmed, DigitsChanged, Event, Failed, PinGiven, Signed, SpotChanged, TriesRead
from kiosk.receipt import Receipt
from kiosk.session import Session, Stage, Task, advance
from kiosk.signature import look_at
from kiosk.work import Work
from tests.devices.card.rigs import secret
from tests.kiosk.session.visiting import RECEIPT, chosen, play, signed, walk_to

WORDS = b"what is applied for"
HOLDERS = {name: Wallet().card(name).persona.holder for name in ("hanako", "lapsed", "child")}


class Counter:
    """Hands out the words to sign and takes everything."""

    def statement(self, _session: Session) -> bytes:
        return WORDS

    def accept(self, _session: Session) -> Receipt:
        return RECEIPT


@pytest.fixture
def table():
    """Return a reader, a way to do what a session calls for, and the report that comes of it."""
    reader, reports = VirtualReader(), queue.Queue()
    counter = Counter()
    work = Work(reports.put, reader=reader, counter=counter, practice=counter, printing=None)

    def do(session: Session, event: Event) -> Event:
        work.follow(session, event)
        return reports.get(timeout=20)

    yield reader, do
    work.close()


def asked_to_sign(holder: Holder, tries: int = 5) -> Session:
    """Return a visit of *holder*'s whose card lies on the reader again, its tries read."""
    review = dataclasses.replace(walk_to(chosen(signed()), Stage.REVIEW), holder=holder)
    session = play(review, Confirmed(), SpotChanged(CardSpot.PRESENT))
    return play(session, TriesRead(session.visit, session.errand, tries), DigitsChanged(6))


def sign(do, session: Session, pin: str = "ABC123"):
    given = PinGiven(secret(pin))
    report = do(advance(session, given), given)
    return report, given.secret


def test_the_card_signs_what_is_applied_for_and_the_pin_is_wiped(table):
    reader, do = table
    reader.insert(Wallet().card("hanako"))
    report, pin = sign(do, asked_to_sign(HOLDERS["hanako"]))

    assert isinstance(report, Signed)
    assert look_at(report.signature, WORDS).holder == HOLDERS["hanako"]
    assert len(pin) == 0


def test_letters_may_be_small_on_the_way(table):
    reader, do = table
    reader.insert(Wallet().card("hanako"))

    assert isinstance(sign(do, asked_to_sign(HOLDERS["hanako"]), "abc123")[0], Signed)


@pytest.mark.parametrize(
    ("on_reader", "came_with", "problem"),
    [("takahashi", "hanako", "sign.other-person"), ("lapsed", "lapsed", "sign.lapsed")],
)
def test_a_card_that_may_not_sign_this_is_explained(table, on_reader, came_with, problem):
    reader, do = table
    reader.insert(Wallet().card(on_reader))
    report, _ = sign(do, asked_to_sign(HOLDERS[came_with]))

    assert isinstance(report, Failed)
    assert report.problem == problem


def test_nobody_is_asked_for_the_pin_of_a_key_the_card_has_not(table):
    reader, do = table
    reader.insert(Wallet().card("child"))
    review = dataclasses.replace(walk_to(chosen(signed()), Stage.REVIEW), holder=HOLDERS["child"])
    session = play(review, Confirmed(), SpotChanged(CardSpot.PRESENT))
    assert session.task is Task.TRIES
    report = do(session, SpotChanged(CardSpot.PRESENT))

    assert isinstance(report, Failed)
    assert report.problem == "card.no-certificate"


def test_a_wrong_pin_costs_one_try_and_says_how_many_are_left(table):
    reader, do = table
    reader.insert(Wallet().card("hanako"))
    report, _ = sign(do, asked_to_sign(HOLDERS["hanako"]), "WRONG1")

    assert isinstance(report, Failed)
    assert (report.problem, dict(report.facts)) == ("pin.wrong", {"remaining": 4})


def test_the_last_try_is_spent_only_when_staff_allowed_it(table):
    reader, do = table
    card = Wallet().card("hanako")
    reader.insert(card)
    session = asked_to_sign(HOLDERS["hanako"])
    for errand in range(10, 14):
        sign(do, dataclasses.replace(session, errand=errand), "WRONG1")

    kept, _ = sign(do, dataclasses.replace(session, errand=20))
    assert isinstance(kept, Failed)
    assert kept.problem == "pin.last-try"
    allowed, _ = sign(do, dataclasses.replace(session, errand=30, last_try_allowed=True))
    assert isinstance(allowed, Signed)
