"""Finding a procedure by words: what was typed in kana against titles, everyday names and synonyms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kiosk.i18n import plain, reading
from procedures.model import Head

__all__ = ["find"]

_HIRAGANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)})
_NOTHING = re.compile(r"[\s・、。()()「」,.!?!?~〜ー-]+")

#: Words that say nothing about which procedure is meant.
_FILLERS = (
    "について",
    "したい",
    "ください",
    "です",
    "ます",
    "とき",
    "ほしい",
    "する",
    "した",
    "して",
    "が",
    "を",
    "の",
    "に",
    "は",
    "へ",
    "で",
)
_LEAST = 2  # letters two words must share to be called alike
_TITLE, _SYNONYM, _PLAIN = 3, 2, 1


def find(heads: Sequence[Head], typed: str, *, most: int = 8) -> tuple[Head, ...]:
    """Return the procedures that answer to *typed*, the nearest first; none for nothing.

    Each word typed is looked for in what the procedure is called, its synonyms, its sentence;
    kana of either kind and the readings of kanji count alike.
    """
    words = _words(typed)
    if not words:
        return ()
    scored = [(sum(_score(head, word) for word in words), at, head) for at, head in enumerate(heads)]
    found = sorted((-score, at, head) for score, at, head in scored if score)
    return tuple(head for _, _, head in found[:most])


def _score(head: Head, word: str) -> int:
    titles, synonyms, sentence = _shelved(head)
    if any(word in each or each in word for each in titles):
        return _TITLE * len(word)
    if any(word in each or (len(each) > _LEAST and each in word) for each in synonyms):
        return _SYNONYM * len(word)
    return _PLAIN * len(word) if word in sentence else 0


@lru_cache(maxsize=256)
def _shelved(head: Head) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    titles = tuple(
        _folded(how(text.source)) for text in (head.title, head.everyday) for how in (plain, reading)
    )
    sentence = _folded(plain(head.plain.source)) + _folded(reading(head.plain.source))
    return titles, tuple(_folded(each) for each in head.words), sentence


def _words(typed: str) -> list[str]:
    """Return what was typed word by word, without fillers; one long run is cut at its particles."""
    found = []
    for run in typed.split():
        word = _folded(run)
        for filler in _FILLERS:
            if word.endswith(filler) and len(word) - len(filler) >= _LEAST:
                word = word.removesuffix(filler)
        if len(word) >= _LEAST:
            found.append(word)
    return found


def _folded(text: str) -> str:
    return _NOTHING.sub("", text.translate(_HIRAGANA)).casefold()
