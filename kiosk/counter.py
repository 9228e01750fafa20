"""The counter behind the last button: an accepted visit becomes a sealed application in the outbox."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from typing import TYPE_CHECKING

from kiosk.clock import now
from kiosk.complaint import Complaint
from kiosk.config import Config
from kiosk.receipt import Receipt
from kiosk.rules import deadline, fee
from kiosk.session import Session
from kiosk.town import Town
from kiosk.work import Refusing

if TYPE_CHECKING:
    from kiosk.application import Wish
    from kiosk.audit import Record
    from kiosk.intake import Intake
    from kiosk.outbox import Outbox
    from kiosk.sync import Postman

__all__ = ["Desk", "PracticeDesk"]

log = logging.getLogger("kiosk.counter")


class Desk:
    """Opens the outbox at its first use and keeps it open; its methods may be called by any worker."""

    def __init__(self, config: Config, town: Town) -> None:
        self._config = config
        self._town = town
        self._lock = threading.Lock()
        self._outbox: Outbox | None = None
        self._intake: Intake | None = None
        self._postman: Postman | None = None

    def statement(self, session: Session) -> bytes:
        """Return what the resident of *session* signs: what would be kept now."""
        return statement_of(session, self._town)

    def accept(self, session: Session) -> Receipt:
        """Seal and keep the application of *session*; raises ``Refusing``, then nothing was kept."""
        from kiosk.outbox import OutboxError, OutboxFullError  # noqa: PLC0415 - first used by the worker

        try:
            receipt = self._open().take_in(wish_of(session, self._town))
        except OutboxFullError as error:
            log.error("%s", error)  # noqa: TRY400 - expected trouble: its sentence says all
            raise Refusing("submit.full") from error
        except (OutboxError, Complaint, OSError) as error:
            log.error("the application was not kept: %s", error)  # noqa: TRY400 - as above
            raise Refusing("submit.failed") from error
        if self._postman is not None:
            self._postman.nudge()
        return receipt

    def prepare(self) -> None:
        """Open the outbox and begin to deliver what waits there; raises ``Complaint``."""
        self._open()

    def use(self, town: Town) -> None:
        """Go by another town.toml from the next application on."""
        self._town = town

    def record(self, record: Record) -> None:
        """Add *record* to the audit; raises ``OutboxError``."""
        with self._lock:
            self._kept().record(record)

    def disk(self, *, full: bool) -> None:
        """Leave no room for one more parcel, or room again: rehearsals only."""
        with self._lock:
            self._kept().limit(full=full)

    def close(self) -> None:
        """Let the postman finish and close the file."""
        with self._lock:
            if self._postman is not None:
                self._postman.stop()
            if self._outbox is not None:
                self._outbox.close()
            self._outbox = self._intake = self._postman = None

    def _open(self) -> Intake:
        from kiosk.couriers import FolderCourier  # noqa: PLC0415 - first used by the worker
        from kiosk.intake import Intake  # noqa: PLC0415 - see above
        from kiosk.keyring import read_kiosk_key, read_recipients  # noqa: PLC0415 - see above
        from kiosk.seal import Sealer  # noqa: PLC0415 - see above
        from kiosk.sync import Postman  # noqa: PLC0415 - see above

        with self._lock:
            if self._intake is None:
                paths = self._config.paths
                sealer = Sealer(read_recipients(paths.recipients), read_kiosk_key(paths.keys))
                outbox = self._kept()
                self._intake = Intake(outbox, sealer)
                self._postman = Postman(outbox, FolderCourier(paths.courier))
                self._postman.start()
                outbox.forget(now() - dt.timedelta(days=self._config.kiosk.keep_days))
            return self._intake

    def _kept(self) -> Outbox:
        """Return the outbox, opened at first use; the caller holds the lock."""
        from kiosk.outbox import Outbox  # noqa: PLC0415 - first used by a worker

        if self._outbox is None:
            self._outbox = Outbox.open(self._config.paths.outbox, self._config.kiosk.id)
        return self._outbox


class PracticeDesk:
    """The sink of a practice visit: it has no outbox and keeps nothing."""

    def __init__(self, config: Config, town: Town) -> None:
        self._kiosk = config.kiosk.id
        self._town = town

    def use(self, town: Town) -> None:
        """Go by another town.toml from the next application on."""
        self._town = town

    def statement(self, session: Session) -> bytes:
        """Return what the resident of *session* would sign."""
        return statement_of(session, self._town)

    def accept(self, session: Session) -> Receipt:
        """Return a receipt that is good for nothing."""
        from kiosk.application import build, receipt_of  # noqa: PLC0415 - first used by the worker
        from kiosk.clock import in_japan  # noqa: PLC0415 - see above
        from kiosk.parcel import Slot  # noqa: PLC0415 - see above

        number = f"{self._kiosk}-000-000"
        slot = Slot(number=number, kiosk=self._kiosk, epoch="practice", sequence=0, accepted=in_japan(now()))
        return receipt_of(build(wish_of(session, self._town), slot), practice=True)


def statement_of(session: Session, town: Town) -> bytes:
    """Return what the resident of *session* signs; the slot it does not have yet is no part of it."""
    from kiosk.application import build  # noqa: PLC0415 - first used by the worker
    from kiosk.parcel import Slot  # noqa: PLC0415 - see above
    from kiosk.statement import statement  # noqa: PLC0415 - see above

    return statement(build(wish_of(session, town), Slot("", "", "", 0, "")))


def wish_of(session: Session, town: Town) -> Wish:
    """Return what the resident accepted in the review, with fee and deadline worked out."""
    from kiosk.application import Wish  # noqa: PLC0415 - first used by the worker
    from kiosk.gif import Municipality  # noqa: PLC0415 - see above

    procedure, route = session.procedure, session.route
    assert procedure is not None
    assert session.opened is not None
    last = route.stops[-1]
    given = route.view.value
    charge = procedure.fee
    limit = procedure.deadline
    office = town.offices.get(procedure.head.office)
    return Wish(
        application=session.application,
        procedure=procedure,
        route=route,
        office=office.name if office else "",
        opened=session.opened,
        language=session.comfort.language,
        holder=session.holder,
        signature=session.signature,
        protection=session.protection,
        fee=fee(charge.rule, [given(each, last) for each in charge.arguments]) if charge else 0,
        deadline=deadline(limit.rule, [given(each, last) for each in limit.arguments]) if limit else None,
        town=Municipality(town.town.name, town.town.code),
    )
