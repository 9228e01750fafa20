"""Opens the outbox file so that what it acknowledges survives a power cut, or says why it cannot."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import secrets
import sqlite3
from pathlib import Path

from kiosk.outbox.errors import (
    OutboxDamagedError,
    OutboxUnavailableError,
    explained,
    explained_by_system,
)
from kiosk.outbox.schema import upgrade

__all__ = ["connect", "files_set_aside", "set_aside"]

#: Set and read back at every open: a build of SQLite may be made without one of them.
#: TRUNCATE with EXTRA lost no acknowledged row in simulated power cuts; SQLite's default did, and
#: Debian 12's version has the WAL-reset race. secure_delete wipes what is forgotten.
_PRAGMAS: tuple[tuple[str, str | int], ...] = (
    ("journal_mode", "truncate"),
    ("synchronous", 3),
    ("secure_delete", 1),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
)

_BUSY_SECONDS = 5.0


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the checked, upgraded file at *path*, made (0600) where there is none.

    Transactions are begun by hand; any thread may use it, one at a time. Raises ``OutboxError``.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise explained_by_system(error, path) from error
    file = None
    try:
        file = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        _prepare(file, path)
    except sqlite3.Error as error:
        if file is not None:
            file.close()
        raise explained(error, path) from error
    except BaseException:
        if file is not None:
            file.close()
        raise
    return file


def _prepare(file: sqlite3.Connection, path: Path) -> None:
    for name, wanted in _PRAGMAS:
        file.execute(f"PRAGMA {name} = {wanted}")
        (got,) = file.execute(f"PRAGMA {name}").fetchone()
        if got != wanted:
            raise OutboxUnavailableError(path, f"PRAGMA {name}: {got}")
    (verdict,) = file.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise OutboxDamagedError(path)
    upgrade(file)


def set_aside(path: Path, now: dt.datetime) -> Path:
    """Rename the damaged file at *path*, with its journal, and return its new name; nothing is deleted."""
    stamp = now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}-{secrets.token_hex(2)}{path.suffix}")
    try:
        with contextlib.suppress(FileNotFoundError):  # most often there is no journal
            _journal(path).rename(_journal(aside))
        path.rename(aside)
    except OSError as error:
        raise explained_by_system(error, path) from error
    return aside


def files_set_aside(path: Path) -> tuple[Path, ...]:
    """Return the files that were ever set aside from *path*, oldest first."""
    return tuple(sorted(path.parent.glob(f"{path.stem}.damaged-*{path.suffix}")))


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
