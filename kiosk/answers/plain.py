"""An answer that is the same text for the guard's eye, the clerk, the file and the draft."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.answers.model import JsonValue, Raw
from procedures.model import Field

__all__ = ["Plain"]


@dataclass(frozen=True, slots=True)
class Plain:
    """A text that opens no guard; the kinds of text derive from it and say how theirs is read."""

    text: str = field(repr=False)

    def cases(self) -> frozenset[str]:
        """Return nothing: free text opens no guard."""
        return frozenset()

    def shown(self, _asked: Field, /) -> str:
        """Return the text."""
        return self.text

    def json(self) -> JsonValue:
        """Return the text."""
        return self.text

    def raw(self) -> Raw:
        """Return the text."""
        return self.text
