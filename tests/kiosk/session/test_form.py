"""The page in hand: what is offered, by whom it was given, and what is refused."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.answers.model import Source
from kiosk.events import Confirmed, Drafted, ProcedureChosen
from kiosk.known import known
from kiosk.session import Session, Stage
from kiosk.session.form import form, shown
from procedures.index import Offer
from tests.kiosk.session.visiting import HANAKO, NOW, Pen, chosen, onward, play, procedure, walk_to


def page(session: Session, name: str, pick=None) -> Session:
    """Go on to the page called *name*."""
    pen = Pen()
    for _ in range(200):
        if session.stop is not None and session.stop.page.id == name:
            return session
        session = onward(session, pen, pick or (lambda of: "care" if "care" in of else of[0]))
    raise AssertionError(f"{name} never came")


def family(of):
    return "family" if "family" in of else "care" if "care" in of else of[0]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("requester_name", "requester_name"),
        ("requester_birth_date", "requester_birth_date"),
        ("requester_address", "requester_address"),
    ],
)
def test_what_the_card_says_is_offered_to_whoever_placed_it(name, path):
    asked = next(each for each in form(page(chosen(), name)) if each.path == (path,))

    assert asked.source is Source.CARD
    assert asked.raw


def test_the_card_of_the_daughter_is_never_offered_for_her_mother():
    session = page(chosen("care_cert_new"), "insured_name", family)

    assert session.holder == HANAKO
    assert [each.source for each in form(session)] == [None, None]
    assert all(not "".join(each.raw) for each in form(session))


def test_the_card_is_offered_for_the_insured_who_placed_it_themselves():
    session = page(chosen("care_cert_new"), "insured_name")

    assert form(session)[0].source is Source.CARD


def test_of_a_household_the_card_is_offered_for_the_first_only():
    open_house = Offer(known(), {"disaster_certificate": {"disaster_mode": True}})
    asked = page(chosen(open_house.procedure("disaster_certificate")), "insurance")
    first = page(onward(asked, Pen(), lambda of: "no" if "no" in of else of[0]), "member")
    second = first
    while second.stop.row == (0,):
        second = onward(second, Pen(), lambda of: of[0])

    assert (first.stop.row, form(first)[0].source) == ((0,), Source.CARD)
    assert (second.stop.row, form(second)[0].source) == ((1,), None)


def test_without_a_card_nothing_is_offered():
    session = page(dataclasses.replace(chosen(), noticed=True, stage=Stage.PAGES), "requester_name")

    assert session.holder is None
    assert form(session)[0].source is None


def test_what_was_answered_earlier_in_the_visit_is_offered_and_says_so():
    first = walk_to(chosen(), Stage.DONE)
    again = play(
        dataclasses.replace(first, stage=Stage.MENU), ProcedureChosen(procedure("seal_certificate"), "a2")
    )
    session = page(again, "requester_phone")

    assert form(session)[0].source is Source.EARLIER
    assert form(session)[0].raw == first.answers.get(("requester_phone",)).value.raw()


def test_an_offer_that_is_taken_untouched_keeps_its_source():
    session = walk_to(chosen(), Stage.REVIEW)

    assert session.answers.get(("requester_name",)).source is Source.CARD
    assert session.answers.get(("requester_phone",)).source is Source.TYPED


def test_an_offer_that_was_changed_is_the_visitor_s_own():
    session = page(chosen(), "requester_name")
    session = play(session, Drafted(("requester_name",), ("まつしま", "はな")))
    session = walk_to(session, Stage.REVIEW)
    answer = session.answers.get(("requester_name",))

    assert answer.source is Source.TYPED
    assert answer.needs_kanji
    assert session.holder == HANAKO


def test_a_refused_field_is_pointed_at_and_its_draft_stays():
    session = page(chosen(), "requester_phone")
    refused = play(session, Drafted(("requester_phone",), "012"), Confirmed())

    assert refused.stop.page.id == "requester_phone"
    assert list(refused.refusals) == [("requester_phone",)]
    assert form(refused)[0].raw == "012"
    mended = play(refused, Drafted(("requester_phone",), "0223545701"))
    assert mended.refusals == {}


def test_a_field_nobody_has_come_to_yet_is_not_called_a_mistake():
    session = page(dataclasses.replace(chosen(), noticed=True, stage=Stage.PAGES), "requester_name")
    session = play(session, Drafted(("requester_name",), ("まつ", "はな")), Confirmed())

    assert session.active == 1
    assert session.refusals == {}


def test_a_draft_for_a_field_of_another_page_is_not_taken():
    session = page(chosen(), "requester_phone")

    assert play(session, Drafted(("requester_name",), "x")) is session


def test_a_whole_answer_is_shown_as_the_record_has_it_and_half_of_one_as_typed():
    session = page(chosen(), "requester_phone")
    half = play(session, Drafted(("requester_phone",), "022"))
    whole = play(session, Drafted(("requester_phone",), "0223545701"))

    assert shown(form(half)[0], NOW.date()) == "022"
    assert shown(form(whole)[0], NOW.date()) == "022-354-5701"
