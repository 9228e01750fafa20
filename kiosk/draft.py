"""A draft for an office that takes no applications here: what is printed once, and kept nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.answers.model import Path
from kiosk.application import Row, asked_for, rows_of
from kiosk.i18n import plain
from kiosk.route import Route
from kiosk.session import Session

__all__ = ["Draft", "draft_of"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands on the paper, in Japanese like the form it is copied onto; ``day`` is that of the visit."""

    title: str
    day: dt.date
    rows: tuple[Row, ...] = field(repr=False)
    bring: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    practice: bool = False


def draft_of(session: Session) -> Draft:
    """Return what the resident accepted in the review, as it is printed."""
    procedure, route = session.procedure, session.route
    assert procedure is not None
    return Draft(
        title=plain(procedure.head.title.source),
        day=session.today,
        rows=tuple(row for row in rows_of(route) if row.path not in set(_only_for_the_kiosk(route))),
        bring=tuple(plain(each.name.source) for each in asked_for(procedure, route)),
        after=tuple(plain(each.source) for each in procedure.after),
        practice=session.practice,
    )


def _only_for_the_kiosk(route: Route) -> Iterator[Path]:
    """Yield what only told the kiosk whether the draft is the right thing: the form has no place for it."""
    for stop in route.stops:
        if stop.page.screening:
            yield from (stop.path(asked.id) for asked in stop.page.fields if not asked.fact)
