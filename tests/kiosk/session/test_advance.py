"""The visit moves as design §4 says: reports, time, going back, mending, the receipt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.application import build
from kiosk.counter import wish_of
from kiosk.events import (
    AnotherWanted,
    Confirmed,
    Drafted,
    Ended,
    Failed,
    Held,
    HolderRead,
    Holding,
    Mended,
    Opened,
    ProcedureChosen,
    Quit,
    QuitAsked,
    StillHere,
    Submitted,
    Ticked,
    TriesRead,
    WentBack,
)
from kiosk.parcel import Slot
from kiosk.session import Session, Stage, Task, advance
from kiosk.session.form import form
from kiosk.town import load_town
from kiosk.writing import write
from tests.kiosk.session.visiting import (
    HANAKO,
    NAMES,
    NOW,
    RECEIPT,
    Pen,
    chosen,
    fresh,
    mend,
    mendable,
    onward,
    play,
    procedure,
    walk_to,
)

SLOT = Slot("01-000-000", "01", "e", 1, "2026-11-22T10:05:30+09:00")
TOWN = load_town(Path("no town.toml here"))
EVENING = 100_000.0

searched = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
at_length = settings(searched, max_examples=1500)


# ------------------------------------------------------------------ what is sealed


def sealed(session: Session) -> bytes:
    return write(build(wish_of(session, TOWN), SLOT))


def assert_only_live_answers_are_sealed(data: st.DataObject) -> None:
    """Answer all pages at random, mend some, and look for what no longer belongs there."""

    def pick(options):
        return data.draw(st.sampled_from(options))

    pen, card = Pen(), data.draw(st.booleans())
    session = walk_to(
        chosen(data.draw(st.sampled_from(NAMES))), Stage.REVIEW, Stage.EXIT, pen=pen, pick=pick, card=card
    )
    for _ in range(data.draw(st.integers(0, 6))):
        if session.stage is not Stage.REVIEW:
            break
        session = mend(session, data.draw(st.sampled_from(mendable(session))), pen, pick)
        session = walk_to(session, Stage.REVIEW, Stage.EXIT, pen=pen, pick=pick, card=card)
    if session.stage is Stage.REVIEW:
        assert_sealed_as_it_stands(session, pen)


def assert_sealed_as_it_stands(session: Session, pen: Pen) -> None:
    written = sealed(session)
    text, live = written.decode(), session.route.live()
    lines = {tuple(row["path"]): row["value"] for row in json.loads(written)["rows"]}

    assert lines.keys() <= session.route.view.met.keys()
    for path, words in pen.written.items():
        now = str(live.get(path).value.json()) if path in live else ""
        assert [word for word in words if word in text and word not in now] == []
    assert {path: live.get(path).value.json() for path in lines if path in live} == {
        path: value for path, value in lines.items() if value is not None
    }


@searched
@given(st.data())
def test_no_answer_off_the_route_is_in_the_sealed_bytes(data):
    assert_only_live_answers_are_sealed(data)


@pytest.mark.soak
@at_length
@given(st.data())
def test_no_answer_off_the_route_is_in_the_sealed_bytes_at_length(data):
    assert_only_live_answers_are_sealed(data)


def test_an_answer_that_fell_off_the_route_is_kept_for_the_way_back_but_never_sealed():
    pen = Pen()
    session = walk_to(chosen(), Stage.REVIEW, pen=pen, pick=lambda of: "other" if "other" in of else of[0])
    (name,) = pen.written[("subject_name",)] & {session.answers.get(("subject_name",)).value.family}
    who = next(stop for stop in session.route.stops if stop.page.id == "who")
    mended = play(session, Mended(who.place), Drafted(("who_for",), "self"), Confirmed())

    assert mended.stage is Stage.REVIEW
    assert name in sealed(session).decode()
    assert name not in sealed(mended).decode()
    back = play(mended, Mended(who.place), Drafted(("who_for",), "other"), Confirmed())
    assert name in sealed(walk_to(back, Stage.REVIEW)).decode()


def test_a_page_that_gains_a_field_after_it_was_passed_is_asked_again():
    session = walk_to(chosen(), Stage.REVIEW)
    kind = next(stop for stop in session.route.stops if stop.page.id == "kind")
    session = play(session, Mended(kind.place), Drafted(("doc_kind",), "removed"), Confirmed())
    session = play(session, Drafted(("deceased_removed_note",), "yes"), Confirmed())

    assert session.stop.page.id == "submit_to"
    assert ("submit_to_needed",) not in session.answers


# ------------------------------------------------------------------ reports


@pytest.mark.parametrize("stage", [Stage.CARD, Stage.READING, Stage.SUBMITTING])
@pytest.mark.parametrize(("visit", "errand"), [("v1", -1), ("v1", 1), ("v0", 0), ("", 0)])
def test_a_late_or_foreign_report_changes_nothing(stage, visit, errand):
    session = chosen()
    while not (session.stage is stage and session.task is not Task.NONE):
        session = onward(session, Pen(), lambda of: of[0])
    at = session.errand + errand
    reports = (
        TriesRead(visit, at, 3),
        HolderRead(visit, at, HANAKO),
        Submitted(visit, at, RECEIPT),
        Failed(visit, at, "card.moved"),
    )

    assert [advance(session, report) for report in reports] == [session] * 4
    assert all(advance(session, report) is session for report in reports)


def test_a_card_read_for_the_visitor_before_is_not_heard_by_the_next():
    reading = walk_to(chosen(), Stage.READING)
    late = HolderRead(reading.visit, reading.errand, HANAKO)
    walked_away = play(reading, QuitAsked(True), Quit())
    following = play(walked_away, Opened("v2", NOW), ProcedureChosen(procedure("resident_record"), "a2"))
    following = walk_to(following, Stage.READING)

    assert advance(following, late) is following


@pytest.mark.parametrize("name", NAMES)
def test_the_receipt_comes_with_the_report_that_it_is_kept_and_no_sooner(name):
    session = walk_to(chosen(name), Stage.SUBMITTING)
    meanwhile = (
        Confirmed(),
        WentBack(),
        Ended(),
        AnotherWanted(),
        Ticked(5.0),
        TriesRead("v1", session.errand, 3),
    )

    assert play(session, *meanwhile).receipt is None
    assert play(session, *meanwhile).stage is Stage.SUBMITTING
    done = advance(session, Submitted(session.visit, session.errand, RECEIPT))
    assert (done.stage, done.receipt) == (Stage.DONE, RECEIPT)


def test_a_failure_to_keep_it_gives_no_number_and_loses_no_answer():
    session = walk_to(chosen(), Stage.SUBMITTING)
    failed = advance(session, Failed(session.visit, session.errand, "submit.full"))

    assert (failed.stage, failed.problem.key, failed.receipt) == (Stage.REVIEW, "submit.full", None)
    assert failed.answers is session.answers
    assert failed.application == session.application


# ------------------------------------------------------------------ time


def seconds(session: Session, first: int, last: int) -> Session:
    return play(session, *(Ticked(EVENING + second) for second in range(first, last + 1)))


def test_the_warning_comes_after_idle_seconds_and_the_erasure_after_the_warning_s_own():
    session = seconds(walk_to(chosen(), Stage.REVIEW), 0, 299)
    assert session.warned == 0

    warned = seconds(session, 300, 300)
    assert (warned.warned, warned.stage) == (60, Stage.REVIEW)
    assert seconds(warned, 301, 359).answers is session.answers
    assert seconds(warned, 301, 360) == fresh()


@pytest.mark.parametrize(
    "stage", [Stage.MENU, Stage.INTRO, Stage.IDENTITY, Stage.CARD, Stage.PIN, Stage.PAGES, Stage.DONE]
)
def test_whoever_walks_away_is_forgotten_wherever_they_were(stage):
    session = fresh() if stage is Stage.MENU else chosen()
    session = play(session, Opened("v1", NOW)) if stage is Stage.MENU else walk_to(session, stage)
    spot = session.house.spot

    gone = seconds(session, 0, 360)
    assert (gone.stage, gone.visit, gone.holder, len(gone.answers)) == (Stage.IDLE, "", None, 0)
    assert gone.house.spot is spot


def test_the_voice_stops_the_clock_and_it_begins_anew_afterwards():
    what = Holding.SPEAKING
    session = walk_to(chosen(), Stage.PAGES)
    session = seconds(session, 0, 10)
    session = play(session, Held(what, True))
    session = seconds(session, 11, 280)
    assert (session.stage, session.warned) == (Stage.PAGES, 0)

    session = play(session, Held(what, False))
    assert seconds(session, 281, 579).warned == 0
    assert seconds(session, 281, 580).warned == 60


def test_a_touch_ends_the_warning_and_begins_the_time_anew():
    session = seconds(walk_to(chosen(), Stage.PAGES), 0, 330)
    touched = advance(session, StillHere())

    assert touched.warned == 0
    assert seconds(touched, 331, 629).warned == 0
    assert seconds(touched, 331, 630).warned == 60


def test_the_hours_before_a_visit_are_not_its_idle_time():
    session = seconds(play(seconds(fresh(), 0, 3), Opened("v0", NOW), QuitAsked(True), Quit()), 4, 9)
    session = play(seconds(session, 5000, 5003), Opened("v1", NOW))

    assert seconds(session, 5004, 5010).stage is Stage.MENU


# ------------------------------------------------------------------ going back


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("card", [True, False])
def test_going_back_from_every_page_loses_no_answer(name, card):
    session, pen, seen = chosen(name), Pen(), 0
    while session.stage is not Stage.REVIEW:
        session = onward(session, pen, lambda of: "care" if "care" in of else of[0], card=card)
        back = advance(session, WentBack())
        if back.procedure is session.procedure:
            seen += 1
            assert back.answers is session.answers
            again = walk_to(back, session.stage, card=card)
            assert {path: again.answers.get(path) for path in session.answers} == {
                path: session.answers.get(path) for path in session.answers
            }
    assert seen > 10


def test_going_back_all_the_way_keeps_what_was_said_for_the_next_time():
    session = walk_to(chosen(), Stage.REVIEW)
    phone = session.answers.get(("requester_phone",))
    for _ in range(100):
        session = advance(session, WentBack())
    assert session.stage is Stage.MENU

    again = walk_to(play(session, ProcedureChosen(procedure("seal_certificate"), "a2")), Stage.REVIEW)
    assert again.answers.get(("requester_phone",)).value == phone.value


def test_back_from_mending_returns_to_the_review_with_the_answer_as_it_was():
    session = walk_to(chosen(), Stage.REVIEW)
    for stop in mendable(session):
        mending = advance(session, Mended(stop.place))
        assert mending.stop.place == stop.place
        back = advance(mending, WentBack())
        assert (back.stage, back.answers) == (Stage.REVIEW, session.answers)
        assert set(back.passed) == set(session.passed)


def test_a_half_done_draft_is_put_away_and_the_taken_answer_is_shown():
    session = walk_to(chosen(), Stage.REVIEW)
    phone = next(stop for stop in mendable(session) if stop.page.id == "requester_phone")
    before = session.answers.get(("requester_phone",))
    mending = play(session, Mended(phone.place), Drafted(("requester_phone",), "02"), WentBack())
    again = advance(mending, Mended(phone.place))

    assert form(again)[0].raw == before.value.raw()
