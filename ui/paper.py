"""A slip as paper: one A5 page in true millimetres, drawn on whichever thread asks for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from kiosk.answers.date import shown_day
from kiosk.i18n import Fact, Text, load_catalogue
from kiosk.i18n import plain as without_readings
from kiosk.receipt import Receipt, Slip, slip
from ui.chrome import KIOSK, TOWN
from ui.chrome import PRACTICE as PRACTICE_NOTE
from ui.screens.done import DEADLINE, FEE, FREE, HELP, NUMBER, OFFICE
from ui.theme import CHAIN
from ui.widgets.phrases import phrases
from ui.words import Words

__all__ = ["slip_pdf"]

ACCEPTED = Text("slip.accepted", "{受付|うけつけ} {when}")
BRING = Text("slip.bring", "お{持|も}ちいただく もの")
AFTER = Text("slip.after", "この あとの ながれ")
COST = Text("slip.cost", "手数料")
PRIVATE = Text("slip.private", "この 紙には、お名前も お答えも 書いてありません。")

_DOTS_PER_MM = 50
_MM_PER_POINT = 25.4 / 72
_WIDTH, _HEIGHT, _MARGIN = 148.0, 210.0, 12.0  # A5, in mm
_INNER = _WIDTH - 2 * _MARGIN
_QR, _QUIET = 36.0, 4  # mm, modules
_FOOT = 6.0  # mm kept for the last line
_SIZES = (13.0, 12.0, 11.0, 10.0)  # points of the lists: the largest that fits one page is taken

_LEADING = 1.3  # em from line to line


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading and the lines under it, each with its mark."""

    title: str
    lines: tuple[tuple[str, str], ...]


def slip_pdf(receipt: Receipt, language: str) -> bytes:
    """Return the slip of *receipt* as an A5 PDF in *language*; from any thread of a Qt application.

    What the procedure itself says, such as the papers to bring, stays in Japanese.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(_DOTS_PER_MM * 25.4))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    writer.setTitle(receipt.number)
    with QPainter(writer) as painter:
        _Sheet(painter, writer.newPage, Words(load_catalogue(), language)).draw(slip(receipt))
    buffer.close()
    return bytes(buffer.data().data())


class _Sheet:
    """Draws downwards from ``y``, in millimetres."""

    def __init__(self, painter: QPainter, turn: Callable[[], object], words: Words) -> None:
        self._painter = painter
        self._turn = turn
        self._words = words
        self._y = _MARGIN
        self._heading = ""  # of any further page: no slip is that long today, but none may be cut off

    def draw(self, slip: Slip) -> None:
        """Draw the whole of *slip*."""
        self._heading = f"{self._say(NUMBER)} {slip.number}"
        self._head(slip)
        self._number(slip)
        self._show_at_counter(slip)
        parts = list(self._parts(slip))
        room = _HEIGHT - _MARGIN - _FOOT - self._y
        size = next((each for each in _SIZES if self._depth(parts, each) <= room), _SIZES[-1])
        for part in parts:
            self._part(part, size)
        self._foot()

    def _say(self, text: Text, **facts: Fact) -> str:
        return self._words.plain(text, **facts)

    # ------------------------------------------------------------ the upper half, always the same

    def _head(self, slip: Slip) -> None:
        if slip.practice:
            self._band(self._say(PRACTICE_NOTE))
        town = f"{self._say(TOWN)} {self._say(KIOSK)}"
        below = self._text(town, 11, bold=True)
        when = self._say(ACCEPTED, when=_when(slip.accepted, self._words.language))
        self._text(when, 9, align=Qt.AlignmentFlag.AlignRight, y=self._y + 0.5)
        self._y = below + 1
        self._rule(0.5)
        self._y += 3

    def _number(self, slip: Slip) -> None:
        self._y = self._text(self._say(NUMBER), 14, bold=True) + 1
        box = QRectF(_MARGIN, self._y, _INNER, 22)
        self._painter.setPen(QPen(Qt.GlobalColor.black, 0.9 * _DOTS_PER_MM))
        self._painter.drawRoundedRect(_dots(box), 3 * _DOTS_PER_MM, 3 * _DOTS_PER_MM)
        self._painter.setFont(_font(44, bold=True))
        self._painter.drawText(_dots(box), int(Qt.AlignmentFlag.AlignCenter), slip.number)
        self._y = box.bottom() + 3

    def _show_at_counter(self, slip: Slip) -> None:
        top, left = self._y, _MARGIN + _QR + 5
        self._qr(slip.qr, QRectF(_MARGIN, top, _QR, _QR))
        self._y = top + 3
        if slip.office:
            self._y = self._text(self._say(OFFICE, office=slip.office), 15, bold=True, left=left) + 3
        self._y = self._text(self._say(HELP), 13, left=left) + 3
        if slip.deadline:
            self._y = self._text(self._say(DEADLINE, deadline=slip.deadline), 13, bold=True, left=left)
        self._y = max(self._y, top + _QR) + 1

    def _qr(self, modules: tuple[tuple[bool, ...], ...], place: QRectF) -> None:
        """Draw *modules* in *place*, whose edge is the quiet zone."""
        side = place.width() / (len(modules) + 2 * _QUIET)
        for row, line in enumerate(modules, _QUIET):
            for column, dark in enumerate(line, _QUIET):
                if dark:
                    module = QRectF(place.x() + column * side, place.y() + row * side, side, side)
                    self._painter.fillRect(_dots(module), Qt.GlobalColor.black)

    # ------------------------------------------------------------ the lists

    def _parts(self, slip: Slip) -> Iterator[_Part]:
        if slip.bring:
            yield _Part(self._say(BRING), tuple(("□", without_readings(each)) for each in slip.bring))
        if slip.after:
            steps = enumerate(map(without_readings, slip.after), 1)
            yield _Part(self._say(AFTER), tuple((f"{step}.", each) for step, each in steps))
        if slip.fee is not None:
            cost = self._say(FEE, fee=f"{slip.fee:,}") if slip.fee else self._say(FREE)
            yield _Part(self._say(COST), (("", cost),))

    def _depth(self, parts: list[_Part], size: float) -> float:
        """Return how many mm *parts* take at *size* points."""
        return sum(self._part_depth(part, size) for part in parts)

    def _part_depth(self, part: _Part, size: float) -> float:
        lines = sum(self._height(line, size, _INNER - _mark(size)) + 1 for _, line in part.lines)
        return 3 + self._height(part.title, size, _INNER, bold=True) + 1 + lines + 1

    def _part(self, part: _Part, size: float) -> None:
        self._make_room(self._part_depth(_Part(part.title, part.lines[:1]), size))
        self._rule(0.2)
        self._y += 3
        self._y = self._text(part.title, size, bold=True) + 1
        for mark, line in part.lines:
            left = _MARGIN + (_mark(size) if mark else 0)
            self._make_room(self._height(line, size, _WIDTH - _MARGIN - left))
            self._text(mark, size)
            self._y = self._text(line, size, left=left) + 1
        self._y += 1

    def _make_room(self, depth: float) -> None:
        if self._y + depth > _HEIGHT - _MARGIN - _FOOT:
            self._foot()
            self._turn()
            self._y = _MARGIN
            self._y = self._text(self._heading, 11, bold=True) + 2

    def _foot(self) -> None:
        self._text(self._say(PRIVATE), 9, y=_HEIGHT - _MARGIN - 4)

    # ------------------------------------------------------------ strokes

    def _band(self, text: str) -> None:
        place = QRectF(_MARGIN, self._y, _INNER, 9)
        self._painter.fillRect(_dots(place), Qt.GlobalColor.black)
        self._painter.setPen(Qt.GlobalColor.white)
        self._painter.setFont(_font(12, bold=True))
        self._painter.drawText(_dots(place), int(Qt.AlignmentFlag.AlignCenter), text)
        self._y = place.bottom() + 3

    def _rule(self, thick: float) -> None:
        self._painter.setPen(QPen(Qt.GlobalColor.black, thick * _DOTS_PER_MM))
        y = self._y * _DOTS_PER_MM
        self._painter.drawLine(
            QPointF(_MARGIN * _DOTS_PER_MM, y), QPointF((_WIDTH - _MARGIN) * _DOTS_PER_MM, y)
        )

    def _text(
        self,
        text: str,
        points: float,
        *,
        bold: bool = False,
        left: float = _MARGIN,
        y: float | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """Draw *text* phrase by phrase and return where it ends; ``y`` stays."""
        top, width = self._y if y is None else y, _WIDTH - _MARGIN - left
        step = points * _MM_PER_POINT * _LEADING
        self._painter.setPen(Qt.GlobalColor.black)
        self._painter.setFont(_font(points, bold=bold))
        flags = int(Qt.AlignmentFlag.AlignVCenter | align)
        for line in self._lines(text, points, width, bold=bold):
            self._painter.drawText(_dots(QRectF(left, top, width, step)), flags, line)
            top += step
        return top

    def _height(self, text: str, points: float, width: float, *, bold: bool = False) -> float:
        return len(self._lines(text, points, width, bold=bold)) * points * _MM_PER_POINT * _LEADING

    def _lines(self, text: str, points: float, width: float, *, bold: bool) -> list[str]:
        """Return *text* in lines of at most *width* mm; a phrase is parted only where no line can hold it."""
        metrics = QFontMetricsF(_font(points, bold=bold), self._painter.device())
        lines = [""]
        for phrase in phrases(text):
            words = "".join(piece.base for piece in phrase)
            fits = metrics.horizontalAdvance(words.rstrip()) <= width * _DOTS_PER_MM
            for piece in (words,) if fits else words:
                whole = (lines[-1] + piece).rstrip()
                if lines[-1] and metrics.horizontalAdvance(whole) > width * _DOTS_PER_MM:
                    lines.append("")
                lines[-1] += piece
        return lines


def _mark(points: float) -> float:
    """Return the mm a line's mark takes."""
    return points * _MM_PER_POINT * 2.1


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont(list(CHAIN))
    font.setPixelSize(round(points * _MM_PER_POINT * _DOTS_PER_MM))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def _dots(place: QRectF) -> QRectF:
    return QRectF(
        place.x() * _DOTS_PER_MM,
        place.y() * _DOTS_PER_MM,
        place.width() * _DOTS_PER_MM,
        place.height() * _DOTS_PER_MM,
    )


def _when(accepted: str, language: str) -> str:
    """Return an ISO time as people write it: 令和8年11月22日 9:05, elsewhere 2026-11-22 9:05."""
    moment = dt.datetime.fromisoformat(accepted)
    clock = f"{moment.hour}:{moment.minute:02}"
    if not language.startswith("ja"):
        return f"{moment.date().isoformat()} {clock}"
    return f"{shown_day(moment.date())} {clock}"
