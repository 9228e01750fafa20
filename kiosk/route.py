"""Which page is next, and which answers are live: a walk through a procedure in its own order.

A guard sees only answers of pages already on the route, so a route can neither loop nor depend
on what comes later. Repeating groups are unrolled row by row, each row followed by the page
「もう1人いますか」; groups nest once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.answers.model import Answers, Path, Value
from kiosk.rules import derive
from kiosk.rules.model import Argument
from procedures.model import Exit, Field, Group, Guard, Page, Procedure, Test, Text

__all__ = ["MORE", "Place", "Route", "Stop", "View", "walk"]

#: The field every group asks after a row: is there one more?
MORE = "more"


@dataclass(frozen=True, slots=True)
class Place:
    """The name of a stop: a page, and the row of each group it stands in."""

    page: str
    row: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A page on the route, in a row of its groups if it has any."""

    page: Page
    row: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()  # outermost first, as many as there are rows

    @property
    def place(self) -> Place:
        """Return the stop's name."""
        return Place(self.page.id, self.row)

    def path(self, name: str) -> Path:
        """Return where the answer of field *name* belongs: group and row pairs, then the name."""
        path: list[str | int] = []
        for group, row in zip(self.groups, self.row, strict=True):
            path += [group, row]
        return (*path, name)


@dataclass(frozen=True, slots=True)
class View:
    """The live answers so far, as guards and rules see them: the same row first, then outside."""

    procedure: Procedure
    answers: Answers = field(repr=False)
    met: Mapping[Path, Field]  # every field met on the route, answered or passed over
    today: dt.date

    def cases(self, name: str, stop: Stop) -> frozenset[str] | None:
        """Return what *name* compares as, or None when it is not on the route."""
        if name.startswith("derived."):
            return frozenset({self._derived(name.removeprefix("derived."), stop)})
        if name.startswith("settings."):
            return frozenset({_word(self.procedure.values[name.removeprefix("settings.")])})
        path = self._nearest(name, stop)
        if path is None:
            return None
        answer = self.answers.get(path)
        return frozenset() if answer is None else answer.value.cases()

    def value(self, name: str, stop: Stop) -> Argument:
        """Return the typed value a rule is given: an answer's, a setting, or today."""
        if name == "visit.today":
            return self.today
        if name.startswith("settings."):
            return self.procedure.values[name.removeprefix("settings.")]
        if name.startswith("derived."):
            return self._derived(name.removeprefix("derived."), stop)
        if "[]." in name:
            return self._rows(*name.split("[].", 1))
        path = self._nearest(name, stop)
        answer = self.answers.get(path) if path is not None else None
        return None if answer is None else answer.value

    def _rows(self, group: str, name: str) -> tuple[Value | None, ...]:
        """Return what was answered to *name* in each row of *group*, in their order."""
        paths = (path for path in self.met if (path[0], *path[2:]) == (group, name))
        answers = (self.answers.get(path) for path in paths)
        return tuple(None if answer is None else answer.value for answer in answers)

    def _nearest(self, name: str, stop: Stop) -> Path | None:
        for depth in range(len(stop.row), -1, -1):
            outer = Stop(stop.page, stop.row[:depth], stop.groups[:depth])
            if (path := outer.path(name)) in self.met:
                return path
        return None

    def _derived(self, name: str, stop: Stop) -> str:
        spec = self.procedure.derived[name]
        return derive(spec.rule, [self.value(each, stop) for each in spec.arguments])

    def passes(self, guard: Guard, stop: Stop) -> bool:
        """Tell whether *guard* lets pass here."""
        if not guard:
            return True
        return any(all(self._holds(test, stop) for test in tests) for tests in guard.alternatives)

    def _holds(self, test: Test, stop: Stop) -> bool:
        cases = self.cases(test.of, stop)
        return cases is not None and bool(cases & test.among) is not test.negated


@dataclass(frozen=True, slots=True)
class Route:
    """Every stop of a visit as the answers stand, and the exit it runs into, if any."""

    stops: tuple[Stop, ...]
    exit: Exit | None
    view: View

    def live(self) -> Answers:
        """Return only the answers whose field is on the route."""
        return self.view.answers.only(self.view.met.__contains__)

    def next(self, passed: Iterable[Place]) -> Stop | None:
        """Return the first stop not passed; None when all were.

        A page that was passed is asked again when an answer before it, mended since, brought a field
        onto it that nobody has seen.
        """
        done = set(passed)
        return next((stop for stop in self.stops if stop.place not in done or self._lacks(stop)), None)

    def _lacks(self, stop: Stop) -> bool:
        return any(
            each.required and (path := stop.path(each.id)) in self.view.met and path not in self.view.answers
            for each in stop.page.fields
        )

    def asked(self, stop: Stop) -> tuple[Field, ...]:
        """Return the fields of *stop* that are asked as the answers stand."""
        return tuple(each for each in stop.page.fields if stop.path(each.id) in self.view.met)


class _Walk:
    """One walk; it keeps what was met so that guards look only back."""

    def __init__(self, procedure: Procedure, answers: Answers, today: dt.date) -> None:
        self.procedure = procedure
        self.answers = answers
        self.today = today
        self.met: dict[Path, Field] = {}
        self.stops: list[Stop] = []
        self.exit: Exit | None = None

    def view(self) -> View:
        return View(self.procedure, self.answers, self.met, self.today)

    def run(self) -> Route:
        self._pages(self.procedure.pages, (), ())
        return Route(tuple(self.stops), self.exit, self.view())

    def _pages(self, pages: tuple[Page, ...], row: tuple[int, ...], groups: tuple[str, ...]) -> None:
        for run, group in _runs(pages, self.procedure.groups, groups):
            if self.exit is not None:
                return
            if group is None:
                self._visit(Stop(run[0], row, groups))
            else:
                self._rows(run, group, row, groups)

    def _rows(
        self, pages: tuple[Page, ...], group: Group, row: tuple[int, ...], groups: tuple[str, ...]
    ) -> None:
        probe = Stop(pages[0], row, groups)
        if not self.view().passes(group.when, probe):
            return
        for at in range(group.most):
            self._pages(pages, (*row, at), (*groups, group.id))
            if self.exit is not None or at == group.most - 1:
                return
            more = Stop(_more_page(group), (*row, at), (*groups, group.id))
            self._visit(more)
            answer = self.answers.get(more.path(MORE))
            if answer is None or "yes" not in answer.value.cases():
                return

    def _visit(self, stop: Stop) -> None:
        if not self.view().passes(stop.page.when, stop):
            return
        self.stops.append(stop)
        for each in stop.page.fields:
            if self.view().passes(each.when, stop):
                self.met[stop.path(each.id)] = each
        for way_out in stop.page.exits:
            if self.view().passes(way_out.when, stop):
                self.exit = way_out
                return


def walk(procedure: Procedure, answers: Answers, today: dt.date) -> Route:
    """Return the route of *procedure* as *answers* stand on *today*."""
    return _Walk(procedure, answers, today).run()


def _runs(
    pages: tuple[Page, ...], groups: Mapping[str, Group], inside: tuple[str, ...]
) -> Iterator[tuple[tuple[Page, ...], Group | None]]:
    """Split *pages* into single pages and runs of one group at the present depth."""
    at = 0
    while at < len(pages):
        group = _group_at(pages[at], groups, inside)
        end = at + 1
        while group is not None and end < len(pages) and _group_at(pages[end], groups, inside) == group:
            end += 1
        yield pages[at:end], group
        at = end


def _group_at(page: Page, groups: Mapping[str, Group], inside: tuple[str, ...]) -> Group | None:
    """Return the group *page* opens below *inside*, or None when it stands directly there."""
    if not page.group or page.group in inside:
        return None
    group = groups[page.group]
    if group.inside and group.inside not in inside:
        return groups[group.inside]
    return group


def _more_page(group: Group) -> Page:
    asked = Field(id=MORE, kind="yes_no", label=group.more)
    return Page(id=f"{group.id}.{MORE}", ask=group.more, fields=(asked,), help=Text("", ""))


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
