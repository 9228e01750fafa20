"""What a rule is: a pure function of answers whose results, and whose law, are declared beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kiosk.answers.model import Value
from procedures.model import KnownRule

__all__ = ["UNKNOWN", "Argument", "Figure", "Rule"]

T = TypeVar("T", int, dt.date)

#: What a rule answers when a part it needs is not known; the case goes to the clerk.
UNKNOWN = "unknown"

#: What a rule is given: an answer, the day of the visit, a setting, or nothing where nothing was answered;
#: of a field in all rows of a group, what stands in each of them.
Argument = Value | dt.date | str | int | bool | tuple[Value | None, ...] | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A policy with a closed set of results, so that guards on it stay enumerable."""

    parameters: tuple[str, ...]
    results: frozenset[str]
    apply: Callable[..., str]
    source: str

    def known(self) -> KnownRule:
        """Return what the loader of procedure files checks a use of the rule against."""
        return KnownRule(self.parameters, self.results)


@dataclass(frozen=True, slots=True)
class Figure(Generic[T]):
    """A policy that gives a figure, a fee or a day; None where a part it needs is not known."""

    parameters: tuple[str, ...]
    apply: Callable[..., T | None]
    source: str

    def known(self) -> KnownRule:
        """Return what the loader of procedure files checks a use of the rule against."""
        return KnownRule(self.parameters)
