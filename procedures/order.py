"""The order of a procedure: a guard looks back only, groups stand together, routes end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from procedures.model import Derived, Field, Group, Guard, Known, Page, Procedure, Test
from procedures.pages import FIELD_PARAMS
from procedures.refusal import GuardError, OrderError, Place, SwitchError, UnknownNameError, nearest

__all__ = ["check_order", "check_switches"]

MOST_ROWS = 20


def check_order(procedure: Procedure, known: Known, place: Place) -> None:
    """Refuse guards that look ahead or at values that cannot be, and groups torn apart."""
    _groups(procedure, place)
    sight = _Sight(procedure, known, {})
    for page in procedure.pages:
        _page(page, procedure, sight, place)
    for paper in procedure.attachments:
        sight.check(paper.when, "", place.within("attachment", paper.id))
    for also in procedure.also:
        sight.check(also.when, "", place.within("also", also.to))


def _page(page: Page, procedure: Procedure, sight: _Sight, place: Place) -> None:
    at = place.within("page", page.id)
    group = procedure.groups.get(page.group)
    if group is not None:
        sight.check(group.when, group.inside, place.within("group", group.id))
    sight.check(page.when, page.group, at)
    for field in page.fields:
        here = at.within("field", field.id)
        sight.check(field.when, page.group, here)
        sight.check(field.card_when, page.group, here)
        for key in FIELD_PARAMS:
            if key in field.params:
                sight.look(str(field.params[key]), page.group, here)
        sight.seen[field.id] = (field, page.group)
    for leave in page.exits:
        if not leave.when and page is procedure.pages[-1]:
            raise OrderError(
                at.within("exit", leave.id), "always leaves from the last page", "give it a 'when'"
            )
        sight.check(leave.when, page.group, at.within("exit", leave.id))


@dataclass(frozen=True, slots=True)
class _Sight:
    """What stands before a guard, with the group it stands in."""

    procedure: Procedure
    known: Known
    seen: dict[str, tuple[Field, str]]

    def check(self, guard: Guard, group: str, place: Place) -> None:
        """Refuse a guard of something in *group* that looks where it cannot see."""
        for tests in guard.alternatives:
            for test in tests:
                cases = self._cases(test, group, place)
                for value in sorted(test.among - cases) if cases else ():
                    raise GuardError(place, f"'{test.of}' is never '{value}'", nearest(value, cases))

    def _cases(self, test: Test, group: str, place: Place) -> frozenset[str]:
        """Return the values *test* may meet; empty where any text is possible."""
        space, _, name = test.of.rpartition(".")
        if space == "derived" and name in self.procedure.derived:
            return self._results(self.procedure.derived[name], group, place)
        if space == "settings" and name in self.procedure.settings:
            kind = self.procedure.settings[name].type
            return frozenset({"yes", "no"}) if kind == "yes-no" else frozenset()
        return self._answer(test.of, group, place)

    def _results(self, derived: Derived, group: str, place: Place) -> frozenset[str]:
        for name in derived.arguments:
            if "." not in name:
                self.look(name, group, place)
        if not (results := self.known.rules[derived.rule].results):
            raise GuardError(
                place, f"the rule '{derived.rule}' gives a figure, not a case", "guard on a case"
            )
        return results

    def _answer(self, name: str, group: str, place: Place) -> frozenset[str]:
        field = self.look(name, group, place)
        if cases := frozenset(option.id for option in field.options):
            return cases
        if values := self.known.kinds[field.kind].values:
            return values
        raise GuardError(
            place, f"'{name}' is of kind '{field.kind}', which has no cases", "guard on a choice"
        )

    def look(self, name: str, group: str, place: Place) -> Field:
        """Return the field *name* if something in *group* may look at it."""
        if name not in self.seen:
            raise self._unseen(name, place)
        field, home = self.seen[name]
        inside = self.procedure.groups[group].inside if group else ""
        if home not in ("", group, inside):
            raise GuardError(
                place, f"'{name}' stands inside the group '{home}'", "guard inside the same group"
            )
        return field

    def _unseen(self, name: str, place: Place) -> GuardError | UnknownNameError:
        if any(field.id == name for _, field in self.procedure.fields()):
            return GuardError(place, f"looks at '{name}', which stands later", "move the page up")
        names = {
            *self.seen,
            *(f"derived.{each}" for each in self.procedure.derived),
            *(f"settings.{each}" for each in self.procedure.settings),
        }
        return UnknownNameError(place, f"looks at '{name}', which is not there", nearest(name, names))


def _groups(procedure: Procedure, place: Place) -> None:
    for group in procedure.groups.values():
        _group(group, procedure.groups, place.within("group", group.id))
    used = {page.group for page in procedure.pages}
    for name in procedure.groups:
        if name not in used:
            raise OrderError(place.within("group", name), "no page belongs to it", f"add group = '{name}'")
    for run in (_runs(procedure, nested=True), _runs(procedure, nested=False)):
        met: set[str] = set()
        for name, page in run:
            if name in met:
                raise OrderError(
                    place.within("page", page),
                    f"the pages of the group '{name}' are apart",
                    "put them together",
                )
            met.add(name)


def _group(group: Group, groups: Mapping[str, Group], place: Place) -> None:
    if not 1 <= group.most <= MOST_ROWS:
        raise OrderError(place, f"'most' is {group.most}", f"1 to {MOST_ROWS} rows can be asked for")
    if not group.inside:
        return
    if group.inside not in groups:
        raise UnknownNameError(place, f"unknown group '{group.inside}'", nearest(group.inside, groups))
    if groups[group.inside].inside:
        raise OrderError(place, "is the third group in a row of groups", "groups nest once")


def _runs(procedure: Procedure, *, nested: bool) -> Iterator[tuple[str, str]]:
    """Yield each run of pages of one group with its first page; *nested* keeps inner groups apart."""

    def name(page: Page) -> str:
        group = procedure.groups.get(page.group)
        return group.inside if group and group.inside and not nested else page.group

    for group, pages in groupby(procedure.pages, name):
        if group and (nested is False or procedure.groups[group].inside):
            yield group, next(pages).id


def check_switches(procedures: Iterable[Procedure]) -> None:
    """Refuse a ring of procedures that switch to each other: a visit could go round for ever."""
    ways = {
        each.id: sorted({leave.to for page in each.pages for leave in page.exits if leave.to})
        for each in procedures
    }
    for start in ways:
        if ring := _ring(start, ways, (start,)):
            fault = f"switches in a ring: {' → '.join(ring)}"
            raise SwitchError(Place(f"{start}.toml"), fault, "make one of them a referral")


def _ring(start: str, ways: Mapping[str, list[str]], gone: tuple[str, ...]) -> tuple[str, ...]:
    for to in ways.get(gone[-1], ()):
        if to == start:
            return (*gone, to)
        if to not in gone and (ring := _ring(start, ways, (*gone, to))):
            return ring
    return ()
