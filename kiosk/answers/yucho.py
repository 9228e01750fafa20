"""An account at ゆうちょ銀行, by the 記号 and 番号 of its passbook."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from kiosk.answers import bank, tidy, zengin
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Yucho", "parse"]

PARAMS: frozenset[str] = frozenset()

#: ``account-incomplete(part)``: symbol, number or holder; ``not-a-number``; ``not-a-symbol``: five figures from 1 to 0;
#: ``not-a-yucho-number``: two to eight figures, the last a 1; ``no-such-branch``; of the holder
#: ``not-kana`` and ``too-long(most)``.
REASONS = frozenset(
    {
        "malformed",
        "empty",
        "account-incomplete",
        "not-a-number",
        "not-a-symbol",
        "not-a-yucho-number",
        "no-such-branch",
        "not-kana",
        "too-long",
    }
)

_PARTS = ("symbol", "number", "holder")
_SYMBOL = re.compile(r"1([0-9]{2})[0-9]0")
_NUMBER = re.compile(r"([0-9]{1,7})1")


@dataclass(frozen=True, slots=True)
class Yucho:
    """記号, 番号 and holder of a 総合口座; ``transfer`` is the same account as other banks call it."""

    symbol: str = field(repr=False)
    number: str = field(repr=False)
    holder: str = field(repr=False)

    def transfer(self) -> tuple[str, str]:
        """Return the branch code and the seven figures other banks transfer to.

        The second and third figure of the 記号 and an 8 are the branch; the 番号 without its last figure,
        filled up with zeros, is the number (ゆうちょ銀行「記号番号から振込用の店名・預金種目・口座番号」).
        """
        return f"{self.symbol[1:3]}8", self.number[:-1].zfill(7)

    def cases(self) -> frozenset[str]:
        """Return nothing: an account opens no guard."""
        return frozenset()

    def shown(self, _asked: Field, /) -> str:
        """Return 「記号12340 番号12345671 ヤマダ　ハナコ（振込用 店番238 普通 1234567）」."""
        branch, number = self.transfer()
        return f"記号{self.symbol} 番号{self.number} {self.holder}（振込用 店番{branch} 普通 {number}）"

    def json(self) -> JsonValue:
        """Return both forms of the account and its holder."""
        branch, number = self.transfer()
        return {
            "symbol": self.symbol,
            "number": self.number,
            "holder": self.holder,
            "transfer": {"bank": zengin.YUCHO, "branch": branch, "type": "ordinary", "number": number},
        }

    def raw(self) -> Raw:
        """Return 記号, 番号 and holder."""
        return (self.symbol, self.number, self.holder)


def parse(raw: Raw, _asked: Field, _today: dt.date | None = None) -> Yucho:
    """Return the account of (記号, 番号, holder); V-YUCHO."""
    symbol_text, number_text, holder = tidy.complete(raw, _PARTS, "account-incomplete")
    symbol, number = tidy.figures(symbol_text), tidy.figures(number_text)
    if not _SYMBOL.fullmatch(symbol):
        raise Refused("not-a-symbol")
    if not _NUMBER.fullmatch(number):
        raise Refused("not-a-yucho-number")
    found = Yucho(symbol, number, bank.holder_kana(holder))
    if zengin.branch(zengin.YUCHO, found.transfer()[0]) is None:
        raise Refused("no-such-branch")
    return found
