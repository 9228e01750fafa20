"""An account at a bank, found by the codes of bank and branch."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from kiosk.answers import tidy, zengin
from kiosk.answers.kana import katakana
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "TYPES", "BankAccount", "account_number", "holder_kana", "parse"]

PARAMS: frozenset[str] = frozenset()

#: ``account-incomplete(part)``: bank, branch, type, number or holder; ``no-such-bank``; ``no-such-branch``;
#: ``not-an-option``: no such type of account; ``not-a-number``; ``account-too-long(most)``;
#: ``not-kana``: the holder; ``too-long(most)``: the holder.
REASONS = frozenset(
    {
        "malformed",
        "empty",
        "account-incomplete",
        "no-such-bank",
        "no-such-branch",
        "not-an-option",
        "not-a-number",
        "account-too-long",
        "not-kana",
        "too-long",
    }
)

#: Types of account and their names.
TYPES = {"ordinary": "普通", "current": "当座", "savings": "貯蓄"}

_PARTS = ("bank", "branch", "type", "number", "holder")
_DIGITS = 7
_HOLDER_MOST = 48  # 預金者名 of the 全銀 transfer format has 30; two for a voiced letter and room for spaces
_HOLDER = re.compile(r"[ァ-ヺー・\u3000A-Z0-9().,/-]+")


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Codes and names of bank and branch, type, seven figures, and the holder as the passbook reads."""

    bank: zengin.Place = field(repr=False)
    branch: zengin.Place = field(repr=False)
    type: str = field(repr=False)
    number: str = field(repr=False)
    holder: str = field(repr=False)

    def cases(self) -> frozenset[str]:
        """Return nothing: an account opens no guard."""
        return frozenset()

    def shown(self, _asked: Field, /) -> str:
        """Return 「七十七（0125） 松島（303） 普通 0001234 ヤマダ　ハナコ」."""
        places = (f"{each.name}（{each.code}）" for each in (self.bank, self.branch))
        return " ".join((*places, TYPES[self.type], self.number, self.holder))

    def json(self) -> JsonValue:
        """Return codes and names, type, number and holder."""
        return {
            "bank": {"code": self.bank.code, "name": self.bank.name},
            "branch": {"code": self.branch.code, "name": self.branch.name},
            "type": self.type,
            "number": self.number,
            "holder": self.holder,
        }

    def raw(self) -> Raw:
        """Return the code of the bank, of the branch, type, number and holder."""
        return (self.bank.code, self.branch.code, self.type, self.number, self.holder)


def parse(raw: Raw, _asked: Field, _today: dt.date | None = None) -> BankAccount:
    """Return the account of (bank code, branch code, type, number, holder)."""
    bank_code, branch_code, kind, number, holder = tidy.complete(raw, _PARTS, "account-incomplete")
    bank = zengin.bank(tidy.narrow(bank_code))
    if bank is None:
        raise Refused("no-such-bank")
    branch = zengin.branch(bank.code, tidy.narrow(branch_code))
    if branch is None:
        raise Refused("no-such-branch")
    if kind.strip() not in TYPES:
        raise Refused("not-an-option")
    return BankAccount(bank, branch, kind.strip(), account_number(number), holder_kana(holder))


def account_number(text: str) -> str:
    """Return seven figures, with zeros on the left where fewer were typed (V-ACC)."""
    digits = tidy.figures(text)
    if len(digits) > _DIGITS:
        raise Refused("account-too-long", most=_DIGITS)
    return digits.zfill(_DIGITS)


def holder_kana(text: str) -> str:
    """Return the holder as a passbook reads: katakana, capital letters, figures and ( ) . , / -."""
    reading = katakana(tidy.half(text)).upper()
    if not _HOLDER.fullmatch(reading):
        raise Refused("not-kana")
    if len(reading) > _HOLDER_MOST:
        raise Refused("too-long", most=_HOLDER_MOST)
    return reading
