"""Strokes on paper in true millimetres, downwards from ``y``; what is written is the page's own business."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from kiosk.answers.date import shown_day
from ui.theme import CHAIN
from ui.widgets.phrases import phrases

__all__ = ["DOTS_PER_MM", "MARGIN", "MM_PER_POINT", "Ink", "dots", "font", "pdf", "when"]

DOTS_PER_MM = 50
MM_PER_POINT = 25.4 / 72

_LEADING = 1.3  # em from line to line
MARGIN = 12.0  # mm


def pdf(
    size: QPageSize.PageSizeId, title: str, draw: Callable[[QPainter, Callable[[], object]], None]
) -> bytes:
    """Return the PDF that *draw* draws, upright on paper of *size*; from any thread of a Qt application.

    *draw* is given the painter and what turns to the next page.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(DOTS_PER_MM * 25.4))
    writer.setPageLayout(
        QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setTitle(title)
    with QPainter(writer) as painter:
        draw(painter, writer.newPage)
    buffer.close()
    return bytes(buffer.data().data())


class Ink:
    """A pen on a page of *width* mm; ``y`` is how far down it is."""

    def __init__(self, painter: QPainter, width: float) -> None:
        self._painter = painter
        self._width = width
        self._y = MARGIN

    @property
    def inner(self) -> float:
        """Return the mm between the margins."""
        return self._width - 2 * MARGIN

    def _band(self, text: str) -> None:
        place = QRectF(MARGIN, self._y, self.inner, 9)
        self._painter.fillRect(dots(place), Qt.GlobalColor.black)
        self._painter.setPen(Qt.GlobalColor.white)
        self._painter.setFont(font(12, bold=True))
        self._painter.drawText(dots(place), int(Qt.AlignmentFlag.AlignCenter), text)
        self._y = place.bottom() + 3

    def _rule(self, thick: float) -> None:
        self._painter.setPen(QPen(Qt.GlobalColor.black, thick * DOTS_PER_MM))
        y = self._y * DOTS_PER_MM
        self._painter.drawLine(
            QPointF(MARGIN * DOTS_PER_MM, y), QPointF((self._width - MARGIN) * DOTS_PER_MM, y)
        )

    def _text(
        self,
        text: str,
        points: float,
        *,
        bold: bool = False,
        left: float = MARGIN,
        width: float | None = None,
        y: float | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """Draw *text* phrase by phrase and return where it ends; ``y`` stays. It runs to the margin or *width*."""
        top, width = self._y if y is None else y, width or self._width - MARGIN - left
        step = points * MM_PER_POINT * _LEADING
        self._painter.setPen(Qt.GlobalColor.black)
        self._painter.setFont(font(points, bold=bold))
        flags = int(Qt.AlignmentFlag.AlignVCenter | align)
        for line in self._lines(text, points, width, bold=bold):
            self._painter.drawText(dots(QRectF(left, top, width, step)), flags, line)
            top += step
        return top

    def _height(self, text: str, points: float, width: float, *, bold: bool = False) -> float:
        return len(self._lines(text, points, width, bold=bold)) * points * MM_PER_POINT * _LEADING

    def _lines(self, text: str, points: float, width: float, *, bold: bool) -> list[str]:
        """Return *text* in lines of at most *width* mm; a phrase is parted only where no line can hold it."""
        metrics = QFontMetricsF(font(points, bold=bold), self._painter.device())
        lines = [""]
        for phrase in phrases(text):
            words = "".join(piece.base for piece in phrase)
            fits = metrics.horizontalAdvance(words.rstrip()) <= width * DOTS_PER_MM
            for piece in (words,) if fits else words:
                whole = (lines[-1] + piece).rstrip()
                if lines[-1] and metrics.horizontalAdvance(whole) > width * DOTS_PER_MM:
                    lines.append("")
                lines[-1] += piece
        return lines


def font(points: float, *, bold: bool = False) -> QFont:
    """Return the chain of fonts at *points* on paper."""
    font = QFont(list(CHAIN))
    font.setPixelSize(round(points * MM_PER_POINT * DOTS_PER_MM))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def dots(place: QRectF) -> QRectF:
    """Return *place*, in mm, as dots."""
    return QRectF(
        place.x() * DOTS_PER_MM,
        place.y() * DOTS_PER_MM,
        place.width() * DOTS_PER_MM,
        place.height() * DOTS_PER_MM,
    )


def when(accepted: str, language: str) -> str:
    """Return an ISO time as people write it: 令和8年11月22日 9:05, elsewhere 2026-11-22 9:05."""
    moment = dt.datetime.fromisoformat(accepted)
    clock = f"{moment.hour}:{moment.minute:02}"
    if not language.startswith("ja"):
        return f"{moment.date().isoformat()} {clock}"
    return f"{shown_day(moment.date())} {clock}"
