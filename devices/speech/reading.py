"""How Open JTalk reads a text: the kana of golden files and the mora that tempo is counted in."""

from __future__ import annotations

import contextlib
import functools
import io
import threading
from types import ModuleType

__all__ = ["FRONTEND", "kana", "load", "melodious", "morae"]

# Readings are resolved by our own inline hints, so the guessing stages stay off: without the
# ONNX extra the first reads 何度も as ナニドモ; the second changed no phrase of ours and costs
# 200 MB of dictionary at run time.
FRONTEND = {"predict_nani": False, "use_sudachi_kanji_yomi": False}

_SMALL = frozenset("ァィゥェォャュョヮ")  # they share the mora of the kana before; ッ ン ー do not
_ALIKE = str.maketrans("ヅヂ", "ズジ")
_VOWELS = {
    sign: row[0]
    for row in (
        "アカサタナハマヤラワガザダバパャァヮ",
        "イキシチニヒミリギジヂビピィ",
        "ウクスツヌフムユルグズヅブプュゥヴ",
        "エケセテネヘメレゲゼデベペェ",
        "オコソトノホモヨロヲゴゾドボポョォ",
    )
    for sign in row
}
_loading = threading.Lock()


def load() -> ModuleType:
    """Import pyopenjtalk, about 0.3 s the first time: never call it on the UI thread."""
    with _loading:  # two threads redirecting stdout at once would leave it redirected
        return _import()


@functools.cache
def _import() -> ModuleType:
    # At import it prints an advertisement for an extra to stdout, where commands print JSON.
    with contextlib.redirect_stdout(io.StringIO()):
        import pyopenjtalk  # noqa: PLC0415 - loaded when first spoken: it stalls a window 116 ms

    return pyopenjtalk


def kana(text: str) -> str:
    """Return *text* as pronounced, in katakana with its punctuation: 方は → ホーワ."""
    read = load().g2p(text, kana=True, **FRONTEND)
    return str(read)


def melodious(read: str, written: str) -> str:
    """Return the sentence *written* where the voice reads it like *read*, else *read*, which cannot go wrong.

    Kanji are in the voice's dictionary with their accent; kana are strung together without one.
    """
    return written if written and _sound(kana(written)) == _sound(kana(read)) else read


def _sound(reading: str) -> str:
    """Return *reading* without punctuation, long vowels drawn out: ジュウショ, ジューショ are one sound."""
    found: list[str] = []
    for sign in reading.translate(_ALIKE):
        if not "ァ" <= sign <= "ー":
            continue
        vowel = _VOWELS.get(found[-1], "") if found else ""
        long = sign == "ー" or (sign, vowel) in (("ウ", "オ"), ("イ", "エ"))
        found.append(vowel if long else sign)
    return "".join(found)


def morae(reading: str) -> int:
    """Count the mora of a katakana *reading*; punctuation counts nothing."""
    return sum(1 for sign in reading if "ァ" <= sign <= "ー" and sign not in _SMALL and sign != "・")
