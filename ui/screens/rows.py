"""Which of several a page is about: 「2人めの お子さん」."""

from __future__ import annotations

from kiosk.route import Stop
from kiosk.session import Session
from ui.words import Words

__all__ = ["row_of"]


def row_of(session: Session, stop: Stop | None, words: Words) -> str:
    """Return how the rows *stop* stands in are called, outermost first; empty outside any group."""
    if stop is None or session.procedure is None:
        return ""
    groups = session.procedure.groups
    pairs = zip(stop.groups, stop.row, strict=True)
    return " ".join(words(groups[group].row, n=at + 1) for group, at in pairs)
