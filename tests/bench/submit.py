"""Submit to durable: building, sealing, signing and keeping against one bare insert with the same pragmas."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Figure, ratio

_POSTMAN = 0.05  # seconds for the last parcel to be delivered; residents come minutes apart
_PRAGMAS = ("journal_mode=TRUNCATE", "synchronous=EXTRA", "secure_delete=ON")


def measure(pairs: int) -> list[Figure]:
    """Return the ratio of ``Desk.accept`` against inserting a blob of the same size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench.accepted import accepted_sessions

    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        desk, sessions = accepted_sessions(state, 5 * pairs + 1)
        desk.accept(sessions.pop())  # opens the file and imports what sealing needs
        bare = _bare(state / "bare.sqlite")
        found = []
        for session in sessions:
            time.sleep(_POSTMAN)
            began = time.perf_counter()
            desk.accept(session)
            ours = time.perf_counter() - began
            began = time.perf_counter()
            _insert(bare, b"x" * 4000)
            found.append((ours, time.perf_counter() - began))
        desk.close()
        bare.close()
    return [ratio("submit to durable", found, 2.5)]


def _bare(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, isolation_level=None)
    for pragma in _PRAGMAS:
        file.execute(f"PRAGMA {pragma}")
    file.execute("CREATE TABLE kept (id TEXT PRIMARY KEY, body BLOB) STRICT")
    return file


def _insert(file: sqlite3.Connection, body: bytes) -> None:
    file.execute("BEGIN IMMEDIATE")
    file.execute("INSERT INTO kept VALUES (hex(randomblob(16)), ?)", (body,))
    file.execute("COMMIT")
