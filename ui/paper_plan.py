"""The list of a happening as paper: A4 in large type, with boxes to tick; it names nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageSize, QPainter, QPen

from kiosk.answers.date import shown_day
from kiosk.i18n import Fact, Text, load_catalogue
from kiosk.i18n import plain as without_readings
from kiosk.plan import Plan, Thing, Turn
from ui.chrome import KIOSK, TOWN
from ui.chrome import PRACTICE as PRACTICE_NOTE
from ui.ink import DOTS_PER_MM, MARGIN, MM_PER_POINT, Ink, dots, pdf
from ui.screens.plan import BRING, NUMBERED, ORDER, told_of, wanted_by
from ui.words import Words

__all__ = ["plan_pdf"]

HERE = Text("plan.here", "「{窓口|まどぐち}」と ある ものは、{窓口|まどぐち}キオスクでも 申しこめます。")
MAY_CHANGE = Text(
    "plan.may-change", "{変|か}わる ことが あります。わからない ときは {役場|やくば}で おたずね ください。"
)
PRINTED_ON = Text("plan.printed-on", "{day}に 出した 紙")
OVER = Text("plan.over", "もちものは {page}まいめに あります。")
PAGE = Text("plan.page", "{page}まいめ")

_WIDTH, _HEIGHT = 210.0, 297.0  # A4, in mm
_FOOT = 13.0  # mm kept for the last two lines
_HEAD = 24.0  # points of what happened
_PART, _NAME, _DETAIL, _SMALL = 17.0, 15.0, 12.0, 10.0  # points at scale 1
_SCALES = (1.2, 1.1, 1.0)  # the largest at which a page holds what stands on it
_BOX, _GAP = 5.5, 2.6  # mm at scale 1: a box to tick, and the air under an entry
_TWO = 2  # short lines stand side by side
_BETWEEN = 6.0  # mm between two columns


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line with a box before it, and what stands below it: *small* in small type first."""

    name: str
    small: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    entries: tuple[_Entry, ...]
    columns: int = 1

    def rows(self) -> Iterator[tuple[_Entry, ...]]:
        """Yield what stands side by side."""
        for at in range(0, len(self.entries), self.columns):
            yield self.entries[at : at + self.columns]


def plan_pdf(plan: Plan, language: str) -> bytes:
    """Return *plan* as an A4 PDF in *language*; from any thread of a Qt application.

    The official names stand there in Japanese, to be shown at the counter.
    """
    words = Words(load_catalogue(), language)

    def draw(painter: QPainter, turn: Callable[[], object]) -> None:
        _Sheet(painter, turn, words).draw(plan)

    return pdf(QPageSize.PageSizeId.A4, words.plain(plan.title), draw)


class _Sheet(Ink):
    """Draws downwards from ``y``, in millimetres, at one scale."""

    def __init__(self, painter: QPainter, turn: Callable[[], object], words: Words) -> None:
        super().__init__(painter, _WIDTH)
        self._turn = turn
        self._words = words
        self._page = 1
        self._counts = False  # whether there is more than one page
        self._scale = 1.0
        self._again = ""  # the heading of any further page

    def draw(self, plan: Plan) -> None:
        """Draw the whole of *plan*."""
        self._head(plan)
        parts = list(self._parts(plan))
        apart = not self._fits([parts], self._y)
        if apart:
            self._counts = True
            self._fits([[part] for part in parts], self._y)
        for at, part in enumerate(parts):
            if apart and at:
                self._text(self._say(OVER, page=self._page + 1), _DETAIL, bold=True)
                self._next_page()
            self._part(part)
        self._foot()

    def _fits(self, pages: list[list[_Part]], top: float) -> bool:
        """Take the largest scale at which each of *pages* holds its parts from *top* on; the last if none does."""
        room = _HEIGHT - MARGIN - _FOOT - top
        for self._scale in _SCALES:
            if all(sum(map(self._part_depth, parts)) <= room for parts in pages):
                return True
        return False

    def _say(self, text: Text, **facts: Fact) -> str:
        return self._words.plain(text, **facts)

    # ------------------------------------------------------------ what it is about

    def _head(self, plan: Plan) -> None:
        if plan.practice:
            self._band(self._say(PRACTICE_NOTE))
        japanese = self._words.language.startswith("ja")
        day = self._say(PRINTED_ON, day=shown_day(plan.day) if japanese else plan.day.isoformat())
        below = self._text(f"{self._say(TOWN)} {self._say(KIOSK)}", 12, bold=True)
        self._text(day, _SMALL, align=Qt.AlignmentFlag.AlignRight, y=self._y + 0.5)
        self._y = below + 1
        self._rule(0.5)
        self._y += 4
        self._again = self._say(plan.title)
        self._y = self._text(self._again, _HEAD, bold=True) + 2
        if plan.first:
            self._y = self._text(self._say(plan.first), _NAME) + 1
        self._y += 1

    # ------------------------------------------------------------ the two lists

    def _parts(self, plan: Plan) -> Iterator[_Part]:
        yield _Part(self._say(ORDER), tuple(map(self._step, plan.turns)))
        if plan.things:
            yield _Part(self._say(BRING), tuple(map(self._thing, plan.things)), columns=2)

    def _step(self, turn: Turn) -> _Entry:
        official = without_readings(turn.head.title.source)
        name = self._say(NUMBERED, number=turn.number, title=turn.head.everyday)
        details = [self._say(line.text, **dict(line.facts)) for line in told_of(turn)]
        return _Entry(name, official, tuple(details) if len(details) > _TWO else ("　".join(details),))

    def _thing(self, thing: Thing) -> _Entry:
        wanted = wanted_by(thing, self._words)
        return _Entry(self._say(thing.text), "", (self._say(wanted.text, **dict(wanted.facts)),))

    def _wide(self, columns: int) -> float:
        """Return the mm a column has."""
        return (self.inner - (columns - 1) * _BETWEEN) / columns

    def _depth(self, entry: _Entry, wide: float) -> float:
        """Return how many mm *entry* takes in *wide* mm."""
        room, scale = wide - self._indent, self._scale
        depth = self._height(entry.name, _NAME * scale, room, bold=True)
        if entry.small:
            depth += self._height(entry.small, _SMALL, room)
        return depth + sum(self._height(each, _DETAIL * scale, room) for each in entry.details) + _GAP * scale

    def _row_depth(self, row: tuple[_Entry, ...], part: _Part) -> float:
        return max(self._depth(entry, self._wide(part.columns)) for entry in row)

    def _part_depth(self, part: _Part) -> float:
        title = self._height(part.title, _PART * self._scale, self.inner, bold=True)
        return 3 + title + 2 + sum(self._row_depth(row, part) for row in part.rows()) + 2

    def _part(self, part: _Part) -> None:
        self._make_room(self._part_depth(_Part(part.title, part.entries[: part.columns], part.columns)))
        self._rule(0.2)
        self._y += 3
        self._y = self._text(part.title, _PART * self._scale, bold=True) + 2
        for row in part.rows():
            depth, wide = self._row_depth(row, part), self._wide(part.columns)
            self._make_room(depth)
            for at, entry in enumerate(row):
                self._entry(entry, MARGIN + at * (wide + _BETWEEN), wide)
            self._y += depth
        self._y += 2

    def _entry(self, entry: _Entry, left: float, wide: float) -> None:
        """Draw *entry* from ``y`` down; ``y`` stays for what stands beside it."""
        scale, y = self._scale, self._y
        line, side = _NAME * scale * MM_PER_POINT * 1.3, _BOX * scale
        self._painter.setPen(QPen(Qt.GlobalColor.black, 0.4 * DOTS_PER_MM))
        self._painter.drawRect(dots(QRectF(left, y + (line - side) / 2, side, side)))
        left, room = left + self._indent, wide - self._indent
        y = self._text(entry.name, _NAME * scale, bold=True, left=left, width=room, y=y)
        if entry.small:
            y = self._text(entry.small, _SMALL, left=left, width=room, y=y)
        for each in entry.details:
            y = self._text(each, _DETAIL * scale, left=left, width=room, y=y)

    @property
    def _indent(self) -> float:
        return (_BOX + 4) * self._scale

    # ------------------------------------------------------------ pages

    def _make_room(self, depth: float) -> None:
        if self._y + depth > _HEIGHT - MARGIN - _FOOT:
            self._next_page()

    def _next_page(self) -> None:
        self._foot()
        self._turn()
        self._page += 1
        self._y = MARGIN
        self._y = self._text(self._again, 12, bold=True) + 3

    def _foot(self) -> None:
        top = _HEIGHT - MARGIN - _FOOT + 3
        below = self._text(self._say(HERE), _SMALL, y=top)
        self._text(self._say(MAY_CHANGE), _SMALL, y=below)
        if self._counts:
            self._text(self._say(PAGE, page=self._page), _SMALL, y=below, align=Qt.AlignmentFlag.AlignRight)
