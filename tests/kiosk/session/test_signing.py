"""Signing what was accepted: the card once more, its other PIN, its own troubles, and the way without."""

from __future__ import annotations

import pytest

from devices.ports import CardSpot, Pin, Secret
from kiosk.events import (
    AnotherWanted,
    Confirmed,
    DigitsChanged,
    Failed,
    HolderRead,
    Mended,
    PinForgotten,
    PinGiven,
    ProblemClosed,
    Signed,
    SpotChanged,
    TriesRead,
    WentBack,
)
from kiosk.session import Session, Stage, Task, advance
from tests.kiosk.session.visiting import (
    HANAKO,
    SIGNATURE,
    chosen,
    mendable,
    play,
    procedure,
    signed,
    walk_to,
)


def accepted(*, card: bool = True) -> Session:
    """Return a visit just accepted, in which the town wants a signature."""
    return advance(walk_to(chosen(signed()), Stage.REVIEW, card=card), Confirmed())


def at_pin(tries: int = 5) -> Session:
    session = advance(accepted(), SpotChanged(CardSpot.PRESENT))
    return advance(session, TriesRead(session.visit, session.errand, tries))


def signing() -> Session:
    return play(at_pin(), DigitsChanged(6), PinGiven(Secret()))


def failed(session: Session, problem: str, **facts: int) -> Session:
    return advance(session, Failed(session.visit, session.errand, problem, facts))


def done_signing() -> Session:
    session = signing()
    return advance(session, Signed(session.visit, session.errand, SIGNATURE))


def test_what_is_accepted_is_signed_before_it_is_handed_in():
    session = accepted()

    assert (session.stage, session.signing, session.pin) == (Stage.CARD, True, Pin.SIGN)
    assert session.task is Task.NONE
    session = advance(session, SpotChanged(CardSpot.PRESENT))
    assert session.task is Task.TRIES


def test_a_card_left_on_the_reader_is_looked_at_at_once():
    session = walk_to(chosen(signed()), Stage.TAKE_BACK)
    assert advance(session, SpotChanged(CardSpot.EMPTY)).holder == HANAKO
    session = walk_to(session, Stage.REVIEW)
    session = play(session, SpotChanged(CardSpot.PRESENT), Confirmed())

    assert (session.stage, session.task) == (Stage.CARD, Task.TRIES)


def test_who_came_without_a_card_is_not_asked_to_sign():
    assert accepted(card=False).task is Task.SUBMITTING


def test_a_procedure_that_wants_no_signature_is_handed_in_at_once():
    session = advance(walk_to(chosen(procedure("resident_record")), Stage.REVIEW), Confirmed())

    assert (session.stage, session.signing) == (Stage.SUBMITTING, False)


@pytest.mark.parametrize(("count", "goes"), [(4, False), (5, False), (6, True), (16, True)])
def test_the_pin_of_the_signature_has_six_to_sixteen_characters(count, goes):
    session = play(at_pin(), DigitsChanged(count), PinGiven(Secret()))

    assert (session.task is Task.SIGNING) is goes


def test_the_signed_application_waits_until_the_card_is_taken_back():
    session = done_signing()
    assert (session.stage, session.signature) == (Stage.TAKE_BACK, SIGNATURE)

    session = advance(session, SpotChanged(CardSpot.EMPTY))
    assert (session.stage, session.task) == (Stage.SUBMITTING, Task.SUBMITTING)


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        ("pin.blocked", "sign.blocked"),
        ("pin.last-try", "sign.last-try"),
        ("card.no-certificate", "sign.no-certificate"),
        ("sign.other-person", "sign.other-person"),
        ("sign.lapsed", "sign.lapsed"),
        ("card.moved", "card.moved"),
    ],
)
def test_whatever_the_card_cannot_do_the_application_goes_on_without_its_signature(problem, shown):
    session = failed(signing(), problem)
    assert session.problem is not None
    assert session.problem.key == shown

    session = play(session, ProblemClosed("without"), SpotChanged(CardSpot.EMPTY))
    assert (session.stage, session.task, session.signature) == (Stage.SUBMITTING, Task.SUBMITTING, None)
    assert session.holder == HANAKO


def test_a_wrong_pin_is_asked_for_again_with_the_tries_left():
    session = failed(signing(), "pin.wrong", remaining=4)

    assert (session.stage, session.wrong, session.tries, session.signing) == (Stage.PIN, True, 4, True)


@pytest.mark.parametrize(("tries", "problem"), [(0, "sign.blocked"), (1, "sign.last-try")])
def test_a_pin_with_no_try_to_spare_is_not_asked_for(tries, problem):
    session = at_pin(tries)

    assert session.problem is not None
    assert session.problem.key == problem


def test_a_try_allowed_for_the_first_pin_is_not_allowed_for_the_second():
    from dataclasses import replace  # noqa: PLC0415 - beside its one use

    review = replace(walk_to(chosen(signed()), Stage.REVIEW), last_try_allowed=True)

    assert advance(review, Confirmed()).last_try_allowed is False


def test_who_forgot_the_pin_hands_in_without_a_signature():
    session = advance(at_pin(), PinForgotten())
    assert (session.stage, session.task) == (Stage.TAKE_BACK, Task.NONE)  # the card is still there

    session = advance(session, SpotChanged(CardSpot.EMPTY))
    assert (session.stage, session.signature) == (Stage.SUBMITTING, None)


def test_who_does_not_place_the_card_again_hands_in_at_once():
    session = advance(accepted(), PinForgotten())

    assert (session.stage, session.signature) == (Stage.SUBMITTING, None)


@pytest.mark.parametrize("session", [accepted(), at_pin()], ids=["card", "pin"])
def test_going_back_leads_to_the_review_and_takes_the_acceptance_back(session):
    back = advance(session, WentBack())

    assert (back.stage, back.signing) == (Stage.REVIEW, False)


def test_a_reading_is_not_taken_for_a_signature():
    session = signing()

    assert advance(session, HolderRead(session.visit, session.errand, HANAKO)) is session


def test_handing_in_again_needs_no_second_signature():
    session = failed(advance(done_signing(), SpotChanged(CardSpot.EMPTY)), "submit.full")
    again = advance(session, ProblemClosed("again"))

    assert session.stage is Stage.REVIEW
    assert (again.stage, again.signature) == (Stage.SUBMITTING, SIGNATURE)


def test_what_is_mended_after_signing_has_to_be_signed_anew():
    session = failed(advance(done_signing(), SpotChanged(CardSpot.EMPTY)), "submit.full")
    session = advance(session, ProblemClosed("close"))

    assert advance(session, Mended(mendable(session)[-1].place)).signature is None
    assert advance(session, WentBack()).signature is None


def test_a_second_application_of_the_visit_is_not_signed_by_the_first():
    session = walk_to(advance(done_signing(), SpotChanged(CardSpot.EMPTY)), Stage.DONE)
    session = advance(session, AnotherWanted())

    assert (session.signing, session.signature) == (False, None)
