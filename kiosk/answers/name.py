"""Names of people, kept to the last stroke and compared by a copy."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass, field

from kiosk.answers import limits, tidy
from kiosk.answers.model import JsonValue, Raw, Refused
from procedures.model import Field

__all__ = ["PARAMS", "REASONS", "Name", "parse", "same_name"]

#: ``max`` letters.
PARAMS = frozenset({"max"})

#: ``part-missing(part)``: family or given; ``too-long(most)``; ``not-a-name``: figures, symbols, controls.
REASONS = frozenset({"malformed", "empty", "part-missing", "too-long", "not-a-name"})

_MOST = 60
_WIDE_SPACE = "\u3000"

#: What a name may hold besides letters and their marks: 〇 々 are letters to us, ● stands for a 外字.
_ALLOWED = frozenset(" \u3000・･·ー-‐’'`´.,．，●〇()（）")

#: Shapes of one and the same character that registers use side by side (as in 法務省's 縮退マップ).
_SHAPES = str.maketrans(
    "髙﨑𠮷濵濱邊邉齋齊德瀨栁淸槗嶋嶌桒舘渕﨟圡", "高崎吉浜浜辺辺斎斉徳瀬柳清橋島島桑館淵臈土"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name: *full* as it was given; *family* and *given* only where the split is certain."""

    full: str = field(repr=False)
    family: str = field(default="", repr=False)
    given: str = field(default="", repr=False)

    @classmethod
    def of_card(cls, text: str) -> Name:
        """Return the name as the card says it, split only at exactly one U+3000 with letters on both sides."""
        family, gap, given = text.partition(_WIDE_SPACE)
        if gap and family.strip() and given.strip() and _WIDE_SPACE not in given:
            return cls(text, family, given)
        return cls(text)

    @property
    def needs_kanji(self) -> bool:
        """Return whether it is written in kana only; the clerk then asks for the characters."""
        return tidy.only_kana(self.full)

    def cases(self) -> frozenset[str]:
        """Return nothing: a name opens no guard."""
        return frozenset()

    def shown(self, _asked: Field, /) -> str:
        """Return the name as it was given."""
        return self.full

    def json(self) -> JsonValue:
        """Return ``{full, family, given}``; an unsplit name has only ``full``."""
        if not self.family:
            return {"full": self.full}
        return {"full": self.full, "family": self.family, "given": self.given}

    def raw(self) -> Raw:
        """Return family and given name, or the whole where it is not split."""
        return (self.family, self.given) if self.family else self.full


def parse(raw: Raw, asked: Field, _today: dt.date | None = None) -> Name:
    """Return the name; only white space around it, or around its two parts, is dropped."""
    full = raw.strip() if isinstance(raw, str) else _WIDE_SPACE.join(tidy.family_and_given(raw))
    if not full:
        raise Refused("empty")
    if not all(_in_a_name(each) for each in full):
        raise Refused("not-a-name")
    most = limits.number(asked, "max", _MOST)
    if tidy.letters(full) > most:
        raise Refused("too-long", most=most)
    if isinstance(raw, str):
        return Name.of_card(full)
    family, given = tidy.family_and_given(raw)
    return Name(full, family, given)


def same_name(one: Name, other: Name) -> bool:
    """Return whether two names are the same person's spelling: selectors, widths, gaps and shapes aside."""
    return _copy(one.full) == _copy(other.full)


def _copy(full: str) -> str:
    shaped = unicodedata.normalize("NFKC", full.translate(_SHAPES)).translate(_SHAPES).casefold()
    return "".join(each for each in shaped if not each.isspace() and not _is_selector(each))


def _is_selector(each: str) -> bool:
    return "\ufe00" <= each <= "\ufe0f" or "\U000e0100" <= each <= "\U000e01ef"


def _in_a_name(each: str) -> bool:
    return unicodedata.category(each)[0] in "LM" or each in _ALLOWED
