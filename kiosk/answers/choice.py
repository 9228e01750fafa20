"""One of the options of the page, with a few words of one's own where it lets them be added."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kiosk.answers import limits, tidy
from kiosk.answers.model import JsonValue, Raw, Refused
from kiosk.answers.text import check_words
from kiosk.i18n import plain
from procedures.model import Field, Option

__all__ = ["PARAMS", "REASONS", "Choice", "label", "option_of", "own_words", "parse"]

#: ``words``: whoever picks a free option must say something; ``words_max``: letters of those words.
PARAMS = frozenset({"words", "words_max"})

#: ``not-an-option``; ``words-missing``; of one's own words: ``too-long(most)``, ``character``,
#: ``too-many-lines(most)``.
REASONS = frozenset(
    {"malformed", "empty", "not-an-option", "words-missing", "too-long", "too-many-lines", "character"}
)

_MOST = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """The id of the option that was picked, with the resident's own *words* beside it."""

    id: str = field(repr=False)
    words: str = field(default="", repr=False)

    def cases(self) -> frozenset[str]:
        """Return the id."""
        return frozenset({self.id})

    def shown(self, asked: Field, /) -> str:
        """Return the option's text, then the words in brackets."""
        return label(asked, self.id, self.words)

    def json(self) -> JsonValue:
        """Return the id, or ``{id, words}``."""
        return {"id": self.id, "words": self.words} if self.words else self.id

    def raw(self) -> Raw:
        """Return the id, or the id and the words."""
        return (self.id, self.words) if self.words else self.id


def option_of(asked: Field, name: str) -> Option:
    """Return the option called *name*; ``Refused("not-an-option")`` when the field has none."""
    for option in asked.options:
        if option.id == name:
            return option
    raise Refused("not-an-option")


def label(asked: Field, name: str, words: str = "") -> str:
    """Return an option as the clerk reads it; its bare id when the field no longer has it."""
    found = (plain(option.text.source) for option in asked.options if option.id == name)
    return next(found, name) + (f"（{words}）" if words else "")


def own_words(asked: Field, option: Option, typed: str) -> str:
    """Return the words that go with *option*: none where it takes none, whatever an earlier pick left."""
    text = typed.strip()
    if not option.free:
        return ""
    if text:
        check_words(text, most=limits.number(asked, "words_max", _MOST))
    elif limits.flag(asked, "words"):
        raise Refused("words-missing")
    return text


def parse(raw: Raw, asked: Field, _today: dt.date | None = None) -> Choice:
    """Return the choice of an id, or of an id and the words typed beside it."""
    if tidy.blank(raw):
        raise Refused("empty")
    name, typed = tidy.parts(raw, 2) if isinstance(raw, tuple) and len(raw) > 1 else (tidy.one(raw), "")
    option = option_of(asked, name)
    return Choice(option.id, own_words(asked, option, typed))
