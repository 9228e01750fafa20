"""The few shapes a drawing needs, and how wide Japanese words are."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

__all__ = ["Canvas", "wrap"]

FONTS = "BIZ UDPGothic, Noto Sans CJK JP, Noto Sans JP, Yu Gothic, sans-serif"
#: From this character on letters are as wide as they are high; before it they count HALF.
EAST, HALF = 0x2000, 0.62
ORPHAN = 4  # letters that should not stand alone on the last line
#: Marks that may not begin a line.
CLOSING = "、。」』）・ー〉，．：?!？！ぁぃぅぇぉっゃゅょァィゥェォッャュョ"


def width(text: str, size: float) -> float:
    """Return how wide *text* is at most, in the drawing's units; half-width letters are narrower."""
    return sum(size * (HALF if ord(each) < EAST else 1.0) for each in text)


def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """Return *text* in lines that fit *room*; broken between any two letters, as Japanese is."""
    lines, line = [], ""
    for each in text:
        if line and width(line + each, size) > room and each not in CLOSING:
            lines.append(line)
            line = each
        else:
            line += each
    if lines and len(line) < ORPHAN <= len(lines[-1]):
        lines[-1], line = lines[-1][:-ORPHAN], lines[-1][-ORPHAN:] + line
    return tuple(each.strip() for each in (*lines, line) if each.strip())


class Canvas:
    """Shapes in the order they are painted; positions in px from the upper left."""

    def __init__(self, ink: str, ground: str) -> None:
        self.ink = ink
        self.ground = ground
        self._shapes: list[str] = []

    def box(
        self,
        at: tuple[float, float, float, float],
        *,
        line: str,
        fill: str,
        dashed: bool = False,
        round_: int = 8,
    ) -> None:
        """Paint a box at (x, y, width, height)."""
        x, y, w, h = at
        dash = ' stroke-dasharray="6 4"' if dashed else ""
        self._shapes.append(
            f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{round_}" '
            f'fill="{fill}" stroke="{line}" stroke-width="1.5"{dash}/>'
        )

    def words(
        self, lines: Iterable[str], x: float, y: float, size: float, *, ink: str = "", bold: bool = False
    ) -> None:
        """Paint *lines* with the first baseline at *y*, each 1.5 sizes below the other."""
        weight = ' font-weight="700"' if bold else ""
        for number, line in enumerate(lines):
            self._shapes.append(
                f'<text x="{x:g}" y="{y + number * size * 1.5:g}" font-size="{size:g}" '
                f'fill="{ink or self.ink}"{weight}>{escape(line)}</text>'
            )

    def line(self, start: tuple[float, float], end: tuple[float, float], *, dashed: bool = False) -> None:
        """Paint a straight line."""
        dash = ' stroke-dasharray="6 4"' if dashed else ""
        self._shapes.append(
            f'<line x1="{start[0]:g}" y1="{start[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}" '
            f'stroke="{self.ink}" stroke-width="1.5"{dash}/>'
        )

    def arrow(self, start: tuple[float, float], end: tuple[float, float], *, dashed: bool = False) -> None:
        """Paint a level or upright line with its head at *end*; a plain shape, for markers are not for all."""
        self.line(start, end, dashed=dashed)
        x, y = end
        sides = ((-4, -8), (4, -8)) if start[0] == x else ((-8, -4), (-8, 4))
        points = " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in ((0, 0), *sides))
        self._shapes.append(f'<polygon points="{points}" fill="{self.ink}"/>')

    def svg(self, wide: float, high: float, title: str) -> str:
        """Return the drawing as an SVG document of *wide* × *high*."""
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{high:g}" '
            f'viewBox="0 0 {wide:g} {high:g}" font-family="{FONTS}">'
        )
        ground = f'<rect width="{wide:g}" height="{high:g}" fill="{self.ground}"/>'
        return "\n".join((opening, f"<title>{escape(title)}</title>", ground, *self._shapes, "</svg>\n"))
