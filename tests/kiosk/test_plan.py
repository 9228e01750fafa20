"""What a happening asks: the order as it is offered today, and everything to bring, each thing once."""

from dataclasses import replace

import pytest

from kiosk.events import Opened, ProcedureChosen, ShelfChosen, WentBack
from kiosk.i18n import plain
from kiosk.plan import plan_of
from kiosk.session import House, Session, advance
from procedures.happenings import happenings
from procedures.model import Bring, Mode
from procedures.text import Text
from tests.kiosk.session.visiting import NOW, offer, play, procedure

IDS = [each.id for each in happenings()]
OFFICES = {"childcare": "町民福祉課 こども支援班", "tax": "税務課"}


def planned(name, **house):
    shelves = House(**{"heads": offer().heads, "happenings": happenings(), "offices": OFFICES, **house})
    return play(Session(house=shelves), Opened("v1", NOW), ShelfChosen(f"plan:{name}"))


@pytest.mark.parametrize("name", IDS)
def test_each_thing_stands_there_once_and_nothing_that_is_asked_for_is_missing(name):
    plan = plan_of(planned(name))

    assert plan is not None
    things = [plain(thing.text.source) for thing in plan.things]
    assert len(set(things)) == len(things)
    asked = {(turn.number, plain(bring.text.source)) for turn in plan.turns for bring in turn.head.bring}
    told = {(use.number, plain(thing.text.source)) for thing in plan.things for use in thing.uses}
    assert told == asked


@pytest.mark.parametrize("name", IDS)
def test_the_order_is_that_of_the_happening_and_each_says_where(name):
    plan = plan_of(planned(name, offices={head.office: head.office for head in offer().heads}))

    assert plan is not None
    assert [turn.head.id for turn in plan.turns] == list(plan_ids(name))
    assert [turn.number for turn in plan.turns] == list(range(1, len(plan.turns) + 1))
    assert all(turn.head.where or turn.office for turn in plan.turns)


def plan_ids(name):
    return next(each.procedures for each in happenings() if each.id == name)


def test_a_thing_tells_which_procedures_want_it_and_what_each_says_of_it():
    plan = plan_of(planned("care"))
    assert plan is not None
    card = next(thing for thing in plan.things if plain(thing.text.source) == "介護保険の 保険証")

    assert [use.number for use in card.uses] == [1, 2, 5]
    assert [plain(use.note.source) for use in card.uses] == ["", "または 資格者証", ""]


def test_things_are_alike_that_read_alike_readings_or_not():
    heads = tuple(
        replace(head, bring=(Bring(Text(f"{head.id}.bring.1", source), ""),))
        for head, source in zip(
            (offer().head("insured_card_reissue"), offer().head("copay_card_reissue")),
            ("{印|いん}かん", "印かん"),
            strict=True,
        )
    )
    plan = plan_of(planned("care_lost", heads=heads))

    assert plan is not None
    assert [(thing.icon, [use.number for use in thing.uses]) for thing in plan.things] == [("check", [1, 2])]


def test_what_is_not_offered_today_is_not_in_the_order():
    heads = tuple(head for head in offer().heads if head.mode is not Mode.DRAFT)
    plan = plan_of(planned("car", heads=heads))

    assert plan is not None
    assert "parking_certificate" not in {turn.head.id for turn in plan.turns}
    assert plan.turns[0].number == 1


def test_an_office_without_a_name_is_not_named():
    plan = plan_of(planned("care"))

    assert plan is not None
    assert {turn.office for turn in plan.turns} == {""}


def test_there_is_a_list_only_where_one_is_shown():
    session = planned("baby")

    assert plan_of(session) is not None
    assert plan_of(advance(session, WentBack())) is None
    assert plan_of(advance(session, ProcedureChosen(procedure("resident_record"), "a1"))) is None
    assert plan_of(Session()) is None


def test_the_list_knows_its_day_and_whether_it_is_practice_and_nobody():
    session = replace(planned("baby"), practice=True)
    plan = plan_of(session)

    assert plan is not None
    assert (plan.day, plan.practice) == (NOW.date(), True)
    assert session.visit not in repr(plan)
