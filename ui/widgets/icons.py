"""Line icons and drawn pictures: SVG files of ours, coloured by tokens, kept as pixels once drawn."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.theme import Look

__all__ = ["ICONS", "PICTURES", "icon", "icon_names", "picture", "picture_names", "picture_ratio"]

_ASSETS = Path(__file__).resolve().parents[2] / "assets"
ICONS = _ASSETS / "icons"
PICTURES = ICONS / "pictures"
_TOKEN = re.compile(r"token:([a-z_]+)")


def icon(look: Look, name: str, px: int, ink: str = "primary") -> QPixmap:
    """Return the icon *name* in a square of *px* pixels, its strokes in the colour of the token *ink*."""
    return _drawn(ICONS / f"{name}.svg", look.theme, getattr(look.tokens, ink), px, px)


def picture(look: Look, name: str, width: int, height: int) -> QPixmap:
    """Return the picture *name*, as large as fits *width* × *height* pixels, in the look's tokens."""
    ratio = picture_ratio(name)
    fitted = min(float(width), height * ratio)
    drawn = (max(1, round(fitted)), max(1, round(fitted / ratio)))
    return _drawn(PICTURES / f"{name}.svg", look.theme, look.tokens.ink, *drawn)


@lru_cache(maxsize=64)
def picture_ratio(name: str) -> float:
    """Return width : height of the picture *name*, from its ``viewBox``."""
    source = (PICTURES / f"{name}.svg").read_text("utf-8")
    match = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', source)
    if match is None:
        raise ValueError(f"picture {name} has no viewBox")
    return float(match[1]) / float(match[2])


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(file.stem for file in ICONS.glob("*.svg")))


def picture_names() -> tuple[str, ...]:
    """Return the names of all pictures."""
    return tuple(sorted(file.stem for file in PICTURES.glob("*.svg")))


@lru_cache(maxsize=512)
def _drawn(file: Path, theme: str, colour: str, width: int, height: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - 8 ms that the bare first window need not wait for

    from ui.tokens import THEMES  # noqa: PLC0415 - beside its only use

    source = file.read_text("utf-8").replace("currentColor", colour)
    source = _TOKEN.sub(lambda match: str(getattr(THEMES[theme], match[1])), source)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    if not renderer.isValid():
        raise ValueError(f"not a picture Qt can draw: {file.name}")
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return pixmap
