"""A TOML table read key by key, each with its type, refused with its place when it does not fit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from procedures.refusal import MissingKeyError, Place, UnknownKeyError, WrongTypeError, nearest

__all__ = ["Table", "plain"]

_READING = re.compile(r"\{([^{}|]+)\|[^{}|]+\}")
_ID = re.compile(r"[a-z][a-z0-9_]*")


def plain(source: str) -> str:
    """Return *source* without its readings: ``{方|かた}`` becomes 方."""
    return _READING.sub(r"\1", source)


class Table:
    """One table of a file; made with the only keys it may have."""

    def __init__(self, raw: object, place: Place, keys: Iterable[str]) -> None:
        if not isinstance(raw, dict):
            raise WrongTypeError(place, "is not a table", "write its keys and values")
        self.place = place
        self._raw: Mapping[str, Any] = raw
        allowed = frozenset(keys)
        for key in raw:
            if key not in allowed:
                raise UnknownKeyError(place, f"unknown key '{key}'", nearest(key, allowed))

    def __contains__(self, key: str) -> bool:
        return key in self._raw

    def raw(self, key: str) -> Any:
        """Return the value as TOML gave it, or None."""
        return self._raw.get(key)

    def need(self, key: str) -> Any:
        """Return the value; refused when it is not there."""
        if key not in self._raw:
            raise MissingKeyError(self.place, f"has no '{key}'", f"add {key} = …")
        return self._raw[key]

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without *default* it has to be there and say something."""
        value = self.need(key) if default is None else self._raw.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "a string")
        if default is None and not value:
            raise MissingKeyError(self.place, f"'{key}' is empty", f"write {key} = …")
        return value

    def name(self, key: str = "id") -> str:
        """Return an identifier: small letters, digits and underscores."""
        value = self.text(key)
        if not _ID.fullmatch(value):
            raise WrongTypeError(
                self.place, f"'{key}' is '{value}'", "use small letters, digits and underscores"
            )
        return value

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number that is not negative."""
        value = self.need(key) if default is None else self._raw.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(key, "a whole number")
        return value

    def yes_no(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._raw.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def word(self, key: str, words: Iterable[str], default: str | None = None) -> str:
        """Return one word of a closed list."""
        value = self.text(key, default)
        known = frozenset(words)
        if value not in known:
            raise WrongTypeError(self.place, f"'{key}' cannot be '{value}'", nearest(value, known))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, empty when it is not there."""
        value = self._raw.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
            raise self.wrong(key, "a list of strings")
        return tuple(value)

    def date(self, key: str) -> str:
        """Return an ISO date, empty when it is not there."""
        value = self._raw.get(key, "")
        if isinstance(value, dt.date):
            return value.isoformat()
        try:
            return dt.date.fromisoformat(value).isoformat() if value else ""
        except (TypeError, ValueError):
            raise self.wrong(key, "a date like 2026-04-01") from None

    def rows(self, key: str) -> list[object]:
        """Return a list of whatever it holds, empty when it is not there."""
        value = self._raw.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key, f"a list of tables, [[{key}]]")
        return value

    def tables(self, key: str, what: str, keys: Iterable[str]) -> Iterator[Table]:
        """Yield the tables of a list; a table without an id is called by its number."""
        for number, raw in enumerate(self.rows(key), 1):
            called = str(raw.get("id", number)) if isinstance(raw, dict) else str(number)
            yield Table(raw, self.place.within(what, called), keys)

    def named_tables(self, key: str, what: str, keys: Iterable[str]) -> Iterator[tuple[str, Table]]:
        """Yield the tables under ``[key.NAME]`` with their names."""
        value = self._raw.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"a table of tables, [{key}.NAME]")
        for name, raw in value.items():
            yield name, Table(raw, self.place.within(what, name), keys)

    def wrong(self, key: str, expected: str) -> WrongTypeError:
        """Return the refusal of a value that is not what was expected."""
        return WrongTypeError(self.place, f"'{key}' is {self._raw[key]!r}", f"it has to be {expected}")
