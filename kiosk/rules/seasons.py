"""Windows of the calendar in which something can be applied for, as the town sets them."""

from __future__ import annotations

import datetime as dt

from kiosk.answers.month import Month
from kiosk.rules.arguments import case, count, day, span
from kiosk.rules.days import last_day, open_from, two_years
from kiosk.rules.model import UNKNOWN, Argument

__all__ = [
    "benefit_year_end",
    "in_force",
    "in_time",
    "nursery_intake",
    "renewal_last_day",
    "renewal_window",
    "season",
    "season_end",
    "within_days",
    "within_fifteen_days",
    "within_fourteen_days",
    "within_two_years",
]

_RENEWAL_DAYS = 60
_SPRING = (4, 5)
_JULY = 7
_MONTH_DAY = 5


def within_days(event: Argument, days: Argument, today: Argument) -> str:
    """Return in-time, late, not-yet or unknown for the *days* the town gives after *event*."""
    given = count(days)
    return UNKNOWN if given is None or given < 0 else in_time(event, today, given)


def within_fifteen_days(event: Argument, today: Argument) -> str:
    """Return in-time, late, not-yet or unknown for the 15 days after *event* (児童手当法8条3項)."""
    return in_time(event, today, 15)


def within_fourteen_days(event: Argument, today: Argument) -> str:
    """Return in-time, late, not-yet or unknown for the 14 days after *event* (介護保険法36条)."""
    return in_time(event, today, 14)


def in_time(event: Argument, today: Argument, days: int) -> str:
    """Return in-time, late, not-yet or unknown for an application within *days* of *event*.

    The last day moves over closed days (地方自治法4条の2第4項); an event still to come is not-yet.
    """
    happened, now = day(event), day(today)
    if happened is None or now is None:
        return UNKNOWN
    if now < happened:
        return "not-yet"
    last = open_from(last_day(happened, days))
    return "in-time" if last is not None and now <= last else "late"


def within_two_years(event: Argument, today: Argument) -> str:
    """Return in-time, late, not-yet or unknown for a claim within two years of *event* (介護保険法200条).

    An event known to the month is late only when its last day would be: nobody is sent away too early.
    """
    happened, now = span(event), day(today)
    if happened is None or now is None:
        return UNKNOWN
    first, last = happened
    if now < first:
        return "not-yet"
    if not _lapsed(first, now):
        return "in-time"
    return "late" if _lapsed(last, now) else UNKNOWN


def _lapsed(happened: dt.date, now: dt.date) -> bool:
    last = two_years(happened)
    return last is not None and now > last


def renewal_last_day(valid_to: Argument) -> dt.date | None:
    """Return the last day for a renewal: the day the validity ends, which no closed day moves."""
    return day(valid_to)


def renewal_window(valid_to: Argument, today: Argument) -> str:
    """Return too-early, open, late or unknown for the renewal of a certification (介護保険法28条)."""
    ends, now = span(valid_to), day(today)
    if ends is None or now is None:
        return UNKNOWN
    found = {_window(each, now) for each in ends}
    return found.pop() if len(found) == 1 else UNKNOWN


def _window(ends: dt.date, now: dt.date) -> str:
    if now > ends:
        return "late"
    return "open" if now >= ends - dt.timedelta(days=_RENEWAL_DAYS) else "too-early"


def season(today: Argument, opens: Argument, closes: Argument) -> str:
    """Return open, closed or unknown for a window from *opens* to *closes*, both ``MM-DD`` and inclusive.

    A window may go over the New Year.
    """
    now, first, last = day(today), _month_day(opens), _month_day(closes)
    if now is None or first is None or last is None:
        return UNKNOWN
    own = f"{now:%m-%d}"
    inside = first <= own <= last if first <= last else own >= first or own <= last
    return "open" if inside else "closed"


def season_end(today: Argument, opens: Argument, closes: Argument) -> dt.date | None:
    """Return the last day of the window *today* stands in; None outside of it, where nothing is due."""
    now, last = day(today), _month_day(closes)
    if now is None or last is None or season(now, opens, closes) != "open":
        return None
    try:
        return dt.date.fromisoformat(f"{now.year + (f'{now:%m-%d}' > last):04}-{last}")
    except ValueError:  # 29 February in a year without one
        return None


def _month_day(argument: Argument) -> str | None:
    text = case(argument)
    if text is None or len(text) != _MONTH_DAY:
        return None
    try:
        dt.date.fromisoformat(f"2000-{text}")
    except ValueError:
        return None
    return text


def in_force(today: Argument, begins: Argument, ends: Argument) -> str:
    """Return before, in-force, after or unknown for a span of ISO days; an empty one is open."""
    now = day(today)
    try:
        first, last = (
            dt.date.fromisoformat(text) if (text := case(each)) else None for each in (begins, ends)
        )
    except ValueError:
        return UNKNOWN
    if now is None:
        return UNKNOWN
    if first is not None and now < first:
        return "before"
    return "after" if last is not None and now > last else "in-force"


def benefit_year_end(today: Argument) -> dt.date | None:
    """Return the end of the year of 介護保険's income checks: 31 July on or after *today*."""
    now = day(today)
    return None if now is None else dt.date(now.year + (now.month > _JULY), _JULY, 31)


def nursery_intake(start: Argument, today: Argument, closes: Argument) -> str:
    """Return in-time, late or unknown for an application to a nursery from the month *start* on.

    April and May are given away together: the last day is *closes* (``MM-DD``) of the year before. For any
    other month it is one month before its first day (松島町 令和7年度保育所等入所児童募集).
    """
    now, close = day(today), _month_day(closes)
    if not isinstance(start, Month) or now is None or close is None:
        return UNKNOWN
    first = start.span()[0]
    if start.month in _SPRING:
        return "in-time" if (now.year, f"{now:%m-%d}") <= (first.year - 1, close) else "late"
    last = (first - dt.timedelta(days=1)).replace(day=1)
    return "in-time" if now <= last else "late"
