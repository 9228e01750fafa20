"""The town's own time: Japan's, whatever zone a machine is set to."""

from __future__ import annotations

import datetime as dt

__all__ = ["JAPAN", "in_japan", "now"]

JAPAN = dt.timezone(dt.timedelta(hours=9))


def now() -> dt.datetime:
    """Return this moment, with +09:00."""
    return dt.datetime.now(JAPAN)


def in_japan(moment: dt.datetime) -> str:
    """Return *moment* as ISO 8601 to the second with +09:00."""
    return moment.astimezone(JAPAN).isoformat(timespec="seconds")
