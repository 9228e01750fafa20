"""Writes down for the audit what a visit comes to: typed records only, off the UI thread."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Literal, get_args

from kiosk import audit
from kiosk import events as happened
from kiosk.complaint import Complaint
from kiosk.events import Event
from kiosk.runner import Runner
from kiosk.session import Session, Stage, Task
from kiosk.session.door import Step

__all__ = ["Witness"]

log = logging.getLogger("kiosk.audit")


_CARD: Mapping[str, audit.CardOutcome] = {
    "card.moved": "moved",
    "card.mute": "mute",
    "card.garbled": "garbled",
    "card.unknown": "unknown-card",
    "card.old": "old-card",
    "card.phone": "phone",
    "card.unsupported": "unsupported",
    "card.no-reader": "reader-gone",
    "card.in-use": "in-use",
    "card.service-down": "service-down",
    "pin.blocked": "blocked",
    "pin.last-try": "last-try",
    "card.no-certificate": "no-certificate",
    "sign.lapsed": "lapsed",
    "sign.other-person": "other-person",
}
_SLIP: Mapping[str, audit.SlipOutcome] = {"printer.absent": "absent", "printer.paper": "paper-out"}
_TRIED: Mapping[Step, audit.DoorOutcome] = {Step.MENU: "opened", Step.PIN: "refused", Step.PAUSED: "paused"}


class Witness:
    """Follows the bridge and hands records to *write* on a thread of its own, in order.

    A record that cannot be written is logged and lost; the visit goes on.
    """

    def __init__(
        self, write: Callable[[audit.Record], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._write = write
        self._clock = clock
        self._opened = 0.0
        self._submitted = False
        self._runner = Runner("audit")

    def started(self, *, rehearsal: bool) -> None:
        """Note that the program started."""
        self._note(audit.KioskStarted(rehearsal))

    def follow(self, before: Session, after: Session, event: Event) -> None:
        """Note what *event* led to, if anything."""
        for record in (*self._visit(before, after, event), *_house(before, after, event)):
            self._note(record)

    def close(self) -> None:
        """Write what is still to be written."""
        self._runner.close()

    def _visit(self, before: Session, after: Session, event: Event) -> Iterator[audit.Record]:
        if after.visit and not before.visit:
            self._opened, self._submitted = self._clock(), False
            yield audit.VisitOpened(after.practice)
        yield from _work(before, after, event)
        if isinstance(event, happened.Submitted) and after.receipt is not before.receipt:
            self._submitted = True
        if before.visit and not after.visit:
            yield audit.VisitEnded(self._how(before, event), round(self._clock() - self._opened))

    def _how(self, before: Session, event: Event) -> audit.How:
        if self._submitted:
            return "submitted"
        if isinstance(event, happened.Ticked):
            return "timed-out"
        if isinstance(event, happened.ProblemClosed):
            return "trouble"
        if before.stage is Stage.DONE:
            return "referred"  # with a draft for another office in hand
        return "referred" if before.stage is Stage.EXIT else "cancelled"

    def _note(self, record: audit.Record) -> None:
        self._runner.do(partial(self._keep, record))

    def _keep(self, record: audit.Record) -> None:
        try:
            self._write(record)
        except Complaint as complaint:
            log.error("%s was not written: %s", record.id, complaint)  # noqa: TRY400 - expected: a full disk


def _work(before: Session, after: Session, event: Event) -> Iterator[audit.Record]:
    """Yield what came of reading a card or printing a slip; a report that was not heard changed nothing."""
    if after is before:
        return
    match event:
        case happened.HolderRead():
            yield audit.CardRead("read")
        case happened.Signed():
            yield audit.CardRead("signed")
        case happened.SlipPrinted():
            yield audit.SlipPrinted("printed")
        case happened.Failed() if before.task is Task.PRINTING:
            yield audit.SlipPrinted(_SLIP.get(event.problem, "jam"))
        case happened.Failed() if before.task in (Task.TRIES, Task.READING, Task.SIGNING):
            if event.problem == "pin.wrong":
                yield audit.PinRefused(after.tries)
            else:
                yield audit.CardRead(_CARD.get(event.problem, "other"))
    if after.calling and not before.calling:
        yield audit.CallMade()
    elif before.calling and not after.calling:
        yield audit.CallEnded()


def _house(before: Session, after: Session, event: Event) -> Iterator[audit.Record]:
    """Yield what the house and the staff door did."""
    was, now = before.house, after.house
    if now is was:
        return
    if now.shut and not was.shut:
        yield audit.HouseShut(_known(now.shut))
    elif was.shut and not now.shut:
        yield audit.HouseOpened()
    if was.door.step is Step.CHECKING and now.door.step in _TRIED:
        yield audit.StaffDoor(_TRIED[now.door.step])
    if was.door.step is Step.MENU:
        match event:
            case happened.ChoreChosen():
                yield audit.StaffAct(_chore(event.chore))
            case happened.Dismissed():
                yield audit.StaffAct("quit")
            case happened.LastTryAllowed():
                yield audit.StaffAct("last-try")


def _chore(chore: happened.Chore) -> Literal["print", "parcels", "doctor"]:
    match chore:
        case happened.Chore.PRINT:
            return "print"
        case happened.Chore.PARCELS:
            return "parcels"
        case happened.Chore.DOCTOR:
            return "doctor"


def _known(why: str) -> Literal["hours", "staff", "trouble"]:
    return next((each for each in get_args(Literal["hours", "staff", "trouble"]) if each == why), "trouble")
