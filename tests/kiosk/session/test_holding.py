"""What stops the idle clock, and that the hours between two visits are nobody's idleness."""

from __future__ import annotations

import dataclasses

from kiosk.events import Failed, Holding, Opened, SlipWanted, StaffCalled, Ticked
from kiosk.session import Session, Stage
from tests.kiosk.session.visiting import NOW, chosen, fresh, play, walk_to


def test_hours_without_a_visit_do_not_end_the_next_one():
    session = play(fresh(), Ticked(10.0), Opened("v1", NOW), Ticked(5000.0), Ticked(5400.0))
    assert session.stage is Stage.IDLE

    session = play(session, Ticked(90000.0), Opened("v2", NOW), Ticked(90001.0))

    assert (session.visit, session.warned) == ("v2", 0)


def test_a_card_that_is_read_stops_the_clock():
    session = walk_to(chosen(), Stage.READING)

    assert Holding.READING in session.holding
    assert play(session, Ticked(100.0), Ticked(9000.0)).stage is Stage.READING


def test_a_slip_that_is_printed_stops_the_clock_and_its_trouble_starts_it():
    printing = play(walk_to(chosen(), Stage.DONE), SlipWanted())
    failed = play(printing, Failed(printing.visit, printing.errand, "printer.paper"))

    assert Holding.PRINTING in printing.holding
    assert failed.holding == frozenset()


def test_waiting_for_staff_stops_the_clock_and_their_coming_starts_it_anew():
    called = play(chosen(), Ticked(100.0), StaffCalled(True), Ticked(5000.0))
    come = play(called, StaffCalled(False), Ticked(5200.0))

    assert called.holding == {Holding.HELP}
    assert (come.visit, come.warned, come.holding) == ("v1", 0, frozenset())


def test_the_end_of_a_visit_holds_nothing():
    session = play(walk_to(chosen(), Stage.READING), StaffCalled(True))

    assert dataclasses.replace(session.erased(), house=Session().house).holding == frozenset()
