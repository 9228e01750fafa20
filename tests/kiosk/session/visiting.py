"""Walks visits without a screen: what a hand could do at each stage, as events."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Callable, Sequence
from typing import TypeVar

from devices.ports import CardSpot, Holder, Secret
from kiosk.answers.date import PartialDate
from kiosk.answers.model import Path, Raw
from kiosk.bootstrap import Offer
from kiosk.clock import JAPAN
from kiosk.events import (
    Confirmed,
    DigitsChanged,
    Drafted,
    Event,
    HolderRead,
    IdentityChosen,
    Mended,
    Opened,
    PinGiven,
    ProcedureChosen,
    Signed,
    SpotChanged,
    Submitted,
    TriesRead,
)
from kiosk.known import known
from kiosk.receipt import Receipt
from kiosk.route import Stop
from kiosk.session import House, Session, Stage, Task, advance
from kiosk.session.form import form
from kiosk.session.identifying import PIN_LENGTHS
from procedures.model import Field, Identity, Procedure

NOW = dt.datetime(2026, 11, 22, 10, 5, 30, tzinfo=JAPAN)
HANAKO = Holder("松島　花子", "宮城県宮城郡松島町高城字町東９００番地の１", "19440512", "2")
SIGNATURE = b"a signature of nobody"
NAMES = ("resident_record", "seal_certificate", "care_cert_new")
RECEIPT = Receipt("01-000-000", "証明書", "町民福祉課", "2026-11-22T10:05:30+09:00")

T = TypeVar("T")
Pick = Callable[[Sequence[T]], T]


@functools.cache
def offer() -> Offer:
    return Offer(known())


@functools.cache
def procedure(name: str) -> Procedure:
    return offer().procedure(name)


def signed(name: str = "resident_record") -> Procedure:
    """Return a procedure for which the town wants a signature."""
    return dataclasses.replace(procedure(name), identity=Identity.SIGNATURE)


def play(session: Session, *events: Event) -> Session:
    for event in events:
        session = advance(session, event)
    return session


def fresh() -> Session:
    return Session(house=House(heads=offer().heads))


def chosen(wanted: str | Procedure = "resident_record") -> Session:
    """Return a visit that has just taken up a procedure."""
    whole = procedure(wanted) if isinstance(wanted, str) else wanted
    return play(fresh(), Opened("v1", NOW), ProcedureChosen(whole, "a1"))


def willing(options: Sequence[str]) -> str:
    """Choose the first, but where that ends the visit at once."""
    return "care" if "care" in options else options[0]


# ------------------------------------------------------------------ drafts

_KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ"


class Pen:
    """Writes drafts no two of which are alike, so that each can be looked for afterwards."""

    def __init__(self) -> None:
        self.count = 0
        self.written: dict[Path, set[str]] = {}  # free text, by where it was written

    def word(self, path: Path) -> str:
        """Return a word of kana nobody else writes."""
        self.count += 1
        number, letters = self.count, []
        for _ in range(3):
            number, at = divmod(number, len(_KANA))
            letters.append(_KANA[at])
        word = f"ぴぺ{''.join(letters)}ぽぱ"
        self.written.setdefault(path, set()).add(word)
        return word

    def draft(  # noqa: PLR0911 - one line a kind
        self, path: Path, asked: Field, pick: Pick[str], *, after: PartialDate | None = None
    ) -> Raw:
        """Return a draft the field takes; *after* is the day it must not come before."""
        match asked.kind:
            case "choice":
                picked = pick([each.id for each in asked.options])
                free = any(each.free for each in asked.options if each.id == picked)
                return (picked, self.word(path)) if free and asked.params.get("words") else picked
            case "several":
                return (pick([each.id for each in asked.options]),)
            case "yes_no" | "consent":
                return "yes" if asked.params.get("must_agree") else pick(["yes", "no"])
            case "name":
                return (self.word(path), self.word(path))
            case "address":
                return f"まつしままち{self.word(path)}１"
            case "text":
                return self.word(path) * -(-int(asked.params.get("min", 1)) // 7)
            case "kana":
                return self.word(path)
            case "date":
                return self._day(asked, after)
            case _:
                return self._figures(asked)

    def _day(self, asked: Field, after: PartialDate | None) -> Raw:
        if after is not None:
            return (*after.raw(),)
        return ("showa", "19", "5", "12") if asked.params.get("past") else ("reiwa", "9", "1", "5")

    def _figures(self, asked: Field) -> Raw:
        self.count += 1
        match asked.kind:
            case "phone":
                return f"0223{self.count % 900_000 + 100_000:06}"
            case "postal":
                return "9810215"
            case "integer":
                return "1"
            case "money":
                return "100"
            case "code":
                return _CODES.get(asked.check, "0" * int(asked.params.get("length", 5)))
            case _:
                raise AssertionError(f"nobody wrote a draft for {asked.kind}")


#: One right number for each validator, from its form's own example.
_CODES = {"V-INS": "0000012345", "V-OFF": "0470100016", "V-INSURER": "138057", "V-MED": "06131234"}


# ------------------------------------------------------------------ walking


def fill(session: Session, pen: Pen, pick: Pick[str], *, afresh: bool = False) -> Session:
    """Draft every field of the page that is asked now, in the order they appear."""
    done: set[Path] = set()
    while (each := next((one for one in form(session) if one.path not in done), None)) is not None:
        done.add(each.path)
        if each.raw and not afresh:
            continue
        floor = each.spec.params.get("not_before")
        before = next((one for one in form(session) if one.spec.id == floor), None)
        after = None
        if before is not None and before.raw:
            after = _parsed(before.raw, before.spec)
        raw = pen.draft(each.path, each.spec, pick, after=after)
        session = advance(session, Drafted(each.path, raw))
    return session


def _parsed(raw: Raw, asked: Field) -> PartialDate:
    from kiosk.answers.kinds import parse  # noqa: PLC0415 - beside its one use

    value = parse(raw, asked, today=NOW.date())
    assert isinstance(value, PartialDate)
    return value


def onward(  # noqa: C901, PLR0911 - one line a stage
    session: Session, pen: Pen, pick: Pick[str], *, card: bool = True, afresh: bool = False
) -> Session:
    """Do the one next thing that brings a visit on from where it stands."""
    match session.stage:
        case Stage.SCREENING | Stage.PAGES:
            filled = fill(session, pen, pick, afresh=afresh)
            for _ in range(12):  # a press for each field, and each leaf
                moved = advance(filled, Confirmed())
                if moved.stop != filled.stop or moved.stage is not filled.stage:
                    return moved
                filled = moved
            return filled
        case Stage.IDENTITY:
            return advance(session, IdentityChosen(card))
        case Stage.CARD if session.task is Task.TRIES:
            return advance(session, TriesRead(session.visit, session.errand, 3))
        case Stage.CARD:
            return advance(session, SpotChanged(CardSpot.PRESENT))
        case Stage.PIN:
            return play(session, DigitsChanged(PIN_LENGTHS[session.pin][0]), PinGiven(Secret()))
        case Stage.READING if session.signing:
            return advance(session, Signed(session.visit, session.errand, SIGNATURE))
        case Stage.READING:
            return advance(session, HolderRead(session.visit, session.errand, HANAKO))
        case Stage.TAKE_BACK:
            return advance(session, SpotChanged(CardSpot.EMPTY))
        case Stage.SUBMITTING:
            return advance(session, Submitted(session.visit, session.errand, RECEIPT))
        case _:
            return advance(session, Confirmed())


def walk_to(
    session: Session, *stages: Stage, pen: Pen | None = None, pick: Pick[str] = willing, card: bool = True
) -> Session:
    """Go on until one of *stages* is reached."""
    pen = pen or Pen()
    for _ in range(400):
        if session.stage in stages:
            return session
        session = onward(session, pen, pick, card=card)
    raise AssertionError(f"stuck at {session.stage} {session.stop}")


def mendable(session: Session) -> list[Stop]:
    """Return the pages the review offers to mend."""
    return [stop for stop in session.route.stops if stop.place in session.passed]


def mend(session: Session, stop: Stop, pen: Pen, pick: Pick[str]) -> Session:
    """Answer one page of the review anew."""
    session = advance(session, Mended(stop.place))
    return onward(session, pen, pick, afresh=True)
