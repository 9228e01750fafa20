"""Every reason an answer is refused for, and the facts that fill its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["FACTS"]

_NONE: tuple[str, ...] = ()

#: Facts by reason: ``least`` ``most`` ``digits`` ``wanted`` ``length`` are numbers; ``part`` is a word of the kind's
#: own documentation; ``era`` an id of ``wareki``; ``field`` the id of another field; ``earliest`` and
#: ``latest`` an ISO day, ``YYYY-MM`` or ``HH:MM``; ``first`` and ``last`` years of the era, or ISO days in
#: ``era-border``.
FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # any kind
        "malformed": _NONE,
        "empty": _NONE,
        "not-a-number": _NONE,
        "not-an-option": _NONE,
        # words
        "too-short": ("least",),
        "too-long": ("most",),
        "too-many-lines": ("most",),
        "character": _NONE,
        "words-missing": _NONE,
        "not-kana": _NONE,
        "not-a-name": _NONE,
        "part-missing": ("part",),
        # choices
        "too-few": ("least",),
        "too-many": ("most",),
        "exclusive": _NONE,
        "must-agree": _NONE,
        # numbers
        "too-small": ("least",),
        "too-large": ("most",),
        "decimals": _NONE,
        "not-a-length": ("least", "most"),
        "no-leading-zero": _NONE,
        "too-few-digits": ("digits", "wanted"),
        "too-many-digits": ("digits", "wanted"),
        "not-seven-digits": ("digits",),
        "not-a-code": _NONE,
        "wrong-length": ("length",),
        "check-digit": _NONE,
        "not-an-insured-number": _NONE,
        "not-an-insurer-number": _NONE,
        "not-an-office-number": _NONE,
        "not-an-insurance-symbol": _NONE,
        "not-a-chassis-number": _NONE,
        # dates and times
        "incomplete": ("part",),
        "no-such-era": _NONE,
        "no-such-day": _NONE,
        "era-year": ("era", "first", "last"),
        "era-border": ("era", "first", "last"),
        "in-future": _NONE,
        "in-past": _NONE,
        "too-early": ("earliest",),
        "too-late": ("latest",),
        "before-other": ("field",),
        "after-other": ("field",),
        "time-missing": ("part",),
        "time-too-early": ("earliest",),
        "time-too-late": ("latest",),
        "not-a-time": _NONE,
        "order": _NONE,
        # accounts
        "account-incomplete": ("part",),
        "no-such-bank": _NONE,
        "no-such-branch": _NONE,
        "account-too-long": ("most",),
        "not-a-symbol": _NONE,
        "not-a-yucho-number": _NONE,
        # cars
        "plate-incomplete": ("part",),
        "plate-office": _NONE,
        "plate-class": _NONE,
        "plate-kana": _NONE,
        "plate-serial": _NONE,
    }
)
