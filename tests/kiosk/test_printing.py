"""What the printer's worker prints: the slip of an application, a draft, or the list that is shown."""

import queue
from dataclasses import replace

import pytest

from devices.ports import PaperOutError
from kiosk.events import Failed, Opened, PlanWanted, ShelfChosen, SlipPrinted, SlipWanted
from kiosk.session import House, Session, Stage, advance
from kiosk.work import Work
from procedures.happenings import happenings
from tests.kiosk.session.visiting import NOW, RECEIPT, chosen, offer, play, walk_to


class Press:
    """Takes down what it is given to print, or has no paper."""

    def __init__(self) -> None:
        self.printed: list[tuple[str, object, str]] = []
        self.loaded = True

    def print_slip(self, receipt, language):
        self._print("slip", receipt, language)

    def print_draft(self, draft):
        self._print("draft", draft.title, "ja")

    def print_plan(self, plan, language):
        self._print("plan", plan.id, language)

    def _print(self, what, which, language):
        if not self.loaded:
            raise PaperOutError
        self.printed.append((what, which, language))


@pytest.fixture
def press():
    return Press()


@pytest.fixture
def work(press):
    """Return what does the work of a session and waits for its report."""
    reports = queue.Queue()
    worker = Work(reports.put, reader=None, counter=None, practice=None, printing=press)

    def do(session, event):
        after = advance(session, event)
        worker.follow(after, event)
        return after, reports.get(timeout=20)

    yield do
    worker.close()


def listed() -> Session:
    house = House(heads=offer().heads, happenings=happenings(), prints=True)
    session = play(Session(house=house), Opened("v1", NOW), ShelfChosen("plan:care"))
    return replace(session, comfort=replace(session.comfort, language="en"))


def test_the_list_is_printed_in_the_language_it_is_read_in(work, press):
    session, report = work(listed(), PlanWanted())

    assert press.printed == [("plan", "care", "en")]
    assert report == SlipPrinted("v1", session.errand)
    assert advance(session, report).printed


def test_without_paper_the_list_says_so(work, press):
    press.loaded = False
    session, report = work(listed(), PlanWanted())

    assert report == Failed("v1", session.errand, "printer.paper")
    assert advance(session, report).problem.key == "plan.printer.paper"


def test_after_an_application_it_is_the_slip(work, press):
    done = walk_to(chosen(), Stage.DONE)
    _, report = work(done, SlipWanted())

    assert press.printed == [("slip", RECEIPT, done.comfort.language)]
    assert isinstance(report, SlipPrinted)
