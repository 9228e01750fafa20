"""What happens in a life, and the procedures it brings in their best order: another way to find one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from procedures.loader import DATA, HAPPENINGS, read_toml
from procedures.model import Text
from procedures.reading import Table
from procedures.refusal import Place, UnknownNameError, nearest
from procedures.wording import Wording

__all__ = ["Happening", "check_happenings", "happenings"]

_KEYS = ("id", "title", "hint", "icon", "procedures")
_TITLE, _HINT = 24, 40  # characters that a tile holds in large letters


@dataclass(frozen=True, slots=True)
class Happening:
    """An everyday event: its words, its pictogram, and the ids of procedures."""

    id: str
    title: Text
    hint: Text
    icon: str
    procedures: tuple[str, ...]


def happenings(folder: Path = DATA) -> tuple[Happening, ...]:
    """Return the happenings of *folder*, none where it has no such file; ``ProcedureError`` when it is wrong."""
    file = folder / f"{HAPPENINGS}.toml"
    if not file.exists():
        return ()
    table = Table(read_toml(file), Place(file.name), (HAPPENINGS,))
    return tuple(_happening(each) for each in table.tables(HAPPENINGS, "happening", _KEYS))


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
    return Happening(
        id=name,
        title=words.text(table, "title", f"{name}.title", limit=_TITLE, needed=True),
        hint=words.text(table, "hint", f"{name}.hint", limit=_HINT, needed=True),
        icon=table.text("icon"),
        procedures=table.texts("procedures"),
    )
