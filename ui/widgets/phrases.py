"""Where a sentence may be parted: readings like ``{方|かた}``, phrases, and what may not begin a line.

Standard library only, so that it can be tested without a screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Piece", "may_part", "phrases", "pieces", "plain"]

_READING = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")

#: Never at the start of a line (行頭禁則) and never at its end (行末禁則).
_NOT_FIRST = frozenset(
    "、。，．・：；？！」』）］｝〉》】〕ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〜,.:;?!)]}%％"
)
_NOT_LAST = frozenset("「『（［｛〈《【〔([{")
_PAUSES = frozenset("、。，．・！？」』）】")
_CLOSING = frozenset("」』】）)")
_HONORIFICS = frozenset("おご")  # 「お答え」 stays whole


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that share one reading, or one character that has none; never parted."""

    base: str
    reading: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """Return *text* as pieces: one for each reading and one for each other character."""
    found: list[Piece] = []
    at = 0
    for match in _READING.finditer(text):
        found.extend(Piece(char) for char in text[at : match.start()])
        found.append(Piece(match[1], match[2]))
        at = match.end()
    found.extend(Piece(char) for char in text[at:])
    return tuple(found)


def plain(text: str) -> str:
    """Return *text* without its readings."""
    return _READING.sub(r"\1", text)


def phrases(text: str) -> Iterator[tuple[Piece, ...]]:
    """Yield the runs of pieces that are kept on one line where they fit.

    A phrase ends at a space, after a pause (but 「…」を is whole), and where hiragana give way to kanji, katakana,
    digits or an opening bracket. A line break in the source is a phrase of its own.
    """
    run: list[Piece] = []
    for piece in pieces(text):
        if run and (piece.base == "\n" or run[-1].base == "\n" or _phrase_ends(run[-1], piece)):
            yield tuple(run)
            run = []
        run.append(piece)
    if run:
        yield tuple(run)


def may_part(before: Piece, after: Piece) -> bool:
    """Say whether a line may end between two pieces when a phrase alone is too long for it."""
    last, first = before.base[-1], after.base[0]
    if last in _NOT_LAST or first in _NOT_FIRST:
        return False
    return not (_is_latin(last) and _is_latin(first))


def _phrase_ends(before: Piece, after: Piece) -> bool:
    last, first = before.base[-1], after.base[0]
    if first.isspace() or not may_part(before, after):
        return False
    if last in _CLOSING and _is_hiragana(first):
        return False  # 「なおす」を
    if last.isspace() or last in _PAUSES:
        return True
    if last in _HONORIFICS:
        return False
    return _is_hiragana(last) and not before.reading and (not _is_hiragana(first) or bool(after.reading))


def _is_hiragana(char: str) -> bool:
    return "ぁ" <= char <= "ゖ"


def _is_latin(char: str) -> bool:
    return (char.isascii() and not char.isspace()) or "À" <= char <= "ỹ"
