"""All routes of all procedures: each page on one, each exit taken, every one of them ended."""

import functools
import random
import sys

import pytest

from kiosk.answers.kinds import parse
from kiosk.answers.model import Answer, Answers, Source
from kiosk.improvising import improvise
from kiosk.route import MORE, walk
from procedures.loader import DATA, Shelf
from procedures.model import ExitKind, Mode
from tests.procedures.enumerating import REVIEW, TODAY, enumerate_routes

IDS = [path.stem for path in Shelf(DATA).sources()]
ENDS = {REVIEW, *(kind.value for kind in ExitKind)}


@pytest.fixture(scope="module")
def enumerated(offer):
    return functools.cache(lambda name: enumerate_routes(offer.procedure(name)))


@pytest.fixture(params=IDS)
def found(request, enumerated):
    return enumerated(request.param)


def test_all_routes_are_counted_and_none_is_only_sampled(enumerated, capsys):
    routes, states = (sum(getattr(enumerated(name), what) for name in IDS) for what in ("routes", "states"))
    most = max((enumerated(name) for name in IDS), key=lambda each: each.routes)
    told = f"{len(IDS)} procedures, {routes:,} routes over {states:,} states; most: {most.procedure.id} {most.routes:,}"
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")

    assert routes >= states / 10


def test_every_page_is_on_some_route(found):
    assert {page.id for page in found.procedure.pages} == found.pages


def test_every_exit_is_taken_on_some_route(found):
    exits = {f"{page.id}.{leave.id}" for page in found.procedure.pages for leave in page.exits}

    assert exits == found.exits


def test_every_route_ends_in_a_way_the_kiosk_knows(found):
    referral = found.procedure.head.mode is Mode.REFERRAL

    assert found.ends <= ENDS
    assert (REVIEW in found.ends) is not referral  # who is referred has nothing to hand in


def test_no_page_is_let_in_by_a_rule_that_lacks_its_answers(found):
    assert found.groundless == set()


def test_a_switch_leads_to_a_procedure_there_is(found):
    for page in found.procedure.pages:
        for leave in page.exits:
            assert leave.kind is not ExitKind.SWITCH or leave.to in IDS
    assert {also.to for also in found.procedure.also} <= set(IDS)


@pytest.mark.parametrize("name", IDS)
def test_no_page_is_reached_while_a_required_answer_before_it_is_missing(name, offer):
    procedure, dice = offer.procedure(name), random.Random(name)
    for _ in range(12):
        answers = filled(procedure, dice)
        route = walk(procedure, answers, TODAY)
        places = [stop.place for stop in route.stops]
        needed = [path for path, asked in route.view.met.items() if asked.required]
        for path in dice.sample(needed, min(6, len(needed))):
            lacking = walk(procedure, answers.drop(path), TODAY)
            stop = lacking.next(places)

            assert stop is not None
            assert stop.path(path[-1]) == path
            before = lacking.stops[: lacking.stops.index(stop)]
            assert all(
                each.path(asked.id) in answers
                for each in before
                for asked in lacking.asked(each)
                if asked.required
            )


def filled(procedure, dice):
    """Answer whatever the route asks, until it asks for nothing more."""
    answers = Answers()
    for _ in range(400):
        route = walk(procedure, answers, TODAY)
        blank = [path for path in route.view.met if path not in answers]
        if not blank:
            return answers
        path = blank[0]
        asked = route.view.met[path]
        if path[-1] == MORE:
            raw = dice.choice(("yes", "no"))
        else:
            beside = {each[-1]: answers.get(each).value for each in answers if each[:-1] == path[:-1]}
            raw = improvise(dice, asked, TODAY, beside.get)
        answers = answers.put(path, Answer(parse(raw, asked, today=TODAY), Source.TYPED))
    raise AssertionError("the route never ends")


def test_what_is_really_walked_is_among_what_was_counted(found):
    dice = random.Random(found.procedure.id)
    for _ in range(12):
        route = walk(found.procedure, filled(found.procedure, dice), TODAY)
        last = route.stops[-1].page.id

        assert {stop.page.id for stop in route.stops} <= found.pages | {
            f"{group}.{MORE}" for group in found.procedure.groups
        }
        assert route.exit is None or f"{last}.{route.exit.id}" in found.exits


def test_a_referral_asks_nothing_that_is_kept(offer):
    for name in IDS:
        procedure = offer.procedure(name)
        if procedure.head.mode is Mode.REFERRAL:
            assert [page.id for page in procedure.pages if not page.screening] == []
