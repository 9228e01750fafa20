"""Where a name or an address may be parted: never inside a number, never inside a character.

Standard library only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ui.widgets.phrases import Piece, may_part

__all__ = ["clusters", "is_selector", "parted"]

_OPENING = ("(", "（")
_LOT = re.compile(r"\d+(?:番地|番|丁目)?(?:[のノ\-－]\d+)+(?:号室?)?")  # 900番地の1 is read as one
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def clusters(text: str) -> Iterator[str]:
    """Yield each character with the selector and combining marks that follow it."""
    run = ""
    for char in text:
        if run and not (is_selector(char) or unicodedata.combining(char)):
            yield run
            run = ""
        run += char
    if run:
        yield run


def is_selector(char: str) -> bool:
    """Say whether *char* is a variation selector."""
    return any(ord(char) in block for block in _SELECTORS)


def parted(found: Sequence[str], widths: Sequence[float], room: float) -> list[range]:
    """Return the lines of *found* (clusters) as ranges, each at most *room* wide by their *widths*.

    A line ends at a space or before a bracket in its second half, else before a house number, else where ``may_part`` allows it, else anywhere; a line break in
    the text belongs to no line.
    """
    lines: list[range] = []
    start, used = 0, 0.0
    for at, cluster in enumerate(found):
        if cluster == "\n":
            lines.append(range(start, at))
            start, used = at + 1, 0.0
            continue
        if at > start and used + widths[at] > room:
            end = _last_place(found, start, at)
            lines.append(range(start, end))
            start, used = end, sum(widths[end:at])
        used += widths[at]
    lines.append(range(start, len(found)))
    return lines


def _last_place(found: Sequence[str], start: int, at: int) -> int:
    for end in range(at, start + (at - start) // 2, -1):
        if found[end - 1].isspace() or found[end] in _OPENING:
            return end
    whole = "".join(cluster[0] for cluster in found)
    lot = next((match.start() for match in _LOT.finditer(whole) if match.start() < at < match.end()), at)
    at = lot if lot > start + (at - start) // 3 else at
    for end in range(at, start, -1):
        if may_part(Piece(found[end - 1]), Piece(found[end])):
            return end
    return at
