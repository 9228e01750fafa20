"""The sentences of a file: measured, filled with a part's words, and given their catalogue context."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from procedures.reading import Table, plain
from procedures.refusal import MissingKeyError, TooLongError, UnknownNameError, WrongTypeError, nearest
from procedures.text import NOTHING, Text

__all__ = ["LIMITS", "Wording", "check_words"]

#: Characters a sentence may have, readings not counted; measured on the page at its largest text.
LIMITS: Mapping[str, int] = MappingProxyType(
    {
        "ask": 40,
        "help": 80,
        "why": 120,
        "label": 24,
        "hint": 60,
        "text": 160,
        "title": 40,
        "where": 80,
        "more": 40,
        "row": 24,
        "everyday": 24,
        "plain": 120,
        "purpose": 160,
        "word": 24,
        "meaning": 120,
    }
)
OPTION = 24  # an option has to fit its button in one line

_PLACEHOLDER = re.compile(r"\{([^{}|]+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """Whose sentences are read, and what fills their placeholders.

    *owner* is the procedure or part they are written in, *host* the procedure they are shown in.
    A sentence that a part leaves as it is belongs to the part and is translated once; one that is
    filled with the words of its use becomes a sentence of the host, because no grammar but the
    Japanese one survives being put together from pieces.
    """

    owner: str
    host: str
    prefix: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    open: frozenset[str] = frozenset()  # filled when it is shown

    def text(self, table: Table, key: str, piece: str, *, limit: int = 0, needed: bool = False) -> Text:
        """Return the message under *key*, a string or ``{show = …, say = …}``; NOTHING without one."""
        if key not in table:
            if needed:
                table.need(key)
            return NOTHING
        show, say = self._show_and_say(table, key)
        self._measure(table, key, show, limit or LIMITS[key])
        shown, spoken = self._filled(table, show), self._filled(table, say)
        if (shown, spoken) == (show, say):
            return Text(f"{self.owner}.{piece}", show, say)
        return Text(f"{self.host}.{self.prefix}{piece}", shown, spoken)

    def _show_and_say(self, table: Table, key: str) -> tuple[str, str]:
        if not isinstance(table.raw(key), dict):
            return table.text(key), ""
        inner = Table(table.raw(key), table.place.within("text", key), ("show", "say"))
        return inner.text("show"), inner.text("say")

    def _measure(self, table: Table, key: str, source: str, limit: int) -> None:
        if (length := len(plain(self._filled(table, source)))) > limit:
            raise TooLongError(table.place, f"'{key}' has {length} characters", f"{limit} is the most")

    def _filled(self, table: Table, source: str) -> str:
        def fill(found: re.Match[str]) -> str:
            name = found.group(1)
            if name in self.open:
                return found.group()
            if name not in self.words:
                raise UnknownNameError(table.place, f"nothing fills '{{{name}}}'", nearest(name, self.words))
            return self.words[name]

        return _PLACEHOLDER.sub(fill, source)

    def fact(self, table: Table, key: str = "fact") -> tuple[str, ...]:
        """Return the rows of the fact sheet, ``{as}`` being the name the part is used under."""
        name = self.prefix.removesuffix("_")
        return tuple(each.replace("{as}", name) for each in table.texts(key))


def check_words(table: Table, wanted: tuple[str, ...]) -> Mapping[str, str]:
    """Return the ``words`` of a use; every one the part wants, and no other."""
    given = table.raw("words") or {}
    if not isinstance(given, dict) or not all(isinstance(each, str) for each in given.values()):
        raise WrongTypeError(table.place, f"'words' is {given!r}", 'write words = {who = "…"}')
    for name in wanted:
        if name not in given:
            raise MissingKeyError(table.place, f"'words' has no '{name}'", f'add words = {{{name} = "…"}}')
    for name in given:
        if name not in wanted:
            raise UnknownNameError(table.place, f"the part has no word '{name}'", nearest(name, wanted))
    return given
