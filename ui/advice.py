"""What is said of one kind of trouble, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.i18n import Text

__all__ = ["Advice"]


@dataclass(frozen=True, slots=True)
class Advice:
    """One kind of trouble for the resident: a title, what to do, the ways out, a picture."""

    title: Text
    text: Text
    ways: tuple[str, ...]
    picture: str = ""
