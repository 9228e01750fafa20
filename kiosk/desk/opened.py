"""Which applications this desk has opened, so that new ones stand out; ids and times only."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from kiosk import clock
from kiosk.desk.pigeonholes import DeskComplaint

__all__ = ["Opened"]


class Opened:
    """The desk's own memory in a small SQLite file at *path*; raises ``DeskComplaint``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def mark(self, application: str) -> None:
        """Remember that *application* was opened; the first time stays."""
        with self._file() as file:
            file.execute(
                "INSERT OR IGNORE INTO opened VALUES (?, ?)", (application, clock.in_japan(clock.now()))
            )

    def all(self) -> frozenset[str]:
        """Return the ids of everything that was opened."""
        with self._file() as file:
            return frozenset(application for (application,) in file.execute("SELECT application FROM opened"))

    @contextlib.contextmanager
    def _file(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(self._path)) as file, file:
                file.execute(
                    "CREATE TABLE IF NOT EXISTS opened (application TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT"
                )
                yield file
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise self._complaint(why) from None
        except sqlite3.Error as error:
            raise self._complaint(str(error)) from None

    def _complaint(self, why: str) -> DeskComplaint:
        return DeskComplaint(
            str(self._path), f"に開封の記録を書けません（{why}）", "フォルダーの権限を確かめてください"
        )
