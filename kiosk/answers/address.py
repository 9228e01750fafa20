"""An address: one line, kept as the card or the resident says it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kiosk.answers import limits, tidy
from kiosk.answers.model import Raw
from kiosk.answers.plain import Plain
from kiosk.answers.text import check_words
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Address", "parse"]

#: ``max`` letters.
PARAMS = frozenset({"max"})

#: ``too-long(most)``; ``too-many-lines(most)``; ``character``: it cannot be printed.
REASONS = frozenset({"malformed", "empty", "too-long", "too-many-lines", "character"})

_MOST = 200


@dataclass(frozen=True, slots=True)
class Address(Plain):
    """The whole address in one string: nothing can tell 番地 from 建物 with certainty, so nothing does."""

    @classmethod
    def of_card(cls, text: str) -> Address:
        """Return the card's ``fullAddress``, untouched."""
        return cls(text)

    @property
    def needs_kanji(self) -> bool:
        """Return whether it is written in kana only; the clerk then asks for the characters."""
        return tidy.only_kana(self.text)


def parse(raw: Raw, asked: Field, _today: dt.date | None = None) -> Address:
    """Return the address; only white space around it is dropped."""
    text = tidy.one(raw).strip()
    check_words(text, most=limits.number(asked, "max", _MOST))
    return Address(text)
