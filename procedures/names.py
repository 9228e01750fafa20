"""Every name a procedure uses is held against what the kiosk knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from procedures.guards import exclusive
from procedures.model import Field, Guard, Known, KnownKind, KnownRule, Page, Procedure
from procedures.refusal import (
    DuplicateError,
    FactError,
    MissingKeyError,
    OrderError,
    Place,
    UnknownNameError,
    WrongTypeError,
    nearest,
)

__all__ = ["check_facts", "check_names"]

TODAY = "visit.today"


def check_names(procedure: Procedure, known: Known, ids: frozenset[str], place: Place) -> None:
    """Refuse the first name that nothing stands behind; *ids* are the procedures there are."""
    _known(procedure.head.office, known.offices, "office", place)
    _icons(procedure, known, place)
    _rules(procedure, known, place)
    _once((page.id for page in procedure.pages), "page", place)
    _once((field.id for _, field in procedure.fields()), "field", place)
    _once((paper.id for paper in procedure.attachments), "attachment", place)
    for page in procedure.pages:
        _page(page, procedure, known, ids, place.within("page", page.id))
    for also in procedure.also:
        _known(also.to, ids, "procedure", place.within("also", also.to))


def _known(name: str, names: Iterable[str], what: str, place: Place) -> None:
    known = frozenset(names)
    if name not in known:
        raise UnknownNameError(place, f"unknown {what} '{name}'", nearest(name, known))


def _once(names: Iterable[str], what: str, place: Place) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise DuplicateError(place, f"{times} {what}s are called '{name}'", "rename one, or its 'as'")


def _icons(procedure: Procedure, known: Known, place: Place) -> None:
    """Check icons once the kiosk has any; without them it draws words alone."""
    if not known.icons:
        return
    options = (option.icon for _, field in procedure.fields() for option in field.options)
    for icon in (procedure.head.icon, *(each.icon for each in procedure.bring), *options):
        if icon:
            _known(icon, known.icons, "icon", place)


def _rules(procedure: Procedure, known: Known, place: Place) -> None:
    fields = frozenset(field.id for _, field in procedure.fields())
    for name, derived in procedure.derived.items():
        at = place.within("derived value", name)
        _rule(derived.rule, derived.arguments, known.rules, at)
        _arguments(derived.arguments, fields, procedure, at)
    if fee := procedure.fee:
        _rule(fee.rule, fee.arguments, known.fees, place.within("table", "fee"))
        _arguments(fee.arguments, fields | _in_rows(procedure), procedure, place.within("table", "fee"))
    if deadline := procedure.deadline:
        _rule(deadline.rule, deadline.arguments, known.deadlines, place.within("table", "deadline"))
        _arguments(
            deadline.arguments, fields | _in_rows(procedure), procedure, place.within("table", "deadline")
        )


def _in_rows(procedure: Procedure) -> frozenset[str]:
    """Return how a fee or deadline names a field in all rows of its group: ``certs[].copies``."""
    return frozenset(
        f"{page.group}[].{field.id}"
        for page, field in procedure.fields()
        if (group := procedure.groups.get(page.group)) is not None and not group.inside
    )


def _rule(name: str, given: tuple[str, ...], rules: Mapping[str, KnownRule], place: Place) -> None:
    _known(name, rules, "rule", place)
    wanted = rules[name].parameters
    if len(given) != len(wanted):
        raise WrongTypeError(
            place, f"gives the rule '{name}' {len(given)} values", f"it wants {', '.join(wanted) or 'none'}"
        )


def _arguments(names: tuple[str, ...], fields: frozenset[str], procedure: Procedure, place: Place) -> None:
    settings = frozenset(f"settings.{name}" for name in procedure.settings)
    for name in names:
        _known(name, fields | settings | {TODAY}, "value", place)


def _page(page: Page, procedure: Procedure, known: Known, ids: frozenset[str], place: Place) -> None:
    if page.group:
        _known(page.group, procedure.groups, "group", place)
    if page.picture and known.pictures:
        _known(page.picture, known.pictures, "picture", place)
    _once((leave.id for leave in page.exits), "exit", place)
    for leave in page.exits:
        if leave.to:
            _known(leave.to, ids - {procedure.id}, "procedure", place.within("exit", leave.id))
    for field in page.fields:
        _field(field, known, place.within("field", field.id))
        if page.screening:
            _impersonal(field, known.kinds[field.kind], place.within("field", field.id))


def _field(field: Field, known: Known, place: Place) -> None:
    _known(field.kind, known.kinds, "kind", place)
    kind = known.kinds[field.kind]
    for param in field.params:
        _known(param, kind.params, f"param of kind '{field.kind}'", place)
    if field.check:
        _known(field.check, known.checks, "check", place)
    if kind.options and not field.options:
        raise MissingKeyError(place, "has no options", "add [[pages.fields.options]]")
    if field.options and not kind.options:
        raise WrongTypeError(place, f"has options but is of kind '{field.kind}'", "use 'choice' or 'several'")
    _once((option.id for option in field.options), "option", place)
    cases = frozenset(option.id for option in field.options) or kind.values
    if field.default and cases:
        _known(field.default, cases, "default", place)


def _impersonal(field: Field, kind: KnownKind, place: Place) -> None:
    if not (kind.options or kind.values):
        raise OrderError(
            place, f"asks for '{field.kind}' before the purpose notice", "screening only lets choose"
        )


def check_facts(procedure: Procedure, place: Place) -> None:
    """Refuse a row of the fact sheet that is answered twice on one route, or answered and left out."""
    answered: dict[str, list[tuple[str, Guard, Guard]]] = {}
    for page, field, row in _answers(procedure):
        for name, page_when, field_when in answered.get(row, []):
            if not (exclusive(page.when, page_when) or exclusive(field.when, field_when)):
                raise FactError(
                    place, f"the row '{row}' is answered by '{name}' and '{field.id}'", "keep one"
                )
        answered.setdefault(row, []).append((field.id, page.when, field.when))
    seen: set[str] = set()
    for left in procedure.left_out:
        for row in left.fact:
            if row in answered or row in seen:
                raise FactError(place, f"the row '{row}' is left out and there", "keep one")
            seen.add(row)


def _answers(procedure: Procedure) -> Iterator[tuple[Page, Field, str]]:
    for page, field in procedure.fields():
        for row in field.fact:
            yield page, field, row
