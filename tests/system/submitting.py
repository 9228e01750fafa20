"""Presses 「これで申しこむ」 on the real window for each line it reads; started by test_kill.py, which kills it.

    python -m tests.system.submitting STATE RUN [PHASE SKIP]

Writes a line for each phase to stdout: ``try APPLICATION``, ``begin``, ``commit`` (the statement
starts), ``kept`` (the worker returned), and ``shown APPLICATION NUMBER`` only after the done page
was painted with it. With PHASE it stands still there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from kiosk.rehearsal import read_visit
from kiosk.session import Session, Stage
from tests.last_words import LastWords
from tests.system.visitor import ROOT, kiosk_in, until
from tests.turning import turn_until
from ui.app import Open
from ui.screens.done import DoneScreen


class Phases:
    """Says where the outbox is, but only while it takes an application in: the postman writes there too."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say, self.on = say, False

    def __call__(self, statement: str) -> None:
        if self.on and statement.startswith("BEGIN"):
            self.say("begin")
        elif self.on and statement.startswith("COMMIT"):
            self.say("commit")


class Painted(QObject):
    """Counts how often the done page was painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint and isinstance(watched, DoneScreen):
            self.count += 1
        return False


def submit(opened: Open, reviewed: Session, application: str, painted: Painted, phases: Phases) -> None:
    """Hand in the same answers as another application, with the real button, up to the painted number."""
    bridge = opened.bridge
    bridge._session = replace(reviewed, application=application, errand=bridge.session.errand)
    bridge.changed.emit(bridge.session)
    phases.on = True
    phases.say(f"try {application}")
    while bridge.session.stage is Stage.REVIEW:
        opened.window.frame.button("forward").click()
    turn_until(lambda: bridge.session.stage is Stage.DONE, lambda: "the receipt")
    phases.on = False
    phases.say("kept")
    before = painted.count
    turn_until(lambda: painted.count > before, lambda: "the page with the number")
    assert bridge.session.receipt is not None
    phases.say(f"shown {application} {bridge.session.receipt.number}")


def main(state: Path, run: str, *still: str) -> None:
    opened, rooms = kiosk_in(state)
    phases = Phases(LastWords(*still).say)
    rooms.counter.prepare()
    rooms.counter._outbox._file.set_trace_callback(phases)
    painted = Painted()
    opened.app.installEventFilter(painted)
    visit = read_visit(ROOT / "assets" / "visits" / "resident_record.toml")
    until(opened, visit, lambda session: session.stage is Stage.REVIEW)
    reviewed = opened.bridge.session
    phases.say("ready")
    for count, _ in enumerate(sys.stdin, 1):
        submit(opened, reviewed, f"{run}-{count}", painted, phases)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
