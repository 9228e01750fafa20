"""How typed strings are cleaned before they are read; what is a name is never cleaned here."""

from __future__ import annotations

import re
import unicodedata

from kiosk.answers.model import Raw, Refused

__all__ = [
    "blank",
    "complete",
    "family_and_given",
    "figures",
    "half",
    "letters",
    "narrow",
    "one",
    "only_kana",
    "parts",
    "printable",
    "whole",
]

#: Full-width ASCII (U+FF01-FF5E) and its half-width twin, and the wide space.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xFFE5: 0x5C, 0xA5: 0x5C}

#: Everything people and keyboards put between figures: hyphens, dashes, minus signs, the long-vowel mark.
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－ーｰ─━"), "-")

#: Control, surrogate, private-use and unassigned characters, and separators of lines and paragraphs.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

_KANA = re.compile(r"[ぁ-ゟァ-ヿｦ-ﾟ]")


def blank(raw: Raw) -> bool:
    """Return whether nothing has been typed or chosen yet."""
    return not any(part.strip() for part in ((raw,) if isinstance(raw, str) else raw))


def one(raw: Raw) -> str:
    """Return the single string of *raw*; ``Refused("malformed")`` when it has several parts."""
    if isinstance(raw, str):
        return raw
    if len(raw) != 1:
        raise Refused("malformed")
    return raw[0]


def parts(raw: Raw, count: int) -> tuple[str, ...]:
    """Return the *count* strings of *raw*; ``Refused("malformed")`` when there are more or fewer."""
    if isinstance(raw, str) or len(raw) != count:
        raise Refused("malformed")
    return raw


def complete(raw: Raw, names: tuple[str, ...], reason: str) -> tuple[str, ...]:
    """Return the parts of *raw*, none of them blank; else ``Refused`` for *reason* and the name of the blank one."""
    found = parts(raw, len(names))
    if blank(found):
        raise Refused("empty")
    for name, part in zip(names, found, strict=True):
        if not part.strip():
            raise Refused(reason, part=name)
    return found


def family_and_given(raw: tuple[str, ...]) -> tuple[str, str]:
    """Return both parts of a name without white space around them.

    ``Refused``: ``malformed``; ``empty`` when both are blank; ``part-missing`` when one is.
    """
    family, given = (part.strip() for part in parts(raw, 2))
    if not family and not given:
        raise Refused("empty")
    if not family or not given:
        raise Refused("part-missing", part="given" if family else "family")
    return family, given


def half(text: str) -> str:
    """Return *text* with half-width letters, figures, marks and spaces; hyphens stay as they are."""
    return text.translate(_NARROW)


def narrow(text: str) -> str:
    """Return *text* with half-width letters, figures and spaces and one kind of hyphen, stripped."""
    return text.translate(_NARROW).translate(_DASHES).strip()


def figures(text: str, drop: str = " -") -> str:
    """Return the half-width figures of *text*; ``Refused("not-a-number")`` when anything else is in it."""
    kept = "".join(each for each in narrow(text) if each not in drop)
    if not (kept.isascii() and kept.isdigit()):
        raise Refused("not-a-number")
    return kept


def whole(text: str, digits: int, drop: str = " -") -> int:
    """Return the number typed; one of more than *digits* figures counts as the next power of ten."""
    kept = figures(text, drop).lstrip("0") or "0"
    return int(kept) if len(kept) <= digits else int(10**digits)


def only_kana(text: str) -> bool:
    """Return whether every letter of *text* is kana, so that the clerk has to ask for the kanji."""
    written = [each for each in text if unicodedata.category(each).startswith("L")]
    return bool(written) and all(_KANA.match(each) for each in written)


def printable(text: str, *, lines: bool = False) -> bool:
    """Return whether a clerk's screen and paper can show every character of *text*."""
    return all(unicodedata.category(each) not in _UNPRINTABLE or (lines and each == "\n") for each in text)


def letters(text: str) -> int:
    """Return how many letters a reader would count: selectors and combining marks are part of theirs."""
    return sum(not unicodedata.category(each).startswith("M") for each in text)
