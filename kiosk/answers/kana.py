"""Readings in full-width katakana, from whatever kana was typed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from kiosk.answers import limits, tidy
from kiosk.answers.model import Raw, Refused
from kiosk.answers.plain import Plain
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Kana", "katakana", "parse"]

#: ``max`` letters.
PARAMS = frozenset({"max"})

#: ``part-missing(part)``: family or given; ``too-long(most)``; ``not-kana``: not kana, ー, ・ or a space.
REASONS = frozenset({"malformed", "empty", "part-missing", "too-long", "not-kana"})

_MOST = 60
_KATAKANA = re.compile(r"[ァ-ヺー・ヽヾ\u3000]+")
_DASH_AFTER_KANA = re.compile(r"(?<=[ァ-ヺー])[-‐‑–—−－]")


@dataclass(frozen=True, slots=True)
class Kana(Plain):
    """A reading: full-width katakana, ー and ・, with one U+3000 between its parts."""

    def raw(self) -> Raw:
        """Return family and given part where there are exactly two, else the whole."""
        found = tuple(self.text.split("\u3000"))
        return found if len(found) == 2 else self.text  # noqa: PLR2004 - family and given


def katakana(text: str) -> str:
    """Return *text* with hiragana and half-width kana as full-width katakana, spaces as one U+3000."""
    import jaconv  # noqa: PLC0415 - only needed once somebody types kana

    composed = unicodedata.normalize("NFC", text)  # か + U+3099 is が; a reading has no glyph to lose
    wide: str = jaconv.hira2kata(jaconv.h2z(composed, kana=True, ascii=False, digit=False))
    wide = _DASH_AFTER_KANA.sub("ー", wide.replace("·", "・"))
    return "\u3000".join(wide.split())


def parse(raw: Raw, asked: Field, _today: dt.date | None = None) -> Kana:
    """Return the reading in full-width katakana; family and given part may come as two strings."""
    text = katakana(raw if isinstance(raw, str) else "\u3000".join(tidy.family_and_given(raw)))
    if not text:
        raise Refused("empty")
    if not _KATAKANA.fullmatch(text):
        raise Refused("not-kana")
    most = limits.number(asked, "max", _MOST)
    if len(text) > most:
        raise Refused("too-long", most=most)
    return Kana(text)
