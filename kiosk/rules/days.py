"""How the law counts days and years to a last day, and which days the town hall is closed.

民法140条: the day of the event does not count; 141条: the last day counts whole; 143条: years end on the day
before the one that answers to their first. 地方自治法4条の2第4項: the last day of a period set by law for an
application to a town moves to the next day its hall is open.
"""

from __future__ import annotations

import datetime as dt

from kiosk.rules.ages import anniversary
from kiosk.rules.arguments import case, count, day
from kiosk.rules.model import Argument

__all__ = [
    "closed",
    "days_after",
    "days_after_open",
    "fifteen_days",
    "fifteen_days_open",
    "fifteen_days_rolling",
    "fourteen_days",
    "fourteen_days_open",
    "fourteen_days_rolling",
    "last_day",
    "next_open_day",
    "open_from",
    "two_years",
]

_ONE = dt.timedelta(days=1)

#: 地方自治法4条の2第2項3号, as towns' 休日条例 have it: 29 December to 3 January.
_NEW_YEAR = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})

_SATURDAY = 5


def closed(when: dt.date) -> bool:
    """Return whether the town hall is closed: weekends, holidays of 国民の祝日に関する法律, the New Year."""
    import jpholiday  # noqa: PLC0415 - wanted only where a last day is worked out

    return when.weekday() >= _SATURDAY or (when.month, when.day) in _NEW_YEAR or jpholiday.is_holiday(when)


def next_open_day(when: dt.date) -> dt.date:
    """Return *when*, or the first day after it on which the town hall is open."""
    while closed(when):
        when += _ONE
    return when


def last_day(event: Argument, days: int) -> dt.date | None:
    """Return the last of *days* after *event*, whose own day does not count; None while it is not known."""
    happened = day(event)
    return None if happened is None else happened + dt.timedelta(days=days)


def open_from(when: dt.date | None) -> dt.date | None:
    """Return the last day as it moves over closed days; None stays None."""
    return None if when is None else next_open_day(when)


def days_after(event: Argument, days: Argument) -> dt.date | None:
    """Return the last of *days*, a setting of the town, after *event*."""
    number = count(days)
    return None if number is None else last_day(event, number)


def days_after_open(event: Argument, days: Argument) -> dt.date | None:
    """Return the last of *days* after *event*, moved to the next open day."""
    return open_from(days_after(event, days))


def fifteen_days(event: Argument) -> dt.date | None:
    """Return the 15th day after *event* (児童手当法8条3項)."""
    return last_day(event, 15)


def fifteen_days_open(event: Argument) -> dt.date | None:
    """Return the 15th day after *event*, moved to the next open day."""
    return open_from(last_day(event, 15))


def fifteen_days_rolling(event: Argument, rolls_over: Argument) -> dt.date | None:
    """Return the 15th day after *event*, moved to an open day where the town lets it roll over."""
    return _rolling(last_day(event, 15), rolls_over)


def fourteen_days(event: Argument) -> dt.date | None:
    """Return the 14th day after *event* (介護保険法36条: 転入の日から14日以内)."""
    return last_day(event, 14)


def fourteen_days_open(event: Argument) -> dt.date | None:
    """Return the 14th day after *event*, moved to the next open day."""
    return open_from(last_day(event, 14))


def fourteen_days_rolling(event: Argument, rolls_over: Argument) -> dt.date | None:
    """Return the 14th day after *event*, moved to an open day where the town lets it roll over."""
    return _rolling(last_day(event, 14), rolls_over)


def _rolling(last: dt.date | None, rolls_over: Argument) -> dt.date | None:
    return open_from(last) if case(rolls_over) == "yes" else last


def two_years(event: Argument) -> dt.date | None:
    """Return the last day of the two years after *event* (介護保険法200条, 児童手当法23条: 時効)."""
    happened = day(event)
    return None if happened is None else anniversary(happened + _ONE, 2) - _ONE
