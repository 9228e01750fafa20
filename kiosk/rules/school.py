"""Ages on the border of the school year, which runs from 2 April to 1 April of births.

An age is reached the day before the birthday, so a child born on 1 April reaches it on 31 March and
belongs to the older year (学校教育法17条; 児童手当法3条: 18歳に達する日以後の最初の3月31日まで).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from kiosk.rules.ages import age_on, reached
from kiosk.rules.arguments import count, day, span
from kiosk.rules.model import UNKNOWN, Argument

__all__ = ["BRACKETS", "CLASSES", "child_bracket", "counted_children", "nursery_class", "year_end_after"]

#: What 児童手当 makes of a person: paid for, counted only (18 to 22), neither, or not born yet.
BRACKETS = ("child", "older-sibling", "grown", "not-born")

#: Classes of a nursery by the age on 1 April, then school.
CLASSES = ("0", "1", "2", "3", "4", "5", "school", "not-born")

_CHILD, _SIBLING, _SCHOOL = 18, 22, 6
_THIRD = 3
_APRIL = 4


def year_end_after(birth: dt.date, age: int) -> dt.date:
    """Return the first 31 March on or after the day *age* is reached."""
    day_reached = reached(birth, age)
    return dt.date(day_reached.year + (day_reached.month >= _APRIL), 3, 31)


def child_bracket(birth_date: Argument, today: Argument) -> str:
    """Return child, older-sibling, grown, not-born or unknown as 児童手当 counts on *today*."""
    return _agreed(birth_date, today, _bracket)


def nursery_class(birth_date: Argument, today: Argument) -> str:
    """Return the class of the school year of *today*: 0 to 5, school, not-born or unknown."""
    return _agreed(birth_date, today, _class)


def counted_children(children: Argument, siblings: Argument) -> str:
    """Return three-or-more, fewer or unknown for children and older siblings together (児童手当法6条)."""
    paid, counted = count(children), count(siblings)
    if paid is None or counted is None:
        return UNKNOWN
    return "three-or-more" if paid + counted >= _THIRD else "fewer"


def _agreed(birth_date: Argument, today: Argument, judge: Callable[[dt.date, dt.date], str]) -> str:
    """Return what both ends of a partly known birth date agree on, or unknown."""
    born, now = span(birth_date), day(today)
    if born is None or now is None:
        return UNKNOWN
    found = {judge(each, now) for each in born}
    return found.pop() if len(found) == 1 else UNKNOWN


def _bracket(birth: dt.date, now: dt.date) -> str:
    if birth > now:
        return "not-born"
    if now <= year_end_after(birth, _CHILD):
        return "child"
    return "older-sibling" if now <= year_end_after(birth, _SIBLING) else "grown"


def _class(birth: dt.date, now: dt.date) -> str:
    if birth > now:
        return "not-born"
    eve = dt.date(now.year - (now.month < _APRIL), 3, 31)  # what is reached on 1 April itself is too late
    age = age_on(birth, eve) or 0
    return "school" if age >= _SCHOOL else str(age)
