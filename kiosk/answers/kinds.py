"""Every kind of answer under the name a procedure file calls it by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.answers import (
    address,
    choice,
    consent,
    date,
    integer,
    kana,
    money,
    name,
    phone,
    postal,
    several,
    text,
    yes_no,
)
from kiosk.answers.model import Raw, Value
from procedures.model import Field, KnownKind

__all__ = ["KINDS", "KindEntry", "Reader", "known_kinds", "parse"]

#: The ``parse`` of a kind's module.
Reader = Callable[[Raw, Field, dt.date | None], Value]


@dataclass(frozen=True, slots=True)
class KindEntry:
    """A kind: its reader, the closed set of reasons it refuses for, and what a file may say of it."""

    reader: Reader
    reasons: frozenset[str]
    params: frozenset[str] = frozenset()
    options: bool = False
    values: frozenset[str] = frozenset()

    def parse(self, raw: Raw, asked: Field, *, today: dt.date | None = None) -> Value:
        """Return the typed value of *raw*; ``Refused`` with one of ``reasons``."""
        return self.reader(raw, asked, today)


KINDS: Mapping[str, KindEntry] = MappingProxyType(
    {
        "address": KindEntry(address.parse, address.REASONS, address.PARAMS),
        "choice": KindEntry(choice.parse, choice.REASONS, choice.PARAMS, options=True),
        "consent": KindEntry(consent.parse, consent.REASONS, consent.PARAMS, values=consent.VALUES),
        "date": KindEntry(date.parse, date.REASONS, date.PARAMS),
        "integer": KindEntry(integer.parse, integer.REASONS, integer.PARAMS),
        "kana": KindEntry(kana.parse, kana.REASONS, kana.PARAMS),
        "money": KindEntry(money.parse, money.REASONS, money.PARAMS),
        "name": KindEntry(name.parse, name.REASONS, name.PARAMS),
        "phone": KindEntry(phone.parse, phone.REASONS, phone.PARAMS),
        "postal": KindEntry(postal.parse, postal.REASONS, postal.PARAMS),
        "several": KindEntry(several.parse, several.REASONS, several.PARAMS, options=True),
        "text": KindEntry(text.parse, text.REASONS, text.PARAMS),
        "yes_no": KindEntry(yes_no.parse, yes_no.REASONS, yes_no.PARAMS, values=yes_no.VALUES),
    }
)


def parse(raw: Raw, asked: Field, *, today: dt.date | None = None) -> Value:
    """Return the typed value of *raw* as the field's kind reads it; ``KeyError`` for an unknown kind."""
    return KINDS[asked.kind].parse(raw, asked, today=today)


def known_kinds() -> Mapping[str, KnownKind]:
    """Return the kinds as the loader of procedure files checks names against them."""
    return {name: KnownKind(kind.params, kind.options, kind.values) for name, kind in KINDS.items()}
