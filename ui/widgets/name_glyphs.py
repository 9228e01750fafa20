"""A name as glyphs: Qt drops ideographic selectors, so HarfBuzz shapes and Qt only draws.

The font is chosen for each character with its selector: the first of the chain that has that very
form, else the first that has the character at all; a selector nobody knows is left out of the
drawing, never out of the text (facts: platform C "Text encoding").
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGlyphRun, QPainter, QPainterPath, QRawFont

from ui.theme import Look
from ui.widgets.name_lines import clusters, is_selector, parted

__all__ = ["GlyphLine", "family_with", "prewarm", "shape_line", "shape_name", "shorten_name"]

_MORE = "…"
_LARGEST_RUN_PX = 64  # Qt draws no glyph run of a copied font above this; it fills outlines instead


class _Face:
    """One font as HarfBuzz sees it, over the tables that Qt has loaded."""

    def __init__(self, family: str, bold: bool) -> None:
        import uharfbuzz  # noqa: PLC0415 - 60 ms that the bare first window need not wait for

        self._shaper = uharfbuzz
        font = QFont(family)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setPixelSize(32)
        self._raw = QRawFont.fromFont(font)
        self._tables: dict[str, bytes] = {}  # HarfBuzz keeps pointers into them
        self._face = uharfbuzz.Face.create_for_tables(self._table, None)
        self._font = uharfbuzz.Font(self._face)

    def raw(self, px: int) -> QRawFont:
        """Return the font to draw with, *px* to the em."""
        sized = QRawFont(self._raw)
        sized.setPixelSize(px)
        return sized

    def has(self, cluster: str) -> bool:
        """Say whether the font has the cluster's character, in the form its selector asks for."""
        base = ord(cluster[0])
        if len(cluster) > 1 and is_selector(cluster[1]):
            return self._font.get_variation_glyph(base, ord(cluster[1])) is not None
        return self._font.get_nominal_glyph(base) is not None

    def shape(self, text: str) -> list[tuple[int, float, float, float]]:
        """Return (glyph, advance, x offset, y offset) in em for each glyph of *text*."""
        buffer = self._shaper.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        self._shaper.shape(self._font, buffer, {})
        upem = self._face.upem
        return [
            (info.codepoint, place.x_advance / upem, place.x_offset / upem, place.y_offset / upem)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def _table(self, _face: object, tag: str, _data: object) -> bytes | None:
        if tag not in self._tables:
            self._tables[tag] = bytes(self._raw.fontTable(tag).data())
        return self._tables[tag] or None


@dataclass(frozen=True, slots=True)
class GlyphLine:
    """One shaped line: runs to draw from its left end on the baseline, and its width in pixels."""

    runs: tuple[QGlyphRun, ...]
    width: float

    def draw(self, painter: QPainter, left: float, baseline: float) -> None:
        """Draw the line in the painter's pen."""
        for run in self.runs:
            if run.rawFont().pixelSize() <= _LARGEST_RUN_PX:
                painter.drawGlyphRun(QPointF(left, baseline), run)
            else:
                painter.fillPath(_outlines(run).translated(left, baseline), painter.pen().color())


def shape_name(look: Look, text: str, step: str, width: float, *, bold: bool = False) -> list[GlyphLine]:
    """Return *text* as lines of at most *width* pixels in the type *step* of the look."""
    return shape_line(look.families, text, look.type_px(step), width, bold=bold)


def shape_line(
    families: tuple[str, ...], text: str, px: int, width: float, *, bold: bool = False
) -> list[GlyphLine]:
    """Return *text* as lines of at most *width* dots, *px* dots to the em; from any thread."""
    found = list(clusters(text))
    chosen = [_chosen(families, bold, cluster) for cluster in found]
    widths = [sum(advance for _, advance, _, _ in face.shape(drawn)) * px for face, drawn in chosen]
    return [_line([chosen[at] for at in line], px) for line in parted(found, widths, width)]


def shorten_name(look: Look, text: str, step: str, width: float, *, bold: bool = False) -> list[GlyphLine]:
    """Return the one line that *width* pixels hold of *text*, ending in 「…」 where it is not all of it."""
    whole = shape_name(look, text, step, width, bold=bold)
    if len(whole) == 1:
        return whole
    found = list(clusters(text.replace("\n", " ")))
    low, high = 0, len(found)
    while high - low > 1:
        middle = (low + high) // 2
        tried = shape_name(look, "".join(found[:middle]) + _MORE, step, width, bold=bold)
        low, high = (middle, high) if len(tried) == 1 else (low, middle)
    return shape_name(look, "".join(found[:low]) + _MORE, step, width, bold=bold)[:1]


def prewarm(look: Look) -> None:
    """Load shaper and fonts, so that the first name is not late; call it after the first paint."""
    for family in look.families:
        for bold in (False, True):
            _face(family, bold)


def family_with(families: tuple[str, ...], cluster: str) -> str:
    """Return the first of *families* that has *cluster* in the very form asked for, or ""."""
    return next((family for family in families if _face(family, bold=False).has(cluster)), "")


def _chosen(families: tuple[str, ...], bold: bool, cluster: str) -> tuple[_Face, str]:
    faces = [_face(family, bold) for family in families]
    for wanted in (cluster, cluster[0]):
        for face in faces:
            if face.has(wanted):
                bare = "".join(char for char in cluster if not is_selector(char))
                return face, cluster if wanted == cluster else bare
    return faces[-1], cluster[0]  # nobody has it: the last font's box says so, honestly


def _line(parts: list[tuple[_Face, str]], px: int) -> GlyphLine:
    runs: list[QGlyphRun] = []
    left = 0.0
    at = 0
    while at < len(parts):
        face, end = parts[at][0], at
        while end < len(parts) and parts[end][0] is face:
            end += 1
        glyphs, places = [], []
        for glyph, advance, across, up in face.shape("".join(drawn for _, drawn in parts[at:end])):
            glyphs.append(glyph)
            places.append(QPointF(left + across * px, -up * px))
            left += advance * px
        run = QGlyphRun()
        run.setRawFont(face.raw(px))
        run.setGlyphIndexes(glyphs)
        run.setPositions(places)
        runs.append(run)
        at = end
    return GlyphLine(tuple(runs), left)


def _outlines(run: QGlyphRun) -> QPainterPath:
    font, whole = run.rawFont(), QPainterPath()
    for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        whole.addPath(font.pathForGlyph(glyph).translated(place))
    return whole


def _face(family: str, bold: bool) -> _Face:
    return _face_here(family, bold, threading.get_ident())


@lru_cache(maxsize=32)
def _face_here(family: str, bold: bool, _thread: int) -> _Face:
    """Return a font of this thread's own: Qt's raw fonts may not change threads."""
    return _Face(family, bold)
