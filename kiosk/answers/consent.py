"""Consent to something the page has explained."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kiosk.answers import limits, yes_no
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "VALUES", "Consent", "parse"]

#: ``must_agree``: the procedure cannot go on at the kiosk without it.
PARAMS = frozenset({"must_agree"})

#: ``must-agree``: refused where the procedure cannot go on without it.
REASONS = yes_no.REASONS | {"must-agree"}

VALUES = yes_no.VALUES


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether it was given."""

    given: bool = field(repr=False)

    def cases(self) -> frozenset[str]:
        """Return ``yes`` or ``no``."""
        return frozenset({"yes" if self.given else "no"})

    def shown(self, _asked: Field, /) -> str:
        """Return 同意する or 同意しない."""
        return "同意する" if self.given else "同意しない"

    def json(self) -> JsonValue:
        """Return true or false."""
        return self.given

    def raw(self) -> Raw:
        """Return ``yes`` or ``no``."""
        return "yes" if self.given else "no"


def parse(raw: Raw, asked: Field, today: dt.date | None = None) -> Consent:
    """Return the consent of ``yes`` or ``no``."""
    given = yes_no.parse(raw, asked, today).yes
    if not given and limits.flag(asked, "must_agree"):
        raise Refused("must-agree")
    return Consent(given)
