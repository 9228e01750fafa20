"""A sentence for people: its place in the catalogue and its Japanese source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A message of the catalogue: *context* is its msgctxt, *source* its Japanese msgid.

    The source may carry readings, ``{方|かた}``, which become furigana on the screen and the
    spoken form in the voice, and placeholders, ``{count}``, filled in when it is shown. *say* is
    a second message, spoken instead of the source where eye and ear need different words.
    """

    context: str
    source: str
    say: str = ""

    def __bool__(self) -> bool:
        return bool(self.source)


NOTHING = Text("", "")
