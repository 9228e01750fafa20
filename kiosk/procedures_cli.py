"""What town staff ask of the procedures: which there are, whether their files are right, what they say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from procedures.coverage import LOOSE_MOST, cover, table
from procedures.drawing import draw as drawn
from procedures.happenings import check_happenings, happenings
from procedures.index import Offer, check_index
from procedures.loader import DATA, Shelf, load
from procedures.model import Head, Known, Procedure
from procedures.order import check_switches
from procedures.reading import plain
from procedures.refusal import ProcedureError
from procedures.sheet import sheet as sheet_of
from procedures.telling import MODES, tell

__all__ = ["check", "coverage", "draw", "list_", "sheet", "show"]

Town = Mapping[str, Mapping[str, object]]


def list_(heads: Sequence[Head], *, as_json: bool = False) -> str:
    """Return one line for each procedure, or JSON with id, number, category, mode, title, pages, fields."""
    rows = [_row(head) for head in heads]
    if as_json:
        return json.dumps(rows, ensure_ascii=False, indent=2)
    return "\n".join(
        f"{head.number or '－':>2}  {head.id:<36}{MODES[head.mode]}　{plain(head.title.source)}"
        f"　画面 {head.pages}　欄 {head.fields}"
        for head in heads
    )


def _row(head: Head) -> dict[str, str | int]:
    return {
        "id": head.id,
        "number": head.number,
        "category": head.category.value,
        "mode": head.mode.value,
        "title": plain(head.title.source),
        "everyday": plain(head.everyday.source),
        "english": head.english,
        "office": head.office,
        "pages": head.pages,
        "fields": head.fields,
    }


def check(
    files: Sequence[Path], known: Known, town: Town | None = None, folder: Path = DATA
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is right and what is wrong with *files*, or with everything in *folder* and its index.

    One sentence for each file: the first thing that is wrong with it.
    """
    shelf = Shelf(folder)
    right: list[Procedure] = []
    wrong: list[str] = []
    for file in files or shelf.sources():
        try:
            at = shelf if file.parent == folder else Shelf(file.parent)
            right.append(load(file, known, (town or {}).get(file.stem), at))
        except ProcedureError as refusal:
            wrong.append(str(refusal))
    wrong += () if wrong else _together(right, folder, whole=not files)
    return tuple(f"{each.id}: 画面 {each.head.pages}　欄 {each.head.fields}" for each in right), tuple(wrong)


def _together(procedures: Sequence[Procedure], folder: Path, *, whole: bool) -> Iterator[str]:
    """Yield what is wrong between files that are right one by one."""
    try:
        check_switches(procedures)
        if whole:
            check_index(folder)
            check_happenings(happenings(folder), {each.id for each in procedures})
    except ProcedureError as refusal:
        yield str(refusal)


def show(name: str, offer: Offer) -> str:
    """Return everything the procedure called *name* will ask, and what brings it up; ProcedureError."""
    return "\n".join((*tell(offer.procedure(name)), *_brought_up(name)))


def _brought_up(name: str) -> Iterator[str]:
    """Yield the happenings whose order *name* stands in, and where in it."""
    for happening in happenings():
        for at, step in enumerate(happening.steps, 1):
            if step.procedure == name:
                when = "、".join(plain(each.source) for each in (step.only, step.by) if each)
                yield f"  できごと: {plain(happening.title.source)} {at}番　{when}　{step.source}".rstrip()


def draw(name: str, offer: Offer) -> str:
    """Return the flow of the procedure called *name* as SVG; ProcedureError."""
    return drawn(offer.procedure(name))


def sheet(name: str, offer: Offer) -> str:
    """Return the check sheet of the procedure called *name* as HTML; ProcedureError."""
    return sheet_of(offer.procedure(name))


def coverage(offer: Offer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return how the rows of the fact sheet are met, as a table, and where too many are left out loosely."""
    procedures = [offer.procedure(head.id) for head in offer.heads]
    loose = [each for each in map(cover, procedures) if each.loose > LOOSE_MOST]
    wrong = (f"{each.id}: {each.loose:.1%} の項目を町の都合・その他で聞いていません" for each in loose)
    return tuple(table(procedures)), tuple(wrong)
