"""Writes how every sentence is said: ``python -m tests.spoken`` after a sentence has changed.

``tests/data/spoken.txt`` holds a line for each sentence of the catalogue: its context, what is shown
and the kana that the voice makes of it. It is there to be read by a person; a wrong reading is
mended in the sentence, ``{方|かた}``, or by a message of its own for the ear.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from devices.speech.reading import kana, melodious
from devices.speech.sentences import whole_sentences
from kiosk.answers import spoken
from kiosk.answers.aloud import aloud
from kiosk.catalogues import template
from kiosk.i18n import Catalogue, Text, load_catalogue, placeholders

__all__ = ["GOLDEN", "lines"]

GOLDEN = Path(__file__).parent / "data" / "spoken.txt"

#: What fills a placeholder here; any other is a figure.
_FACTS = {
    "deadline": "令和8年12月22日",
    "number": spoken.digits("01-278-455"),
    "office": "町民福祉課",
    "part": "月",
    "until": "12月1日 8時30分",
    "what": "委任状",
    "when": "令和8年11月22日 9:05",
}
_FIGURE = "3"


def texts() -> Iterator[Text]:
    """Yield every sentence of the catalogue with its message for the ear, by context."""
    messages = {str(each.context): str(each.id) for each in template() if each.id}
    for context, source in messages.items():
        if context.endswith(".say") and context.removesuffix(".say") in messages:
            continue
        yield Text(context, source, messages.get(f"{context}.say", ""))


def lines() -> Iterator[str]:
    """Yield the lines of the golden file."""
    catalogue = load_catalogue()
    for text in texts():
        names = placeholders(text.source) | placeholders(text.say)
        facts = {name: _FACTS.get(name, _FIGURE) for name in names}
        shown = catalogue.plain(text, "ja", **facts).replace("\n", " ")
        yield f"{text.context}\t{shown}\t{_said(catalogue, text, facts)}\n"


def _said(catalogue: Catalogue, text: Text, facts: dict[str, str]) -> str:
    """Return the kana of *text* as Open JTalk is given it, sentence by sentence."""
    read = whole_sentences(aloud(catalogue.spoken(text, "ja", **facts)))
    written = whole_sentences(aloud(catalogue.written(text, "ja", **facts)))
    return "".join(kana(melodious(*each)) for each in zip(read, written, strict=True))


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text("".join(lines()), encoding="utf-8")
