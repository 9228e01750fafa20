"""A parsed file made into a whole procedure; the names it uses are checked afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from procedures.guards import read_guard
from procedures.model import (
    Also,
    Attachment,
    Bring,
    Category,
    Deadline,
    Derived,
    Fee,
    Group,
    Head,
    Identity,
    LeftOut,
    Mode,
    Page,
    Procedure,
    Scalar,
    Term,
)
from procedures.pages import PAGE_KEYS, Scene, build_page
from procedures.parts import USE_KEYS, Part, use_part
from procedures.reading import Table, plain
from procedures.refusal import FactError, MissingKeyError, OrderError, Place, TooLongError
from procedures.settings import IDENTITY, read_settings
from procedures.text import Text
from procedures.wording import Wording

__all__ = ["LEFT_OUT", "assemble", "read_terms"]

KEYS = (
    *("id", "number", "category", "mode", "identity", "identity_source", "version", "minutes"),
    *("office", "icon"),
    *("title", "everyday", "plain", "english", "purpose", "law", "words", "where", "in_force"),
    *("settings", "fee", "deadline", "derived", "bring", "screening", "pages", "groups"),
    *("attachments", "also", "left_out", "clerk_notes", "after", "terms"),
)
RULE_KEYS = ("rule", "with")
#: Why a row of the fact sheet is not asked; "duplicate of" is followed by the row it repeats.
LEFT_OUT = (
    *("individual number", "by law not collected", "computed", "read from card"),
    *("town does not use", "other"),
)
AFTER = 60  # characters of one step of what happens next
DUPLICATE = "duplicate of "

Made = TypeVar("Made", Fee, Deadline)


def assemble(
    raw: Mapping[str, object], place: Place, part: Callable[[str, Place], Part], town: Mapping[str, object]
) -> Procedure:
    """Return the procedure of a parsed file; *part* finds a part, *town* overrides settings."""
    table = Table(raw, place, KEYS)
    own = table.name()
    words = Wording(own, own)
    _screening_first(raw, place)
    pages = (*_pages(table, "screening", part, words), *_pages(table, "pages", part, words))
    if not pages:
        raise MissingKeyError(place, "has no pages", "add [[pages]]")
    settings, values = read_settings(table, town)
    force = Table(table.raw("in_force") or {}, place.within("table", "in_force"), ("from", "until"))
    return Procedure(
        head=_head(table, own, words, pages),
        version=table.integer("version", 1),
        law=table.texts("law"),
        identity=_identity(table, values),
        minutes=table.integer("minutes"),
        purpose=words.text(table, "purpose", "head.purpose", needed=True),
        pages=pages,
        groups=MappingProxyType(dict(_groups(table, words))),
        derived=MappingProxyType(dict(_derived(table))),
        settings=settings,
        values=values,
        fee=_rule(table, "fee", Fee),
        deadline=_rule(table, "deadline", Deadline),
        attachments=tuple(_attachments(table, words)),
        after=_after(table, words),
        also=tuple(_also(table, words)),
        left_out=tuple(_left_out(table)),
        clerk_notes=tuple(each.text("text") for each in table.tables("clerk_notes", "clerk note", ("text",))),
        terms=read_terms(table, words, "terms"),
        in_force_from=force.date("from"),
        in_force_until=force.date("until"),
    )


def _identity(table: Table, values: Mapping[str, Scalar]) -> Identity:
    """Return what who applies is told by: as the town has it; nothing where the kiosk takes nothing in."""
    if IDENTITY in values:
        return Identity(str(values[IDENTITY]))
    return Identity(table.word("identity", (Identity.NONE.value,)))


def _screening_first(raw: Mapping[str, object], place: Place) -> None:
    """Refuse a file that is not read in the order it is asked in."""
    order = [key for key in raw if key in ("screening", "pages")]
    if order == ["pages", "screening"]:
        raise OrderError(place, "screening stands below the pages", "it is asked first, write it first")


def _head(table: Table, own: str, words: Wording, pages: tuple[Page, ...]) -> Head:
    return Head(
        id=own,
        number=table.integer("number", 0),
        category=Category(table.word("category", (each.value for each in Category))),
        mode=Mode(table.word("mode", (each.value for each in Mode))),
        title=words.text(table, "title", "head.title", needed=True),
        everyday=words.text(table, "everyday", "head.everyday", needed=True),
        plain=words.text(table, "plain", "head.plain", needed=True),
        english=table.text("english"),
        icon=table.text("icon", ""),
        office=table.text("office"),
        pages=len(pages),
        fields=sum(len(page.fields) for page in pages),
        words=table.texts("words"),
        bring=tuple(_bring(table, words)),
        where=_where(table, words),
    )


def _where(table: Table, words: Wording) -> Text:
    """Return where it is done instead: asked of every procedure that the kiosk does not take in."""
    elsewhere = table.text("mode") in (Mode.DRAFT.value, Mode.REFERRAL.value)
    return words.text(table, "where", "head.where", needed=elsewhere)


def _pages(table: Table, key: str, part: Callable[[str, Place], Part], words: Wording) -> Iterator[Page]:
    scene = Scene(words, screening=key == "screening")
    for number, raw in enumerate(table.rows(key), 1):
        if isinstance(raw, dict) and "use" in raw:
            use = Table(
                raw, table.place.within("use", f"{raw['use']} {raw.get('as', '')}".rstrip()), USE_KEYS
            )
            yield from use_part(use, part(use.name("use"), use.place), words.host, screening=scene.screening)
        else:
            called = str(raw.get("id", number)) if isinstance(raw, dict) else str(number)
            yield build_page(Table(raw, table.place.within("page", called), PAGE_KEYS), scene)


def _groups(table: Table, words: Wording) -> Iterator[tuple[str, Group]]:
    row = Wording(words.owner, words.host, open=frozenset({"n"}))
    for name, each in table.named_tables("groups", "group", ("most", "more", "row", "when", "inside")):
        yield (
            name,
            Group(
                id=name,
                more=row.text(each, "more", f"group.{name}.more", needed=True),
                row=row.text(each, "row", f"group.{name}.row", needed=True),
                most=each.integer("most"),
                when=read_guard(each.raw("when"), each.place),
                inside=each.text("inside", ""),
            ),
        )


def _derived(table: Table) -> Iterator[tuple[str, Derived]]:
    for name, each in table.named_tables("derived", "derived value", RULE_KEYS):
        yield name, Derived(name, each.text("rule"), each.texts("with"))


def _rule(table: Table, key: str, make: Callable[[str, tuple[str, ...]], Made]) -> Made | None:
    if key not in table:
        return None
    each = Table(table.raw(key), table.place.within("table", key), RULE_KEYS)
    return make(each.text("rule"), each.texts("with"))


def _bring(table: Table, words: Wording) -> Iterator[Bring]:
    for number, each in enumerate(table.tables("bring", "bring", ("text", "icon", "note")), 1):
        text = words.text(each, "text", f"bring.{number}", limit=40, needed=True)
        note = words.text(each, "note", f"bring.{number}.note", limit=24)
        yield Bring(text, each.text("icon", ""), note)


def _attachments(table: Table, words: Wording) -> Iterator[Attachment]:
    for each in table.tables("attachments", "attachment", ("id", "name", "form", "when", "note")):
        name = each.name()
        yield Attachment(
            id=name,
            name=words.text(each, "name", f"attachments.{name}", limit=40, needed=True),
            form=each.word("form", ("original", "copy", "show")),
            when=read_guard(each.raw("when"), each.place),
            note=each.text("note", ""),
        )


def _also(table: Table, words: Wording) -> Iterator[Also]:
    for each in table.tables("also", "also", ("to", "text", "when")):
        to = each.text("to")
        text = words.text(each, "text", f"also.{to}", limit=60, needed=True)
        yield Also(to, text, read_guard(each.raw("when"), each.place))


def _left_out(table: Table) -> Iterator[LeftOut]:
    for each in table.tables("left_out", "left out", ("fact", "why", "note")):
        why, facts = each.text("why"), each.texts("fact")
        if not why.startswith(DUPLICATE):
            each.word("why", LEFT_OUT)
        if why == "other" and "note" not in each:
            raise FactError(each.place, "is left out for an 'other' reason", "say it in 'note'")
        if not facts:
            raise MissingKeyError(each.place, "names no row", 'add fact = ["…"]')
        yield LeftOut(facts, why, each.text("note", ""))


def _after(table: Table, words: Wording) -> tuple[Text, ...]:
    steps = table.texts("after")
    for number, step in enumerate(steps, 1):
        if len(plain(step)) > AFTER:
            raise TooLongError(table.place, f"step {number} of 'after' is too long", f"{AFTER} is the most")
    return tuple(Text(f"{words.owner}.after.{number}", step) for number, step in enumerate(steps, 1))


def read_terms(table: Table, words: Wording, key: str) -> Mapping[str, Term]:
    """Return the official words explained under ``[key.ID]``."""
    terms = {}
    for name, each in table.named_tables(key, "term", ("word", "meaning")):
        terms[name] = Term(
            name,
            words.text(each, "word", f"{key}.{name}.word", needed=True),
            words.text(each, "meaning", f"{key}.{name}.meaning", needed=True),
        )
    return MappingProxyType(terms)
