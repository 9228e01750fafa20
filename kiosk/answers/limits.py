"""The limits a procedure file sets for a field, read with their types."""

from __future__ import annotations

import datetime as dt

from kiosk.answers.model import Refused
from procedures.model import Field

__all__ = ["day_of_visit", "flag", "number", "number_or_none", "within", "word"]


def number(asked: Field, name: str, default: int) -> int:
    """Return the whole number *name* of the field's params; ``TypeError`` when it is something else."""
    value = asked.params.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{asked.id}.{name} must be a whole number")
    return value


def number_or_none(asked: Field, name: str) -> int | None:
    """Return the whole number *name*, or None where the field sets no such limit."""
    return number(asked, name, 0) if name in asked.params else None


def flag(asked: Field, name: str) -> bool:
    """Return the yes/no *name*; absent is no; ``TypeError`` when it is something else."""
    value = asked.params.get(name, False)
    if not isinstance(value, bool):
        raise TypeError(f"{asked.id}.{name} must be true or false")
    return value


def word(asked: Field, name: str) -> str:
    """Return the text *name*; absent is empty; ``TypeError`` when it is something else."""
    value = asked.params.get(name, "")
    if not isinstance(value, str):
        raise TypeError(f"{asked.id}.{name} must be text")
    return value


def within(figure: int, asked: Field, *, most: int | None = None) -> None:
    """Refuse a figure under ``min`` (``too-small``) or over ``max`` (``too-large``) of the field."""
    least = number_or_none(asked, "min")
    limit = number_or_none(asked, "max")
    limit = most if limit is None else limit
    if least is not None and figure < least:
        raise Refused("too-small", least=least)
    if limit is not None and figure > limit:
        raise Refused("too-large", most=limit)


def day_of_visit(asked: Field, today: dt.date | None) -> dt.date:
    """Return *today*; ``ValueError`` when nobody said which day it is."""
    if today is None:
        raise ValueError(f"{asked.id} has a limit that needs the day of the visit")
    return today
