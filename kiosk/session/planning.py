"""The list of a happening: its page among the shelves, and printing it. Nothing in it is about a person."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.model import Session, Stage, Task
from procedures.happenings import Happening

__all__ = ["HAPPENING", "HAPPENINGS", "PLAN", "above", "fits", "happening_of", "is_plan", "same", "want_plan"]

HAPPENINGS = "happenings"  # the shelf of all that may happen
HAPPENING, PLAN = "happening:", "plan:"  # and an id: the tiles of one, and its list


def happening_of(session: Session) -> Happening | None:
    """Return the happening whose tiles or list are on the shelf."""
    name = session.shelf.removeprefix(HAPPENING).removeprefix(PLAN)
    if name == session.shelf:
        return None
    return next((each for each in session.house.happenings if each.id == name), None)


def is_plan(session: Session) -> bool:
    """Tell whether the list of a happening is shown."""
    return session.stage is Stage.MENU and session.shelf.startswith(PLAN)


def fits(session: Session, shelf: str) -> bool:
    """Tell whether *shelf* can be opened now: the list stays while it is printed, and shows what there is."""
    if session.task is Task.PRINTING:
        return False
    return not shelf.startswith((HAPPENING, PLAN)) or happening_of(replace(session, shelf=shelf)) is not None


def above(shelf: str) -> str:
    """Return the shelf that *shelf* was opened from."""
    if shelf.startswith(PLAN):
        return HAPPENING + shelf.removeprefix(PLAN)
    return HAPPENINGS if shelf.startswith(HAPPENING) else ""


def same(shelf: str, other: str) -> bool:
    """Tell whether both are the tiles and the list of one happening."""
    one, two = (each.removeprefix(HAPPENING).removeprefix(PLAN) for each in (shelf, other))
    return one == two and {shelf, other} == {HAPPENING + one, PLAN + one}


def want_plan(session: Session) -> Session:
    """Print the list, once at a time, where there is something to print it."""
    if not is_plan(session) or not session.house.prints or session.task is Task.PRINTING:
        return session
    return replace(session, problem=None, printed=False).calls_for(Task.PRINTING)
