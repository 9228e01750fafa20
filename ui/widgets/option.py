"""One thing that can be picked: what a choice row or a tile shows."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Option"]


@dataclass(frozen=True, slots=True)
class Option:
    """*id* goes into the draft; *word* and *hint* are shown, readings included; *icon* is a pictogram."""

    id: str
    word: str
    hint: str = ""
    icon: str = ""
