"""Procedures the kiosk does not take in: a draft that is printed and forgotten, a referral that ends kindly."""

import dataclasses

import pytest

from kiosk.bootstrap import open_rooms
from kiosk.commands.stage import rehearsal_config
from kiosk.config import load_config
from kiosk.draft import draft_of
from kiosk.events import AnotherWanted, Confirmed, Ended, Failed, ProblemClosed, SlipPrinted, SlipWanted
from kiosk.session import Stage, Task
from kiosk.session.referring import WHERE, closing
from procedures.model import ExitKind, Mode
from tests.kiosk.session.visiting import Pen, chosen, onward, play, procedure, walk_to

PARKING = "parking_certificate"


def willing(options):
    """Take the first, but say no to the dealer and yes to what is near."""
    return next((each for each in ("registered", "shiogama", "self") if each in options), options[0])


@pytest.fixture(scope="module")
def reviewed():
    """Return a visit with the draft in review: the dealer does not do it, the rest fits."""
    session, pen = chosen(PARKING), Pen()
    while session.stage is not Stage.REVIEW:
        dealer = session.stop is not None and session.stop.page.id == "dealer"
        session = onward(session, pen, (lambda _options: "no") if dealer else willing, card=False)
    return session


def report(session, kind, *facts):
    return kind(session.visit, session.errand, *facts)


def test_a_draft_asks_for_no_card_and_is_printed_instead_of_handed_in(reviewed):
    printing = play(reviewed, Confirmed())

    assert reviewed.holder is None
    assert (printing.stage, printing.task) == (Stage.SUBMITTING, Task.PRINTING)
    assert printing.errand == reviewed.errand + 1


def test_a_draft_that_came_out_is_forgotten_and_has_no_number(reviewed):
    printing = play(reviewed, Confirmed())

    done = play(printing, report(printing, SlipPrinted))

    assert done.stage is Stage.DONE
    assert done.receipt is None
    assert len(done.answers) == 0
    assert play(done, SlipWanted()) is done
    assert play(done, AnotherWanted()).earlier == reviewed.earlier
    assert play(done, Ended()).stage is Stage.IDLE


def test_a_draft_that_did_not_come_out_can_be_tried_again_with_every_answer(reviewed):
    printing = play(reviewed, Confirmed())

    failed = play(printing, report(printing, Failed, "printer.paper"))
    again = play(failed, ProblemClosed("again"))

    assert failed.stage is Stage.REVIEW
    assert failed.problem.key == "draft.not-printed"
    assert failed.answers is reviewed.answers
    assert (again.stage, again.task) == (Stage.SUBMITTING, Task.PRINTING)


def test_the_paper_has_every_live_answer_the_form_asks_under_its_own_labels(reviewed):
    draft = draft_of(reviewed)
    shown = {row.path: row.shown for row in draft.rows}
    only_asked_here = {("vehicle",), ("by_dealer",), ("near",)}
    live = set(reviewed.route.live()) - only_asked_here

    assert live <= set(shown)
    assert all(shown[path] for path in live)
    assert not only_asked_here & set(shown)
    assert draft.after
    assert not draft.practice


def referral(*, pages):
    whole = procedure("seal_certificate")
    head = dataclasses.replace(whole.head, mode=Mode.REFERRAL)
    return dataclasses.replace(whole, head=head, pages=pages)


def test_a_referral_with_every_question_passed_ends_kindly():
    screening = tuple(
        dataclasses.replace(page, exits=()) for page in procedure("seal_certificate").pages if page.screening
    )
    session = dataclasses.replace(chosen("seal_certificate"), procedure=referral(pages=screening))

    ended = walk_to(session, Stage.EXIT)

    assert ended.exit.where == WHERE
    assert not ended.noticed
    assert play(ended, Ended()).stage is Stage.IDLE


def test_a_referral_ends_at_its_own_last_office_where_it_has_one():
    whole = procedure("income_tax_return")
    ways = [way for page in whole.pages for way in page.exits if way.kind is ExitKind.REFERRAL]

    assert closing(whole) is ways[-1]
    assert closing(procedure("seal_certificate")) is None


def test_drafts_are_offered_only_where_something_prints(tmp_path):
    rooms = open_rooms(rehearsal_config(load_config(), tmp_path, "virtual"), rehearsal=tmp_path, silent=True)
    offered = {head.id for head in rooms.heads()}

    rooms.printer.loaded = False
    changed = rooms.reread_town()

    assert PARKING in offered
    assert {head.id for head in changed[1].heads} == offered - {PARKING}
    assert not changed[1].prints
    assert rooms.reread_town() is None
    rooms.close()
