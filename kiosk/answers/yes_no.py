"""Yes or no."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kiosk.answers import tidy
from kiosk.answers.choice import label
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "VALUES", "YesNo", "parse"]

PARAMS: frozenset[str] = frozenset()

#: ``not-an-option``: neither yes nor no.
REASONS = frozenset({"malformed", "empty", "not-an-option"})

VALUES = frozenset({"yes", "no"})


@dataclass(frozen=True, slots=True)
class YesNo:
    """The answer to a question of yes or no."""

    yes: bool = field(repr=False)

    def cases(self) -> frozenset[str]:
        """Return ``yes`` or ``no``."""
        return frozenset({"yes" if self.yes else "no"})

    def shown(self, asked: Field, /) -> str:
        """Return はい or いいえ, or the field's own option of that id."""
        if asked.options:
            return label(asked, "yes" if self.yes else "no")
        return "はい" if self.yes else "いいえ"

    def json(self) -> JsonValue:
        """Return true or false."""
        return self.yes

    def raw(self) -> Raw:
        """Return ``yes`` or ``no``."""
        return "yes" if self.yes else "no"


def parse(raw: Raw, _asked: Field, _today: dt.date | None = None) -> YesNo:
    """Return the answer of ``yes`` or ``no``."""
    text = tidy.one(raw).strip()
    if not text:
        raise Refused("empty")
    if text not in VALUES:
        raise Refused("not-an-option")
    return YesNo(text == "yes")
