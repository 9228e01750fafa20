"""The number plate of a car."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from kiosk.answers import tidy
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Plate", "offices", "parse"]

PARAMS: frozenset[str] = frozenset()

#: ``plate-incomplete(part)``: office, class, kana or serial; ``not-a-number``: the serial; and of each part
#: ``plate-office``, ``plate-class``, ``plate-kana``, ``plate-serial``.
REASONS = frozenset(
    {
        "malformed",
        "empty",
        "plate-incomplete",
        "not-a-number",
        "plate-office",
        "plate-class",
        "plate-kana",
        "plate-serial",
    }
)

_PARTS = ("office", "class", "kana", "serial")
_OFFICE = re.compile(r"[ぁ-ゖァ-ヺー一-龠々ヶ]{1,8}")  # きたきゅうしゅう is the longest in kana
_CLASS = re.compile(r"[0-9][0-9ACFHKLMPXY]{0,2}")
#: 自動車登録規則 別表: お し へ ん are never used.
_KANA = re.compile(
    r"[あいうえかきくけこさすせそたちつてとなにぬねのはひふほまみむめもやゆよらりるれろわをAEHKMTY]"
)
_SERIAL_MOST = 4
#: The names on the plates of 東北 by their reading, the town's own first; others are typed in kana.
_OFFICES = {
    "みやぎ": "宮城", "せんだい": "仙台", "いわて": "岩手", "もりおか": "盛岡", "ひらいずみ": "平泉",
    "あおもり": "青森", "ひろさき": "弘前", "はちのへ": "八戸", "あきた": "秋田", "やまがた": "山形",
    "しょうない": "庄内", "ふくしま": "福島", "あいづ": "会津", "こおりやま": "郡山", "しらかわ": "白河",
    "いわき": "いわき",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plate:
    """Office (宮城), class (500), kana (あ) and serial (up to four figures)."""

    office: str = field(repr=False)
    class_: str = field(repr=False)
    kana: str = field(repr=False)
    serial: str = field(repr=False)

    def cases(self) -> frozenset[str]:
        """Return nothing: a plate opens no guard."""
        return frozenset()

    def shown(self, _asked: Field, /) -> str:
        """Return 「宮城 500 あ 12-34」, with dots before a short serial as on the plate."""
        dotted = self.serial.rjust(_SERIAL_MOST, "・")
        serial = f"{dotted[:2]}-{dotted[2:]}" if len(self.serial) == _SERIAL_MOST else dotted
        return f"{self.office} {self.class_} {self.kana} {serial}"

    def json(self) -> JsonValue:
        """Return the four parts."""
        return {"office": self.office, "class": self.class_, "kana": self.kana, "serial": self.serial}

    def raw(self) -> Raw:
        """Return the four parts."""
        return (self.office, self.class_, self.kana, self.serial)


def offices(typed: str) -> tuple[str, ...]:
    """Return the names that *typed*, the beginning of a reading or a name, may stand for; all for nothing."""
    return tuple(
        name for reading, name in _OFFICES.items() if reading.startswith(typed) or name.startswith(typed)
    )


def parse(raw: Raw, _asked: Field, _today: dt.date | None = None) -> Plate:
    """Return the plate of (office, class, kana, serial); V-PLATE."""
    office, class_, kana, serial_text = (
        tidy.half(part).strip() for part in tidy.complete(raw, _PARTS, "plate-incomplete")
    )
    serial = tidy.figures(serial_text, " -・.").lstrip("0")
    checks = (
        ("plate-office", _OFFICE.fullmatch(office)),
        ("plate-class", _CLASS.fullmatch(class_.upper())),
        ("plate-kana", _KANA.fullmatch(kana)),
        ("plate-serial", 0 < len(serial) <= _SERIAL_MOST),
    )
    for reason, passed in checks:
        if not passed:
            raise Refused(reason)
    return Plate(office, class_.upper(), kana, serial)
