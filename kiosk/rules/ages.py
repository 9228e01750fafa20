"""How old somebody is before the law, and the bands that follow from it.

年齢計算ニ関スル法律 (明治35年法律第50号): the day of birth counts, and 民法143条 ends a year with the day
before the one that answers to its first. So an age is reached at the end of **the day before the birthday**,
and offices count that day as the day it is reached (介護保険法10条: 65歳に達したとき). Somebody born on
29 February reaches it on 28 February in every year (民法143条2項ただし書).
"""

from __future__ import annotations

import datetime as dt

from kiosk.rules.arguments import day, span
from kiosk.rules.model import UNKNOWN, Argument

__all__ = ["AGE_BANDS", "age_band", "age_on", "anniversary", "reached"]

#: The bands of the procedures; 介護保険法9条 knows 40 and 65, 印鑑登録 knows 15.
AGE_BANDS = ("under15", "15-39", "40-64", "65plus")

_LIMITS = (15, 40, 65)


def anniversary(start: dt.date, years: int) -> dt.date:
    """Return the day that answers to *start* after *years*; for 29 February, 1 March where there is none."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return dt.date(start.year + years, 3, 1)


def reached(birth: dt.date, age: int) -> dt.date:
    """Return the day on which the law says *age* is reached: the one before the birthday."""
    return anniversary(birth, age) - dt.timedelta(days=1)


def age_on(birth: dt.date, today: dt.date) -> int | None:
    """Return the age before the law on *today*; None when not born yet."""
    if birth > today:
        return None
    age = today.year - birth.year + 1
    while age and reached(birth, age) > today:
        age -= 1
    return age


def age_band(birth_date: Argument, today: Argument) -> str:
    """Return under15, 15-39, 40-64 or 65plus; unknown when the known parts of the date allow two of them."""
    born, now = span(birth_date), day(today)
    if born is None or now is None:
        return UNKNOWN
    ages = [age_on(each, now) for each in born]
    bands = {AGE_BANDS[sum(age >= limit for limit in _LIMITS)] for age in ages if age is not None}
    return bands.pop() if len(bands) == 1 and None not in ages else UNKNOWN
