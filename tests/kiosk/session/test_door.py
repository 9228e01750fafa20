"""The staff door: who gets in, what is seen behind it, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.ports import Secret
from kiosk import events
from kiosk.events import (
    Chore,
    ChoreChosen,
    ChoreDone,
    ChoreRow,
    Confirmed,
    Dismissed,
    DoorDigitsChanged,
    DoorKnocked,
    DoorLeft,
    DoorPinChecked,
    DoorPinGiven,
    DoorTurned,
    HouseOpened,
    HouseShut,
    LastTryAllowed,
    StaffCalled,
    StillHere,
    Ticked,
    TriesRead,
    WentBack,
)
from kiosk.session import Session, Stage
from kiosk.session.door import Step
from tests.kiosk.session.visiting import chosen, fresh, play, walk_to

KNOCK = DoorKnocked(pin_set=True)
PIN = (DoorDigitsChanged(4), DoorPinGiven(Secret()))


def tried(session: Session, *, right: bool) -> Session:
    session = play(session, DoorDigitsChanged(4), DoorPinGiven(Secret()))
    return play(session, DoorPinChecked(session.house.door.errand, right))


def inside(session: Session) -> Session:
    return tried(play(session, KNOCK), right=True)


def step(session: Session) -> Step:
    return session.house.door.step


def test_the_right_pin_opens_the_menu():
    assert step(inside(fresh())) is Step.MENU


def test_a_door_without_a_pin_says_so_and_stays_shut():
    session = play(fresh(), DoorKnocked(pin_set=False), DoorDigitsChanged(4), DoorPinGiven(Secret()))

    assert step(session) is Step.UNSET


def test_three_wrong_pins_are_followed_by_a_pause_of_a_minute():
    session = play(fresh(), Ticked(1000.0), KNOCK)
    for _ in range(3):
        session = tried(session, right=False)

    assert (step(session), session.house.door.wait) == (Step.PAUSED, 60)
    assert step(tried(session, right=True)) is Step.PAUSED
    assert play(session, Ticked(1045.5)).house.door.wait == 15
    assert step(play(session, Ticked(1060.0))) is Step.PIN


def test_closing_the_door_neither_ends_the_pause_nor_forgets_wrong_tries():
    paused = play(fresh(), Ticked(1000.0), KNOCK)
    for _ in range(3):
        paused = tried(play(paused, DoorLeft(), KNOCK), right=False)

    again = play(paused, DoorLeft(), Ticked(1010.0), KNOCK)

    assert (step(again), again.house.door.wait) == (Step.PAUSED, 50)


def test_a_right_pin_forgets_the_wrong_ones():
    session = tried(tried(play(fresh(), KNOCK), right=False), right=True)

    assert session.house.door.wrong == 0


def test_a_pin_of_three_digits_is_not_compared():
    session = play(fresh(), KNOCK, DoorDigitsChanged(3), DoorPinGiven(Secret()))

    assert step(session) is Step.PIN


def test_an_answer_about_an_earlier_pin_is_not_heard():
    session = play(fresh(), KNOCK, DoorDigitsChanged(4), DoorPinGiven(Secret()))
    late = DoorPinChecked(session.house.door.errand, True)
    session = play(session, DoorLeft(), KNOCK, DoorDigitsChanged(4), DoorPinGiven(Secret()), late)

    assert step(session) is Step.CHECKING


def test_a_door_left_open_closes_itself_and_a_touch_keeps_it():
    session = inside(play(fresh(), Ticked(1000.0)))
    kept = play(session, Ticked(1100.0), StillHere(), Ticked(1210.0))

    assert step(kept) is Step.MENU
    assert step(play(kept, Ticked(1221.0))) is Step.CLOSED


@pytest.mark.parametrize("busy", [(ChoreChosen(Chore.DOCTOR),), (DoorLeft(), KNOCK, *PIN)])
def test_a_door_whose_worker_never_answers_closes_itself_too(busy):
    session = play(inside(play(fresh(), Ticked(1000.0))), *busy)

    assert step(play(session, Ticked(1300.0))) in (Step.BUSY, Step.CHECKING)
    assert step(play(session, Ticked(1301.0))) is Step.CLOSED


def test_what_a_chore_found_is_read_leaf_by_leaf():
    session = play(inside(fresh()), ChoreChosen(Chore.DOCTOR))
    rows = tuple(ChoreRow("ok", f"{at}") for at in range(7))
    session = play(session, ChoreDone(session.house.door.errand, rows))

    assert (step(session), session.house.door.rows) == (Step.REPORT, rows)
    assert play(session, DoorTurned(2)).house.door.leaf == 1
    assert play(session, DoorTurned(2), DoorTurned(2)).house.door.leaf == 0
    assert play(session, WentBack()).house.door.rows == ()


@pytest.mark.parametrize("stage", [Stage.INTRO, Stage.PAGES, Stage.REVIEW])
def test_the_page_behind_the_door_keeps_still(stage):
    before = walk_to(chosen(), stage)
    session = play(inside(before), Confirmed(), StaffCalled(True), events.QuitAsked(True), events.Ended())
    out = play(session, WentBack())

    assert (out.stage, out.passed, out.answers, out.calling, out.quitting) == (
        before.stage,
        before.passed,
        before.answers,
        False,
        False,
    )


def test_a_visit_does_not_time_out_behind_the_door():
    session = inside(play(chosen(), Ticked(10.0)))
    for second in range(20, 1000, 10):
        session = play(session, Ticked(float(second)), StillHere())

    assert session.visit == "v1"


def test_staff_close_and_open_the_kiosk():
    shut = play(inside(fresh()), HouseShut("staff"), DoorLeft())

    assert shut.stage is Stage.SHUT
    assert play(inside(shut), HouseOpened(), DoorLeft()).stage is Stage.IDLE


def test_staff_allow_the_last_try_and_the_door_closes():
    session = walk_to(chosen("care_cert_new"), Stage.CARD)
    session = play(session, events.SpotChanged(events.CardSpot.PRESENT))
    session = play(session, TriesRead(session.visit, session.errand, 1))
    assert session.problem is not None

    session = play(inside(session), LastTryAllowed())

    assert (session.problem, session.last_try_allowed, step(session)) == (None, True, Step.CLOSED)


def test_the_program_ends_from_the_menu_only_and_takes_the_visit_with_it():
    assert play(chosen(), KNOCK, Dismissed()).visit == "v1"

    session = play(inside(chosen()), Dismissed())

    assert (session.visit, session.answers, step(session)) == ("", Session().answers, Step.CLOSED)


_DOOR = st.one_of(
    st.sampled_from([KNOCK, DoorLeft(), DoorTurned(2), ChoreChosen(Chore.PARCELS), StillHere(), WentBack()]),
    st.builds(DoorDigitsChanged, st.integers(0, 8)),
    st.builds(lambda: DoorPinGiven(Secret())),
    st.builds(DoorPinChecked, st.integers(0, 3), st.just(False)),
    st.builds(ChoreDone, st.integers(0, 3), st.just(())),
    st.builds(Ticked, st.floats(1, 500)),
)


@given(st.lists(_DOOR, max_size=40))
def test_nothing_but_the_right_pin_opens_the_menu(happenings):
    session = fresh()
    for event in happenings:
        session = play(session, event)
        assert step(session) in (Step.CLOSED, Step.PIN, Step.CHECKING, Step.PAUSED)
