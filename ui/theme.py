"""What the kiosk looks like, as one frozen value: the glass, a theme, a text size, a language, a hand.

Widgets ask the ``Look`` for every length (in millimetres), font and colour; nothing else in ``ui``
counts in pixels or names a colour.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.tokens import THEMES, Tokens

__all__ = ["CHAIN", "LANDSCAPE", "PORTRAIT", "SIZES", "Glass", "Look", "dress"]

_MM_PER_INCH = 25.4
_POINTS_PER_INCH = 72

#: Families in the order they are tried: BIZ has no 𠮷, IPAmj has the register's rare forms.
CHAIN = ("BIZ UDPGothic", "Noto Sans CJK JP", "IPAmjMincho")
_FIRST_FOR = {"zh_CN": "Noto Sans CJK SC", "zh_TW": "Noto Sans CJK TC", "ko": "Noto Sans CJK KR"}

#: Type steps in points of em, so in true millimetres; hints never fall under 4.8 mm of capital
#: height (18.8 pt), and the body is 20, 24, 30, 38 (facts: accessibility C.2).
SIZES: dict[str, dict[str, float]] = {
    "S": {"question": 34, "word": 24, "body": 20, "button": 22, "hint": 18.8, "digit": 34},
    "M": {"question": 40, "word": 28, "body": 24, "button": 26, "hint": 20, "digit": 40},
    "L": {"question": 48, "word": 34, "body": 30, "button": 31, "hint": 25, "digit": 44},
    "XL": {"question": 50, "word": 42, "body": 38, "button": 38, "hint": 32, "digit": 48},
}


@dataclass(frozen=True, slots=True)
class Glass:
    """A screen's real size; written ``1920x1080@21.5in`` in settings."""

    width_px: int
    height_px: int
    diagonal_in: float

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the glass that *text* describes; ``ValueError`` when it is not ``WxH@Din``."""
        match = re.fullmatch(r"([1-9]\d{2,4})x([1-9]\d{2,4})@(\d{1,3}(?:\.\d+)?)in", text)
        if match is None or float(match[3]) <= 0:
            raise ValueError(f"not a screen size like 1920x1080@21.5in: {text!r}")
        return cls(int(match[1]), int(match[2]), float(match[3]))

    @property
    def px_per_mm(self) -> float:
        """Pixels in one millimetre of glass."""
        return math.hypot(self.width_px, self.height_px) / self.diagonal_in / _MM_PER_INCH

    @property
    def portrait(self) -> bool:
        """True when the glass stands upright."""
        return self.height_px > self.width_px

    def __str__(self) -> str:
        return f"{self.width_px}x{self.height_px}@{self.diagonal_in:g}in"


#: The two reference screens of tests, rehearsals and audits.
LANDSCAPE = Glass(1920, 1080, 21.5)
PORTRAIT = Glass(1080, 1920, 21.5)


@dataclass(frozen=True, slots=True)
class Look:
    """Everything a widget needs to draw itself; a change of comfort is a new Look.

    *theme* is a key of ``tokens.THEMES``, *size* of ``SIZES``; *hand* (``right`` or ``left``) is
    the side on which answers lie; *language* is a locale such as ``ja_JP`` or ``ja_JP@easy``;
    *readings* sets furigana above kanji in any Japanese.
    """

    glass: Glass = LANDSCAPE
    theme: str = "standard"
    size: str = "M"
    language: str = "ja_JP"
    hand: str = "right"
    readings: bool = False

    def __post_init__(self) -> None:
        for value, known in ((self.theme, THEMES), (self.size, SIZES), (self.hand, ("right", "left"))):
            if value not in known:
                raise ValueError(f"{value!r} is none of {', '.join(known)}")

    @property
    def tokens(self) -> Tokens:
        """The theme's colours by name."""
        return THEMES[self.theme]

    @property
    def portrait(self) -> bool:
        """True when the glass stands upright."""
        return self.glass.portrait

    @property
    def ruby(self) -> bool:
        """True where readings are set above kanji: asked for, or because the language is plain Japanese."""
        return self.readings or self.language.endswith("@easy")

    def mm(self, length: float) -> int:
        """Return *length* millimetres in whole pixels, rounded up so that a target is never short."""
        return math.ceil(length * self.glass.px_per_mm - 1e-6)

    def type_px(self, step: str) -> int:
        """Return the em of a type *step* (question, word, body, button, hint, digit) in pixels."""
        return round(SIZES[self.size][step] * _MM_PER_INCH / _POINTS_PER_INCH * self.glass.px_per_mm)

    def font(self, step: str, *, bold: bool = False) -> QFont:
        """Return the font of a type *step* in one of the two weights."""
        return _font(self.families, self.type_px(step), bold)

    def ruby_font(self, step: str) -> QFont:
        """Return the font of the readings above words of *step*: half their size."""
        return _font(self.families, max(1, self.type_px(step) // 2), False)

    @property
    def families(self) -> tuple[str, ...]:
        """The font chain; Chinese and Korean start with their own letter forms."""
        first = _FIRST_FOR.get(self.language) or _FIRST_FOR.get(self.language.split("_")[0])
        return (first, *CHAIN) if first else CHAIN

    def colour(self, token: str) -> QColor:
        """Return the colour of a *token*; ``AttributeError`` when there is none of that name."""
        return _colour(getattr(self.tokens, token))

    def smaller(self) -> Look | None:
        """Return this look one text size down, or None at the smallest."""
        sizes = list(SIZES)
        at = sizes.index(self.size)
        return replace(self, size=sizes[at - 1]) if at else None

    def for_frame(self) -> Look:
        """Return this look with text at size M at most, so that the frame never overflows."""
        return replace(self, size="M") if self.size in ("L", "XL") else self


@lru_cache(maxsize=64)
def _font(families: tuple[str, ...], px: int, bold: bool) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


@lru_cache(maxsize=128)
def _colour(name: str) -> QColor:
    return QColor(name)


def dress(app: QApplication, look: Look) -> None:
    """Give the application the look's palette and font, for the few widgets that draw themselves."""
    palette = QPalette()
    for role, token in (
        (QPalette.ColorRole.Window, "ground"),
        (QPalette.ColorRole.Base, "surface"),
        (QPalette.ColorRole.Button, "surface"),
        (QPalette.ColorRole.WindowText, "ink"),
        (QPalette.ColorRole.Text, "ink"),
        (QPalette.ColorRole.ButtonText, "ink"),
        (QPalette.ColorRole.Highlight, "primary"),
        (QPalette.ColorRole.HighlightedText, "on_primary"),
    ):
        palette.setColor(role, look.colour(token))
    app.setPalette(palette)
    app.setFont(look.font("body"))
