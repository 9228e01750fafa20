"""Every rule under the name a procedure file calls it by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kiosk.rules import ages, fees, persons
from kiosk.rules.model import UNKNOWN, Argument, Figure, Rule
from procedures.model import KnownRule

__all__ = [
    "DEADLINES",
    "FEES",
    "RULES",
    "deadline",
    "derive",
    "fee",
    "known_deadlines",
    "known_fees",
    "known_rules",
]

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "age_band": Rule(
            ("birth_date", "today"),
            frozenset({*ages.AGE_BANDS, UNKNOWN}),
            ages.age_band,
            "年齢計算ニ関スル法律; 民法143条; 介護保険法9条・10条",
        ),
        "same_person": Rule(
            ("name", "birth_date", "other_name", "other_birth_date"),
            frozenset({"same", "different", UNKNOWN}),
            persons.same_person,
            "the town's own practice: name and date of birth together",
        ),
    }
)

FEES: Mapping[str, Figure[int]] = MappingProxyType(
    {
        "fee_free": Figure((), fees.fee_free, "no fee is set"),
        "fee_per_copy": Figure(("copies", "per_copy"), fees.fee_per_copy, "the town's 手数料条例"),
    }
)

DEADLINES: Mapping[str, Figure[dt.date]] = MappingProxyType({})


def derive(rule: str, arguments: Sequence[Argument]) -> str:
    """Return the result of *rule*, one of those it declares; ``KeyError`` for an unknown rule."""
    entry = RULES[rule]
    result = entry.apply(*arguments)
    if result not in entry.results:
        raise ValueError(f"{rule} gave a result it does not declare")
    return result


def fee(rule: str, arguments: Sequence[Argument]) -> int | None:
    """Return the yen by *rule*, or None while they cannot be known."""
    return FEES[rule].apply(*arguments)


def deadline(rule: str, arguments: Sequence[Argument]) -> dt.date | None:
    """Return the last day by *rule*, or None while it cannot be known."""
    return DEADLINES[rule].apply(*arguments)


def known_rules() -> Mapping[str, KnownRule]:
    """Return the rules as the loader of procedure files checks names against them."""
    return {name: rule.known() for name, rule in RULES.items()}


def known_fees() -> Mapping[str, KnownRule]:
    """Return the fees as the loader of procedure files checks names against them."""
    return {name: rule.known() for name, rule in FEES.items()}


def known_deadlines() -> Mapping[str, KnownRule]:
    """Return the deadlines as the loader of procedure files checks names against them."""
    return {name: rule.known() for name, rule in DEADLINES.items()}
