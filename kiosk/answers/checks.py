"""The validators of the fact sheets by their codes, for what a kind alone cannot know.

``V-NAME V-KANA V-POST V-ADDR V-TEL V-YEN`` are the kinds name, kana, postal, address, phone and money
themselves; ``V-RANGE`` is ``in_order`` and the kind time_range; ``V-MYN`` is never asked for.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.answers import bank, limits
from kiosk.answers.code import Code
from kiosk.answers.date import PartialDate
from kiosk.answers.integer import Integer
from kiosk.answers.model import Refused, Value
from kiosk.answers.month import Month
from kiosk.answers.plate import Plate
from kiosk.answers.yucho import Yucho
from procedures.model import Field

__all__ = ["CHECKS", "IN_ORDER", "Check", "check", "in_order", "remarks"]

#: Why ``in_order`` refuses, both with ``field``: the id of the other one.
IN_ORDER = frozenset({"before-other", "after-other"})

_EARLIEST_BIRTH = dt.date(1900, 1, 1)
_INSURED = re.compile(r"[0H][0-9]{9}")
_INSURER = re.compile(r"[0-9]{6}")
_OFFICE = re.compile(r"[0-9]{2}[0-9A-Z][0-9A-Z]{2}[0-9]{5}")
_MEDICAL = re.compile(r"[0-9]{6}|[0-9]{8}")
_CHASSIS = re.compile(r"[A-Z0-9-]{1,20}")
_CENTIMETRES_MOST = 99_999


@dataclass(frozen=True, slots=True)
class Check:
    """A validator: the values it is for, why it refuses, and what it has to tell the clerk.

    ``apply`` returns the value, perhaps filled up to its full form; a ``remark`` never stops anybody.
    """

    of: tuple[type[Value], ...]
    apply: Callable[[Value, dt.date | None], Value]
    reasons: frozenset[str]
    remark: Callable[[Value], str] | None = None
    remarks: frozenset[str] = frozenset()


def check(value: Value, asked: Field, *, today: dt.date | None = None) -> Value:
    """Return *value* as the field's validator leaves it; ``Refused`` with one of its reasons.

    ``KeyError`` for an unknown code; ``TypeError`` when the field's kind is not one the code is for.
    """
    if not asked.check:
        return value
    entry = CHECKS[asked.check]
    if not isinstance(value, entry.of):
        raise TypeError(f"{asked.id}: {asked.check} is not for {type(value).__name__}")
    return entry.apply(value, today)


def remarks(value: Value, asked: Field) -> frozenset[str]:
    """Return what the clerk should look at twice: one of the remarks the field's validator declares."""
    entry = CHECKS.get(asked.check)
    found = entry.remark(value) if entry is not None and entry.remark is not None else ""
    return frozenset({found} - {""})


def in_order(value: Value, asked: Field, find: Callable[[str], Value | None]) -> None:
    """Refuse a date or month on the wrong side of the one its ``not_before`` or ``not_after`` names.

    *find* gives the answer of a field of the same row; an open end and an unanswered field pass, and
    so does whatever could be in order (V-RANGE).
    """
    own = _span(value)
    if own is None:
        return
    before, after = limits.word(asked, "not_before"), limits.word(asked, "not_after")
    other = _span(find(before)) if before else None
    if other is not None and own[1] < other[0]:
        raise Refused("before-other", field=before)
    other = _span(find(after)) if after else None
    if other is not None and own[0] > other[1]:
        raise Refused("after-other", field=after)


def _span(value: Value | None) -> tuple[dt.date, dt.date] | None:
    return value.span() if isinstance(value, PartialDate | Month) else None


def _matches(pattern: re.Pattern[str], reason: str) -> Callable[[Value, dt.date | None], Value]:
    def apply(value: Value, _today: dt.date | None) -> Value:
        if not (isinstance(value, Code) and pattern.fullmatch(value.text)):
            raise Refused(reason)
        return value

    return apply


def _insurer(value: Value, _today: dt.date | None) -> Value:
    """保険者番号: weights 2, 1, 2 … from the right, figures of the products added, 10 minus the rest."""
    text = str(value.json())
    if not _INSURER.fullmatch(text):
        raise Refused("not-an-insurer-number")
    if _check_digit(text[:-1]) != int(text[-1]):
        raise Refused("check-digit")
    return value


def _check_digit(figures: str) -> int:
    weights = [2 if place % 2 == 0 else 1 for place in range(len(figures))]
    products = [int(figure) * weight for figure, weight in zip(reversed(figures), weights, strict=True)]
    return -sum(sum(divmod(product, 10)) for product in products) % 10


def _born(value: Value, today: dt.date | None) -> Value:
    if today is None:
        raise ValueError("V-BIRTH needs the day of the visit")
    if isinstance(value, PartialDate):
        first, last = value.span()
        if last < _EARLIEST_BIRTH:
            raise Refused("too-early", earliest=_EARLIEST_BIRTH.isoformat())
        if first > today:
            raise Refused("in-future")
    return value


def _account(value: Value, _today: dt.date | None) -> Value:
    return Code(bank.account_number(str(value.json())))


def _centimetres(value: Value, _today: dt.date | None) -> Value:
    if not (isinstance(value, Integer) and 0 < value.number <= _CENTIMETRES_MOST):
        raise Refused("not-a-length", least=1, most=_CENTIMETRES_MOST)
    return value


def _as_read(value: Value, _today: dt.date | None) -> Value:
    """Return the value: its own kind refuses everything this code is about."""
    return value


def _on_welfare(value: Value) -> str:
    return "insured-number-h" if str(value.json()).startswith("H") else ""


def _office_digit(value: Value) -> str:
    """事業所番号: the same sum over nine figures; with a letter in it there is no rule we know."""
    text = str(value.json())
    if text.isdigit() and _check_digit(text[:-1]) != int(text[-1]):
        return "office-check-digit"
    return ""


def _entry(
    pattern: re.Pattern[str],
    reason: str,
    remark: Callable[[Value], str] | None = None,
    remarks: frozenset[str] = frozenset(),
) -> Check:
    return Check((Code,), _matches(pattern, reason), frozenset({reason}), remark, remarks)


#: ``not-an-insured-number``: ten figures from 0, or H and nine; ``not-an-insurer-number``: six figures;
#: ``check-digit``; ``not-an-office-number``: ten characters; ``not-an-insurance-symbol``: six or eight
#: figures; ``not-a-chassis-number``; ``not-a-length(least, most)``; ``too-early(earliest)``; ``in-future``.
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "V-INS": _entry(_INSURED, "not-an-insured-number", _on_welfare, frozenset({"insured-number-h"})),
        "V-INSURER": Check((Code,), _insurer, frozenset({"not-an-insurer-number", "check-digit"})),
        "V-OFF": _entry(_OFFICE, "not-an-office-number", _office_digit, frozenset({"office-check-digit"})),
        "V-MED": _entry(_MEDICAL, "not-an-insurance-symbol"),
        "V-ACC": Check((Code,), _account, frozenset({"not-a-number", "account-too-long"})),
        "V-YUCHO": Check((Yucho,), _as_read, frozenset()),
        "V-PLATE": Check((Plate,), _as_read, frozenset()),
        "V-VIN": _entry(_CHASSIS, "not-a-chassis-number"),
        "V-CM": Check((Integer,), _centimetres, frozenset({"not-a-length"})),
        "V-BIRTH": Check((PartialDate,), _born, frozenset({"too-early", "in-future"})),
    }
)
