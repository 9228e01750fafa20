"""Shared blocks of pages, written once and pulled in: ``use = "person"``, ``as = "requester"``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from procedures.model import Field, Page
from procedures.pages import FIELD_KEYS, PAGE_KEYS, Scene, build_exits, build_page, card_guard
from procedures.reading import Table
from procedures.refusal import MissingKeyError, Place, SwitchError, UnknownNameError, WrongTypeError, nearest
from procedures.wording import Wording, check_words

__all__ = ["USE_KEYS", "Part", "read_part", "use_part"]

USE_KEYS = (
    *("use", "as", "only", "without", "optional", "when", "words", "section", "group"),
    *("card_when", "keeps", "fact", "exits"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part before it is used: its page tables, the words its sentences want, its field ids."""

    id: str
    words: tuple[str, ...]
    pages: tuple[Table, ...]
    fields: frozenset[str]


def read_part(raw: Mapping[str, object], name: str, place: Place) -> Part:
    """Return the part of a parsed file called *name*."""
    table = Table(raw, place, ("id", "words", "pages"))
    if table.name() != name:
        raise WrongTypeError(place, f"'id' is '{table.name()}'", f"the file is called '{name}'")
    pages = tuple(table.tables("pages", "page", PAGE_KEYS))
    if not pages:
        raise MissingKeyError(place, "has no pages", "add [[pages]]")
    fields = frozenset(each.name() for page in pages for each in page.tables("fields", "field", FIELD_KEYS))
    return Part(name, table.texts("words"), pages, fields)


def use_part(table: Table, part: Part, host: str, *, screening: bool = False) -> Iterator[Page]:
    """Yield the pages of *part* as the use in *table* (USE_KEYS) wants them.

    Exits of the use are the procedure's own and are looked at after the last of its pages.
    """
    pages = tuple(replace(page, screening=screening) for page in _chosen_pages(table, part, host))
    last = pages[-1]
    yield from pages[:-1]
    yield replace(last, exits=(*last.exits, *build_exits(table, last.id, Scene(Wording(host, host)))))


def _chosen_pages(table: Table, part: Part, host: str) -> Iterator[Page]:
    scene = _scene(table, part, host)
    only = _chosen(table, "only", (page.name() for page in part.pages))
    without = _chosen(table, "without", part.fields)
    optional = _chosen(table, "optional", part.fields)
    facts = _facts(table, part)
    prefix = scene.wording.prefix
    for page in part.pages:
        if only and page.name() not in only:
            continue
        built = build_page(page, scene)
        kept = tuple(
            _fitted(field, field.id.removeprefix(prefix), optional, facts)
            for field in built.fields
            if field.id.removeprefix(prefix) not in without
        )
        if not kept:
            raise WrongTypeError(table.place, f"'without' empties the page '{page.name()}'", "use 'only'")
        if any(leave.to for leave in built.exits):
            raise SwitchError(page.place, "a part switches to another procedure", "put the exit on a page")
        yield replace(built, fields=kept)


def _scene(table: Table, part: Part, host: str) -> Scene:
    prefix = f"{table.name('as')}_" if "as" in table else ""
    words = check_words(table, part.words)
    asking = Scene(Wording(host, host))
    return Scene(
        wording=Wording(part.id, host, prefix, words),
        when=asking.guard(table),
        section=table.text("section", ""),
        group=table.text("group", ""),
        card=card_guard(table, asking),
        keeps=table.text("keeps", ""),
        rename=lambda name: f"{prefix}{name}" if name in part.fields else name,
    )


def _fitted(field: Field, own: str, optional: tuple[str, ...], facts: Mapping[str, tuple[str, ...]]) -> Field:
    return replace(field, required=field.required and own not in optional, fact=facts.get(own, field.fact))


def _facts(table: Table, part: Part) -> Mapping[str, tuple[str, ...]]:
    """Return the rows of the fact sheet by field where this procedure calls them otherwise."""
    inner = Table(table.raw("fact") or {}, table.place.within("table", "fact"), part.fields)
    return {name: inner.texts(name) for name in part.fields if name in inner}


def _chosen(table: Table, key: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the names under *key*, each of them one the part has."""
    names, there = table.texts(key), frozenset(known)
    for name in names:
        if name not in there:
            raise UnknownNameError(table.place, f"'{key}' names '{name}'", nearest(name, there))
    return names
