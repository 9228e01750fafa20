"""Some of the options of the page, in the page's own order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kiosk.answers import limits
from kiosk.answers.choice import label, option_of, own_words
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Several", "parse"]

#: ``min`` and ``max``: how many; ``exclusive``: the id that stands alone (「どれもない」); ``words``: whoever
#: picks a free option must say something; ``words_max``: letters of those words.
PARAMS = frozenset({"min", "max", "exclusive", "words", "words_max"})

#: ``too-few(least)``; ``too-many(most)``; ``exclusive``: 「どれもない」 beside another; the others as in a choice.
REASONS = frozenset(
    {
        "empty",
        "not-an-option",
        "too-few",
        "too-many",
        "exclusive",
        "words-missing",
        "too-long",
        "too-many-lines",
        "character",
    }
)


@dataclass(frozen=True, slots=True)
class Several:
    """The ids that were picked, each with the resident's own words or an empty string."""

    picked: tuple[tuple[str, str], ...] = field(repr=False)

    def cases(self) -> frozenset[str]:
        """Return the ids."""
        return frozenset(name for name, _words in self.picked)

    def shown(self, asked: Field, /) -> str:
        """Return the options' texts with 「、」 between them."""
        return "、".join(label(asked, name, words) for name, words in self.picked)

    def json(self) -> JsonValue:
        """Return a list of ids; one with words is ``{id, words}``."""
        return [{"id": name, "words": words} if words else name for name, words in self.picked]

    def raw(self) -> Raw:
        """Return the ids; one with words is ``id=words``."""
        return tuple(f"{name}={words}" if words else name for name, words in self.picked)


def parse(raw: Raw, asked: Field, _today: dt.date | None = None) -> Several:
    """Return what was picked: strings ``id`` or ``id=words``; one picked twice counts once."""
    typed: dict[str, str] = {}
    for each in (raw,) if isinstance(raw, str) else raw:
        name, _mark, words = each.strip().partition("=")
        if name:
            typed[name] = words
    if not typed:
        raise Refused("empty")
    found = {name: own_words(asked, option_of(asked, name), words) for name, words in typed.items()}
    _check_count(asked, frozenset(found))
    return Several(tuple((option.id, found[option.id]) for option in asked.options if option.id in found))


def _check_count(asked: Field, names: frozenset[str]) -> None:
    alone = limits.word(asked, "exclusive")
    if alone in names:
        if len(names) > 1:
            raise Refused("exclusive")
        return
    least, most = limits.number(asked, "min", 1), limits.number(asked, "max", len(asked.options))
    if len(names) < least:
        raise Refused("too-few", least=least)
    if len(names) > most:
        raise Refused("too-many", most=most)
