"""What is kept of one application for the next of the same visit: by whose it is, and what it is.

A concept is ``person.what``. The one who came and the one it is about can be the same: then an answer
under ``insured.name`` is the visitor's own name. Where they are not, neither is ever offered as the other.
"""

from __future__ import annotations

from kiosk.answers.model import Answer
from kiosk.route import Stop, View
from kiosk.session.model import Session
from procedures.model import ALWAYS, Field, Guard, Procedure

__all__ = ["concept", "kept"]

_VISITOR = "visitor"


def concept(asked: Field, view: View, stop: Stop) -> str:
    """Return under which concept the answer to *asked* is kept and looked for, as the route stands."""
    person, _, what = asked.keeps.partition(".")
    if not what or person == _VISITOR:
        return asked.keeps
    return f"{_VISITOR}.{what}" if view.passes(_own(person, view.procedure), stop) else asked.keeps


def _own(person: str, procedure: Procedure) -> Guard:
    """Return when *person* is the visitor: when the card may be offered to them.

    Somebody no card is for, such as a payee, goes with whom the application is about.
    """
    people = {
        each.keeps.partition(".")[0]: each.card_when
        for _, each in procedure.fields()
        if each.card and each.keeps and not each.keeps.startswith(f"{_VISITOR}.")
    }
    return people.get(person) or next(iter(people.values()), ALWAYS)


def kept(session: Session) -> dict[str, Answer]:
    """Return the live answers that may be offered to the next procedure, by their concept."""
    if session.procedure is None:
        return {}
    route = session.route
    live = route.live()
    return {
        concept(asked, route.view, stop): answer
        for stop in route.stops
        for asked in route.asked(stop)
        if asked.keeps and (answer := live.get(stop.path(asked.id))) is not None
    }
