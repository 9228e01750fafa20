"""Going on without the card: it is never forgotten on the reader, whoever it belongs to."""

from __future__ import annotations

import pytest

from devices.ports import CardSpot
from kiosk.events import Failed, IdentityChosen, PinForgotten, ProblemClosed, SpotChanged
from kiosk.session import Session, Stage, advance
from tests.kiosk.session.visiting import chosen, walk_to


def at(stage: Stage) -> Session:
    return walk_to(chosen(), stage)


def test_who_forgot_the_pin_takes_the_card_back_before_the_questions_go_on():
    session = advance(at(Stage.PIN), PinForgotten())
    assert (session.stage, session.with_card) == (Stage.TAKE_BACK, False)

    session = advance(session, SpotChanged(CardSpot.EMPTY))
    assert (session.stage, session.holder) == (Stage.PAGES, None)


@pytest.mark.parametrize("problem", ["card.unknown", "card.old", "pin.blocked"])
def test_a_card_that_will_not_do_is_taken_back_too(problem):
    session = at(Stage.READING)
    session = advance(session, Failed(session.visit, session.errand, problem))

    assert advance(session, ProblemClosed("without")).stage is Stage.TAKE_BACK


def test_where_no_card_lies_nobody_is_asked_to_take_one():
    session = advance(at(Stage.CARD), PinForgotten())

    assert session.stage is Stage.PAGES


def test_who_came_without_one_is_not_held_up_by_what_somebody_left_there():
    session = advance(at(Stage.IDENTITY), SpotChanged(CardSpot.PRESENT))

    assert advance(session, IdentityChosen(card=False)).stage is Stage.PAGES
