"""Where each slot of the frame lies, in millimetres of glass: one row lying, two rows upright."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from ui.theme import Look
from ui.widgets.ruby_label import RubyLabel

__all__ = ["Plan", "plan_for"]

_EDGE = 12.0  # mm of air at the left and right of the glass
_GAP = 5.0
_TALL = 30.0  # もどる and つぎへ
_SMALL = 25.0  # a pictogram over a word
_TOP_UPRIGHT = 45.0  # the town's name, and under it a title of two lines
_CONTROLS = ("language", "size", "look", "voice")
_AIDS = {"help": 37.0, "again": 43.0, "hide": 33.0}


@dataclass(frozen=True, slots=True)
class Plan:
    """Rectangles in pixels of the frame."""

    top_band: QRect
    bottom_band: QRect
    brand: QRect
    title: QRect
    progress: QRect
    heading: QRect
    help: QRect
    ribbon: QRect
    body: QRect
    slots: dict[str, QRect]


def plan_for(
    look: Look,
    glass: QRect,
    *,
    heading: RubyLabel | None = None,
    help_line: RubyLabel | None = None,
    ribbon: bool = False,
) -> Plan:
    """Return the places for a frame of the size of *glass*; the question's height pushes the body only."""
    mm = look.mm
    width, height = glass.width(), glass.height()
    top_high, bottom_high = (
        (mm(_TOP_UPRIGHT), 3 * mm(_GAP) + mm(_SMALL) + mm(_TALL)) if look.portrait else (mm(33), mm(40))
    )
    top = QRect(0, 0, width, top_high)
    bottom = QRect(0, height - bottom_high, width, bottom_high)
    ribbon_rect = QRect(0, top_high, width, mm(12) if ribbon else 0)
    slots = {**_bottom_row(look, bottom), **_controls(look, top, bottom)}
    aids_top = ribbon_rect.bottom() + 1 + mm(_GAP)
    slots |= _aids(look, width, aids_top)
    words = mm(_EDGE), aids_top, min(slots[aid].left() for aid in _AIDS) - mm(2 * _GAP) - mm(_EDGE)
    asked = _lines(look, words, heading, help_line)
    below = max(asked[1].bottom(), *(slots[aid].bottom() for aid in _AIDS)) + 1 + mm(_GAP)
    body = QRect(mm(_EDGE), below, width - 2 * mm(_EDGE), bottom.top() - mm(_GAP) - below)
    return Plan(top, bottom, *_top_row(look, top, slots), *asked, ribbon_rect, body, slots)


def _lines(
    look: Look, words: tuple[int, int, int], heading: RubyLabel | None, help_line: RubyLabel | None
) -> tuple[QRect, QRect]:
    left, top, width = words
    high = heading.heightForWidth(width) if heading else 0
    asked = QRect(left, top, width, high)
    under = help_line.heightForWidth(width) if help_line else 0
    return asked, QRect(left, top + high + look.mm(1), width, under)


def _top_row(look: Look, band: QRect, slots: dict[str, QRect]) -> tuple[QRect, QRect, QRect]:
    """Return the places of the town's name, of the title, and of what is left to do."""
    mm = look.mm
    left, right = mm(_EDGE), band.width() - mm(_EDGE)
    if look.portrait:
        first = mm(15)
        title = QRect(left, mm(2) + first, right - left, band.height() - mm(4) - first)
        return QRect(left, mm(2), mm(100), first), title, QRect(right - mm(100), mm(2), mm(100), first)
    end = slots["language"].left() - mm(8)
    count = QRect(end - mm(60), 0, mm(60), band.height())
    whole = QRect(left, 0, count.left() - mm(_GAP) - left, band.height())
    return whole, whole, count


def _controls(look: Look, top: QRect, bottom: QRect) -> dict[str, QRect]:
    """Return the four comforts: above at the right when lying, within reach above もどる when upright."""
    mm = look.mm
    gap = mm(_GAP)
    if look.portrait:
        wide = (bottom.width() - 2 * mm(_EDGE) - 3 * gap) // 4
        left, row = mm(_EDGE), bottom.top() + gap
    else:
        wide = mm(51)
        left = top.width() - mm(_EDGE) - 4 * wide - 3 * gap
        row = (top.height() - mm(_SMALL)) // 2
    return {slot: QRect(left + at * (wide + gap), row, wide, mm(_SMALL)) for at, slot in enumerate(_CONTROLS)}


def _bottom_row(look: Look, band: QRect) -> dict[str, QRect]:
    mm = look.mm
    gap, left, right = mm(_GAP), mm(_EDGE), band.width() - mm(_EDGE)
    row = band.bottom() + 1 - gap - mm(_TALL)
    back, call, quitting, forward = (51.0, 56.0, 41.0, 80.0) if look.portrait else (70.0, 74.0, 56.0, 110.0)
    high = _TALL if look.portrait else 24.0
    down = (mm(_TALL) - mm(high)) // 2
    middle = mm(call) + gap + mm(quitting)
    room = right - mm(forward) - left - mm(back)
    at = left + mm(back) + (room - middle) // 2
    return {
        "back": QRect(left, row, mm(back), mm(_TALL)),
        "call": QRect(at, row + down, mm(call), mm(high)),
        "quit": QRect(at + mm(call) + gap, row + down, mm(quitting), mm(high)),
        "forward": QRect(right - mm(forward), row, mm(forward), mm(_TALL)),
    }


def _aids(look: Look, width: int, top: int) -> dict[str, QRect]:
    """Return ？, もういちど and かくす: in a row beside the question, in a column when upright."""
    mm = look.mm
    gap, high, right = mm(_GAP), mm(_SMALL), width - mm(_EDGE)
    places: dict[str, QRect] = {}
    if look.portrait:
        wide = mm(max(_AIDS.values()))
        for at, slot in enumerate(_AIDS):
            places[slot] = QRect(right - wide, top + at * (high + gap), wide, high)
        return places
    left = right - sum(mm(wide) for wide in _AIDS.values()) - gap * (len(_AIDS) - 1)
    for slot, wide_mm in _AIDS.items():
        places[slot] = QRect(left, top, mm(wide_mm), high)
        left += mm(wide_mm) + gap
    return places
