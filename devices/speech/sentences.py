"""Cutting a text into the sentences that are synthesised, cached and played one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["LONGEST", "sentences"]

LONGEST = 60  # characters; synthesis cannot be interrupted, so one piece must stay short

_SENTENCE = re.compile(r"[^。！？!?\n\r]*[。！？!?]*[」』）)]*")
_SPOKEN = re.compile(r"\w")


def sentences(text: str) -> Iterator[str]:
    """Yield the parts of *text* in order, each with its own mark, none longer than ``LONGEST``.

    Ends are 。！？ (also half-width) and newlines; parts with nothing to pronounce are left out.
    """
    for match in _SENTENCE.finditer(text):
        for piece in _short(match.group().strip()):
            if _SPOKEN.search(piece):
                yield piece


def _short(sentence: str) -> Iterator[str]:
    """Yield *sentence* whole, or in parts that end at a comma where there is one."""
    while len(sentence) > LONGEST:
        comma = max(sentence.rfind(mark, 0, LONGEST) for mark in "、，,　 ")
        at = comma + 1 if comma > 0 else LONGEST
        yield sentence[:at]
        sentence = sentence[at:]
    yield sentence
