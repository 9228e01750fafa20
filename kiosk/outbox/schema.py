"""The tables of the outbox file, and the steps that bring an older file up to them.

Steps only ever add, so that a program one version older can still read the file. The parcel table says
nothing about a person in the clear; what is applied for is inside the seal.
"""

from __future__ import annotations

import sqlite3

__all__ = ["VERSION", "upgrade"]

#: ``PRAGMA user_version`` of a file that has every step.
VERSION = 1

_FIRST = (
    # place is the order of arrival in this file; sequence counts within an epoch.
    """
    CREATE TABLE parcel (
        place INTEGER PRIMARY KEY,
        application TEXT NOT NULL UNIQUE,
        kiosk TEXT NOT NULL,
        epoch TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence > 0),
        number TEXT NOT NULL UNIQUE,
        accepted TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'acknowledged', 'held')),
        why TEXT NOT NULL DEFAULT '',
        attempts INTEGER NOT NULL DEFAULT 0,
        changed TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        recipients TEXT NOT NULL,
        signature BLOB NOT NULL,
        sealed BLOB,
        UNIQUE (epoch, sequence),
        CHECK (sealed IS NOT NULL OR state = 'acknowledged')
    ) STRICT
    """,
    "CREATE INDEX parcel_by_state ON parcel (state, place)",
    # One row: what this file is called and how far it has counted.
    """
    CREATE TABLE house (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        epoch TEXT NOT NULL,
        made TEXT NOT NULL
    ) STRICT
    """,
    # Numbers still legible in a damaged file that was set aside: never given again.
    "CREATE TABLE taken (number TEXT PRIMARY KEY) STRICT",
    "CREATE TABLE aside (name TEXT PRIMARY KEY, carried INTEGER NOT NULL, found TEXT NOT NULL) STRICT",
    """
    CREATE TABLE audit (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        record TEXT NOT NULL,
        facts TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
    """,
    """
    CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
    """,
)


def upgrade(file: sqlite3.Connection) -> None:
    """Bring *file* up to ``VERSION``; a file that is there, or ahead, is left as it is."""
    (version,) = file.execute("PRAGMA user_version").fetchone()
    if version >= VERSION:
        return
    # Half a second of import, paid once in the life of a file.
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 - see above

    steps = Migrations("outbox")

    @steps(name="first")
    def first(database: Database) -> None:
        for statement in _FIRST:
            database.execute(statement)
        database.execute("PRAGMA user_version = 1")

    steps.apply(Database(file))
