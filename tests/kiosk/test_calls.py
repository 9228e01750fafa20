"""係の人をよぶ rings off the UI thread, says where, and nothing else."""

from __future__ import annotations

import threading

import pytest

from devices.ports import CallError
from kiosk.calls import Calls
from kiosk.events import StaffCalled, Stumbled
from kiosk.session import Session, Stage, advance
from tests.kiosk.session.visiting import chosen, walk_to


class Bell:
    """Remembers its calls and the threads they came from; broken it refuses."""

    def __init__(self, *, broken: bool = False):
        self.heard: list[str] = []
        self.threads: set[str] = set()
        self._broken = broken

    def ring(self, step: str) -> None:
        self.threads.add(threading.current_thread().name)
        self.heard.append(f"ring {step}")
        if self._broken:
            raise CallError("no answer")

    def hush(self) -> None:
        self.heard.append("hush")
        if self._broken:
            raise CallError("no answer")


def followed(bell: Bell, session: Session, *events: object) -> list[object]:
    posted: list[object] = []
    calls = Calls(posted.append, bell)
    for event in events:
        after = advance(session, event)
        calls.follow(session, after)
        session = after
    calls.close()
    return posted


def test_a_call_rings_with_the_name_of_its_stage_and_is_hushed_when_it_ends():
    bell = Bell()

    posted = followed(
        bell, walk_to(chosen(), Stage.PAGES), StaffCalled(True), StaffCalled(True), StaffCalled(False)
    )

    assert bell.heard == ["ring pages", "hush"]
    assert bell.threads == {"call"}
    assert posted == []


@pytest.mark.parametrize("stage", [Stage.INTRO, Stage.REVIEW])
def test_a_call_that_does_not_go_out_is_told_to_the_resident(stage):
    posted = followed(Bell(broken=True), walk_to(chosen(), stage), StaffCalled(True))

    assert posted == [Stumbled("call")]


def test_a_call_that_cannot_be_taken_back_is_no_trouble_of_the_residents():
    session = advance(chosen(), StaffCalled(True))

    assert followed(Bell(broken=True), session, StaffCalled(False)) == []


def test_the_end_of_a_visit_takes_its_call_back():
    bell = Bell()
    session = advance(chosen(), StaffCalled(True))
    calls = Calls(lambda _event: None, bell)
    calls.follow(session, session.erased())
    calls.close()

    assert bell.heard == ["hush"]
