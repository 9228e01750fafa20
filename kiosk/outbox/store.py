"""Sealed applications waiting for the town's staff: in order, each once, durable before anybody is told."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk import audit, clock
from kiosk.outbox.entry import SELECT, SELECT_WHOLE, Entry, State, entry_of, utc
from kiosk.outbox.errors import NumbersUsedUpError, OutboxDamagedError, explained, explained_by_system
from kiosk.outbox.file import connect, files_set_aside, set_aside
from kiosk.outbox.salvage import carry_over
from kiosk.parcel import Parcel, Slot, Waybill
from kiosk.receipt import NumbersSpentError, new_number

__all__ = ["Outbox", "SetAside"]

_MOST_PAGES = 1073741823  # SQLite's own default of max_page_count


@dataclass(frozen=True, slots=True)
class SetAside:
    """An alarm for staff: a damaged outbox was kept as *file*; *carried* of its parcels live on."""

    file: Path
    carried: int


class Outbox:
    """The one file in which a kiosk keeps what it sealed; open it with ``Outbox.open``."""

    def __init__(
        self,
        path: Path,
        file: sqlite3.Connection,
        kiosk: str,
        now: Callable[[], dt.datetime],
        alarms: tuple[SetAside, ...] = (),
    ) -> None:
        self.path = path
        self.alarms = alarms
        self._file = file
        self._kiosk = kiosk
        self._now = now
        self._lock = threading.RLock()
        self.epoch = self._settle_epoch()

    @classmethod
    def open(
        cls, path: Path, kiosk: str, *, now: Callable[[], dt.datetime] = clock.now, mend: bool = True
    ) -> Outbox:
        """Return the outbox of *kiosk* (two digits) at *path*; raises ``OutboxError``.

        A damaged file is set aside, a new one takes over its whole parcels, and ``alarms`` says so;
        without *mend* it is only complained about (another process may be using it).
        """
        try:
            file = connect(path)
        except OutboxDamagedError:
            if not mend:
                raise
            set_aside(path, now())
            file = connect(path)
        outbox = cls(path, file, kiosk, now)
        if mend:
            outbox.alarms = tuple(outbox._take_over(each) for each in outbox._not_taken_over())
        return outbox

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._file.close()

    # ------------------------------------------------------------ taking in

    def accept(self, application: str, make: Callable[[Slot], Parcel]) -> Slot:
        """Keep what *make* seals for the slot it is given, and return the slot once it is durable.

        Slot, parcel and audit row are one transaction; an application that was accepted before
        gets its old slot and *make* is not called. Raises ``OutboxError``; then nothing was kept
        and no number given.
        """
        with self._writing() as file:
            known = file.execute(f"{SELECT} WHERE application = ?", (application,)).fetchone()
            if known is not None:
                return entry_of(known).slot
            slot = self._next_slot()
            parcel = make(slot)
            self._keep(parcel)
            self._record(audit.ParcelAccepted(slot.sequence, len(parcel.sealed)))
        return slot

    def _next_slot(self) -> Slot:
        (sequence,) = self._file.execute(
            "SELECT coalesce(max(sequence), 0) + 1 FROM parcel WHERE epoch = ?", (self.epoch,)
        ).fetchone()
        try:
            number = new_number(self._kiosk, self._is_taken)
        except NumbersSpentError:
            raise NumbersUsedUpError(self.path) from None
        return Slot(number, self._kiosk, self.epoch, sequence, clock.in_japan(self._now()))

    def _is_taken(self, number: str) -> bool:
        found = self._file.execute(
            "SELECT 1 FROM parcel WHERE number = ?1 UNION ALL SELECT 1 FROM taken WHERE number = ?1",
            (number,),
        )
        return found.fetchone() is not None

    def _keep(self, parcel: Parcel) -> None:
        slot, waybill = parcel.waybill.slot, parcel.waybill
        moment = utc(dt.datetime.fromisoformat(slot.accepted))
        self._file.execute(
            "INSERT INTO parcel (application, kiosk, epoch, sequence, number, accepted, state, changed,"
            " size, sha256, recipients, signature, sealed) VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?)",
            (
                *(waybill.application, slot.kiosk, slot.epoch, slot.sequence, slot.number, moment, moment),
                *(len(parcel.sealed), waybill.sha256, " ".join(waybill.recipients)),
                *(parcel.signature, parcel.sealed),
            ),
        )

    # ------------------------------------------------------------ looking

    def entries(self, *states: State) -> tuple[Entry, ...]:
        """Return the parcels in *states* (all of them when none is named), oldest first."""
        wanted = [each.value for each in states or tuple(State)]
        marks = ", ".join("?" * len(wanted))
        with self._reading() as file:
            rows = file.execute(f"{SELECT} WHERE state IN ({marks}) ORDER BY place", wanted).fetchall()
        return tuple(map(entry_of, rows))

    def due(self) -> tuple[Entry, ...]:
        """Return what a courier should take, oldest first: waiting, or cut off while it was sent."""
        return self.entries(State.WAITING, State.SENDING)

    def parcel(self, application: str) -> Parcel | None:
        """Return the parcel, or None where there is none, its bytes were forgotten or are not what they were."""
        with self._reading() as file:
            row = file.execute(f"{SELECT_WHOLE} WHERE application = ?", (application,)).fetchone()
        if row is None or row[-1] is None:
            return None
        *front, sha256, recipients, signature, sealed = row
        if hashlib.sha256(sealed).hexdigest() != sha256:
            return None
        waybill = Waybill(application, entry_of(tuple(front)).slot, sha256, tuple(recipients.split()))
        return Parcel(waybill, signature, sealed)

    def aside(self) -> tuple[SetAside, ...]:
        """Return every damaged file that is still kept beside this one, oldest first."""
        with self._reading() as file:
            carried = dict(file.execute("SELECT name, carried FROM aside"))
        return tuple(SetAside(each, carried.get(each.name, 0)) for each in files_set_aside(self.path))

    def broken_audit_row(self) -> int | None:
        """Return the first row at which the audit chain is broken, None when it is whole."""
        with self._reading() as file:
            return audit.verify(file)

    # ------------------------------------------------------------ on its way

    def set_out(self, application: str) -> None:
        """A courier took the parcel: one attempt more."""
        self._move(application, State.SENDING, (State.WAITING, State.SENDING))

    def bring_back(self, application: str) -> None:
        """The courier came back with it: try again later."""
        self._move(application, State.WAITING, (State.SENDING,))

    def acknowledge(self, application: str) -> None:
        """The staff's side has it for good."""
        self._move(application, State.ACKNOWLEDGED, (State.WAITING, State.SENDING, State.HELD))

    def hold(self, application: str, why: audit.Why) -> None:
        """Keep it back until staff look at it; others go on."""
        self._move(application, State.HELD, (State.WAITING, State.SENDING), why)

    def release(self, application: str) -> None:
        """Staff let a held parcel go out again."""
        self._move(application, State.WAITING, (State.HELD,))

    def forget(self, before: dt.datetime) -> int:
        """Wipe the sealed bytes of what was acknowledged before *before*; numbers stay taken. Return how many."""
        with self._writing() as file:
            old = file.execute(
                "SELECT application, sequence FROM parcel WHERE state = 'acknowledged' AND sealed IS NOT NULL"
                " AND changed < ? ORDER BY place",
                (utc(before),),
            ).fetchall()
            for application, sequence in old:
                file.execute(
                    "UPDATE parcel SET sealed = NULL, size = 0 WHERE application = ?", (application,)
                )
                self._record(audit.ParcelForgotten(sequence))
        return len(old)

    def _move(
        self, application: str, to: State, allowed: tuple[State, ...], why: audit.Why | None = None
    ) -> None:
        """Change a parcel's state where it stands in an *allowed* one; a late report changes nothing."""
        with self._writing() as file:
            row = file.execute(f"{SELECT} WHERE application = ?", (application,)).fetchone()
            if row is None or (entry := entry_of(row)).state not in allowed:
                return
            attempts = entry.attempts + (to is State.SENDING)
            file.execute(
                "UPDATE parcel SET state = ?, why = ?, attempts = ?, changed = ? WHERE application = ?",
                (to.value, why or "", attempts, utc(self._now()), application),
            )
            self._record_move(entry, to, attempts, why)

    def _record_move(self, entry: Entry, to: State, attempts: int, why: audit.Why | None) -> None:
        sequence = entry.slot.sequence
        if to is State.SENDING:
            self._record(audit.ParcelSent(sequence, attempts))
        elif to is State.ACKNOWLEDGED:
            self._record(audit.ParcelAcknowledged(sequence))
        elif why is not None:
            self._record(audit.ParcelHeld(sequence, why))
        elif entry.state is State.HELD:
            self._record(audit.ParcelReleased(sequence))

    # ------------------------------------------------------------ the house

    def record(self, record: audit.Record) -> None:
        """Add *record* to the audit; raises ``OutboxError``."""
        with self._writing():
            self._record(record)

    def limit(self, *, full: bool) -> None:
        """Let the file grow no further, as a full disk would not let it, or let it grow again (rehearsals)."""
        with self._reading() as file:
            (pages,) = file.execute("PRAGMA page_count").fetchone()
            file.execute(f"PRAGMA max_page_count = {pages if full else _MOST_PAGES}")

    def _record(self, record: audit.Record) -> None:
        audit.append(self._file, record, self._now())

    def _settle_epoch(self) -> str:
        with self._writing() as file:
            row = file.execute("SELECT epoch FROM house").fetchone()
            if row is None:
                row = (secrets.token_hex(8),)
                file.execute("INSERT INTO house VALUES (1, ?, ?)", (*row, utc(self._now())))
        return str(row[0])

    def _not_taken_over(self) -> tuple[Path, ...]:
        with self._reading() as file:
            known = {name for (name,) in file.execute("SELECT name FROM aside")}
        return tuple(each for each in files_set_aside(self.path) if each.name not in known)

    def _take_over(self, damaged: Path) -> SetAside:
        """Take over a file that was set aside, now or before a crash; all of it or nothing."""
        with self._writing() as file:
            try:
                carried = carry_over(file, damaged)
            except OSError as error:
                raise explained_by_system(error, damaged) from error
            file.execute("INSERT INTO aside VALUES (?, ?, ?)", (damaged.name, carried, utc(self._now())))
            self._record(audit.OutboxSetAside(carried))
        return SetAside(damaged, carried)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One durable transaction, or none of it."""
        with self._reading() as file:
            file.execute("BEGIN IMMEDIATE")
            try:
                yield file
                file.execute("COMMIT")
            finally:
                if file.in_transaction:
                    file.execute("ROLLBACK")

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._file
            except sqlite3.Error as error:
                raise explained(error, self.path) from error
