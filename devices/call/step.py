"""The one thing a call for help may say: where in a visit it was made."""

from __future__ import annotations

import re

__all__ = ["checked"]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")


def checked(step: str) -> str:
    """Return *step* if it is a stage's name; ``ValueError`` for all that could hold an answer.

    A call leaves the kiosk (a chime's arguments, a file, a pager), so nothing typed may be in it.
    """
    if not _NAME.fullmatch(step):
        raise ValueError("a call names a stage, nothing else")
    return step
