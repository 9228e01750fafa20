"""Accepts an application for each line it reads; started by test_kill.py, which kills it.

    python -m tests.kiosk.outbox.accepting FOLDER RUN [PHASE SKIP]

Writes one line to stdout for every phase: ``begin``, ``making``, ``commit`` (the statement starts),
and, only once the commit is durable, ``done ID NUMBER``. With PHASE it stands still there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.application import build
from kiosk.outbox import Outbox
from kiosk.parcel import Parcel, Slot
from tests.kiosk.posting import Keys
from tests.kiosk.wishes import wish
from tests.last_words import LastWords


def main(folder: Path, run: str, *still: str) -> None:
    say = LastWords(*still).say

    def phase(statement: str) -> None:
        if statement.startswith("BEGIN"):
            say("begin")
        elif statement.startswith("COMMIT"):
            say("commit")

    sealer = Keys(folder / "keys").sealer()
    outbox = Outbox.open(folder / "outbox.sqlite", "01")
    outbox._file.set_trace_callback(phase)
    for count, _ in enumerate(sys.stdin, 1):
        wanted = wish(f"{run}-{count}")

        def make(slot: Slot) -> Parcel:
            say("making")
            return sealer.seal(build(wanted, slot))  # noqa: B023 - called before the next turn of the loop

        slot = outbox.accept(wanted.application, make)
        say(f"done {wanted.application} {slot.number}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
