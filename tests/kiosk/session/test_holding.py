"""What stops the idle clock, and that the hours between two visits are nobody's idleness."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.events import (
    Failed,
    Held,
    Holding,
    HouseShut,
    LeavesCounted,
    Opened,
    SlipPrinted,
    SlipWanted,
    StaffCalled,
    StillHere,
    Stumbled,
    Ticked,
)
from kiosk.session import Session, Stage
from tests.kiosk.session.visiting import NOW, chosen, fresh, play, walk_to

BEGUN = 1000.0  # the second of the last hand


def begun(session):
    """Return *session* with its clock going."""
    return play(session, Ticked(BEGUN))


def seconds(session, first, last):
    """Let the seconds *first* to *last* after the last hand go by."""
    return play(session, *(Ticked(BEGUN + second) for second in range(first, last + 1)))


def test_hours_without_a_visit_do_not_end_the_next_one():
    session = play(fresh(), Ticked(10.0), Opened("v1", NOW), Ticked(5000.0), Ticked(5400.0))
    assert session.stage is Stage.IDLE

    session = play(session, Ticked(90000.0), Opened("v2", NOW), Ticked(90001.0))

    assert (session.visit, session.warned) == ("v2", 0)


def test_a_card_that_is_read_stops_the_clock():
    session = begun(walk_to(chosen(), Stage.READING))

    assert Holding.READING in session.holding
    assert seconds(session, 1, 120).touched == BEGUN + 120


def test_a_slip_that_is_printed_stops_the_clock_and_its_trouble_starts_it():
    printing = play(walk_to(chosen(), Stage.DONE), SlipWanted())
    failed = play(printing, Failed(printing.visit, printing.errand, "printer.paper"))

    assert Holding.PRINTING in printing.holding
    assert failed.holding == frozenset()


def test_waiting_for_staff_stops_the_clock_and_their_coming_starts_it_anew():
    called = seconds(play(begun(chosen()), StaffCalled(True)), 1, 800)
    come = play(called, StaffCalled(False))

    assert called.holding == {Holding.HELP}
    assert (come.visit, come.warned, come.holding) == ("v1", 0, frozenset())
    assert seconds(come, 801, 1099).warned == 0


def calling():
    return play(begun(walk_to(chosen(), Stage.PAGES)), StaffCalled(True))


def reading():
    return begun(walk_to(chosen(), Stage.READING))


def printing():
    return play(begun(walk_to(chosen(), Stage.DONE)), SlipWanted())


def speaking():
    return play(begun(walk_to(chosen(), Stage.PAGES)), Held(Holding.SPEAKING, True))


@pytest.mark.parametrize(
    ("held", "longest"), [(calling, 900), (reading, 120), (printing, 120), (speaking, 300)]
)
def test_what_never_ends_holds_no_visit_for_ever(held, longest):
    session = seconds(held(), 1, longest + 299)
    assert (session.visit, session.warned) == ("v1", 0)

    warned = seconds(session, longest + 300, longest + 300)
    assert (warned.visit, warned.warned) == ("v1", 60)
    assert seconds(warned, longest + 301, longest + 360).stage is Stage.IDLE


def test_how_long_a_call_holds_is_the_towns():
    session = calling()
    session = dataclasses.replace(session, house=dataclasses.replace(session.house, help_minutes=1))

    assert seconds(session, 1, 359).warned == 0
    assert seconds(session, 1, 360).warned == 60


def test_a_touch_while_staff_are_awaited_lets_the_wait_begin_anew():
    touched = play(seconds(calling(), 1, 1000), StillHere())

    assert seconds(touched, 1001, 1900).touched == BEGUN + 1900
    assert seconds(touched, 1001, 2199).warned == 0


def test_the_voice_that_speaks_the_warning_does_not_take_it_back():
    warned = seconds(begun(walk_to(chosen(), Stage.PAGES)), 1, 300)
    spoken = play(warned, Held(Holding.SPEAKING, True))

    assert seconds(spoken, 301, 301).warned == 60
    silent = play(seconds(spoken, 301, 306), Held(Holding.SPEAKING, False))
    assert seconds(silent, 307, 360).stage is Stage.IDLE


#: What comes from no hand: voices, the house, layouts, and work that was called for.
BY_NOBODY = st.one_of(
    st.builds(Held, st.sampled_from(Holding), st.booleans()),
    st.builds(LeavesCounted, st.integers(1, 3)),
    st.builds(HouseShut, st.just("hours"), st.just("today 8:30")),
    st.builds(Stumbled, st.sampled_from(["procedure", "call"])),
    st.builds(Failed, st.just("v1"), st.integers(1, 4), st.sampled_from(["card.removed", "printer.paper"])),
    st.builds(SlipPrinted, st.just("v1"), st.integers(1, 4)),
)
#: Some seconds go by, then something happens.
STEPS = st.lists(st.tuples(st.integers(1, 120), BY_NOBODY), min_size=20, max_size=60)


@given(held=st.sampled_from([calling, reading, printing, speaking]), steps=STEPS)
@settings(max_examples=60, deadline=None)
def test_whatever_happens_without_a_hand_a_visit_comes_to_its_end(held, steps):
    session, now = held(), BEGUN
    longest = sum(
        (session.house.help_minutes * 60, session.house.idle_seconds, session.house.warning_seconds)
    )
    for waited, event in steps:
        now += waited
        session = play(session, Ticked(now), event)
        assert session.visit == "" or now < BEGUN + longest


def test_the_end_of_a_visit_holds_nothing():
    session = play(walk_to(chosen(), Stage.READING), StaffCalled(True))

    assert dataclasses.replace(session.erased(), house=Session().house).holding == frozenset()
