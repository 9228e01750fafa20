"""What the keys of the kana board do to a text, and what stands on its pages.

Standard library only. Everything happens at the end of the text: there is no cursor to lose.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

__all__ = ["PAGES", "erase", "half", "small", "to_hiragana", "to_katakana", "voice"]

_GAP = ord("ァ") - ord("ぁ")
_FROM_VOICED = dict(
    zip(
        "がぎぐげござじずぜぞだぢづでどばびぶべぼゔ",
        "かきくけこさしすせそたちつてとはひふへほう",
        strict=True,
    )
)
_FROM_HALF = dict(zip("ぱぴぷぺぽ", "はひふへほ", strict=True))
_FROM_SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
_TO_VOICED = {plain: voiced for voiced, plain in _FROM_VOICED.items()}
_TO_HALF = {plain: half for half, plain in _FROM_HALF.items()}
_TO_SMALL = {large: small for small, large in _FROM_SMALL.items()}

#: Pages of 5 rows × 10 places as seen, left to right; あ is at the right, as on a school wall.
PAGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "hiragana": (
        tuple("わらやまはなたさかあ"),
        ("を", "り", "", "み", "ひ", "に", "ち", "し", "き", "い"),
        tuple("んるゆむふぬつすくう"),
        ("ー", "れ", "", "め", "へ", "ね", "て", "せ", "け", "え"),
        ("・", "ろ", "よ", "も", "ほ", "の", "と", "そ", "こ", "お"),
    ),
    "digits": (
        ("1", "2", "3", "", "丁目", "番地", "番", "号", "の", ""),
        ("4", "5", "6", "", "号室", "階", "棟", "組", "", ""),
        ("7", "8", "9", "", "－", "・", "／", "", "", ""),
        ("", "0", "", "", "", "", "", "", "", ""),
        ("", "", "", "", "", "", "", "", "", ""),
    ),
    "latin": (
        tuple("ABCDEFGHIJ"),
        tuple("KLMNOPQRST"),
        ("U", "V", "W", "X", "Y", "Z", "", "", "", ""),
        ("@", ".", "-", "_", "+", "'", "&", "", "", ""),
        ("", "", "", "", "", "", "", "", "", ""),
    ),
    "symbols": (
        ("、", "。", "・", "ー", "々", "〒", "＃", "＊", "＆", "％"),
        ("（", "）", "「", "」", "『", "』", "【", "】", "〔", "〕"),
        ("！", "？", "：", "；", "～", "＋", "＝", "／", "＠", "＿"),
        ("ヶ", "ヵ", "ゝ", "ゞ", "ヽ", "ヾ", "〆", "仝", "※", "→"),
        ("", "", "", "", "", "", "", "", "", ""),
    ),
}


def voice(text: str) -> str:
    """Put 濁点 on the last kana, or take it off: か が か; は ば は; ぱ becomes ば."""
    return _change_last(
        text, lambda char: _TO_VOICED.get(_FROM_HALF.get(char, char)) or _FROM_VOICED.get(char)
    )


def half(text: str) -> str:
    """Put 半濁点 on the last kana, or take it off: は ぱ は; ば becomes ぱ."""

    def changed(char: str) -> str | None:
        if char in _FROM_HALF:
            return _FROM_HALF[char]
        return _TO_HALF.get(_FROM_VOICED.get(char, char))

    return _change_last(text, changed)


def small(text: str) -> str:
    """Make the last kana small or large again: つ っ つ; a Latin letter changes its case."""
    if text and text[-1].isascii() and text[-1].isalpha():
        return text[:-1] + text[-1].swapcase()
    return _change_last(text, lambda char: _TO_SMALL.get(char) or _FROM_SMALL.get(char))


def erase(text: str) -> str:
    """Take away the last character with everything that belongs to it: selector, combining marks."""
    end = len(text)
    while end > 1 and (unicodedata.combining(text[end - 1]) or _is_selector(text[end - 1])):
        end -= 1
    return text[: max(0, end - 1)]


def to_katakana(text: str) -> str:
    """Return *text* with its hiragana as katakana."""
    return "".join(chr(ord(char) + _GAP) if "ぁ" <= char <= "ゖ" else char for char in text)


def to_hiragana(text: str) -> str:
    """Return *text* with its katakana as hiragana, as far as hiragana has them."""
    return "".join(chr(ord(char) - _GAP) if "ァ" <= char <= "ヶ" else char for char in text)


def _change_last(text: str, change: Callable[[str], str | None]) -> str:
    """Apply *change* (hiragana in, hiragana or None out) to the last character, in either kana."""
    if not text:
        return text
    last = text[-1]
    plain = to_hiragana(last)
    changed = change(plain)
    if changed is None:
        return text
    return text[:-1] + (to_katakana(changed) if plain != last else changed)


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
