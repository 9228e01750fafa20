"""A round: who plays which procedure, when it is over, and what counts as trouble."""

import dataclasses

import pytest

from kiosk.known import known
from kiosk.rehearsal import Played
from kiosk.rounds import Round
from procedures.index import Offer
from procedures.model import Mode

HEAD = Offer(known()).head("seal_certificate")


@pytest.fixture
def told():
    return []


def a_round(told, *heads, settled=None):
    return Round(
        heads or (HEAD,), 7, told.append, lambda name, turned: (settled or []).append((name, turned))
    )


def test_a_number_ends_the_procedure_and_the_next_begins(told):
    other = dataclasses.replace(HEAD, id="other")
    every = a_round(told, HEAD, other)

    following = every.following(Played(every.first(), "done", "01-000-000"))

    assert following.procedure == "other"
    assert [each.trouble for each in told] == [()]


def test_who_left_by_an_exit_is_followed_by_one_who_goes_on(told):
    every = a_round(told)
    first = every.first()

    following = every.following(Played(first, "end too_young"))

    assert not first.whim.onward
    assert following.whim.onward
    assert following.whim.seed != first.whim.seed
    assert told == []


def test_nobody_coming_to_a_number_is_trouble(told):
    every = a_round(told)
    visit = every.first()
    while visit is not None:
        visit = every.following(Played(visit, "end too_young"))

    assert "no visitor" in told[0].trouble[0]
    assert told[0].line().startswith("×")


def test_a_closed_season_is_opened_for_every_other_visitor(told):
    settled = []
    every = Round((HEAD,), 7, told.append, lambda name, turned: settled.append(turned))
    visit = every.first()
    while visit is not None:
        visit = every.following(Played(visit, "end not_now"))

    assert settled == [False, False, True, False, True, False]


def test_trouble_ends_the_procedure_at_once(told):
    every = a_round(told)

    assert every.following(Played(every.first(), "pages", trouble="refused")) is None
    assert told[0].trouble == ("refused",)


def test_a_referral_needs_no_number(told):
    every = a_round(told, dataclasses.replace(HEAD, mode=Mode.REFERRAL))
    second = every.following(Played(every.first(), "referral elsewhere"))

    assert every.following(Played(second, "referral tax_office")) is None
    assert told[0].trouble == ()
