"""What the audit learns of a visit: what became of it, never whose it was."""

from __future__ import annotations

import contextlib
import logging
import sqlite3

import pytest

from devices.ports import CardSpot, Secret
from kiosk import audit, events
from kiosk.events import (
    Chore,
    ChoreChosen,
    Dismissed,
    DoorDigitsChanged,
    DoorKnocked,
    DoorPinChecked,
    DoorPinGiven,
    Ended,
    Failed,
    HouseOpened,
    HouseShut,
    LastTryAllowed,
    Opened,
    ProblemClosed,
    Quit,
    QuitAsked,
    SlipWanted,
    SpotChanged,
    StaffCalled,
    Ticked,
)
from kiosk.outbox import Outbox, OutboxFullError
from kiosk.session import Session, Stage, advance
from kiosk.witness import Witness
from tests.kiosk.session.visiting import HANAKO, NOW, Pen, chosen, fresh, onward, walk_to, willing


class Book:
    """Keeps what the witness writes; *seconds* pass when told to."""

    def __init__(self):
        self.records: list[audit.Record] = []
        self.seconds = 0.0
        self.witness = Witness(self.records.append, lambda: self.seconds)
        self.session: Session = fresh()

    def play(self, *happenings):
        for event in happenings:
            after = advance(self.session, event)
            self.witness.follow(self.session, after, event)
            self.session = after
        return self

    def at(self, session: Session):
        """Go on from *session*, as if its visit had been opened here."""
        self.play(Opened("v1", NOW))
        self.session = session
        return self

    def read(self):
        self.witness.close()
        return self.records


def reported(session: Session, kind, *facts):
    return kind(session.visit, session.errand, *facts)


def how(book: Book) -> str:
    (ended,) = [record for record in book.read() if isinstance(record, audit.VisitEnded)]
    return ended.how


def test_a_visit_that_applies_is_opened_and_submitted():
    book = Book().play(Opened("v1", NOW))
    book.session, pen = walk_to(chosen(), Stage.SUBMITTING), Pen()
    before, after = book.session, onward(book.session, pen, willing)
    book.seconds = 90.4
    event = events.Submitted(before.visit, before.errand, after.receipt)
    book.play(event, Ended())

    assert book.read() == [audit.VisitOpened(practice=False), audit.VisitEnded("submitted", 90)]


@pytest.mark.parametrize(
    ("stage", "happenings", "word"),
    [
        (Stage.PAGES, (QuitAsked(True), Quit()), "cancelled"),
        (Stage.PAGES, (events.Stumbled("unexpected"), ProblemClosed("quit")), "trouble"),
        (Stage.PAGES, (Ticked(1.0), Ticked(4000.0)), "timed-out"),
    ],
)
def test_how_a_visit_ended_is_told(stage, happenings, word):
    assert how(Book().at(walk_to(chosen(), stage)).play(*happenings)) == word


def test_one_who_goes_on_after_applying_has_still_applied():
    done = walk_to(chosen(), Stage.DONE)
    book = Book().at(walk_to(chosen(), Stage.SUBMITTING))
    book.play(events.Submitted("v1", book.session.errand, done.receipt), events.AnotherWanted())
    book.play(QuitAsked(True), Quit())

    assert how(book) == "submitted"


@pytest.mark.parametrize(
    ("problem", "outcome"),
    [("card.moved", "moved"), ("card.old", "old-card"), ("card.phone", "phone"), ("card", "other"), ("pin.blocked", "blocked")],
)  # fmt: skip
def test_trouble_with_a_card_is_told_by_its_kind(problem, outcome):
    book = Book().at(walk_to(chosen(), Stage.READING))
    book.play(reported(book.session, Failed, problem))

    assert book.read()[1:] == [audit.CardRead(outcome)]


def test_a_wrong_pin_tells_the_tries_left():
    book = Book().at(walk_to(chosen(), Stage.READING))
    book.play(reported(book.session, Failed, "pin.wrong", {"remaining": 2}))

    assert book.read()[1:] == [audit.PinRefused(2)]


def test_a_report_that_was_not_heard_is_not_told():
    book = Book().at(walk_to(chosen(), Stage.READING))
    book.play(Failed("v0", 1, "card.moved"), events.HolderRead("v0", 1, HANAKO))

    assert book.read()[1:] == []


def test_a_slip_and_a_call_are_told():
    book = Book().at(walk_to(chosen(), Stage.DONE)).play(SlipWanted())
    book.play(reported(book.session, Failed, "printer.paper"), ProblemClosed("again"))
    book.play(reported(book.session, events.SlipPrinted), StaffCalled(True), StaffCalled(False))

    assert book.read()[1:] == [
        audit.SlipPrinted("paper-out"),
        audit.SlipPrinted("printed"),
        audit.CallMade(),
        audit.CallEnded(),
    ]


def tried(book: Book, right: bool):
    book.play(DoorDigitsChanged(4), DoorPinGiven(Secret()))
    return book.play(DoorPinChecked(book.session.house.door.errand, right))


def test_every_knock_and_every_chore_is_told():
    book = Book().play(DoorKnocked(True))
    for right in (False, True):
        tried(book, right)
    book.play(ChoreChosen(Chore.DOCTOR), events.DoorLeft(), HouseShut("staff"), HouseOpened(), Dismissed())

    assert book.read() == [
        audit.StaffDoor("refused"),
        audit.StaffDoor("opened"),
        audit.StaffAct("doctor"),
        audit.HouseShut("staff"),
        audit.HouseOpened(),
        audit.StaffAct("quit"),
    ]


def test_the_third_wrong_pin_is_told_as_a_pause():
    book = Book().play(DoorKnocked(True))
    for _ in range(3):
        tried(book, False)

    assert book.read()[-1] == audit.StaffDoor("paused")


def test_a_last_try_that_staff_allowed_is_told():
    session = advance(walk_to(chosen(), Stage.CARD), SpotChanged(CardSpot.PRESENT))
    book = Book().at(advance(session, events.TriesRead("v1", session.errand, 1)))
    tried(book.play(DoorKnocked(True)), True).play(LastTryAllowed())

    assert book.read()[-1] == audit.StaffAct("last-try")


def test_a_full_disk_loses_a_record_and_not_the_visit(tmp_path, caplog):
    def full(_record):
        raise OutboxFullError(tmp_path)

    witness = Witness(full)
    with caplog.at_level(logging.ERROR, "kiosk.audit"):
        witness.started(rehearsal=True)
        witness.close()

    assert "kiosk-started was not written" in caplog.text


def test_the_chain_in_the_outbox_is_whole_and_says_nothing_of_the_resident(tmp_path):
    path = tmp_path / "outbox.sqlite"
    with contextlib.closing(Outbox.open(path, "01")) as outbox:
        book = Book()
        book.witness = Witness(outbox.record)
        book.at(walk_to(chosen("care_cert_new"), Stage.READING))
        book.play(reported(book.session, events.HolderRead, HANAKO), QuitAsked(True), Quit())
        book.read()

        assert outbox.broken_audit_row() is None
    with contextlib.closing(sqlite3.connect(path)) as file:
        text = "\n".join(f"{row}" for row in file.execute("SELECT record, facts FROM audit"))
    assert [line.split("'")[1] for line in text.splitlines()] == ["visit-opened", "card-read", "visit-ended"]
    for word in (HANAKO.name, HANAKO.address, HANAKO.birth_date, "care_cert_new"):
        assert word not in text
