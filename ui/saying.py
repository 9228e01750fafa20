"""What is said of a screen: its heading, help and choices in order, and what of it is news.

Nothing private is in it: screens hand over their sentences, never an answer (EN 301 549 5.1.3.9).
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from typing import Protocol

from kiosk.answers import spoken
from kiosk.answers.aloud import aloud
from kiosk.i18n import Text
from kiosk.session import Session, Stage
from kiosk.session.planning import is_plan
from ui.chrome import LEAF
from ui.screens.base import Line, Spoken
from ui.words import Words

__all__ = ["Phrase", "Saying", "refused", "saying"]

JAPANESE = "ja"
#: Kana, or nothing but kanji; 「Please go to 健康長寿課.」 is English all the same.
_UNTRANSLATED = re.compile(r"[\u3041-\u30ff]|^[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*$")

NUMBER = Text("narrator.number", "{受付番号|うけつけばんごう}は、{number} です。")


class Told(Protocol):
    """A screen, as far as it is heard."""

    def heading(self, session: Session) -> Line:
        """Return the question."""
        ...

    def help(self, session: Session) -> Line:
        """Return the line of help."""
        ...

    def spoken(self, session: Session) -> Spoken:
        """Return the choices."""
        ...


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence in its final words, by reading and as written; *fixed*: the same for everybody.

    *language* is what the words are in: what nobody has translated is said by a Japanese voice.
    """

    text: str = field(repr=False)
    written: str = field(repr=False)
    fixed: bool
    language: str = JAPANESE


@dataclass(frozen=True, slots=True)
class Saying:
    """All that is said of a session as one screen shows it.

    ``page`` tells one page from another; ``moment`` is what may change on a page and is worth
    saying: the field in hand, refusals, seconds left. A draft is in neither. ``leaf`` is said
    last, and only where there are several.
    """

    page: Hashable
    moment: tuple[object, ...]
    phrases: tuple[Phrase, ...]
    leaf: Phrase | None = None
    leaf_at: int = 0

    def whole(self) -> tuple[Phrase, ...]:
        """Return everything, for a new page and for もういちど."""
        return self.phrases if self.leaf is None else (*self.phrases, self.leaf)

    def news(self, before: Saying | None) -> tuple[Phrase, ...]:
        """Return what is new since *before*: all of a new page, what the hour brought, or nothing."""
        if before is None or before.page != self.page:
            return self.whole()
        fresh: tuple[Phrase, ...] = ()
        if before.moment != self.moment:
            fresh = tuple(each for each in self.phrases if each not in before.phrases)
        turned = self.leaf is not None and before.leaf_at != self.leaf_at
        return (*fresh, self.leaf) if turned and self.leaf is not None else fresh

    def late(self, before: Saying | None) -> Phrase | None:
        """Return the leaf where its page was said before anybody had counted the leaves."""
        same = before is not None and before.page == self.page and before.leaf_at == self.leaf_at
        return self.leaf if same and before is not None and before.leaf is None else None


def saying(session: Session, screen: Told, words: Words) -> Saying:
    """Return what is said of *session* as *screen* shows it, in the language of *words*."""
    heading, stop = screen.heading(session), session.stop
    page = (
        type(screen),
        session.stage,
        session.application,
        session.shelf,
        stop.place if stop else None,
        words.language,
        heading,
    )
    paper = is_plan(session) and (session.task, session.printed)
    moment = (session.active, session.refusals, session.warned, session.tries, session.wrong, paper)
    lines = [heading, screen.help(session), *_number(session, words), *screen.spoken(session)]
    phrases = tuple(_phrase(line, words) for line in lines if line.text)
    leaves = session.leaves > 1
    leaf = Line.of(LEAF, leaf=session.leaf + 1, leaves=session.leaves)
    return Saying(page, moment, phrases, _phrase(leaf, words) if leaves else None, session.leaf)


def refused(session: Session, screen: Told, words: Words) -> tuple[Phrase, ...]:
    """Return what is said only because an answer was not taken."""
    calm = saying(replace(session, refusals={}), screen, words).phrases
    return tuple(each for each in saying(session, screen, words).phrases if each not in calm)


def _phrase(line: Line, words: Words) -> Phrase:
    fixed = all(isinstance(fact, Text) for _, fact in line.facts)
    # A line broken for the eye is one sentence for the ear.
    text, written = (each.replace("\n", " ") for each in (line.spoken(words), line.written(words)))
    if words.language.startswith(JAPANESE) or _UNTRANSLATED.search(text):
        return Phrase(aloud(text), aloud(written), fixed)
    return Phrase(text, written, fixed, words.language)


def _number(session: Session, words: Words) -> tuple[Line, ...]:
    """Return the 受付番号, read figure by figure."""
    if session.stage is not Stage.DONE or session.receipt is None:
        return ()
    number = session.receipt.number
    if words.language.startswith(JAPANESE):
        return (Line.of(NUMBER, number=spoken.digits(number)),)
    return (Line.of(NUMBER, number=", ".join(" ".join(group) for group in number.split("-"))),)
