"""A second application in the same visit: what is known is offered, to the same person only."""

import dataclasses
import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.answers.choice import Choice
from kiosk.answers.model import Source
from kiosk.events import AnotherWanted, Confirmed, Drafted, ProcedureChosen
from kiosk.session import Stage, advance
from kiosk.session.form import form
from kiosk.session.keeping import kept
from kiosk.whim import Whim
from procedures.index import heads
from procedures.model import Also, Identity, Mode, Text
from tests.kiosk.session.visiting import chosen, onward, play, procedure, walk_to

TAKEN_IN = [head.id for head in heads() if head.mode in (Mode.INTAKE, Mode.TWO_PHASE)]
#: Open all year, so that any dice come to a review.
OPEN = [name for name in TAKEN_IN if name not in {"disaster_certificate", "single_parent_allowance_report"}]
SEEDS = st.integers(0, 10**6)


def answered(session, whim, seen):
    """Answer the page that is asked; *seen* is told every field as it first stood."""
    done = set()
    while (each := next((one for one in form(session) if one.path not in done), None)) is not None:
        done.add(each.path)
        seen(session, each)
        raw = whim.draft(session, each)
        if raw is not None:
            session = advance(session, Drafted(each.path, raw))
    before = session.stop
    for _ in range(12):
        session = advance(session, Confirmed())
        if session.stop != before:
            break
    return session


def to_review(session, whim, *, card, seen=lambda _session, _asked: None):
    """Return the visit at its review, or where it ended before."""
    for _ in range(400):
        if session.stage in (Stage.REVIEW, Stage.EXIT):
            return session
        if session.stage in (Stage.SCREENING, Stage.PAGES):
            session = answered(session, whim, seen)
        else:
            session = onward(session, None, None, card=card)
    raise AssertionError(f"stuck at {session.stage} {session.stop}")


@functools.cache
def reviewed(name, seed, card):
    for attempt in range(8):
        session = to_review(chosen(name), Whim(f"{seed}:{attempt}", onward=True), card=card)
        if session.stage is Stage.REVIEW:
            return session
    return None


def again(session, name):
    """Return the visit at the beginning of its second application."""
    session = play(walk_to(session, Stage.DONE), AnotherWanted())
    return play(session, ProcedureChosen(procedure(name), "a2"))


def about(session):
    """Return who the application is for: the answer to that question, wherever it stands."""
    answer = session.answers.get(("who_for",))
    return answer.value.id if answer is not None and isinstance(answer.value, Choice) else ""


def person_of(session, spec):
    """Return whose answer the field wants, as a clerk would say it."""
    person = spec.keeps.partition(".")[0]
    return "the visitor" if person == "visitor" or about(session) in ("self", "") else person


def told(session):
    """Return what was said of whom: (person, what) and the value."""
    live = session.route.live()
    return {
        (person_of(session, asked), asked.keeps.partition(".")[2]): live.get(stop.path(asked.id)).value
        for stop in session.route.stops
        for asked in session.route.asked(stop)
        if asked.keeps and live.get(stop.path(asked.id)) is not None
    }


def assert_two_in_a_visit_keep_people_apart(first, second, seed, card):
    session = reviewed(first, seed, card)
    if session is None:
        return
    said = told(session)
    session = again(session, second)

    def seen(now, asked):
        key = (person_of(now, asked.spec), asked.spec.keeps.partition(".")[2])
        if asked.offer is None:
            assert not asked.spec.keeps or key not in said, f"{asked.path} was asked again"
        elif asked.source is Source.EARLIER:
            assert said[key] == asked.offer.value, asked.path

    to_review(session, Whim(f"{seed}:again", onward=True), card=card, seen=seen)


TWO = given(first=st.sampled_from(OPEN), second=st.sampled_from(OPEN), seed=SEEDS, card=st.booleans())


@TWO
@settings(max_examples=25, deadline=None)
def test_what_was_said_is_offered_again_and_only_to_whom_it_was_said_of(first, second, seed, card):
    assert_two_in_a_visit_keep_people_apart(first, second, seed, card)


@pytest.mark.soak
@TWO
@settings(max_examples=1000, deadline=None)
def test_a_thousand_pairs_of_applications_keep_people_apart(first, second, seed, card):
    assert_two_in_a_visit_keep_people_apart(first, second, seed, card)


@pytest.mark.parametrize("second", OPEN)
def test_the_card_is_read_once_a_visit_and_fills_only_its_holder(second):
    session = reviewed("seal_certificate", 3, True)
    session = again(session, second)
    stages = set()

    def seen(now, asked):
        stages.add(now.stage)
        if asked.source is Source.CARD:
            assert person_of(now, asked.spec) == "the visitor" or not asked.spec.keeps

    to_review(session, Whim("card", onward=True), card=True, seen=seen)

    assert session.holder is not None
    assert stages <= {Stage.SCREENING, Stage.PAGES}


def name(session, person):
    return session.answers.get((f"{person}_name",)).value


def test_a_mothers_name_is_not_offered_as_ones_own():
    """By a daughter for her mother first, then for herself."""
    sessions = (
        to_review(chosen("care_cert_new"), Whim(f"mother:{seed}", onward=True), card=False)
        for seed in range(400)
    )
    session = next(
        each
        for each in sessions
        if each.stage is Stage.REVIEW
        and about(each) == "family"
        and name(each, "insured") != name(each, "applicant")
    )
    mother = name(session, "insured")

    assert kept(session)["insured.name"].value == mother
    assert kept(session)["visitor.name"].value == name(session, "applicant")

    second, offered = again(session, "care_cert_change"), []
    second = to_review(
        second, _ForHerself("self", onward=True), card=False, seen=lambda _, asked: offered.append(asked)
    )

    names = {each.spec.id: each.offer for each in offered if each.spec.keeps == "insured.name"}
    assert about(second) == "self"
    assert names["insured_name"].value == kept(session)["visitor.name"].value != mother


class _ForHerself(Whim):
    """Comes for herself, whatever the dice say."""

    def draft(self, session, asked):
        return "self" if asked.spec.id == "who_for" else super().draft(session, asked)


# ---------------------------------------------------------------- what is named for afterwards


def done_with_also(*also):
    session = reviewed("seal_certificate", 3, False)
    whole = dataclasses.replace(session.procedure, also=also)
    return walk_to(dataclasses.replace(session, procedure=whole), Stage.DONE)


def test_the_procedure_named_for_afterwards_starts_with_what_was_said():
    session = done_with_also(Also("resident_record", Text("t", "つづけて")))

    following = play(session, ProcedureChosen(procedure("resident_record"), "a2"))

    assert following.stage is Stage.INTRO
    assert following.application == "a2"
    assert following.earlier
    assert following.also == ()


def test_what_follows_is_not_signed_with_the_signature_of_what_came_before():
    names = (name for name in OPEN if procedure(name).identity is Identity.SIGNATURE)
    session = next(each for each in (reviewed(name, 1, True) for name in names) if each is not None)
    whole = dataclasses.replace(session.procedure, also=(Also("resident_record", Text("t", "つづけて")),))
    done = walk_to(dataclasses.replace(session, procedure=whole), Stage.DONE)
    assert done.signature

    following = play(done, ProcedureChosen(procedure("resident_record"), "a2"))

    assert (following.stage, following.signature, following.signing) == (Stage.INTRO, None, False)


def test_only_what_was_named_starts_from_the_done_page():
    session = done_with_also(Also("resident_record", Text("t", "つづけて")))

    assert play(session, ProcedureChosen(procedure("care_cert_new"), "a2")) is session


def test_what_the_answers_do_not_fit_or_the_town_has_closed_is_not_named():
    session = done_with_also(
        Also("resident_record", Text("t", "つづけて")), Also("closed_today", Text("t", "x"))
    )

    assert [each.to for each in session.also] == ["resident_record"]


def test_several_are_a_shelf_of_their_own_and_gone_with_it():
    session = done_with_also(
        Also("resident_record", Text("t", "つづけて")), Also("income_certificate", Text("t", "つづけて"))
    )

    shelf = play(session, AnotherWanted("also"))

    assert (shelf.stage, shelf.shelf, len(shelf.also)) == (Stage.MENU, "also", 2)
    assert play(session, AnotherWanted()).also == ()
