"""What the town asks for a certificate; the yen themselves are settings of the town."""

from __future__ import annotations

from kiosk.rules.arguments import count
from kiosk.rules.model import Argument

__all__ = ["fee_free", "fee_per_copy"]


def fee_free() -> int:
    """Return no yen."""
    return 0


def fee_per_copy(copies: Argument, per_copy: Argument) -> int | None:
    """Return the yen for *copies* at *per_copy* each; None while either is not known."""
    number, yen = count(copies), count(per_copy)
    return None if number is None or yen is None else number * yen
