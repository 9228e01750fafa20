"""How a rule reads what it is given, without minding where it came from."""

from __future__ import annotations

import datetime as dt

from kiosk.answers.date import PartialDate
from kiosk.answers.integer import Integer
from kiosk.answers.money import Money
from kiosk.answers.month import Month
from kiosk.rules.model import Argument

__all__ = ["case", "count", "day", "span"]


def span(argument: Argument) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day a date or month may be, or None when it is neither."""
    if isinstance(argument, PartialDate | Month):
        return argument.span()
    return (argument, argument) if isinstance(argument, dt.date) else None


def day(argument: Argument) -> dt.date | None:
    """Return the day, or None when it is not known to the day."""
    found = span(argument)
    return found[0] if found is not None and found[0] == found[1] else None


def count(argument: Argument) -> int | None:
    """Return the whole number, or None when there is none."""
    match argument:
        case Integer(number):
            return number
        case Money(yen):
            return yen
        case bool():
            return None
        case int():
            return argument
    return None


def case(argument: Argument) -> str | None:
    """Return the one case of an answer (``yes``, an option's id), or None when it has none or several."""
    if isinstance(argument, bool):
        return "yes" if argument else "no"
    if isinstance(argument, str):
        return argument
    if argument is None or isinstance(argument, int | dt.date | tuple):
        return None
    cases = argument.cases()
    return next(iter(cases)) if len(cases) == 1 else None
