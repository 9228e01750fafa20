"""What happens in a life, and the procedures it brings in their best order: another way to find one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from procedures.loader import DATA, HAPPENINGS, read_toml
from procedures.model import NOTHING, Text
from procedures.reading import Table
from procedures.refusal import DuplicateError, MissingKeyError, Place, UnknownNameError, nearest
from procedures.wording import Wording

__all__ = ["Happening", "Step", "check_happenings", "happenings"]

_KEYS = ("id", "title", "hint", "icon", "first", "steps")
_STEP_KEYS = ("procedure", "only", "by", "source")
_TITLE, _HINT = 24, 40  # characters that a tile holds in large letters
_FIRST, _ONLY, _BY = 48, 30, 30  # and that a line of the list holds


@dataclass(frozen=True, slots=True)
class Step:
    """One procedure in the order of a happening: *only* is in whose case, *by* until when.

    *source* is the law or notice that *by* stands on: what the town has yet to confirm is not told.
    """

    procedure: str
    only: Text = NOTHING
    by: Text = NOTHING
    source: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An everyday event: its words, its pictogram, what comes before anything here, and the steps."""

    id: str
    title: Text
    hint: Text
    icon: str
    steps: tuple[Step, ...]
    first: Text = NOTHING

    @property
    def procedures(self) -> tuple[str, ...]:
        """Return the ids of its procedures in their order."""
        return tuple(step.procedure for step in self.steps)


def happenings(folder: Path = DATA) -> tuple[Happening, ...]:
    """Return the happenings of *folder*, none where it has no such file; ``ProcedureError`` when it is wrong."""
    file = folder / f"{HAPPENINGS}.toml"
    if not file.exists():
        return ()
    table = Table(read_toml(file), Place(file.name), (HAPPENINGS,))
    found = tuple(_happening(each) for each in table.tables(HAPPENINGS, "happening", _KEYS))
    _refuse_twice([each.id for each in found], Place(file.name))
    return found


def check_happenings(found: Collection[Happening], known: Collection[str]) -> None:
    """Refuse a happening that names a procedure there is not: ``UnknownNameError``."""
    for happening in found:
        for name in happening.procedures:
            if name not in known:
                place = Place(f"{HAPPENINGS}.toml").within("happening", happening.id)
                raise UnknownNameError(place, f"unknown procedure '{name}'", nearest(name, known))


def _happening(table: Table) -> Happening:
    name = table.name()
    words = Wording(HAPPENINGS, HAPPENINGS)
    steps = tuple(_step(each, name, words) for each in table.tables("steps", "step", _STEP_KEYS))
    if not steps:
        raise MissingKeyError(table.place, "has no steps", "add [[happenings.steps]]")
    _refuse_twice([step.procedure for step in steps], table.place)
    return Happening(
        id=name,
        title=words.text(table, "title", f"{name}.title", limit=_TITLE, needed=True),
        hint=words.text(table, "hint", f"{name}.hint", limit=_HINT, needed=True),
        icon=table.text("icon"),
        steps=steps,
        first=words.text(table, "first", f"{name}.first", limit=_FIRST),
    )


def _step(table: Table, happening: str, words: Wording) -> Step:
    name = table.name("procedure")
    if "by" in table and "source" not in table:
        raise MissingKeyError(table.place, "'by' has no source", "name the law or notice in source = …")
    return Step(
        procedure=name,
        only=words.text(table, "only", f"{happening}.{name}.only", limit=_ONLY),
        by=words.text(table, "by", f"{happening}.{name}.by", limit=_BY),
        source=table.text("source", ""),
    )


def _refuse_twice(names: list[str], place: Place) -> None:
    for name in names:
        if names.count(name) > 1:
            raise DuplicateError(place, f"names '{name}' twice", "leave one of them")
