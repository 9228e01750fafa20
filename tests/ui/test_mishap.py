"""What nobody expected: logged without a word of anybody, told kindly, and a fresh start."""

from __future__ import annotations

import logging
import sys
import threading

import pytest

from kiosk.events import Failed, ProblemClosed
from kiosk.restart import AFTER_TROUBLE
from kiosk.session import Session, Stage
from kiosk.technical_log import Discreet
from tests.kiosk.session.visiting import chosen, fresh, walk_to
from ui.bridge import Bridge
from ui.mishap import Mishap

NAME = "松島　花子"


class Kept(logging.Handler):
    """Keeps the lines as the technical log writes them."""

    def __init__(self):
        super().__init__()
        self.setFormatter(Discreet())
        self.lines: list[str] = []

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture
def lines():
    handler = Kept()
    logger = logging.getLogger("kiosk")
    logger.addHandler(handler)
    yield handler.lines
    logger.removeHandler(handler)


@pytest.fixture
def watched(qtbot):
    undo = []

    def watch(session: Session):
        left: list[int] = []
        bridge = Bridge(session)
        mishap = Mishap(bridge, left.append, bridge)
        undo.append(mishap.watch())
        return bridge, left

    yield watch
    for give_back in undo:
        give_back()


def stumble(name: str) -> None:
    raise ValueError(f"{name} is no number")


def hook() -> None:
    try:
        stumble(NAME)
    except ValueError:
        sys.excepthook(*sys.exc_info())


def test_a_resident_is_told_kindly_and_the_program_ends_when_they_have_read_it(qtbot, watched):
    bridge, left = watched(walk_to(chosen(), Stage.PAGES))
    hook()
    qtbot.waitUntil(lambda: bridge.session.problem is not None)
    assert (bridge.session.problem.key, left) == ("unexpected", [])

    bridge.happened(ProblemClosed("quit"))

    assert left == [AFTER_TROUBLE]


def test_with_nobody_there_the_program_ends_at_once(qtbot, watched):
    _bridge, left = watched(fresh())
    hook()

    qtbot.waitUntil(lambda: left == [AFTER_TROUBLE])


def test_a_second_trouble_ends_the_program_without_asking(qtbot, watched):
    bridge, left = watched(walk_to(chosen(), Stage.PAGES))
    hook()
    qtbot.waitUntil(lambda: bridge.session.problem is not None)
    hook()

    qtbot.waitUntil(lambda: left == [AFTER_TROUBLE])


def test_trouble_on_a_thread_is_met_too(qtbot, watched, lines):
    _bridge, left = watched(fresh())
    thread = threading.Thread(target=stumble, args=(NAME,))
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: left == [AFTER_TROUBLE])
    assert "ValueError" in lines[0]


def test_what_work_met_unexpectedly_dooms_the_program_too(watched):
    session = walk_to(chosen(), Stage.READING)
    bridge, left = watched(session)
    bridge.happened(Failed(session.visit, session.errand, "unexpected"))
    assert left == []
    bridge.happened(ProblemClosed("quit"))

    assert left == [AFTER_TROUBLE]


def test_the_log_has_kind_and_place_and_no_word_of_the_message(qtbot, watched, lines):
    _bridge, left = watched(fresh())
    hook()
    qtbot.waitUntil(lambda: left != [])

    (line,) = lines
    assert "ValueError" in line
    assert "test_mishap.py" in line
    assert "stumble" in line
    assert NAME not in line
    assert "number" not in line
