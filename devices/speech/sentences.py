"""Cutting a text into the sentences that are synthesised, cached and played one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["LONGEST", "sentences", "whole_sentences"]

LONGEST = 60  # characters; synthesis cannot be interrupted, so one piece must stay short

_SENTENCE = re.compile(r"[^。！？!?\n\r]*[。！？!?]*[」』）)]*")
_SPOKEN = re.compile(r"\w")


def sentences(text: str) -> Iterator[str]:
    """Yield the parts of *text* in order, each with its own mark, none longer than ``LONGEST``.

    Ends are 。！？ (also half-width) and newlines; parts with nothing to pronounce are left out.
    """
    for sentence in whole_sentences(text):
        yield from (piece for piece in _short(sentence) if _SPOKEN.search(piece))


def whole_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of *text* however long they are; parts with nothing to pronounce are left out."""
    found = (match.group().strip() for match in _SENTENCE.finditer(text))
    return (sentence for sentence in found if _SPOKEN.search(sentence))


def _short(sentence: str) -> Iterator[str]:
    """Yield *sentence* whole, or in parts that end at a comma where there is one."""
    while len(sentence) > LONGEST:
        comma = max(sentence.rfind(mark, 0, LONGEST) for mark in "、，,　 ")
        at = comma + 1 if comma > 0 else LONGEST
        yield sentence[:at]
        sentence = sentence[at:]
    yield sentence
