"""Our own table of the five eras: 元年 and the border days, which no library gets right.

Sources: 明治元年太政官布告 (the era counts from 1868-01-25); 太政官布告第337号 (the Gregorian calendar from
明治6年1月1日); 大正改元詔書 (1912-07-30, that day itself is 大正元年); 昭和改元詔書 (1926-12-25, likewise);
元号を改める政令 昭和64年政令第1号 (from 1989-01-08) and 平成31年政令第143号 (from 2019-05-01).
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["ERAS", "FIRST_DAY", "Era", "era_of", "eras_within", "span", "to_wareki"]

#: Before this day Japan counted by the moon: a figure of that calendar is not a Gregorian day.
FIRST_DAY = dt.date(1873, 1, 1)


@dataclass(frozen=True, slots=True)
class Era:
    """One era: its id, its name in kanji and katakana, and its first and last day (both inclusive)."""

    id: str
    name: str
    kana: str
    begins: dt.date
    ends: dt.date

    @property
    def first_year(self) -> int:
        """Return the first year of the era that has Gregorian days."""
        return max(self.begins, FIRST_DAY).year - self.begins.year + 1

    @property
    def last_year(self) -> int:
        """Return the last year of the era."""
        return self.ends.year - self.begins.year + 1

    def gregorian(self, year: int) -> int:
        """Return the Gregorian year of the era's *year* (元年 is 1)."""
        return self.begins.year + year - 1

    def year(self, gregorian: int) -> int:
        """Return the era's year of the *gregorian* one."""
        return gregorian - self.begins.year + 1


#: Oldest first. 明治45年7月30日 and 大正15年12月25日 stand on old papers, so the two older eras also hold
#: the day on which their successor began; that day is always *shown* in the new era.
ERAS: tuple[Era, ...] = (
    Era("meiji", "明治", "メイジ", dt.date(1868, 1, 25), dt.date(1912, 7, 30)),
    Era("taisho", "大正", "タイショウ", dt.date(1912, 7, 30), dt.date(1926, 12, 25)),
    Era("showa", "昭和", "ショウワ", dt.date(1926, 12, 25), dt.date(1989, 1, 7)),
    Era("heisei", "平成", "ヘイセイ", dt.date(1989, 1, 8), dt.date(2019, 4, 30)),
    Era("reiwa", "令和", "レイワ", dt.date(2019, 5, 1), dt.date.max),
)

_BY_ID = {era.id: era for era in ERAS}


def era_of(name: str) -> Era | None:
    """Return the era called *name* (``showa``), or None."""
    return _BY_ID.get(name)


def span(year: int, month: int | None, day: int | None) -> tuple[dt.date, dt.date]:
    """Return the first and last day a partly known date may be; ``ValueError`` when there is no such day."""
    first, last = (1, 12) if month is None else (month, month)
    if day is not None:
        only = dt.date(year, first, day)
        return only, only
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def eras_within(first: dt.date, last: dt.date) -> Iterator[Era]:
    """Yield the eras that days from *first* to *last* are shown in, oldest first."""
    for era, following in zip(ERAS, (*ERAS[1:], None), strict=True):
        ends = era.ends if following is None else following.begins - dt.timedelta(days=1)
        if era.begins <= last and first <= ends:
            yield era


def to_wareki(day: dt.date) -> tuple[Era, int]:
    """Return the era *day* is shown in and its year; ``ValueError`` before 明治."""
    for era in eras_within(day, day):
        return era, era.year(day.year)
    raise ValueError("before 明治")
