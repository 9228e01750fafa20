"""The receipt of an application: its number, what to bring, and the slip that is printed."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

__all__ = [
    "NUMBER",
    "NumbersSpentError",
    "Receipt",
    "Slip",
    "check_digit",
    "check_number",
    "new_number",
    "qr_matrix",
    "slip",
    "tidy_number",
]

#: The shape of a 受付番号: kiosk, five random digits, check digit.
NUMBER = re.compile(r"([0-9]{2})-([0-9]{3})-([0-9]{3})")

_NUMBERS = 100_000  # of one kiosk
_DIGITS = 8

#: Damm's quasigroup of order 10: finds every wrong digit and every swap of neighbours.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


class NumbersSpentError(Exception):
    """Every number of the kiosk has been given once."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the resident keeps: no name, no answers.

    ``number`` is the 受付番号 ``KK-NNN-NNC`` (kiosk, random, Damm check); ``accepted`` is the
    local time as ISO 8601 with offset; ``bring`` and ``after`` are sentences of the procedure in
    Japanese, already chosen for this application; ``fee`` is yen, None where none is known.
    """

    number: str
    title: str
    office: str
    accepted: str
    bring: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    fee: int | None = None
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed: nobody who finds it learns who applied; there is no title and no answer.

    ``qr`` is the number as rows of dark (True) and light modules, without a quiet zone; the rest
    is as in ``Receipt``.
    """

    number: str
    office: str
    accepted: str
    bring: tuple[str, ...]
    qr: tuple[tuple[bool, ...], ...]
    after: tuple[str, ...] = ()
    fee: int | None = None
    practice: bool = False


def slip(receipt: Receipt) -> Slip:
    """Return the slip of *receipt*."""
    return Slip(
        number=receipt.number,
        office=receipt.office,
        accepted=receipt.accepted,
        bring=receipt.bring,
        qr=qr_matrix(receipt.number),
        after=receipt.after,
        fee=receipt.fee,
        practice=receipt.practice,
    )


def check_digit(digits: str) -> str:
    """Return Damm's check digit of ASCII *digits*."""
    interim = 0
    for each in digits:
        interim = int(_DAMM[interim][int(each)])
    return str(interim)


def check_number(number: str) -> bool:
    """Say whether *number* is written ``KK-NNN-NNC`` and its check digit fits."""
    if not NUMBER.fullmatch(number):
        return False
    digits = number.replace("-", "")
    return check_digit(digits[:-1]) == digits[-1]


def tidy_number(typed: str) -> str:
    """Return *typed* as ``KK-NNN-NNC``: full-width digits, spaces and missing hyphens are mended.

    What has not eight digits is returned as it was typed.
    """
    digits = "".join(
        each for each in unicodedata.normalize("NFKC", typed) if each.isascii() and each.isdigit()
    )
    if len(digits) != _DIGITS:
        return typed.strip()
    return f"{digits[:2]}-{digits[2:5]}-{digits[5:]}"


def new_number(
    kiosk: str, taken: Callable[[str], bool], pick: Callable[[int], int] = secrets.randbelow
) -> str:
    """Return a random 受付番号 of *kiosk* (two digits) that is not *taken*; ``NumbersSpentError``.

    *pick(n)* returns a random whole number below n; from there on the first free number is used.
    """
    start = pick(_NUMBERS)
    for step in range(_NUMBERS):
        digits = f"{kiosk}{(start + step) % _NUMBERS:05}"
        number = f"{digits[:2]}-{digits[2:5]}-{digits[5:]}{check_digit(digits)}"
        if not taken(number):
            return number
    raise NumbersSpentError(kiosk)


def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return *text* as a QR code: rows of modules, True is dark, no quiet zone."""
    import qrcode  # noqa: PLC0415 - only who prints or shows a code pays for it

    code = qrcode.QRCode(border=0, error_correction=qrcode.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
