"""What a stage waits for, done off the UI thread and reported as an event.

Each resource has a thread of its own, so a card that never answers cannot keep an application
from being sealed. Work starts exactly when the errand changes; its report carries visit and
errand, so one that comes too late is not heard.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from devices.ports import (
    CardKind,
    CardReader,
    DeviceError,
    OldResidentCardError,
    PhoneCardError,
    Pin,
    Secret,
)
from kiosk.clock import now
from kiosk.events import Event, Failed, HolderRead, PinGiven, Signed, SlipPrinted, Submitted, TriesRead
from kiosk.plan import Plan, plan_of
from kiosk.receipt import Receipt
from kiosk.session import Session, Task
from kiosk.trouble import facts_of, key_of

if TYPE_CHECKING:
    from kiosk.draft import Draft

#: What work can come to.
Outcome = TriesRead | HolderRead | Signed | Submitted | SlipPrinted | Failed

__all__ = ["Counter", "Printing", "Refusing", "Work"]

log = logging.getLogger("kiosk.work")


class Refusing(Exception):  # noqa: N818 - the counter's word for what it cannot take
    """The work cannot be done, and no device is to blame; *problem* is a key of ``ui.problems``."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Counter(Protocol):
    """Where a finished visit hands in its application: the outbox, or a sink in practice."""

    def statement(self, session: Session) -> bytes:
        """Return what the resident signs."""
        ...

    def accept(self, session: Session) -> Receipt:
        """Seal and keep the application; return its receipt only when it is durable."""
        ...


class Printing(Protocol):
    """Something that turns a receipt, a draft or a list into paper."""

    def print_slip(self, receipt: Receipt, language: str) -> None:
        """Print the slip; raises ``PrinterError``."""
        ...

    def print_draft(self, draft: Draft) -> None:
        """Print the draft and keep nothing of it; raises ``PrinterError``."""
        ...

    def print_plan(self, plan: Plan, language: str) -> None:
        """Print the list of a happening; raises ``PrinterError``."""
        ...


class Work:
    """Starts and reports the work of one kiosk."""

    def __init__(
        self,
        post: Callable[[Event], None],
        *,
        reader: CardReader,
        counter: Counter,
        practice: Counter,
        printing: Printing,
    ) -> None:
        self._post = post
        self._reader = reader
        self._counter = counter
        self._practice = practice
        self._printing = printing
        self._errand: tuple[str, int] = ("", 0)
        self._threads: Mapping[Task, ThreadPoolExecutor] = _threads()

    def follow(self, session: Session, event: Event) -> None:
        """Start what *session* calls for, once an errand; a secret is wiped if nobody wants it."""
        secret = event.secret if isinstance(event, PinGiven) else None
        fresh = (session.visit, session.errand) != self._errand
        self._errand = (session.visit, session.errand)
        if fresh and session.task is not Task.NONE:
            job = self._job(session, secret)
            self._threads[session.task].submit(self._run, session, job, secret)
        elif secret is not None:
            secret.wipe()

    def close(self) -> None:
        """Let running work end; nothing new is started."""
        for thread in set(self._threads.values()):
            thread.shutdown(wait=False, cancel_futures=True)

    def _job(self, session: Session, secret: Secret | None) -> Callable[[], Outcome]:
        match session.task:
            case Task.TRIES:
                return lambda: self._tries(session)
            case Task.READING:
                return lambda: self._read(session, secret)
            case Task.SIGNING:
                return lambda: self._sign(session, secret)
            case Task.SUBMITTING:
                receipt = self._counter_of(session).accept
                return lambda: Submitted(session.visit, session.errand, receipt(session))
            case Task.PRINTING:
                return lambda: self._print(session)
            case Task.NONE:
                raise ValueError("there is nothing to do")

    def _run(self, session: Session, job: Callable[[], Outcome], secret: Secret | None) -> None:
        try:
            report: Outcome = job()
        except DeviceError as error:
            log.info("%s: %s", session.task.value, type(error).__name__)
            report = Failed(session.visit, session.errand, key_of(error), facts_of(error))
        except Refusing as refusing:
            report = Failed(session.visit, session.errand, refusing.problem)
        except Exception:
            # The thread's last chance to say that it died: the window restarts the kiosk on it.
            log.exception("%s failed unexpectedly", session.task.value)
            report = Failed(session.visit, session.errand, "unexpected")
        finally:
            if secret is not None:
                secret.wipe()
        self._post(report)

    def _tries(self, session: Session) -> Outcome:
        with self._reader.open() as card:
            kind = card.kind()
            if kind is CardKind.OLD_RESIDENT:
                raise OldResidentCardError
            if kind is not CardKind.MY_NUMBER:
                raise PhoneCardError
            return TriesRead(session.visit, session.errand, card.tries_left(session.pin))

    def _read(self, session: Session, secret: Secret | None) -> Outcome:
        assert secret is not None, "reading is called for by PinGiven only"
        with self._reader.open() as card:
            holder = card.read_holder(secret, keep_last_try=_keeps_last_try(session))
        return HolderRead(session.visit, session.errand, holder)

    def _sign(self, session: Session, secret: Secret | None) -> Outcome:
        """Sign with the card of who came with it at the start, and with nobody else's."""
        from kiosk.signature import ToSign, signer_of  # noqa: PLC0415 - first used by a worker

        assert secret is not None, "signing is called for by PinGiven only"
        assert session.holder is not None, "nobody else is asked to sign"
        statement, keep = self._counter_of(session).statement(session), _keeps_last_try(session)
        with self._reader.open() as card:
            certificate = card.certificate(Pin.SIGN, secret, keep_last_try=keep)
            signer, moment = signer_of(certificate), now()
            if not signer.is_same(session.holder):
                raise Refusing("sign.other-person")
            if signer.lapsed(moment):
                raise Refusing("sign.lapsed")
            words = ToSign(statement, certificate, moment)
            by_card = card.sign(Pin.SIGN, secret, words.digest, keep_last_try=keep)
        return Signed(session.visit, session.errand, words.signed(by_card))

    def _counter_of(self, session: Session) -> Counter:
        return self._practice if session.practice else self._counter

    def _print(self, session: Session) -> Outcome:
        if session.receipt is not None:
            self._printing.print_slip(session.receipt, session.comfort.language)
        elif (plan := plan_of(session)) is not None:
            self._printing.print_plan(plan, session.comfort.language)
        else:
            from kiosk.draft import draft_of  # noqa: PLC0415 - first used by a worker

            self._printing.print_draft(draft_of(session))
        return SlipPrinted(session.visit, session.errand)


def _keeps_last_try(session: Session) -> bool:
    return session.house.keep_last_try and not session.last_try_allowed


def _threads() -> Mapping[Task, ThreadPoolExecutor]:
    card = ThreadPoolExecutor(1, "card")
    return {
        Task.TRIES: card,
        Task.READING: card,
        Task.SIGNING: card,
        Task.SUBMITTING: ThreadPoolExecutor(1, "store"),
        Task.PRINTING: ThreadPoolExecutor(1, "printer"),
    }
