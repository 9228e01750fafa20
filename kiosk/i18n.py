"""Sentences in the resident's language: looked up, filled in, and told apart for eye and ear.

A sentence in code is a module-level constant, ``TITLE = Text("idle.title", "{画面|がめん}に…")``;
``make i18n`` collects it. It is translated when it is presented, never before. A sentence keeps its
readings ``{方|かた}`` until the very end: ``shown`` leaves them for the label that draws furigana,
``plain`` drops them, ``spoken`` reads them. A placeholder is a plain lower-case word, ``{count}``.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kiosk.places import asset
from procedures.text import NOTHING, Text

__all__ = [
    "LANGUAGES",
    "NOTHING",
    "Catalogue",
    "Fact",
    "Language",
    "Text",
    "load_catalogue",
    "placeholders",
    "plain",
    "reading",
    "say_context",
]

DOMAIN = "kiosk"

#: What fills a placeholder; a Text is translated too.
Fact = str | int | Text


@dataclass(frozen=True, slots=True)
class Language:
    """A language on offer, under the name its own readers give it."""

    code: str
    own_name: str
    furigana: bool = False


#: The first is the source; whatever a language lacks is shown in it.
LANGUAGES = (
    Language("ja", "日本語"),
    Language("ja_JP@easy", "やさしい日本語", furigana=True),
    Language("en", "English"),
)
SOURCE = LANGUAGES[0].code

_READING = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_WHOLE_WORD = re.compile(rf"(?<![0-9一-鿿}}]){_READING.pattern}(?![一-鿿{{])")
_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def plain(markup: str) -> str:
    """Return *markup* without its readings: ``{方|かた}`` is 方."""
    return _READING.sub(r"\1", markup)


def reading(markup: str) -> str:
    """Return *markup* as it is read aloud: ``{方|かた}は`` is カタは.

    Katakana, because a voice takes the は of かたは for a part of the word and says it wrong. A word
    that is marked only in part, 木{曜日|ようび} or 1{階|かい}, keeps its kanji: half a word is read worse.
    """
    return plain(_WHOLE_WORD.sub(lambda found: found[2].translate(_KATAKANA), markup))


def placeholders(markup: str) -> frozenset[str]:
    """Return the names to be filled in."""
    return frozenset(_PLACEHOLDER.findall(markup))


def say_context(context: str) -> str:
    """Return the catalogue context of a text's second, spoken message."""
    return f"{context}.say"


class Catalogue:
    """Every sentence in every language; what is missing in one is said in Japanese."""

    def __init__(self, languages: Mapping[str, gettext.NullTranslations]) -> None:
        self._languages = languages

    def shown(self, text: Text, language: str, /, **facts: Fact) -> str:
        """Return *text* for the eye, readings kept; KeyError when a placeholder has no fact."""
        return self._filled(self._words(text, language), language, facts, self.shown)

    def plain(self, text: Text, language: str, /, **facts: Fact) -> str:
        """Return *text* for the eye where no furigana can be: accessible names, printed slips."""
        return plain(self.shown(text, language, **facts))

    def spoken(self, text: Text, language: str, /, **facts: Fact) -> str:
        """Return *text* for the ear: its spoken message in this language if there is one, else its reading.

        A language's own shown words come before the Japanese spoken ones.
        """
        return reading(self._heard(text, language, **facts))

    def written(self, text: Text, language: str, /, **facts: Fact) -> str:
        """Return what ``spoken`` says as it is written: a voice says 介護保険 better than カイゴホケン."""
        return plain(self._heard(text, language, **facts))

    def _heard(self, text: Text, language: str, /, **facts: Fact) -> str:
        words = ""
        if text.say:
            words = self._own(say_context(text.context), text.say, language)
            if not words and not self._own(text.context, text.source, language):
                words = self._own(say_context(text.context), text.say, SOURCE) or text.say
        return self._filled(words or self._words(text, language), language, facts, self._heard)

    def _words(self, text: Text, language: str) -> str:
        if not text:
            return ""
        return (
            self._own(text.context, text.source, language)
            or self._own(text.context, text.source, SOURCE)
            or text.source
        )

    def _own(self, context: str, source: str, language: str) -> str:
        """Return what *language* itself has for the message, or nothing."""
        found = self._languages[language].pgettext(context, source)
        return "" if found == source and language != SOURCE else found

    def _filled(
        self, words: str, language: str, facts: Mapping[str, Fact], show: Callable[[Text, str], str]
    ) -> str:
        def fact(match: re.Match[str]) -> str:
            value = facts[match[1]]
            return show(value, language) if isinstance(value, Text) else str(value)

        return _PLACEHOLDER.sub(fact, words)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Return the catalogue of the .po files below *folder* (the shipped ones by default)."""
    folder = folder or asset("locale")
    return Catalogue({each.code: _translations(folder / each.code / "LC_MESSAGES") for each in LANGUAGES})


def _translations(folder: Path) -> gettext.NullTranslations:
    """Return the compiled messages; the .po itself is read where nobody has compiled it since its change."""
    source, compiled = folder / f"{DOMAIN}.po", folder / f"{DOMAIN}.mo"
    if not source.exists():
        return gettext.NullTranslations()
    if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return gettext.GNUTranslations(BytesIO(compiled.read_bytes()))
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only a checkout that skipped make needs Babel here
    from babel.messages.pofile import read_po  # noqa: PLC0415 - see above

    memory = BytesIO()
    with source.open("rb") as file:
        write_mo(memory, read_po(file))
    memory.seek(0)
    return gettext.GNUTranslations(memory)
