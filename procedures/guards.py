"""Guards: read from ``when``, joined, and compared; a guard never runs code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from procedures.model import ALWAYS, Guard, Test
from procedures.refusal import GuardError, Place

__all__ = ["both", "exclusive", "read_guard", "renamed"]

_MEND = 'write when = [{field = "value"}, …], any of them, all keys inside one'
_SPACES = ("derived", "settings")


def read_guard(value: object, place: Place) -> Guard:
    """Return the guard of a ``when``: nothing, one table, or a list of tables."""
    if value is None:
        return ALWAYS
    tables = value if isinstance(value, list) else [value]
    if not tables:
        raise GuardError(place, "the guard is an empty list", _MEND)
    return Guard(tuple(tuple(_tests(table, place)) for table in tables))


def _tests(table: object, place: Place) -> Iterator[Test]:
    if not isinstance(table, dict) or not table:
        raise GuardError(place, f"the guard {table!r} is not a table", _MEND)
    for name, value in _flat(table):
        yield _test(name, value, place)


def _flat(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield names with values; ``derived.age = "a"`` is a table inside a table to TOML."""
    for name, value in table.items():
        if name in _SPACES and isinstance(value, dict):
            yield from ((f"{name}.{inner}", each) for inner, each in value.items())
        else:
            yield name, value


def _test(name: str, value: object, place: Place) -> Test:
    if isinstance(value, dict):
        if set(value) != {"not"}:
            raise GuardError(place, f"the guard on '{name}' has keys {sorted(value)}", "only 'not' is known")
        return Test(name, _among(name, value["not"], place), negated=True)
    return Test(name, _among(name, value, place))


def _among(name: str, value: object, place: Place) -> frozenset[str]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(each, (str, int)) for each in values):
        raise GuardError(place, f"the guard on '{name}' compares with {value!r}", "use a word, true or false")
    return frozenset(_case(each) for each in values)


def _case(value: object) -> str:
    """Return *value* as answers are compared; yes/no answers read yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def both(one: Guard, other: Guard) -> Guard:
    """Return the guard that passes when *one* and *other* pass."""
    if not one:
        return other
    if not other:
        return one
    return Guard(tuple((*mine, *theirs) for mine in one.alternatives for theirs in other.alternatives))


def renamed(guard: Guard, rename: Callable[[str], str]) -> Guard:
    """Return *guard* looking at other names."""
    return Guard(
        tuple(tuple(replace(test, of=rename(test.of)) for test in tests) for tests in guard.alternatives)
    )


def exclusive(one: Guard, other: Guard) -> bool:
    """Say whether *one* and *other* can never pass on the same route."""
    if not one or not other:
        return False
    return all(
        any(_clash(mine, theirs) for mine in first for theirs in second)
        for first in one.alternatives
        for second in other.alternatives
    )


def _clash(one: Test, other: Test) -> bool:
    if one.of != other.of or (one.negated and other.negated):
        return False
    if one.negated:
        return other.among <= one.among
    if other.negated:
        return one.among <= other.among
    return one.among.isdisjoint(other.among)
