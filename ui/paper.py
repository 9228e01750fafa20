"""A slip as paper: one A5 page in true millimetres, drawn on whichever thread asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageSize, QPainter, QPen

from kiosk.i18n import Fact, Text, load_catalogue
from kiosk.i18n import plain as without_readings
from kiosk.receipt import Receipt, Slip, slip
from ui.chrome import KIOSK, TOWN
from ui.chrome import PRACTICE as PRACTICE_NOTE
from ui.ink import DOTS_PER_MM, MARGIN, MM_PER_POINT, Ink, dots, font, pdf, when
from ui.screens.done import FEE, FREE, HELP, NUMBER, OFFICE
from ui.words import Words

__all__ = ["slip_pdf"]

ACCEPTED = Text("slip.accepted", "{受付|うけつけ} {when}")
BRING = Text("slip.bring", "お{持|も}ちいただく もの")
AFTER = Text("slip.after", "この あとの ながれ")
COST = Text("slip.cost", "手数料")
PRIVATE = Text("slip.private", "この 紙には、お名前も お答えも 書いてありません。")

_WIDTH, _HEIGHT = 148.0, 210.0  # A5, in mm
_QR, _QUIET = 36.0, 4  # mm, modules
_FOOT = 6.0  # mm kept for the last line
_SIZES = (13.0, 12.0, 11.0, 10.0)  # points of the lists: the largest that fits one page is taken


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading and the lines under it, each with its mark."""

    title: str
    lines: tuple[tuple[str, str], ...]


def slip_pdf(receipt: Receipt, language: str) -> bytes:
    """Return the slip of *receipt* as an A5 PDF in *language*; from any thread of a Qt application.

    What the procedure itself says, such as the papers to bring, stays in Japanese.
    """
    words = Words(load_catalogue(), language)

    def draw(painter: QPainter, turn: Callable[[], object]) -> None:
        _Sheet(painter, turn, words).draw(slip(receipt))

    return pdf(QPageSize.PageSizeId.A5, receipt.number, draw)


class _Sheet(Ink):
    """Draws downwards from ``y``, in millimetres."""

    def __init__(self, painter: QPainter, turn: Callable[[], object], words: Words) -> None:
        super().__init__(painter, _WIDTH)
        self._turn = turn
        self._words = words
        self._heading = ""  # of any further page: no slip is that long today, but none may be cut off

    def draw(self, slip: Slip) -> None:
        """Draw the whole of *slip*."""
        self._heading = f"{self._say(NUMBER)} {slip.number}"
        self._head(slip)
        self._number(slip)
        self._show_at_counter(slip)
        parts = list(self._parts(slip))
        room = _HEIGHT - MARGIN - _FOOT - self._y
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
        accepted = self._say(ACCEPTED, when=when(slip.accepted, self._words.language))
        self._text(accepted, 9, align=Qt.AlignmentFlag.AlignRight, y=self._y + 0.5)
        self._y = below + 1
        self._rule(0.5)
        self._y += 3

    def _number(self, slip: Slip) -> None:
        self._y = self._text(self._say(NUMBER), 14, bold=True) + 1
        box = QRectF(MARGIN, self._y, self.inner, 22)
        self._painter.setPen(QPen(Qt.GlobalColor.black, 0.9 * DOTS_PER_MM))
        self._painter.drawRoundedRect(dots(box), 3 * DOTS_PER_MM, 3 * DOTS_PER_MM)
        self._painter.setFont(font(44, bold=True))
        self._painter.drawText(dots(box), int(Qt.AlignmentFlag.AlignCenter), slip.number)
        self._y = box.bottom() + 3

    def _show_at_counter(self, slip: Slip) -> None:
        top, left = self._y, MARGIN + _QR + 5
        self._qr(slip.qr, QRectF(MARGIN, top, _QR, _QR))
        self._y = top + 3
        if slip.office:
            self._y = self._text(self._say(OFFICE, office=slip.office), 15, bold=True, left=left) + 3
        self._y = self._text(self._say(HELP), 13, left=left) + 3
        self._y = max(self._y, top + _QR) + 1

    def _qr(self, modules: tuple[tuple[bool, ...], ...], place: QRectF) -> None:
        """Draw *modules* in *place*, whose edge is the quiet zone."""
        side = place.width() / (len(modules) + 2 * _QUIET)
        for row, line in enumerate(modules, _QUIET):
            for column, dark in enumerate(line, _QUIET):
                if dark:
                    module = QRectF(place.x() + column * side, place.y() + row * side, side, side)
                    self._painter.fillRect(dots(module), Qt.GlobalColor.black)

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
        lines = sum(self._height(line, size, self.inner - _mark(size)) + 1 for _, line in part.lines)
        return 3 + self._height(part.title, size, self.inner, bold=True) + 1 + lines + 1

    def _part(self, part: _Part, size: float) -> None:
        self._make_room(self._part_depth(_Part(part.title, part.lines[:1]), size))
        self._rule(0.2)
        self._y += 3
        self._y = self._text(part.title, size, bold=True) + 1
        for mark, line in part.lines:
            left = MARGIN + (_mark(size) if mark else 0)
            self._make_room(self._height(line, size, _WIDTH - MARGIN - left))
            self._text(mark, size)
            self._y = self._text(line, size, left=left) + 1
        self._y += 1

    def _make_room(self, depth: float) -> None:
        if self._y + depth > _HEIGHT - MARGIN - _FOOT:
            self._foot()
            self._turn()
            self._y = MARGIN
            self._y = self._text(self._heading, 11, bold=True) + 2

    def _foot(self) -> None:
        self._text(self._say(PRIVATE), 9, y=_HEIGHT - MARGIN - 4)


def _mark(points: float) -> float:
    """Return the mm a line's mark takes."""
    return points * MM_PER_POINT * 2.1
