"""Every kind of answer under the name a procedure file calls it by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.answers import (
    address,
    bank,
    choice,
    code,
    consent,
    date,
    integer,
    kana,
    money,
    month,
    name,
    phone,
    plate,
    postal,
    several,
    text,
    time_range,
    yes_no,
    yucho,
)
from kiosk.answers.checks import CHECKS, IN_ORDER, check
from kiosk.answers.model import Raw, Value
from procedures.model import Field, KnownKind

__all__ = ["KINDS", "KindEntry", "Reader", "every_reason", "known_kinds", "parse", "reasons"]

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
        "bank": KindEntry(bank.parse, bank.REASONS, bank.PARAMS),
        "choice": KindEntry(choice.parse, choice.REASONS, choice.PARAMS, options=True),
        "code": KindEntry(code.parse, code.REASONS, code.PARAMS),
        "consent": KindEntry(consent.parse, consent.REASONS, consent.PARAMS, values=consent.VALUES),
        "date": KindEntry(date.parse, date.REASONS, date.PARAMS),
        "integer": KindEntry(integer.parse, integer.REASONS, integer.PARAMS),
        "kana": KindEntry(kana.parse, kana.REASONS, kana.PARAMS),
        "money": KindEntry(money.parse, money.REASONS, money.PARAMS),
        "month": KindEntry(month.parse, month.REASONS, month.PARAMS),
        "name": KindEntry(name.parse, name.REASONS, name.PARAMS),
        "phone": KindEntry(phone.parse, phone.REASONS, phone.PARAMS),
        "plate": KindEntry(plate.parse, plate.REASONS, plate.PARAMS),
        "postal": KindEntry(postal.parse, postal.REASONS, postal.PARAMS),
        "several": KindEntry(several.parse, several.REASONS, several.PARAMS, options=True),
        "text": KindEntry(text.parse, text.REASONS, text.PARAMS),
        "time_range": KindEntry(time_range.parse, time_range.REASONS, time_range.PARAMS),
        "yes_no": KindEntry(yes_no.parse, yes_no.REASONS, yes_no.PARAMS, values=yes_no.VALUES),
        "yucho": KindEntry(yucho.parse, yucho.REASONS, yucho.PARAMS),
    }
)


def parse(raw: Raw, asked: Field, *, today: dt.date | None = None) -> Value:
    """Return the typed value of *raw* as the field's kind reads it and its validator leaves it.

    ``Refused`` with one of ``reasons(asked)``; ``KeyError`` for an unknown kind or validator.
    """
    return check(KINDS[asked.kind].parse(raw, asked, today=today), asked, today=today)


def reasons(asked: Field) -> frozenset[str]:
    """Return everything a draft of the field can be refused for, its order with other fields included."""
    ordered = {"not_before", "not_after"} & set(asked.params)
    own = CHECKS[asked.check].reasons if asked.check else frozenset()
    return KINDS[asked.kind].reasons | own | (IN_ORDER if ordered else frozenset())


def every_reason() -> frozenset[str]:
    """Return all reasons there are, so that a test can ask for a sentence for each."""
    of_kinds = (entry.reasons for entry in KINDS.values())
    of_checks = (entry.reasons for entry in CHECKS.values())
    return IN_ORDER.union(*of_kinds, *of_checks)


def known_kinds() -> Mapping[str, KnownKind]:
    """Return the kinds as the loader of procedure files checks names against them."""
    return {name: KnownKind(kind.params, kind.options, kind.values) for name, kind in KINDS.items()}
