"""What the counter offers: heads from a small index at start, whole procedures when they are asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from procedures.loader import DATA, Shelf, build, load
from procedures.model import NOTHING, Bring, Category, Head, Known, Mode, Procedure
from procedures.refusal import Place, ProcedureError, StaleIndexError, UnknownNameError, nearest
from procedures.text import Text

__all__ = ["INDEX", "Offer", "check_index", "heads", "index_of", "write_index"]

INDEX = "index.json"
_MEND = "run 'kiosk procedures check --write-index'"


def heads(folder: Path = DATA) -> tuple[Head, ...]:
    """Return what the menu shows, shelf by shelf; StaleIndexError when there is no readable index."""
    source = folder / INDEX
    try:
        return tuple(_head(each) for each in json.loads(source.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        raise StaleIndexError(Place(INDEX), "is missing or damaged", _MEND) from trouble


def index_of(folder: Path = DATA) -> str:
    """Return the index as the files of *folder* want it; equal files give equal bytes."""
    shelf = Shelf(folder)
    found = sorted((build(path, shelf, {}).head for path in shelf.sources()), key=_order)
    return json.dumps([_row(head) for head in found], ensure_ascii=False, indent=1) + "\n"


def write_index(folder: Path = DATA) -> None:
    """Write the index of heads beside the procedures."""
    (folder / INDEX).write_text(index_of(folder), "utf-8")


def check_index(folder: Path = DATA) -> None:
    """Raise StaleIndexError unless the index says what the files say."""
    try:
        stored = (folder / INDEX).read_text("utf-8")
    except OSError:
        stored = ""
    if stored != index_of(folder):
        raise StaleIndexError(Place(INDEX), "does not say what the procedures say", _MEND)


def _order(head: Head) -> tuple[int, int, str]:
    return list(Category).index(head.category), head.number, head.id


def _row(head: Head) -> dict[str, Any]:
    return {
        "id": head.id,
        "number": head.number,
        "category": head.category.value,
        "mode": head.mode.value,
        "title": head.title.source,
        "everyday": head.everyday.source,
        "plain": head.plain.source,
        "english": head.english,
        "icon": head.icon,
        "office": head.office,
        "pages": head.pages,
        "fields": head.fields,
        "words": list(head.words),
        "where": head.where.source,
        "bring": [[each.text.source, each.icon, each.note.source] for each in head.bring],
    }


def _head(row: Mapping[str, Any]) -> Head:
    def text(piece: str) -> Text:
        return _text(f"{row['id']}.head.{piece}", row[piece])

    return Head(
        id=row["id"],
        number=row["number"],
        category=Category(row["category"]),
        mode=Mode(row["mode"]),
        title=text("title"),
        everyday=text("everyday"),
        plain=text("plain"),
        english=row["english"],
        icon=row["icon"],
        office=row["office"],
        pages=row["pages"],
        fields=row["fields"],
        words=tuple(row["words"]),
        bring=tuple(_bring(row["id"], at, *each) for at, each in enumerate(row["bring"], 1)),
        where=text("where"),
    )


def _bring(name: str, at: int, text: str, icon: str, note: str) -> Bring:
    return Bring(_text(f"{name}.bring.{at}", text), icon, _text(f"{name}.bring.{at}.note", note))


def _text(context: str, source: str) -> Text:
    return Text(context, source) if source else NOTHING


class Offer:
    """The procedures of a folder: ``heads`` at once, each whole one parsed at first demand and kept.

    *town* has the town's values by procedure and setting; files in *own* stand before those of *folder*.
    One of these that is wrong is in ``refused`` and its procedure is not offered: what the product
    has under that name is what the town did not want.
    """

    def __init__(
        self,
        known: Known,
        town: Mapping[str, Mapping[str, object]] | None = None,
        folder: Path = DATA,
        own: Path | None = None,
    ) -> None:
        self._known = known
        self._town = town or {}
        self._shelf = Shelf(folder)
        self._own = Shelf(own) if own is not None else None
        self._whole: dict[str, Procedure] = {}
        self.refused: dict[str, ProcedureError] = {}
        self.heads = self._heads(folder)

    def _heads(self, folder: Path) -> tuple[Head, ...]:
        found = {head.id: head for head in heads(folder)}
        if self._own is not None:
            for path in self._own.sources():
                found.pop(path.stem, None)
                try:
                    found[path.stem] = load(path, self._known, {}, self._own).head
                except ProcedureError as refusal:
                    self.refused[path.stem] = refusal
        return tuple(sorted(found.values(), key=_order))

    def head(self, name: str) -> Head:
        """Return the head of the procedure called *name*; ProcedureError when there is none that is right."""
        if name in self.refused:
            raise self.refused[name]
        for head in self.heads:
            if head.id == name:
                return head
        names = (head.id for head in self.heads)
        raise UnknownNameError(Place(INDEX), f"unknown procedure '{name}'", nearest(name, names))

    def procedure(self, name: str) -> Procedure:
        """Return the procedure called *name*, the town's settings in it; ProcedureError when it is wrong."""
        if name not in self._whole:
            shelf = self._shelf_of(self.head(name).id)
            source = shelf.folder / f"{name}.toml"
            self._whole[name] = load(source, self._known, self._town.get(name, {}), shelf)
        return self._whole[name]

    def _shelf_of(self, name: str) -> Shelf:
        if self._own is not None and (self._own.folder / f"{name}.toml").is_file():
            return self._own
        return self._shelf
