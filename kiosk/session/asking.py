"""The questions: drafting, taking a page, going back, mending one from the review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.answers.model import Path
from kiosk.events import Drafted, FieldTouched, LeavesCounted, Mended
from kiosk.session.form import form, take
from kiosk.session.model import Refusal, Session, Stage
from kiosk.session.referring import closing

__all__ = ["back", "confirm", "count_leaves", "draft", "mend", "onward", "touch", "turn_back"]

_LEAFED = (
    *(Stage.MENU, Stage.INTRO, Stage.SCREENING, Stage.NOTICE, Stage.PAGES, Stage.REVIEW),
    *(Stage.DONE, Stage.EXIT),
)


def draft(session: Session, event: Drafted) -> Session:
    """Remember what a widget holds; a refusal is put away once its field is touched."""
    if event.path not in {each.path for each in form(session)}:
        return session
    if session.draft.get(event.path) == event.raw and event.path not in session.refusals:
        return session
    refusals = {path: why for path, why in session.refusals.items() if path != event.path}
    return replace(session, draft={**session.draft, event.path: event.raw}, refusals=refusals)


def count_leaves(session: Session, event: LeavesCounted) -> Session:
    """Remember how many leaves the screen needs; another text size may need fewer."""
    if session.stage not in _LEAFED or event.leaves == session.leaves or event.leaves < 1:
        return session
    return replace(session, leaves=event.leaves, leaf=min(session.leaf, event.leaves - 1))


def confirm(session: Session) -> Session:
    """Take the page: every field must settle, then the first page not passed is next."""
    stop = session.stop
    if stop is None:
        return session
    answers, refusals = take(session, stop)
    if refusals:
        return _point_at(session, refusals)
    passed = (*(place for place in session.passed if place != stop.place), stop.place)
    return onward(replace(session.to(session.stage), answers=answers, passed=passed, mending=None))


def _point_at(session: Session, refusals: Mapping[Path, Refusal]) -> Session:
    """Stay at the field that is being filled in until it settles, then go to the next that does not.

    A field nobody has come to yet is not called a mistake.
    """
    paths = [each.path for each in form(session)]
    here = paths[min(session.active, len(paths) - 1)]
    at = paths.index(here if here in refusals else next(path for path in paths if path in refusals))
    blame = paths[at] == here or refusals[paths[at]].reason != "required"
    shown = {paths[at]: refusals[paths[at]]} if blame else {}
    moved = replace(
        session, active=at, refusals=shown, leaf=0, leaves=1 if at != session.active else session.leaves
    )
    return session if moved == session else moved


def touch(session: Session, event: FieldTouched) -> Session:
    """Show the editor of another field of the page."""
    if event.at == session.active or not 0 <= event.at < len(form(session)):
        return session
    return replace(session, active=event.at, editing=False, leaf=0, leaves=1)


def onward(session: Session) -> Session:
    """Return the session where the route says it goes on from here."""
    route = session.route
    stop = route.next(session.passed)
    if stop is None and (way_out := route.exit or closing(route.view.procedure)) is not None:
        return replace(session.to(Stage.EXIT), exit=way_out)
    if stop is not None and stop.page.screening:
        return session.to(Stage.SCREENING)
    if not session.noticed:
        return session.to(Stage.NOTICE)
    return session.to(Stage.REVIEW if stop is None else Stage.PAGES)


def back(session: Session) -> Session:
    """Leave the page that is asked now for the one before it; mending ends where it began."""
    if session.mending is not None:
        passed = (*session.passed, session.mending)
        return replace(session.to(Stage.REVIEW), passed=passed, mending=None)
    return turn_back(session)


def turn_back(session: Session) -> Session:
    """Take the page before this one out of *passed*; its answer stays and is shown again."""
    stops = session.route.stops
    now = session.stop
    before = stops[: stops.index(now)] if now is not None else stops
    done = [stop for stop in before if stop.place in session.passed]
    if not done or (session.stage is Stage.PAGES and done[-1].page.screening):
        return _leave_questions(session)
    passed = tuple(place for place in session.passed if place != done[-1].place)
    stage = Stage.SCREENING if done[-1].page.screening else Stage.PAGES
    return replace(session.to(stage), passed=passed, exit=None)


def _leave_questions(session: Session) -> Session:
    """Go back from the first question: to who is there, or to what the procedure is."""
    if session.stage is not Stage.PAGES:
        return session.to(Stage.INTRO)
    return replace(session.to(Stage.NOTICE), noticed=False)


def mend(session: Session, event: Mended) -> Session:
    """Ask one page again from the review; its answer stays until it is replaced."""
    if session.stage is not Stage.REVIEW or event.place not in session.passed:
        return session
    stop = next((each for each in session.route.stops if each.place == event.place), None)
    if stop is None:
        return session
    passed = tuple(place for place in session.passed if place != event.place)
    stage = Stage.SCREENING if stop.page.screening else Stage.PAGES
    return replace(session.unsigned().to(stage), passed=passed, mending=event.place, editing=True)
