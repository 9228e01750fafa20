"""Phone numbers of Japan, grouped the way people read them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from kiosk.answers import tidy
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Phone", "parse"]

PARAMS: frozenset[str] = frozenset()

#: ``not-a-number``; ``no-leading-zero``; ``too-few-digits(digits, wanted)``, ``too-many-digits(digits, wanted)``.
REASONS = frozenset(
    {"malformed", "empty", "not-a-number", "no-leading-zero", "too-few-digits", "too-many-digits"}
)

#: 電気通信番号計画: mobile, IP phones, M2M and 0800 have eleven figures, everything else ten.
_ELEVEN = re.compile(r"0[2-9]0")
_ABROAD = re.compile(r"\+81\(?0?\)?")


@dataclass(frozen=True, slots=True)
class Phone:
    """Ten or eleven figures that begin with 0."""

    digits: str = field(repr=False)

    def cases(self) -> frozenset[str]:
        """Return nothing: a phone number opens no guard."""
        return frozenset()

    def shown(self, _asked: Field, /) -> str:
        """Return 「090-1234-5678」."""
        return self.grouped()

    def json(self) -> JsonValue:
        """Return ``090-1234-5678``."""
        return self.grouped()

    def raw(self) -> Raw:
        """Return ``090-1234-5678``."""
        return self.grouped()

    def grouped(self) -> str:
        """Return the figures in the groups of the number plan, with ASCII hyphens.

        A number the plan of the library does not know yet is grouped by its length.
        """
        import phonenumbers  # noqa: PLC0415 - its tables are wanted only where a number is shown

        number = phonenumbers.parse(self.digits, "JP")
        known = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        if "-" in known and known.replace("-", "") == self.digits:
            return known
        return f"{self.digits[:3]}-{self.digits[3:-4]}-{self.digits[-4:]}"


def parse(raw: Raw, _asked: Field, _today: dt.date | None = None) -> Phone:
    """Return the number; hyphens, spaces, brackets and +81 are understood."""
    text = tidy.narrow(tidy.one(raw))
    if not text:
        raise Refused("empty")
    digits = tidy.figures(_ABROAD.sub("0", text, count=1), " -()/.")
    if not digits.startswith("0"):
        raise Refused("no-leading-zero")
    wanted = 11 if _ELEVEN.match(digits) else 10
    if len(digits) != wanted:
        raise Refused(
            "too-few-digits" if len(digits) < wanted else "too-many-digits", digits=len(digits), wanted=wanted
        )
    return Phone(digits)
