"""What a happening asks of somebody: the procedures in their order, and everything to bring, each thing once.

It is made of what the menu knows, so it names nobody and no file is read for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.i18n import NOTHING, Text, plain
from kiosk.session import Session
from kiosk.session.planning import happening_of, is_plan
from procedures.model import Bring, Head

__all__ = ["Plan", "Thing", "Turn", "Use", "plan_of"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One procedure and its number in the order: in whose case, until when, and at which office."""

    number: int
    head: Head
    only: Text = NOTHING
    by: Text = NOTHING
    office: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """The number of a procedure that wants a thing, and what it says about it."""

    number: int
    note: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to bring, and which procedures want it."""

    text: Text
    icon: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One happening on a page or a sheet of paper; ``day`` is that of the visit."""

    id: str
    title: Text
    first: Text
    turns: tuple[Turn, ...]
    things: tuple[Thing, ...]
    day: dt.date
    practice: bool = False


def plan_of(session: Session) -> Plan | None:
    """Return the plan that is shown; None where none is."""
    happening = happening_of(session)
    if happening is None or not is_plan(session):
        return None
    house = session.house
    offered = {head.id: head for head in house.heads}
    steps = [step for step in happening.steps if step.procedure in offered]
    turns = tuple(
        Turn(
            number=at,
            head=(head := offered[step.procedure]),
            only=step.only,
            by=step.by,
            office=house.offices.get(head.office, ""),
        )
        for at, step in enumerate(steps, 1)
    )
    return Plan(
        id=happening.id,
        title=happening.title,
        first=happening.first,
        turns=turns,
        things=_things(turns),
        day=session.today,
        practice=session.practice,
    )


def _things(turns: Sequence[Turn]) -> tuple[Thing, ...]:
    """Return what the procedures want brought, in the order it is first wanted; alike is what reads alike."""
    wanted: dict[str, list[tuple[int, Bring]]] = {}
    for turn in turns:
        for bring in turn.head.bring:
            wanted.setdefault(plain(bring.text.source), []).append((turn.number, bring))
    return tuple(
        Thing(
            text=found[0][1].text,
            icon=found[0][1].icon or "check",
            uses=tuple(Use(number, bring.note) for number, bring in found),
        )
        for found in wanted.values()
    )
