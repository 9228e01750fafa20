"""Every rule under the name a procedure file calls it by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kiosk.rules import ages, days, fees, persons, school, seasons
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

_IN_TIME = frozenset({"in-time", "late", "not-yet", UNKNOWN})
_COUNTED = "民法140条・141条"
_MOVED = "民法140条・141条; 地方自治法4条の2第4項"

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
            "name and date of birth together, as the counter compares them",
        ),
        "child_bracket": Rule(
            ("birth_date", "today"),
            frozenset({*school.BRACKETS, UNKNOWN}),
            school.child_bracket,
            "児童手当法3条・6条; 年齢計算ニ関スル法律",
        ),
        "nursery_class": Rule(
            ("birth_date", "today"),
            frozenset({*school.CLASSES, UNKNOWN}),
            school.nursery_class,
            "学校教育法17条; 子ども・子育て支援法19条",
        ),
        "counted_children": Rule(
            ("children", "siblings"),
            frozenset({"three-or-more", "fewer", UNKNOWN}),
            school.counted_children,
            "児童手当法6条",
        ),
        "within_fifteen_days": Rule(
            ("event", "today"),
            _IN_TIME,
            seasons.within_fifteen_days,
            "児童手当法8条3項; 民法140条; 地方自治法4条の2第4項",
        ),
        "within_fourteen_days": Rule(
            ("event", "today"),
            _IN_TIME,
            seasons.within_fourteen_days,
            "介護保険法36条; 民法140条; 地方自治法4条の2第4項",
        ),
        "within_two_years": Rule(
            ("event", "today"),
            _IN_TIME,
            seasons.within_two_years,
            "介護保険法200条; 民法140条・143条",
        ),
        "within_days": Rule(
            ("event", "days", "today"),
            _IN_TIME,
            seasons.within_days,
            "the town's own time limit; 民法140条; 地方自治法4条の2第4項",
        ),
        "renewal_window": Rule(
            ("valid_to", "today"),
            frozenset({"too-early", "open", "late", UNKNOWN}),
            seasons.renewal_window,
            "介護保険法28条; 介護保険法施行規則39条",
        ),
        "nursery_intake": Rule(
            ("start", "today", "closes"),
            frozenset({"in-time", "late", UNKNOWN}),
            seasons.nursery_intake,
            "松島町 令和7年度保育所等入所児童募集",
        ),
        "season": Rule(
            ("today", "opens", "closes"),
            frozenset({"open", "closed", UNKNOWN}),
            seasons.season,
            "the town's own calendar",
        ),
        "in_force": Rule(
            ("today", "begins", "ends"),
            frozenset({"before", "in-force", "after", UNKNOWN}),
            seasons.in_force,
            "the dates a law names itself",
        ),
    }
)

FEES: Mapping[str, Figure[int]] = MappingProxyType(
    {
        "fee_free": Figure((), fees.fee_free, "no fee is set"),
        "fee_per_copy": Figure(("copies", "per_copy"), fees.fee_per_copy, "the town's 手数料条例"),
        "fee_for_each": Figure(
            ("picked", "copies", "per_copy"), fees.fee_for_each, "the town's 手数料条例, by person and year"
        ),
        "fee_register": Figure(
            (
                "kind",
                "copies",
                "first_copies",
                "more_kinds",
                "more_copies",
                "present",
                "removed",
                "acceptance",
                "electronic",
            ),
            fees.fee_register,
            "地方公共団体の手数料の標準に関する政令",
        ),
    }
)

DEADLINES: Mapping[str, Figure[dt.date]] = MappingProxyType(
    {
        "days_after": Figure(("event", "days"), days.days_after, _COUNTED),
        "days_after_open": Figure(("event", "days"), days.days_after_open, _MOVED),
        "fifteen_days": Figure(("event",), days.fifteen_days, f"児童手当法8条3項; {_COUNTED}"),
        "fifteen_days_open": Figure(("event",), days.fifteen_days_open, f"児童手当法8条3項; {_MOVED}"),
        "fourteen_days": Figure(("event",), days.fourteen_days, f"介護保険法36条; {_COUNTED}"),
        "fourteen_days_open": Figure(("event",), days.fourteen_days_open, f"介護保険法36条; {_MOVED}"),
        "fifteen_days_rolling": Figure(
            ("event", "rolls_over"), days.fifteen_days_rolling, f"児童手当法8条3項; {_MOVED}"
        ),
        "fourteen_days_rolling": Figure(
            ("event", "rolls_over"), days.fourteen_days_rolling, f"児童手当法施行規則5条・6条; {_MOVED}"
        ),
        "two_years": Figure(("event",), days.two_years, "介護保険法200条; 児童手当法23条; 民法143条"),
        "renewal_last_day": Figure(("valid_to",), seasons.renewal_last_day, "介護保険法施行規則39条"),
        "season_end": Figure(("today", "opens", "closes"), seasons.season_end, "the town's own calendar"),
        "benefit_year_end": Figure(("today",), seasons.benefit_year_end, "介護保険法施行規則83条の6"),
    }
)


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
