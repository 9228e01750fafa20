"""Every route of a procedure at once: depth first over what guards look at, each state met once.

Guards are judged by ``kiosk.route.View`` itself; only the answers are imagined: for each field some
guard mentions, every value mentioned and one that is not; for each rule, every declared result; for
each setting, both ways. A state is a place in the file and the values guards may still look at, so
what is counted as routes is far more than what has to be walked.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kiosk.answers.model import Answers
from kiosk.route import Stop, View, _runs
from kiosk.rules import RULES, derive
from procedures.model import ExitKind, Field, Guard, Page, Procedure

TODAY = dt.date(2026, 11, 22)
REVIEW = "review"

State = tuple[tuple[str, frozenset[str]], ...]


class UndecidedError(Exception):
    """A guard looks at a derived value or setting that has no value yet."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Imagined(View):
    """A view whose cases are imagined; a name that was never met is not on the route."""

    state: dict[str, frozenset[str]] = field(default_factory=dict)

    def cases(self, name: str, stop: Stop) -> frozenset[str] | None:
        if name not in self.state and name.startswith(("derived.", "settings.")):
            raise UndecidedError(name)
        return self.state.get(name)


@dataclass
class Enumeration:
    """What came of it: pages and exits met, how routes end, how many there are and what it took."""

    procedure: Procedure
    pages: set[str] = field(default_factory=set)
    exits: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    groundless: set[str] = field(default_factory=set)  # pages that a rule without its answers let in
    states: int = 0
    routes: int = 0


def enumerate_routes(procedure: Procedure, mode_end: str = REVIEW) -> Enumeration:
    """Return all there is to know about the routes of *procedure*."""
    walk = _Walk(procedure, mode_end)
    walk.found.routes = walk.routes(0, ())
    return walk.found


class _Walk:
    def __init__(self, procedure: Procedure, mode_end: str) -> None:
        self.procedure = procedure
        self.found = Enumeration(procedure)
        self.mode_end = mode_end
        self.steps = [*_steps(procedure)]
        self.wanted = [*_still_wanted(self.steps, procedure)]
        self.mentioned = _mentioned(procedure)
        self.routes = functools.cache(self._routes)

    def _routes(self, at: int, state: State) -> int:
        """Return how many routes lead on from step *at*; what they meet is noted on the way."""
        self.found.states += 1
        if at == len(self.steps):
            self.found.ends.add(self.mode_end)
            return 1
        step, known = self.steps[at], dict(state)
        try:
            return step.go(self, at, known)
        except UndecidedError as undecided:
            return sum(
                self.routes(at, _frozen({**known, undecided.name: value}, self.wanted[at]))
                for value in self._values(undecided.name, known)
            )

    def passes(self, guard: Guard, known: dict[str, frozenset[str]], page: Page) -> bool:
        view = Imagined(self.procedure, Answers(), {}, TODAY, known)
        passed = view.passes(guard, Stop(page))
        if passed and guard:
            self._ground(guard, known, page)
        return passed

    def _ground(self, guard: Guard, known: dict[str, frozenset[str]], page: Page) -> None:
        """Note the page when a rule let it in that had none of its answers and did not say unknown."""
        for tests in guard.alternatives:
            for test in tests:
                if test.of.startswith("derived.") and self._missing(test.of, known):
                    result = known.get(test.of, frozenset())
                    if "unknown" not in result and not test.negated:
                        self.found.groundless.add(f"{page.id}: {test.of}")

    def _missing(self, name: str, known: dict[str, frozenset[str]]) -> list[str]:
        arguments = self.procedure.derived[name.removeprefix("derived.")].arguments
        fields = [each for each in arguments if "." not in each]
        return fields if fields and not any(f"met:{each}" in known for each in fields) else []

    def _values(self, name: str, known: dict[str, frozenset[str]]) -> Iterator[frozenset[str]]:
        space, _, own = name.partition(".")
        if space == "settings":
            setting = self.procedure.settings[own]
            words = (
                ("yes", "no") if setting.type == "yes-no" else (*self.mentioned[name], str(setting.default))
            )
            yield from (frozenset({each}) for each in dict.fromkeys(words))
            return
        spec = self.procedure.derived[own]
        if self._missing(name, known):
            plain = {"visit.today": TODAY}
            given = [
                self.procedure.values[each.removeprefix("settings.")]
                if each.startswith("settings.")
                else plain.get(each)
                for each in spec.arguments
            ]
            yield frozenset({derive(spec.rule, given)})
            return
        yield from (frozenset({each}) for each in sorted(RULES[spec.rule].results))

    def imagined(self, asked: Field) -> Iterator[frozenset[str]]:
        """Yield what guards can tell apart of the answers to *asked*."""
        mentioned = self.mentioned[asked.id]
        if asked.kind in ("yes_no", "consent"):
            words = ("yes",) if asked.params.get("must_agree") else ("yes", "no")
            yield from (frozenset({each}) for each in words)
        else:
            ids = [option.id for option in asked.options]
            alone = asked.params.get("exclusive")
            others = [each for each in ids if each not in mentioned][:1]
            singles = [*(each for each in ids if each in mentioned), *others]
            yield from (frozenset({each}) for each in singles)
            together = frozenset(each for each in singles if each != alone)
            if asked.kind == "several" and len(together) > 1:
                yield together
        if not asked.required:
            yield frozenset()


@dataclass(frozen=True)
class _GroupBegins:
    """A group: its guard lets one row in, or passes over all its pages."""

    guard: Guard
    page: Page
    over: int

    def go(self, walk: _Walk, at: int, known: dict[str, frozenset[str]]) -> int:
        to = at + 1 if walk.passes(self.guard, known, self.page) else self.over
        return walk.routes(to, _frozen(known, walk.wanted[to]))

    def guards(self) -> Iterable[Guard]:
        return (self.guard,)


@dataclass(frozen=True)
class _PageBegins:
    page: Page
    over: int

    def go(self, walk: _Walk, at: int, known: dict[str, frozenset[str]]) -> int:
        if not walk.passes(self.page.when, known, self.page):
            return walk.routes(self.over, _frozen(known, walk.wanted[self.over]))
        walk.found.pages.add(self.page.id)
        return walk.routes(at + 1, _frozen(known, walk.wanted[at + 1]))

    def guards(self) -> Iterable[Guard]:
        return (self.page.when,)


@dataclass(frozen=True)
class _FieldAsked:
    page: Page
    asked: Field

    def go(self, walk: _Walk, at: int, known: dict[str, frozenset[str]]) -> int:
        wanted = walk.wanted[at + 1]
        if not walk.passes(self.asked.when, known, self.page):
            return walk.routes(at + 1, _frozen(known, wanted))
        known = {**known, f"met:{self.asked.id}": frozenset({"met"})}
        if self.asked.id not in wanted:
            return walk.routes(at + 1, _frozen(known, wanted))
        return sum(
            walk.routes(at + 1, _frozen({**known, self.asked.id: value}, wanted))
            for value in walk.imagined(self.asked)
        )

    def guards(self) -> Iterable[Guard]:
        return (self.asked.when,)


@dataclass(frozen=True)
class _Leave:
    page: Page

    def go(self, walk: _Walk, at: int, known: dict[str, frozenset[str]]) -> int:
        for leave in self.page.exits:
            if walk.passes(leave.when, known, self.page):
                assert isinstance(leave.kind, ExitKind)
                walk.found.exits.add(f"{self.page.id}.{leave.id}")
                walk.found.ends.add(leave.kind.value)
                return 1
        return walk.routes(at + 1, _frozen(known, walk.wanted[at + 1]))

    def guards(self) -> Iterable[Guard]:
        return tuple(leave.when for leave in self.page.exits)


_Step = _GroupBegins | _PageBegins | _FieldAsked | _Leave


def _steps(procedure: Procedure) -> list[_Step]:
    steps: list[_Step] = []
    _run_of(procedure, procedure.pages, (), steps)
    return steps


def _run_of(
    procedure: Procedure, pages: tuple[Page, ...], inside: tuple[str, ...], steps: list[_Step]
) -> None:
    """Lay the pages out as steps; a row of a group stands for all its rows, for guards see only their own."""
    for run, group in _runs(pages, procedure.groups, inside):
        if group is not None:
            begins = len(steps)
            steps.append(_GroupBegins(group.when, run[0], 0))
            _run_of(procedure, run, (*inside, group.id), steps)
            steps[begins] = _GroupBegins(group.when, run[0], len(steps))
            continue
        begins = len(steps)
        steps.append(_PageBegins(run[0], 0))
        steps.extend(_FieldAsked(run[0], each) for each in run[0].fields)
        steps.append(_Leave(run[0]))
        steps[begins] = _PageBegins(run[0], len(steps))


def _still_wanted(steps: list[_Step], procedure: Procedure) -> list[frozenset[str]]:
    """Return, for each step and the end, the names guards look at from there on, and what rules need."""
    wanted: list[frozenset[str]] = [frozenset()]
    for step in reversed(steps):
        names = {name for guard in step.guards() for name in guard.names()}
        met = {
            f"met:{each}"
            for name in names
            if name.startswith("derived.")
            for each in procedure.derived[name.removeprefix("derived.")].arguments
        }
        wanted.append(wanted[-1] | names | met)
    return wanted[::-1]


def _mentioned(procedure: Procedure) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for step in _steps(procedure):
        for guard in step.guards():
            for tests in guard.alternatives:
                for test in tests:
                    found[test.of] |= test.among
    return defaultdict(frozenset, {name: frozenset(values) for name, values in found.items()})


def _frozen(known: dict[str, frozenset[str]], wanted: frozenset[str]) -> State:
    return tuple(sorted((name, value) for name, value in known.items() if name in wanted))
