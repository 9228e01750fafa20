"""How a face, its edge and the focus ring are drawn; every widget that can be pressed uses these."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import Look

__all__ = ["EDGE_MM", "RADIUS_MM", "face", "ring"]

EDGE_MM = 0.6
RADIUS_MM = 3.0
_RING_OUTER_MM = 1.0
_RING_INNER_MM = 0.5


def face(
    painter: QPainter,
    area: QRectF,
    look: Look,
    *,
    ground: str = "",
    edge: str = "",
    edge_mm: float = EDGE_MM,
    dashed: bool = False,
    radius_mm: float = RADIUS_MM,
) -> None:
    """Draw a rounded face in *area*: tokens *ground* and *edge*, either may be absent."""
    width = look.mm(edge_mm)
    inset = width / 2 if edge else 0.0
    pen = QPen(look.colour(edge), width) if edge else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setDashPattern([4.0, 3.0])
    painter.setPen(pen)
    painter.setBrush(look.colour(ground) if ground else Qt.BrushStyle.NoBrush)
    radius = look.mm(radius_mm)
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)


def ring(painter: QPainter, area: QRectF, look: Look, *, radius_mm: float = RADIUS_MM) -> None:
    """Draw the focus ring inside the edge of *area*: a broad line and a thin one of the other colour."""
    outer, inner = look.mm(_RING_OUTER_MM), look.mm(_RING_INNER_MM)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for token, width, inset in (("ring_outer", outer, outer / 2), ("ring_inner", inner, outer + inner / 2)):
        painter.setPen(QPen(look.colour(token), width))
        radius = max(1.0, look.mm(radius_mm) - inset + outer / 2)
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)
