"""Sentences in the visitor's language, for screens that are about to show or say them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.i18n import Catalogue, Fact, Text

__all__ = ["Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """A catalogue in one language; calling it gives what the eye reads, readings kept."""

    catalogue: Catalogue
    language: str = "ja"

    def __call__(self, text: Text, /, **facts: Fact) -> str:
        """Return *text* to be shown; labels draw or drop its readings."""
        return self.catalogue.shown(text, self.language, **facts)

    def plain(self, text: Text, /, **facts: Fact) -> str:
        """Return *text* without readings: accessible names."""
        return self.catalogue.plain(text, self.language, **facts)

    def spoken(self, text: Text, /, **facts: Fact) -> str:
        """Return *text* as it is said."""
        return self.catalogue.spoken(text, self.language, **facts)

    def written(self, text: Text, /, **facts: Fact) -> str:
        """Return what is said as it is written."""
        return self.catalogue.written(text, self.language, **facts)
