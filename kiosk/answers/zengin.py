"""The banks and branches of Japan by code, name or reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kiosk.answers.kana import katakana

__all__ = ["YUCHO", "Place", "bank", "banks", "branch", "branches"]

#: ゆうちょ銀行.
YUCHO = "9900"


@dataclass(frozen=True, slots=True)
class Place:
    """A bank (four figures) or one of its branches (three)."""

    code: str
    name: str
    kana: str


def bank(code: str) -> Place | None:
    """Return the bank of *code*, or None."""
    found = _book().get(code)
    return None if found is None else _place(found)


def branch(bank_code: str, code: str) -> Place | None:
    """Return the branch of *code* of a bank, or None."""
    found = _book().get(bank_code)
    inside = None if found is None else found.branches.get(code)
    return None if inside is None else _place(inside)


def banks(text: str) -> tuple[Place, ...]:
    """Return the banks whose code, name or reading begins with *text*, in the order of their codes."""
    return _matching(_book(), text)


def branches(bank_code: str, text: str = "") -> tuple[Place, ...]:
    """Return the branches of a bank whose code, name or reading begins with *text*."""
    found = _book().get(bank_code)
    return () if found is None else _matching(found.branches, text)


def _matching(among: Any, text: str) -> tuple[Place, ...]:
    begin, reading = text.strip(), _large(katakana(text))
    places = (_place(each) for each in among.values())
    return tuple(
        each
        for each in places
        if each.name.startswith(begin) or each.code.startswith(begin) or each.kana.startswith(reading)
    )


def _large(kana: str) -> str:
    """Return *kana* with large letters, as bank readings are written: シヨウワ."""
    return kana.translate(str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ"))


def _place(found: Any) -> Place:
    return Place(found.code, found.name, found.kana)


def _book() -> Any:
    import zengin_code  # noqa: PLC0415 - it reads 1,200 files, a tenth of a second

    return zengin_code.Bank.all
