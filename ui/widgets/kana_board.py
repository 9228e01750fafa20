"""The kana board: 五十音 from right to left, its marks, and pages for digits, letters and signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look
from ui.widgets import kana_edit
from ui.widgets.button import BigButton
from ui.widgets.strikes import STRIKES, Strikes

__all__ = ["KanaBoard", "KanaWords"]

_COLUMNS, _ROWS = 10, 5
_GAP_MM = 3.0
_LEAST_KEY_MM = 16.0
_TALLEST_KEY_MM = 26.0
_MARK_MM = 30.0  # 「ひらがな」 on one line at the smallest legible size
_MARK_SHARE = 0.093  # of the board, where there is room
#: The keys beside the kana, in two columns of five (lying) or two rows of five (upright).
_MARKS = (
    ("erase", "space", "voiced", "half", "small"),
    ("clear", "kana", "digits", "latin", "symbols"),
)
_KANA_MARKS = frozenset({"voiced", "half", "small"})


@dataclass(frozen=True, slots=True)
class KanaWords:
    """The words on the keys beside the kana."""

    erase: str = "けす"
    clear: str = "ぜんぶ けす"
    space: str = "空白"
    voiced: str = "か→が"
    half: str = "は→ぱ"
    small: str = "つ→っ"
    small_latin: str = "A→a"
    voiced_name: str = "てんてん"
    half_name: str = "まる"
    small_name: str = "小さい 字"
    hiragana: str = "ひらがな"
    katakana: str = "カタカナ"
    digits: str = "数字"
    latin: str = "ABC"
    symbols: str = "記号"


class KanaBoard(QWidget):
    """Edits a text of at most *limit* characters at its end; ``edited(str)`` fires at every change.

    *page* is hiragana, katakana, digits, latin or symbols.
    """

    edited = Signal(str)

    def __init__(
        self,
        look: Look,
        words: KanaWords | None = None,
        *,
        text: str = "",
        page: str = "hiragana",
        limit: int = 60,
        strikes: Strikes = STRIKES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._words = words or KanaWords()
        self._text, self._limit = text, limit
        self._page = page
        self._katakana = page == "katakana"
        self._keys = [self._key(step="word", strikes=strikes) for _ in range(_COLUMNS * _ROWS)]
        for at, key in enumerate(self._keys):
            key.clicked.connect(partial(self._struck, at))
        self._marks = {name: self._key(step="hint", strikes=strikes) for row in _MARKS for name in row}
        for name, key in self._marks.items():
            key.setObjectName(f"kana:{name}")
            key.clicked.connect(partial(self._marked, name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._label()

    def text(self) -> str:
        """Return the text as typed so far."""
        return self._text

    def set_text(self, text: str) -> None:
        """Start from *text*, without a signal."""
        self._text = text

    def page(self) -> str:
        """Return the page that is shown."""
        return self._page

    def show_page(self, page: str) -> None:
        """Show a page: hiragana, katakana, digits, latin or symbols; ``KeyError`` for another."""
        self._katakana = page == "katakana" or (self._katakana and page != "hiragana")
        self._page = page
        self._label()

    def key(self, word: str) -> BigButton:
        """Return the key that bears *word* now, or the mark of that name; ``LookupError`` when none does.

        Marks are erase, clear, space, voiced, half, small, kana, digits, latin, symbols.
        """
        if word in self._marks:
            return self._marks[word]
        for key in (*self._keys, *self._marks.values()):
            if key.words() == word and not key.isHidden():
                return key
        raise LookupError(f"no key bears {word!r} on page {self._page}")

    def home(self) -> BigButton:
        """Return the key a hand starts from: あ or ア, else the first of the page."""
        first = {"hiragana": "あ", "katakana": "ア"}
        return self.key(first.get(self._page) or kana_edit.PAGES[self._page][0][0])

    def sizeHint(self) -> QSize:
        """Return a comfortable size: keys of 22 mm."""
        return self._size_for(22.0)

    def minimumSizeHint(self) -> QSize:
        """Return the least: keys of 16 mm."""
        return self._size_for(_LEAST_KEY_MM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place all keys."""
        super().resizeEvent(event)
        self._place_upright() if self.look.portrait else self._place_lying()

    # ------------------------------------------------------------ striking

    def _struck(self, at: int, _checked: bool = False) -> None:
        word = self._keys[at].words()
        self._change(word if self._limit == 1 else self._text + word)  # the one there is gives way

    def _marked(self, name: str, _checked: bool = False) -> None:
        if name == "kana":
            self._turn_kana()
        elif name in kana_edit.PAGES:
            self.show_page(self._kana_page() if self._page == name else name)
        else:
            edits: dict[str, Callable[[str], str]] = {
                "erase": kana_edit.erase,
                "clear": lambda _text: "",
                "space": lambda text: text + "\u3000" if text and not text.endswith("\u3000") else text,
                "voiced": kana_edit.voice,
                "half": kana_edit.half,
                "small": kana_edit.small,
            }
            self._change(edits[name](self._text))

    def _turn_kana(self) -> None:
        """Go back to the kana from another page, else change between the two kana."""
        other = "hiragana" if self._katakana else "katakana"
        self.show_page(other if self._page in ("hiragana", "katakana") else self._kana_page())

    def _kana_page(self) -> str:
        return "katakana" if self._katakana else "hiragana"

    def _change(self, text: str) -> None:
        if text != self._text and len(text) <= max(self._limit, len(self._text)):
            self._text = text
            self.edited.emit(text)

    # ------------------------------------------------------------ drawing

    def _key(self, *, step: str, strikes: Strikes) -> BigButton:
        return BigButton(self.look, "", step=step, snug=True, strikes=strikes, parent=self)

    def _label(self) -> None:
        on_kana = self._page in ("hiragana", "katakana")
        page = kana_edit.PAGES["hiragana" if on_kana else self._page]
        for key, word in zip(self._keys, (word for row in page for word in row), strict=True):
            shown = kana_edit.to_katakana(word) if self._page == "katakana" else word
            if shown != key.words():
                key.say(shown, name=shown)
            key.setVisible(bool(shown))
        for name, key in self._marks.items():
            key.say(self._mark_word(name), name=str(getattr(self._words, f"{name}_name", "")))
            key.choose(name == self._page)
            key.setVisible(on_kana or name not in _KANA_MARKS or (name == "small" and self._page == "latin"))

    def _mark_word(self, name: str) -> str:
        if name == "kana":
            shown = self._page in ("hiragana", "katakana")
            to_hiragana = self._katakana if shown else not self._katakana
            return self._words.hiragana if to_hiragana else self._words.katakana
        if name == "small" and self._page == "latin":
            return self._words.small_latin
        word = str(getattr(self._words, name))
        return kana_edit.to_katakana(word) if name in _KANA_MARKS and self._katakana else word

    def _size_for(self, key_mm: float) -> QSize:
        key, gap = self.look.mm(key_mm), self.look.mm(_GAP_MM)
        if self.look.portrait:
            rows = _ROWS + 2
            return QSize(_COLUMNS * (key + gap) - gap, rows * (key + gap) - gap)
        wide = 2 * self.look.mm(_MARK_MM) + _COLUMNS * key + (_COLUMNS + 2) * gap
        return QSize(wide, _ROWS * (key + gap) - gap)

    def _place_lying(self) -> None:
        gap = self.look.mm(_GAP_MM)
        high = self._key_height(_ROWS)
        wide = max(self.look.mm(_MARK_MM), int(self.width() * _MARK_SHARE))
        for column, names in enumerate(_MARKS):
            for row, name in enumerate(names):
                self._marks[name].setGeometry(column * (wide + gap), row * (high + gap), wide, high)
        left = 2 * wide + 3 * gap
        self._place_kana(QRect(left, 0, self.width() - left, 0), high)

    def _place_upright(self) -> None:
        gap = self.look.mm(_GAP_MM)
        high = self._key_height(_ROWS + 2)
        top = self.height() - (_ROWS + 2) * (high + gap) + gap
        self._place_kana(QRect(0, top, self.width(), 0), high)
        wide = (self.width() - 4 * gap) // len(_MARKS[0])
        for line, names in enumerate(_MARKS):
            for column, name in enumerate(names):
                row = top + (_ROWS + line) * (high + gap)
                self._marks[name].setGeometry(column * (wide + gap), row, wide, high)

    def _place_kana(self, area: QRect, high: int) -> None:
        gap = self.look.mm(_GAP_MM)
        unit = (area.width() + gap) / _COLUMNS
        for at, key in enumerate(self._keys):
            row, column = divmod(at, _COLUMNS)
            left = area.left() + round(column * unit)
            right = area.left() + round((column + 1) * unit) - gap
            key.setGeometry(left, area.top() + row * (high + gap), right - left, high)

    def _key_height(self, rows: int) -> int:
        gap = self.look.mm(_GAP_MM)
        share = (self.height() - (rows - 1) * gap) // rows
        return min(share, self.look.mm(_TALLEST_KEY_MM))
