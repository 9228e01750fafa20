"""Accepts until the disk is full; prints the error, numbers given, parcels kept, and 1 if room helps.

python -m tests.kiosk.outbox.filling FOLDER
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from kiosk.outbox import Outbox, OutboxError
from tests.kiosk.outbox.conftest import sealed


def main(folder: Path) -> None:
    path = folder / "outbox.sqlite"
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(64 * 1024))
    given = 0
    with contextlib.closing(Outbox.open(path, "01")) as outbox:
        try:
            while True:
                outbox.accept(f"a{given}", sealed(f"a{given}", 2000))
                given += 1
        except OutboxError as error:
            trouble = type(error).__name__
    with contextlib.closing(Outbox.open(path, "01")) as outbox:
        kept = len([each for each in outbox.entries() if outbox.parcel(each.application) is not None])
        ballast.unlink()
        outbox.accept("more", sealed("more", 2000))
        sys.stdout.write(f"{trouble} {given} {kept} {len(outbox.entries()) - kept}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
