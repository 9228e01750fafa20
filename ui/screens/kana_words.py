"""The words on the keys beside the kana, in the visitor's language."""

from __future__ import annotations

from kiosk.i18n import Text
from ui.widgets.kana_board import KanaWords
from ui.words import Words

__all__ = ["kana_words"]

_WORDS = {
    "erase": Text("kana.erase", "けす"),
    "clear": Text("kana.clear", "ぜんぶ けす"),
    "space": Text("kana.space", "空白"),
    "voiced": Text("kana.voiced", "か→が"),
    "half": Text("kana.half", "は→ぱ"),
    "small": Text("kana.small", "つ→っ"),
    "small_latin": Text("kana.small-latin", "A→a"),
    "voiced_name": Text("kana.voiced-name", "てんてん"),
    "half_name": Text("kana.half-name", "まる"),
    "small_name": Text("kana.small-name", "小さい 字"),
    "hiragana": Text("kana.hiragana", "ひらがな"),
    "katakana": Text("kana.katakana", "カタカナ"),
    "digits": Text("kana.digits", "数字"),
    "latin": Text("kana.latin", "ABC"),
    "symbols": Text("kana.symbols", "記号"),
}


def kana_words(words: Words) -> KanaWords:
    """Return the words of the board's keys."""
    return KanaWords(**{name: words(text) for name, text in _WORDS.items()})
