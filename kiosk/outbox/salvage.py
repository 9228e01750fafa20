"""Carries over what can still be read of an outbox file that was set aside as damaged."""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk.receipt import check_number

__all__ = ["carry_over"]

_COLUMNS = (
    "application, kiosk, epoch, sequence, number, accepted, state, why, attempts, changed, "
    "size, sha256, recipients, signature, sealed"
)

_NUMBER = re.compile(rb"[0-9]{2}-[0-9]{3}-[0-9]{3}")


def carry_over(file: sqlite3.Connection, damaged: Path) -> int:
    """Copy every whole parcel of *damaged* into *file* and return how many; in the caller's transaction.

    A number that is legible anywhere in its bytes is never given again, parcel or no parcel.
    """
    carried = 0
    for row in _whole_rows(damaged):
        marks = ", ".join("?" * len(row))
        cursor = file.execute(f"INSERT OR IGNORE INTO parcel ({_COLUMNS}) VALUES ({marks})", row)  # noqa: S608 - our own column names
        carried += cursor.rowcount
    legible = {match.group().decode("ascii") for match in _NUMBER.finditer(damaged.read_bytes())}
    file.executemany(
        "INSERT OR IGNORE INTO taken (number) VALUES (?)",
        ((number,) for number in sorted(legible) if check_number(number)),
    )
    return carried


def _whole_rows(damaged: Path) -> Iterator[tuple[object, ...]]:
    """Yield the rows whose sealed bytes are what they were; read from a copy, the file itself is evidence."""
    with tempfile.TemporaryDirectory(dir=damaged.parent, prefix=".salvage-") as folder:
        copy = Path(folder) / damaged.name
        shutil.copyfile(damaged, copy)
        with contextlib.suppress(FileNotFoundError):  # a journal SQLite may still want to play back
            shutil.copyfile(f"{damaged}-journal", f"{copy}-journal")
        with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as old:
            for place in range(1, _highest(old, copy) + 1):
                row = _row(old, place)
                if row is not None and _is_whole(row):
                    yield row


def _highest(old: sqlite3.Connection, copy: Path) -> int:
    """Return a place no row is above; where the tree is torn, one no file of this size could reach."""
    try:
        return int(old.execute("SELECT max(place) FROM parcel").fetchone()[0] or 0)
    except (sqlite3.DatabaseError, TypeError, ValueError):
        return copy.stat().st_size // 256  # a parcel is never that small


def _row(old: sqlite3.Connection, place: int) -> tuple[object, ...] | None:
    try:
        found = old.execute(f"SELECT {_COLUMNS} FROM parcel WHERE place = ?", (place,)).fetchone()  # noqa: S608 - as above
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None  # this row lies on a torn page; its neighbours may not
    return tuple(found) if found else None


def _is_whole(row: tuple[object, ...]) -> bool:
    number, state, digest, sealed = row[4], row[6], row[11], row[14]
    if not isinstance(number, str) or not check_number(number):
        return False
    if sealed is None:
        return state == "acknowledged"
    return isinstance(sealed, bytes) and hashlib.sha256(sealed).hexdigest() == digest
