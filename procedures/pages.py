"""Pages, fields, options and exits built from their tables; what they name is checked later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from procedures.guards import both, read_guard, renamed
from procedures.model import ALWAYS, Exit, ExitKind, Field, Guard, Option, Page, Scalar
from procedures.reading import Table, plain
from procedures.refusal import MissingKeyError, WrongTypeError
from procedures.wording import OPTION, Wording

__all__ = ["FIELD_KEYS", "FIELD_PARAMS", "PAGE_KEYS", "Scene", "build_exits", "build_page", "card_guard"]

PAGE_KEYS = ("id", "ask", "help", "why", "when", "picture", "terms", "section", "group", "fields", "exits")
FIELD_KEYS = (
    *("id", "kind", "label", "hint", "required", "options", "when", "params", "check", "card", "card_when"),
    *("keeps", "default", "staff", "section", "note", "fact"),
)
OPTION_KEYS = ("id", "text", "hint", "free", "icon")
EXIT_KEYS = ("id", "kind", "when", "title", "text", "where", "link", "to")
CARD = ("name", "address", "birth_date", "sex")
#: Params that name another field of the same row.
FIELD_PARAMS = ("not_before", "not_after")
ALWAYS_WORD = "always"


@dataclass(frozen=True, slots=True)
class Scene:
    """Under what circumstances pages are built: as themselves, or as a part of a procedure."""

    wording: Wording
    when: Guard = ALWAYS  # of the use; joined to every page's own
    section: str = ""
    group: str = ""
    screening: bool = False
    card: Guard | None = ALWAYS  # when the card may be offered; None: never
    keeps: str = ""
    rename: Callable[[str], str] = str

    def guard(self, table: Table, key: str = "when") -> Guard:
        """Return the guard under *key*, its names as the procedure knows them."""
        return renamed(read_guard(table.raw(key), table.place), self.rename)


def build_page(table: Table, scene: Scene) -> Page:
    """Return the page of a table with PAGE_KEYS."""
    own, words = table.name(), scene.wording
    section = table.text("section", scene.section)
    fields = tuple(_field(each, own, section, scene) for each in table.tables("fields", "field", FIELD_KEYS))
    if not fields:
        raise MissingKeyError(table.place, "has no fields", "add [[pages.fields]]")
    return Page(
        id=f"{words.prefix}{own}",
        ask=words.text(table, "ask", f"{own}.ask", needed=True),
        help=words.text(table, "help", f"{own}.help"),
        why=words.text(table, "why", f"{own}.why"),
        fields=fields,
        when=both(scene.when, scene.guard(table)),
        exits=build_exits(table, own, scene),
        screening=scene.screening,
        group=table.text("group", scene.group),
        picture=table.text("picture", ""),
        terms=table.texts("terms"),
    )


def _field(table: Table, page: str, section: str, scene: Scene) -> Field:
    own, words = table.name(), scene.wording
    piece = f"{page}.{own}"
    label = words.text(table, "label", f"{piece}.label", needed=True)
    card, card_when = _card(table, scene)
    keeps = table.text("keeps", "")
    return Field(
        id=f"{words.prefix}{own}",
        kind=table.text("kind"),
        label=label,
        hint=words.text(table, "hint", f"{piece}.hint"),
        required=table.yes_no("required", default=True),
        options=_options(table, piece, words),
        when=scene.guard(table),
        params=_params(table, scene),
        check=table.text("check", ""),
        card=card,
        card_when=card_when,
        keeps=f"{scene.keeps}.{keeps}" if keeps and scene.keeps else "",
        default=table.text("default", ""),
        staff=table.text("staff", plain(label.source)),
        section=table.text("section", section),
        note=table.text("note", ""),
        fact=words.fact(table),
    )


def _card(table: Table, scene: Scene) -> tuple[str, Guard]:
    """Return what the card offers here and when: only ever to the person who placed it."""
    if "card" not in table:
        return "", ALWAYS
    card = table.word("card", CARD)
    if scene.card is None:
        return "", ALWAYS
    if "card_when" not in table:
        if scene.wording.owner == scene.wording.host:
            raise MissingKeyError(
                table.place, "has 'card' but no 'card_when'", "say when this person placed the card"
            )
        return card, scene.card
    return card, card_guard(table, scene) or ALWAYS


def card_guard(table: Table, scene: Scene) -> Guard | None:
    """Return the guard of ``card_when``: a guard, or the word always; None when it is not there."""
    value = table.raw("card_when")
    if value is None:
        return None
    if isinstance(value, str):
        table.word("card_when", (ALWAYS_WORD,))
        return ALWAYS
    return scene.guard(table, "card_when")


def _options(table: Table, piece: str, words: Wording) -> tuple[Option, ...]:
    return tuple(
        Option(
            id=each.name(),
            text=words.text(each, "text", f"{piece}.{each.name()}", limit=OPTION, needed=True),
            hint=words.text(each, "hint", f"{piece}.{each.name()}.hint"),
            free=each.yes_no("free", default=False),
            icon=each.text("icon", ""),
        )
        for each in table.tables("options", "option", OPTION_KEYS)
    )


def _params(table: Table, scene: Scene) -> MappingProxyType[str, Scalar]:
    value = table.raw("params") or {}
    if not isinstance(value, dict) or not all(isinstance(each, (str, int)) for each in value.values()):
        raise WrongTypeError(table.place, f"'params' is {value!r}", "write params = {max = 10}")
    names = {key: scene.rename(str(value[key])) for key in FIELD_PARAMS if key in value}
    return MappingProxyType({**value, **names})


def build_exits(table: Table, page: str, scene: Scene) -> tuple[Exit, ...]:
    """Return the exits under ``exits``, looked at after the page called *page*."""
    return tuple(_exit(each, page, scene) for each in table.tables("exits", "exit", EXIT_KEYS))


def _exit(table: Table, page: str, scene: Scene) -> Exit:
    own, words = table.name(), scene.wording
    piece = f"{page}.{own}"
    kind = ExitKind(table.word("kind", (each.value for each in ExitKind)))
    to = table.text("to") if kind is ExitKind.SWITCH else table.text("to", "")
    if to and kind is not ExitKind.SWITCH:
        raise WrongTypeError(
            table.place, f"'to' stands at an exit of kind '{kind.value}'", "only a switch goes on"
        )
    return Exit(
        id=own,
        kind=kind,
        when=scene.guard(table),
        title=words.text(table, "title", f"{piece}.title", needed=True),
        text=words.text(table, "text", f"{piece}.text", needed=True),
        where=words.text(table, "where", f"{piece}.where"),
        link=table.text("link", ""),
        to=to,
    )
