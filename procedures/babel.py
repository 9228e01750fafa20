"""Babel's way into the sentences of procedure files: every Text a file owns, under its context."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from procedures.happenings import happenings
from procedures.loader import GLOSSARY, HAPPENINGS, Shelf, build
from procedures.model import Page
from procedures.pages import Scene, build_page
from procedures.refusal import Place
from procedures.text import Text
from procedures.wording import Wording

__all__ = ["extract"]

PARTS = "parts"

Extracted = tuple[int, str, tuple[str, str], list[str]]


def extract(
    fileobj: BinaryIO,
    keywords: Mapping[str, Any],
    comment_tags: Iterable[str],
    options: Mapping[str, Any],
) -> Iterator[Extracted]:
    """Yield the sentences of a procedure, a part or the glossary, as ``pgettext(context, source)``.

    A sentence stands under ``procedure.page.piece`` or ``part.page.piece``; one spoken otherwise than
    shown has a second message under its context and ``.say``. A part's sentence with a word to fill
    in is yielded for each use, filled, as a sentence of the procedure that uses it.
    """
    del keywords, comment_tags  # Babel passes them by keyword; a TOML file calls nothing
    path = Path(str(options.get("path") or fileobj.name))
    lines = fileobj.read().decode("utf-8").splitlines()
    for text in _own_texts(path):
        line = _line(lines, text.source)
        yield line, "pgettext", (text.context, text.source), []
        if text.say:
            yield line, "pgettext", (f"{text.context}.say", text.say), ["spoken"]


def _own_texts(path: Path) -> Iterator[Text]:
    """Yield the texts the file at *path* owns, each context once."""
    if path.parent.name == PARTS:
        found = _texts(_part_pages(path))
    elif path.stem == GLOSSARY:
        found = _texts(Shelf(path.parent).glossary())
    elif path.stem == HAPPENINGS:
        found = _texts(happenings(path.parent))
    else:
        found = _texts(build(path, Shelf(path.parent), {}))
    seen: set[Text] = set()
    for text in found:
        if text.context.startswith(f"{path.stem}.") and text not in seen:
            seen.add(text)
            yield text


def _part_pages(path: Path) -> tuple[Page, ...]:
    part = Shelf(path.parent.parent).part(path.stem, Place(path.name))
    # A filled sentence belongs to its use: here it gets a host without a name and drops out.
    words = Wording(part.id, host="", words=dict.fromkeys(part.words, "…"))
    return tuple(build_page(page, Scene(words, card=None)) for page in part.pages)


def _texts(value: object) -> Iterator[Text]:
    """Yield every Text in *value*, whatever holds it, in its own order."""
    if isinstance(value, Text):
        if value:
            yield value
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))


def _line(lines: list[str], source: str) -> int:
    """Return the line *source* stands on; a sentence filled from a part stands on the first."""
    return next((number for number, line in enumerate(lines, 1) if source in line), 1)
