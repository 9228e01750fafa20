"""The list of a happening among the shelves: opened, printed, left; nothing else moves it."""

from dataclasses import replace

import pytest

from kiosk.events import (
    Confirmed,
    Failed,
    HeadsListed,
    LeavesCounted,
    Opened,
    PlanWanted,
    ProblemClosed,
    ProcedureChosen,
    Quit,
    QuitAsked,
    ShelfChosen,
    SlipPrinted,
    WentBack,
)
from kiosk.session import House, Session, Stage, Task, advance
from kiosk.session.model import Problem
from kiosk.session.planning import is_plan
from procedures.happenings import happenings
from tests.kiosk.session.visiting import NOW, chosen, offer, play, procedure, walk_to


def plan(name="baby", *, prints=True) -> Session:
    house = House(heads=offer().heads, happenings=happenings(), prints=prints)
    return play(
        Session(house=house), Opened("v1", NOW), ShelfChosen("happenings"), ShelfChosen(f"plan:{name}")
    )


def printing() -> Session:
    return advance(plan(), PlanWanted())


def printed() -> Session:
    session = printing()
    return advance(session, SlipPrinted("v1", session.errand))


def failed(problem="printer.paper") -> Session:
    session = printing()
    return advance(session, Failed("v1", session.errand, problem))


def test_the_list_is_opened_from_its_happening_and_left_for_it_again():
    session = plan()
    assert is_plan(session)

    for leave in (WentBack(), ShelfChosen("happening:baby")):
        left = advance(session, leave)
        assert left.shelf == "happening:baby"
        assert advance(left, WentBack()).shelf == "happenings"


@pytest.mark.parametrize("shelf", ["plan:nobody", "happening:nobody", "plan:"])
def test_what_did_not_happen_is_not_opened(shelf):
    session = plan()

    assert advance(session, ShelfChosen(shelf)) is session


def test_printing_is_one_errand_and_stops_the_clock():
    session = printing()

    assert session.task is Task.PRINTING
    assert session.errand == plan().errand + 1
    assert session.holding
    assert advance(session, PlanWanted()) is session


def test_the_list_stays_while_it_is_printed_and_its_leaves_turn():
    session = printing()

    assert advance(session, WentBack()) is session
    assert advance(session, ShelfChosen("happening:baby")) is session
    assert play(session, LeavesCounted(2), Confirmed()).leaf == 1


def test_the_paper_came_out_and_may_come_again():
    session = printed()

    assert (session.printed, session.task) == (True, Task.NONE)
    assert advance(session, PlanWanted()).printed is False


def test_what_was_printed_is_remembered_with_its_happening_only():
    session = advance(printed(), WentBack())

    assert session.printed
    assert advance(session, ShelfChosen("plan:baby")).printed
    assert not advance(session, WentBack()).printed
    assert not advance(session, ShelfChosen("plan:care")).printed
    assert not advance(session, ProcedureChosen(procedure("resident_record"), "a1")).printed


@pytest.mark.parametrize("problem", ["printer", "printer.absent", "printer.paper"])
def test_paper_that_did_not_come_is_told_in_words_of_its_own(problem):
    session = failed(problem)

    assert session.problem == Problem(f"plan.{problem}")
    assert session.task is Task.NONE
    assert not session.printed
    assert is_plan(advance(session, ProblemClosed("close")))


def test_it_is_tried_again_with_a_new_errand():
    session = failed()
    again = advance(session, ProblemClosed("again"))

    assert again.problem is None
    assert again.task is Task.PRINTING
    assert again.errand == session.errand + 1


def test_a_printer_that_went_meanwhile_is_not_tried_again():
    session = advance(failed("printer.absent"), HeadsListed(offer().heads))

    again = advance(session, ProblemClosed("again"))

    assert again.task is Task.NONE
    assert again.problem is None


def test_a_late_report_of_the_printer_is_not_heard():
    session = printed()

    assert advance(session, Failed("v1", session.errand, "printer")) is session
    assert advance(session, SlipPrinted("v1", session.errand - 1)) is session
    assert advance(session, SlipPrinted("v0", session.errand)) is session


def test_nothing_is_printed_where_nothing_prints_and_no_list_is_shown():
    bare = plan(prints=False)

    assert advance(bare, PlanWanted()) is bare
    for session in (
        advance(plan(), WentBack()),
        advance(bare, ShelfChosen("care")),
        chosen(),
        walk_to(chosen(), Stage.REVIEW),
        walk_to(chosen(), Stage.DONE),
    ):
        with_printer = replace(session, house=replace(session.house, prints=True))
        assert advance(with_printer, PlanWanted()) is with_printer


def test_a_printer_and_offices_come_with_the_shelves():
    session = plan(prints=False)
    listed = HeadsListed(offer().heads, {"tax": "税務課"}, prints=True)

    house = advance(session, listed).house

    assert (house.prints, house.offices) == (True, {"tax": "税務課"})
    assert advance(replace(session, house=house), listed).house is house


def test_nothing_of_it_outlives_the_visit():
    session = play(printed(), QuitAsked(asked=True), Quit())

    assert (session.stage, session.shelf, session.printed) == (Stage.IDLE, "", False)
