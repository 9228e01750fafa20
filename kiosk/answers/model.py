"""What an answer is: a typed frozen value, where it came from, and where it belongs."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from procedures.model import Field

__all__ = ["Answer", "Answers", "JsonValue", "Kind", "Path", "Raw", "Refused", "Source", "Value"]

#: Where an answer belongs: ``("children", 2, "birth_date")``.
Path = tuple[str | int, ...]

#: What a widget holds before it is confirmed: one string, or the strings of its parts
#: (chosen ids; era, year, month, day; family and given name).
Raw = str | tuple[str, ...]

JsonValue = str | int | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


class Source(enum.Enum):
    """Where an answer came from; the clerk sees it beside every row."""

    CARD = "card"
    TYPED = "typed"
    POSTAL = "postal"
    EARLIER = "earlier"
    COMPUTED = "computed"


class Value(Protocol):
    """A typed answer: frozen, comparable, invisible in ``repr``."""

    def cases(self) -> frozenset[str]:
        """Return the strings a guard compares: an id, several ids, yes or no; empty for free text."""
        ...

    def shown(self, asked: Field, /) -> str:
        """Return the answer in Japanese, as the review, the receipt and the clerk see it."""
        ...

    def json(self) -> JsonValue:
        """Return the answer for the sealed application."""
        ...

    def raw(self) -> Raw:
        """Return the draft that would be parsed into this value again."""
        ...


class Refused(Exception):  # noqa: N818 - the counter's word; it is the expected outcome of a slip of the finger
    """An answer cannot be taken: *reason* is a key of ``ui.problems``, *facts* fill its sentence.

    Facts are limits and counts, never what was typed.
    """

    def __init__(self, reason: str, **facts: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts: Mapping[str, str | int] = facts


class Kind(Protocol):
    """How one kind of answer is normalised, validated and explained."""

    def parse(self, raw: Raw, asked: Field, *, today: dt.date | None = None) -> Value:
        """Return the typed value of *raw*; ``Refused`` says what is wrong with it.

        *today* is the day of the visit; ``ValueError`` when the field's limits need it and it is missing.
        """
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """A value and its source; ``needs_kanji`` marks a name or address typed in kana only."""

    value: Value = field(repr=False)
    source: Source
    needs_kanji: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by path; a change is a new value."""

    _by_path: Mapping[Path, Answer] = field(default_factory=dict, repr=False)

    def get(self, path: Path) -> Answer | None:
        """Return the answer at *path*, or None."""
        return self._by_path.get(path)

    def put(self, path: Path, answer: Answer) -> Answers:
        """Return answers with *answer* at *path*."""
        return Answers({**self._by_path, path: answer})

    def drop(self, path: Path) -> Answers:
        """Return answers without *path*."""
        return Answers({key: value for key, value in self._by_path.items() if key != path})

    def only(self, keep: Callable[[Path], bool]) -> Answers:
        """Return the answers whose path passes *keep*."""
        return Answers({key: value for key, value in self._by_path.items() if keep(key)})

    def __iter__(self) -> Iterator[Path]:
        return iter(self._by_path)

    def __len__(self) -> int:
        return len(self._by_path)

    def __contains__(self, path: Path) -> bool:
        return path in self._by_path
