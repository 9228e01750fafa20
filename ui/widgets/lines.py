"""Words set into lines: phrase by phrase, with readings above them where the language asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.theme import Look
from ui.widgets.phrases import Piece, may_part, phrases, plain

__all__ = ["CHARACTERS_A_LINE", "Block", "set_lines"]

CHARACTERS_A_LINE = 25
_FIRST_WIDE = "\u3000"
_NARROW_LINE = 32  # em, about sixty Latin letters
_TWO = 2
_POINTERS = frozenset({"この", "その", "あの", "どの", "今の", "いまの"})  # point at the next word
_HELPERS = ("いる", "いた", "いな", "いま", "ある", "あり", "くだ")  # help the verb before them
_SHORT = 0.4  # of the longer line: a clause shorter than this stands badly on a line of its own
_RUBY_LEADING = 0.3  # more room between lines that carry readings, in em
_RUBY_ROOM = 0.53  # above the characters, for the readings


@lru_cache(maxsize=1024)
def set_lines(
    look: Look, text: str, step: str, width: float, *, bold: bool = False, leading: float = 1.5
) -> Block:
    """Return *text* set for *width*, from memory where it was set before: for sentences, never for answers."""
    return Block(look, text, step, width, bold=bold, leading=leading)


@dataclass(slots=True)
class _Line:
    pieces: list[Piece]
    width: float = 0.0


class Block:
    """A text set for one width; knows its size and draws itself.

    *step* is a type step of the look; *width* is in pixels and is cut to 25 characters a line
    (60 narrow ones).
    """

    def __init__(
        self,
        look: Look,
        text: str,
        step: str,
        width: float,
        *,
        bold: bool = False,
        leading: float = 1.5,
    ) -> None:
        self._font = look.font(step, bold=bold)
        self._ruby_font = look.ruby_font(step)
        self._metrics = QFontMetricsF(self._font)
        self._ruby_metrics = QFontMetricsF(self._ruby_font)
        self._em = look.type_px(step)
        self._ruby = look.ruby and plain(text) != text
        self._line_height = self._em * (leading + (_RUBY_LEADING if self._ruby else 0.0))
        most = CHARACTERS_A_LINE if any(char >= _FIRST_WIDE for char in text) else _NARROW_LINE
        self._limit = min(width, self._em * most)
        self._lines = self._balanced(text)

    @property
    def width(self) -> float:
        """The widest line, in pixels."""
        return _widest(self._lines)

    @property
    def height(self) -> float:
        """All lines together, in pixels; less the air that leading would add around a single one."""
        return self._line_height * len(self._lines)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def draw(self, painter: QPainter, area: QRectF, colour: QColor, *, centred: bool = False) -> None:
        """Draw the lines from the top of *area*, at its left edge or about its middle."""
        painter.setPen(colour)
        top = area.top()
        for line in self._lines:
            left = area.left() + (max(0.0, area.width() - line.width) / 2 if centred else 0.0)
            self._draw_line(painter, line, left, top)
            top += self._line_height

    def _draw_line(self, painter: QPainter, line: _Line, left: float, top: float) -> None:
        air = self._line_height - self._metrics.ascent() - self._metrics.descent()
        base = top + (min(air, self._em * _RUBY_ROOM) if self._ruby else air / 2) + self._metrics.ascent()
        painter.setFont(self._font)
        if not self._ruby:
            painter.drawText(QPointF(left, base), "".join(piece.base for piece in line.pieces))
            return
        for piece in line.pieces:
            wide = self._advance(piece)
            own = self._metrics.horizontalAdvance(piece.base)
            painter.drawText(QPointF(left + (wide - own) / 2, base), piece.base)
            if piece.reading:
                above = left + (wide - self._ruby_metrics.horizontalAdvance(piece.reading)) / 2
                painter.setFont(self._ruby_font)
                painter.drawText(QPointF(above, base - self._em * 0.93), piece.reading)
                painter.setFont(self._font)
            left += wide

    def _advance(self, piece: Piece) -> float:
        own = self._metrics.horizontalAdvance(piece.base)
        if self._ruby and piece.reading:
            return max(own, self._ruby_metrics.horizontalAdvance(piece.reading))
        return own

    def _measure(self, run: list[Piece] | tuple[Piece, ...]) -> float:
        if self._ruby:
            return sum(self._advance(piece) for piece in run)
        return self._metrics.horizontalAdvance("".join(piece.base for piece in run))

    def _balanced(self, text: str) -> list[_Line]:
        """Set on as few lines as there must be, and these about equally long: no 「います。」 alone."""
        lines = self._set(text)
        if len(lines) == 1:
            return lines
        if len(lines) == _TWO and "\n" not in text and (parted := self._after_a_pause(text)):
            return parted
        wide = self._limit
        runs = (self._measure(_without_trailing_space(phrase)) for phrase in phrases(text))
        narrow = max((run for run in runs if run <= wide), default=wide)
        while wide - narrow > self._em / 2:
            self._limit = (narrow + wide) / 2
            tried = self._set(text)
            if len(tried) == len(lines):
                lines, wide = tried, self._limit
            else:
                narrow = self._limit
        return lines

    def _after_a_pause(self, text: str) -> list[_Line]:
        """Return two lines, the first of whole sentences or else clauses; none where they do not fit."""
        runs = [list(phrase) for phrase in phrases(text)]
        for mark, least in (("。", 0.0), ("、", _SHORT)):
            best: list[_Line] = []
            for at in range(1, len(runs)):
                halves = self._halves(runs, at)
                short, long = sorted(half.width for half in halves)
                if not halves[0].pieces or halves[0].pieces[-1].base != mark or short < long * least:
                    continue
                if long <= min(self._limit, _widest(best) or self._limit):
                    best = halves
            if best:
                return best
        return []

    def _halves(self, runs: list[list[Piece]], at: int) -> list[_Line]:
        halves = [_line_of(runs[:at]), _line_of(runs[at:])]
        for half in halves:
            half.width = self._measure(half.pieces)
        return halves

    def _set(self, text: str) -> list[_Line]:
        lines = [_Line([])]
        for phrase in phrases(text):
            if phrase[0].base == "\n":
                lines.append(_Line([]))
                continue
            bare = _without_trailing_space(phrase)
            if self._measure([*lines[-1].pieces, *bare]) <= self._limit:
                lines[-1].pieces.extend(phrase)
            elif self._measure(bare) <= self._limit:
                lines.append(_Line([*self._leaning(lines[-1], bare), *phrase]))
            else:
                self._part(lines, phrase)
        for line in lines:
            line.pieces = list(_without_trailing_space(line.pieces))
            line.width = self._measure(line.pieces)
        return lines

    def _leaning(self, line: _Line, phrase: tuple[Piece, ...] | list[Piece]) -> list[Piece]:
        """Take the last word off *line* where it leans on the *phrase* that goes down, and can go with it."""
        spaces = [
            at for at, piece in enumerate(line.pieces[:-1], 1) if piece.base.isspace() or piece.base == "、"
        ]
        if not spaces or not line.pieces[-1].base.isspace():
            return []
        word = line.pieces[spaces[-1] :]
        if not _leans(_said(word), _said(phrase)) or self._measure([*word, *phrase]) > self._limit:
            return []
        del line.pieces[spaces[-1] :]
        return word

    def _part(self, lines: list[_Line], phrase: tuple[Piece, ...]) -> None:
        """Set a phrase that no line can hold, parting it where the rules allow."""
        for piece in phrase:
            line = lines[-1].pieces
            if not line or self._measure([*line, piece]) <= self._limit:
                line.append(piece)
                continue
            kept = len(line)
            while kept > 1 and not may_part(line[kept - 1], (*line[kept:], piece)[0]):
                kept -= 1
            if kept <= 1 and not may_part(line[0], (*line[1:], piece)[0]):
                kept = len(line)  # nothing may part it: a long number; better broken than cut off
            carried = line[kept:]
            del line[kept:]
            lines.append(_Line([*carried, piece]))


def _line_of(runs: list[list[Piece]]) -> _Line:
    return _Line(list(_without_trailing_space([piece for run in runs for piece in run])))


def _said(run: list[Piece] | tuple[Piece, ...]) -> str:
    return "".join(piece.base for piece in run).strip()


def _leans(word: str, after: str) -> bool:
    """Tell whether *word* and what comes after it are read in one breath: 「この 人」, 「育てて いますか」."""
    return word in _POINTERS or (word.endswith(("て", "で")) and after.startswith(_HELPERS))


def _widest(lines: list[_Line]) -> float:
    return max((line.width for line in lines), default=0.0)


def _without_trailing_space(run: list[Piece] | tuple[Piece, ...]) -> list[Piece] | tuple[Piece, ...]:
    end = len(run)
    while end and run[end - 1].base.isspace():
        end -= 1
    return run[:end]
