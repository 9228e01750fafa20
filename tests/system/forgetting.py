"""Plays one visit to one of its ends and tells what this process still keeps of the resident.

    python -m tests.system.forgetting STATE END [leaky] <WORDS

WORDS are the resident's own, disguised, as JSON; END is done, quit, idle, or exit; with ``leaky`` something is
kept on purpose in each place, to see that it would be found.
Prints the places as JSON: how many ``during`` the visit, and ``after`` it.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from kiosk.bootstrap import Rooms
from kiosk.events import Quit, QuitAsked, Ticked
from kiosk.rehearsal import Visit, read_visit
from kiosk.runner import Runner
from kiosk.session import Session, Stage
from kiosk.work import Work
from tests.system.traces import everything_kept
from tests.system.visitor import ROOT, kiosk_in, until
from tests.turning import turn_once, turn_until
from ui.app import Open

_kept_on_purpose: list[object] = []


def reviewed(session: Session) -> bool:
    return session.stage is Stage.REVIEW


def finished(session: Session) -> bool:
    return session.stage in (Stage.DONE, Stage.EXIT)


def back_at_rest(session: Session) -> bool:
    return session.stage is Stage.IDLE and not session.visit


def visit_to(end: str) -> Visit:
    name = "exit" if end == "exit" else "whole"
    return read_visit(ROOT / "tests" / "system" / "visits" / f"{name}.toml")


def end_it(opened: Open, end: str) -> None:
    """Bring the visit that stands in its review, or on its exit, to the wanted end."""
    match end:
        case "quit":
            opened.bridge.happened(QuitAsked(True))
            opened.bridge.happened(Quit())
        case "idle":
            turn_until(lambda: not opened.bridge.session.holding, lambda: "quiet")
            for second in range(0, 800, 20):
                opened.bridge.happened(Ticked(time.monotonic() + second))
        case "done":
            until(opened, visit_to(end), finished)
    while not back_at_rest(opened.bridge.session):
        opened.window.frame.button("forward").click()


def settle(opened: Open) -> None:
    """Let what follows from an end be done: by the workers, then by the loop, and what that posts again."""
    gc.unfreeze()  # the workers are as old as the kiosk
    everything = gc.get_objects()
    for pool in {pool for work in everything if isinstance(work, Work) for pool in work._threads.values()}:
        pool.submit(int).result()  # what was before it in that thread is let go of
    runners = [each for each in everything if isinstance(each, Runner)]
    turn_until(lambda: not any(each.busy for each in runners), lambda: "idle workers")
    turn_until(lambda: not opened.bridge.session.holding, lambda: "quiet")
    for _ in range(3):
        turn_once()


def take_the_card_home(rooms: Rooms) -> None:
    """Let go of the emulated card: what is written on it is the resident's, not the kiosk's."""
    assert rooms.stagehand is not None
    rooms.stagehand.remove()
    rooms.stagehand._cards._wallet._cards.clear()


def leak(opened: Open) -> None:
    """Keep what should be forgotten, a different thing in each place."""
    session, window = opened.bridge.session, opened.window
    assert session.holder is not None
    _kept_on_purpose.append(session.answers)
    _kept_on_purpose.append(label := QLabel(window))
    label.setText(session.holder.name)
    window.frame.setAccessibleDescription(session.holder.address)
    window.setProperty("last_visitor", session.holder.name)
    vars(opened.bridge)["last_visitor"] = session.holder.name
    QGuiApplication.clipboard().setText(session.holder.birth_date)


def main(state: Path, end: str, leaky: str = "") -> None:
    opened, rooms = kiosk_in(state, visit_to(end))
    words = json.load(sys.stdin)
    until(opened, visit_to(end), finished if end == "exit" else reviewed)
    during = len(everything_kept(words))
    if leaky:
        leak(opened)
    end_it(opened, end)
    settle(opened)
    take_the_card_home(rooms)
    gc.collect()
    after = everything_kept(words)
    opened.close()
    print(json.dumps({"during": during, "after": after, "said": len(rooms.said)}, ensure_ascii=False))  # noqa: T201 - it is its answer


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
