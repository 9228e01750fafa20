"""A draft as paper: A4 with every answer under the form's own labels, and that it is no application."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageSize, QPainter, QPen

from kiosk.answers.date import shown_day
from kiosk.application import Row
from kiosk.draft import Draft
from ui.ink import DOTS_PER_MM, MARGIN, MM_PER_POINT, Ink, dots, font, pdf
from ui.theme import CHAIN
from ui.widgets.name_glyphs import shape_line
from ui.widgets.name_lines import is_selector

__all__ = ["draft_pdf"]

# In Japanese whatever the resident's language: it is copied onto a Japanese form.
NO_APPLICATION = "これは申請ではありません"
COPY = "窓口の用紙に書きうつすための下書きです。お名前などが書いてあります。かならずお持ち帰りください。"
PRACTICE = "れんしゅうで出した紙です"
BRING = "いっしょに出すもの"
AFTER = "このあとの流れ"
LEFT_BLANK = "（書いていません）"

_WIDTH, _HEIGHT = 210.0, 297.0  # A4, in mm
_FOOT = 8.0
_LABEL = 62.0  # mm of the column of labels
_PAD = 1.6
_LABEL_POINTS, _VALUE_POINTS = 9.5, 12.0


def draft_pdf(draft: Draft) -> bytes:
    """Return *draft* as an A4 PDF; from any thread of a Qt application."""

    def draw(painter: QPainter, turn: Callable[[], object]) -> None:
        _Sheet(painter, turn, draft).draw()

    return pdf(QPageSize.PageSizeId.A4, NO_APPLICATION, draw)


class _Sheet(Ink):
    """Draws the draft downwards, turning pages between rows."""

    def __init__(self, painter: QPainter, turn: Callable[[], object], draft: Draft) -> None:
        super().__init__(painter, _WIDTH)
        self._turn = turn
        self._draft = draft
        self._page = 1

    def draw(self) -> None:
        """Draw all of it."""
        self._head()
        for section, rows in groupby(self._draft.rows, key=lambda row: row.section):
            self._section(section, list(rows))
        self._list(BRING, [f"□　{each}" for each in self._draft.bring])
        self._list(AFTER, [f"{at}.　{each}" for at, each in enumerate(self._draft.after, 1)])
        self._foot()

    def _head(self) -> None:
        self._band(NO_APPLICATION)
        if self._draft.practice:
            self._band(PRACTICE)
        self._y = self._text(f"下書き　{self._draft.title}", 15, bold=True) + 1
        self._y = self._text(f"{COPY}　{shown_day(self._draft.day)}", 9) + 2

    def _section(self, title: str, rows: list[Row]) -> None:
        self._make_room(7 + self._depth(rows[0]))
        if title:
            self._y = self._text(title, 11, bold=True, y=self._y + 1.5) + 0.8
        for row in rows:
            self._make_room(self._depth(row))
            self._row(row)

    def _depth(self, row: Row) -> float:
        label = self._height(row.label, _LABEL_POINTS, _LABEL - 2 * _PAD)
        value = self._height(row.shown or LEFT_BLANK, _VALUE_POINTS, self._room)
        return max(label, value) + 2 * _PAD

    @property
    def _room(self) -> float:
        return self.inner - _LABEL - 2 * _PAD

    def _row(self, row: Row) -> None:
        """Draw label and value in their boxes."""
        depth, top = self._depth(row), self._y
        self._painter.setPen(QPen(Qt.GlobalColor.black, 0.2 * DOTS_PER_MM))
        for left, width in ((MARGIN, _LABEL), (MARGIN + _LABEL, self.inner - _LABEL)):
            self._painter.drawRect(dots(QRectF(left, top, width, depth)))
        for line, at in self._placed(row.label, _LABEL_POINTS, _LABEL - 2 * _PAD, top + _PAD):
            self._words(line, _LABEL_POINTS, MARGIN + _PAD, at)
        self._value(row.shown or LEFT_BLANK, MARGIN + _LABEL + _PAD, top + _PAD)
        self._y = top + depth

    def _placed(self, text: str, points: float, width: float, top: float) -> list[tuple[str, float]]:
        step = points * MM_PER_POINT * 1.3
        lines = self._lines(text, points, width, bold=False)
        return [(line, top + at * step) for at, line in enumerate(lines)]

    def _words(self, line: str, points: float, left: float, top: float) -> None:
        self._painter.setPen(Qt.GlobalColor.black)
        self._painter.setFont(font(points))
        place = QRectF(left, top, self.inner, points * MM_PER_POINT * 1.3)
        self._painter.drawText(dots(place), int(Qt.AlignmentFlag.AlignVCenter), line)

    def _value(self, text: str, left: float, top: float) -> None:
        """Draw an answer; one with selectors is shaped, because Qt's own text drops them."""
        if not any(is_selector(char) for char in text):
            for line, at in self._placed(text, _VALUE_POINTS, self._room, top):
                self._words(line, _VALUE_POINTS, left, at)
            return
        px = round(_VALUE_POINTS * MM_PER_POINT * DOTS_PER_MM)
        self._painter.setPen(Qt.GlobalColor.black)
        for at, shaped in enumerate(shape_line(tuple(CHAIN), text, px, self._room * DOTS_PER_MM)):
            baseline = top * DOTS_PER_MM + px * (1.05 + 1.3 * at)
            shaped.draw(self._painter, left * DOTS_PER_MM, baseline)

    def _list(self, title: str, lines: list[str]) -> None:
        if not lines:
            return
        self._make_room(14)
        self._y = self._text(title, 11, bold=True, y=self._y + 3) + 1
        for line in lines:
            self._make_room(self._height(line, 10.5, self.inner))
            self._y = self._text(line, 10.5) + 0.5

    def _make_room(self, depth: float) -> None:
        if self._y + depth <= _HEIGHT - MARGIN - _FOOT:
            return
        self._foot()
        self._turn()
        self._page += 1
        self._y = MARGIN
        self._band(NO_APPLICATION)

    def _foot(self) -> None:
        words = f"{NO_APPLICATION}　{self._page}まいめ"
        self._text(words, 9, y=_HEIGHT - MARGIN - 4, align=Qt.AlignmentFlag.AlignRight)
