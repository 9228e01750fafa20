"""What a resident would do next: a visit file and the session in, one move out, pure."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path as File
from typing import Any

from devices.ports import CardSpot, Pin
from kiosk.answers.model import Path, Raw
from kiosk.complaint import Complaint
from kiosk.session import Session, Stage, Task
from kiosk.session.form import Asked, form
from kiosk.session.planning import HAPPENING, HAPPENINGS, PLAN, is_plan
from kiosk.whim import Whim

__all__ = ["Move", "Played", "Programme", "RehearsalError", "Visit", "next_move", "read_visit"]


class RehearsalError(Complaint):
    """A visit file cannot be played: *where* it is stuck and the mend."""

    def __init__(self, where: str, mend: str) -> None:
        super().__init__(f"{where}: {mend}")


@dataclass(frozen=True, slots=True)
class Visit:
    """A rehearsed visit: whose card, which procedure, and the drafts by path.

    ``town`` has values for settings of the procedure, as if the town had decided so.
    """

    name: str
    procedure: str
    persona: str = ""
    pin: str = field(default="1234", repr=False)
    sign_pin: str = field(default="ABC123", repr=False)  # 署名用, asked for at the end
    answers: Mapping[Path, Raw] = field(default_factory=dict, repr=False)
    ways: Mapping[str, str] = field(default_factory=dict)  # problem key -> way out
    whim: Whim | None = None  # answers what the file does not
    language: str = "ja"
    size: str = "M"
    theme: str = "standard"
    happening: str = ""  # by whose list the procedure is found; printed where there is a printer
    town: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Played:
    """A visit that came to its end: *how* is a stage or an exit's id, *trouble* why it broke off."""

    visit: Visit
    how: str
    number: str = ""
    seconds: float = 0.0
    trouble: str = ""


def _no_more(_played: Played) -> Visit | None:
    return None


@dataclass(slots=True)
class Programme:
    """Visits to be played one after another, and what came of them.

    ``following`` is asked after each for one to be played next, before those that wait; a
    ``resolute`` programme goes on after trouble.
    """

    visits: list[Visit]
    screenshots: File | None = None
    following: Callable[[Played], Visit | None] = _no_more
    resolute: bool = False
    numbers: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """One thing a hand does.

    ``what`` is one of touch, press (a named button), pick (an option, tile or row called *name*),
    fill (*raw* into the field at *at*), digits (*name* into the keypad), insert (a persona's
    card), remove, way (out of a problem), wait, end.
    """

    what: str
    name: str = field(default="", repr=False)
    at: int = 0
    raw: Raw = field(default="", repr=False)
    kind: str = ""


_WAIT = Move("wait")
_FORWARD = Move("press", "forward")


def next_move(visit: Visit, session: Session) -> Move:
    """Return what the visitor does now; ``RehearsalError`` where the file does not say."""
    if session.problem is not None:
        return Move("way", visit.ways.get(session.problem.key, ""))
    if session.warned:
        return Move("press", "still-here")
    if session.task is not Task.NONE:
        return _WAIT
    return _at_stage(visit, session)


def _at_stage(visit: Visit, session: Session) -> Move:  # noqa: C901, PLR0911 - one line a stage
    match session.stage:
        case Stage.IDLE:
            return Move("touch")
        case Stage.MENU:
            return _menu(visit, session)
        case Stage.IDENTITY:
            return Move("press", "with-card" if visit.persona else "without-card")
        case Stage.CARD:
            present = session.house.spot is CardSpot.PRESENT
            return _WAIT if present else Move("insert", visit.persona)
        case Stage.PIN:
            return _FORWARD if session.digits else Move("digits", _pin(visit, session))
        case Stage.TAKE_BACK:
            return Move("remove")
        case Stage.SCREENING | Stage.PAGES:
            return _page(visit, session)
        case Stage.INTRO | Stage.NOTICE | Stage.REVIEW:
            return _FORWARD
        case Stage.DONE | Stage.EXIT:
            return Move("end")
        case Stage.READING | Stage.SUBMITTING | Stage.SHUT:
            return _WAIT


def _pin(visit: Visit, session: Session) -> str:
    return visit.sign_pin if session.pin is Pin.SIGN else visit.pin


def _menu(visit: Visit, session: Session) -> Move:
    head = next((each for each in session.house.heads if each.id == visit.procedure), None)
    if head is None:
        raise RehearsalError(visit.name, f"there is no procedure called {visit.procedure!r}")
    if visit.happening:
        return _find_by_happening(visit, session)
    if session.shelf != head.category.value:
        return Move("pick", head.category.value)
    return Move("pick", head.id)


def _find_by_happening(visit: Visit, session: Session) -> Move:
    """Read the list of the happening leaf by leaf and take its paper along, then take up the procedure."""
    if is_plan(session):
        if session.leaf + 1 < session.leaves or session.printed or not session.house.prints:
            return _FORWARD
        return Move("press", "print")
    if session.shelf == HAPPENING + visit.happening:
        read = session.printed or not session.house.prints
        return Move("pick", visit.procedure if read else PLAN + visit.happening)
    if session.shelf == HAPPENINGS:
        return Move("pick", HAPPENING + visit.happening)
    return Move("pick", HAPPENINGS)


def _page(visit: Visit, session: Session) -> Move:
    asked = form(session)
    for at, each in enumerate(asked):
        wanted = _wanted(visit, session, each)
        if wanted is not None and _parts(each.raw) != _parts(wanted):
            return Move("fill", at=at, raw=wanted, kind=each.spec.kind)
    return _FORWARD


def _parts(raw: Raw) -> tuple[str, ...]:
    """Return a draft as its parts, so that one chosen id is the same alone and in a list of one."""
    return (raw,) if isinstance(raw, str) else raw


def _wanted(visit: Visit, session: Session, asked: Asked) -> Raw | None:
    """Return what the visitor answers; None leaves the field as it is offered or blank."""
    if asked.path in visit.answers:
        return visit.answers[asked.path]
    page = session.stop.page.id if session.stop else ""
    path = ".".join(str(part) for part in asked.path)
    if visit.whim is not None:
        if asked.refusal is not None:
            raise RehearsalError(visit.name, f"page {page!r} refused {path!r}: {asked.refusal.reason}")
        return visit.whim.draft(session, asked)
    if asked.refusal is not None or (asked.offer is None and asked.spec.required and not asked.raw):
        raise RehearsalError(visit.name, f"page {page!r} needs an answer for {path!r} under [answers]")
    return None


def read_visit(file: File) -> Visit:
    """Return the visit of a TOML file; ``RehearsalError`` says what is wrong with it."""
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise RehearsalError(str(file), "the visit file cannot be read; check its name") from error
    except tomllib.TOMLDecodeError as error:
        raise RehearsalError(str(file), f"not valid TOML: {error}") from error
    known = {each.name for each in fields(Visit)} - {"name", "whim"}
    if strange := sorted(set(told) - known):
        raise RehearsalError(str(file), f"unknown key {strange[0]!r}; known are {', '.join(sorted(known))}")
    if not isinstance(told.get("procedure"), str):
        raise RehearsalError(str(file), "the key 'procedure' is missing")
    answers = told.pop("answers", {})
    return Visit(name=file.stem, answers=dict(_flat(answers, ())), **told)


def _flat(tree: Mapping[str, Any], above: Path) -> list[tuple[Path, Raw]]:
    """Return every leaf of *tree* with its path; lists of tables are rows of a group."""
    found: list[tuple[Path, Raw]] = []
    for key, value in tree.items():
        here = (*above, key)
        if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
            for at, row in enumerate(value):
                found += _flat(row, (*here, at))
        else:
            found.append((here, tuple(map(str, value)) if isinstance(value, list) else str(value)))
    return found
