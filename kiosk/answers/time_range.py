"""From one time of the day to another."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from kiosk.answers import limits, tidy
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "TimeRange", "parse"]

#: ``earliest`` and ``latest``: ``HH:MM``; ``overnight``: the end may be on the next day (night work).
PARAMS = frozenset({"earliest", "latest", "overnight"})

#: ``time-missing(part)``: from or to; ``not-a-time``; ``order``: it ends before it begins;
#: ``time-too-early(earliest)``; ``time-too-late(latest)``.
REASONS = frozenset(
    {"malformed", "empty", "time-missing", "not-a-time", "order", "time-too-early", "time-too-late"}
)

_TIME = re.compile(r"([0-9]{1,2})(?::([0-9]{2})|時(?:([0-9]{1,2})分|(半))?)")


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Two times of the day; the end is on the next day where it is not later than the beginning."""

    begins: dt.time = field(repr=False)
    ends: dt.time = field(repr=False)

    def minutes(self) -> int:
        """Return how long it lasts."""
        begin, end = (each.hour * 60 + each.minute for each in (self.begins, self.ends))
        return end - begin if end > begin else end - begin + 24 * 60

    def cases(self) -> frozenset[str]:
        """Return nothing: times open no guard."""
        return frozenset()

    def shown(self, _asked: Field, /) -> str:
        """Return 「9時00分から17時30分まで」."""
        next_day = "翌日" if self.ends <= self.begins else ""
        begin, end = (f"{each.hour}時{each.minute:02}分" for each in (self.begins, self.ends))
        return f"{begin}から{next_day}{end}まで"

    def json(self) -> JsonValue:
        """Return ``{from, to}`` with ``HH:MM``."""
        return {"from": f"{self.begins:%H:%M}", "to": f"{self.ends:%H:%M}"}

    def raw(self) -> Raw:
        """Return both times as ``HH:MM``."""
        return (f"{self.begins:%H:%M}", f"{self.ends:%H:%M}")


def parse(raw: Raw, asked: Field, _today: dt.date | None = None) -> TimeRange:
    """Return the range of two times such as 9:00, ９：３０ or 17時半."""
    texts = tuple(tidy.narrow(part) for part in tidy.parts(raw, 2))
    if not any(texts):
        raise Refused("empty")
    for part, text in zip(("from", "to"), texts, strict=True):
        if not text:
            raise Refused("time-missing", part=part)
    begins, ends = (_time(text) for text in texts)
    if ends <= begins and not limits.flag(asked, "overnight"):
        raise Refused("order")
    earliest, latest = limits.word(asked, "earliest"), limits.word(asked, "latest")
    if earliest and begins < dt.time.fromisoformat(earliest):
        raise Refused("time-too-early", earliest=earliest)
    if latest and ends > dt.time.fromisoformat(latest):
        raise Refused("time-too-late", latest=latest)
    return TimeRange(begins, ends)


def _time(text: str) -> dt.time:
    found = _TIME.fullmatch(text)
    if found is None:
        raise Refused("not-a-time")
    hour, minute, kanji, half = found.groups()
    try:
        return dt.time(int(hour), 30 if half else int(minute or kanji or 0))
    except ValueError:
        raise Refused("not-a-time") from None
