"""The end of an application and of a visit: review, submitting, the receipt, exits, quitting."""

from __future__ import annotations

from dataclasses import replace

from kiosk.answers.model import Answers
from kiosk.events import Failed, Submitted
from kiosk.route import Stop
from kiosk.session import planning
from kiosk.session.model import Session, Stage, Task
from procedures.model import Also, Mode

__all__ = ["done", "goes_on", "hand_in", "is_draft", "not_done", "not_printed", "printed", "want_slip"]


def hand_in(session: Session) -> Session:
    """Seal and keep what was accepted; the number is shown only when it is durable.

    A draft is not handed in: 紙に 出す prints it, and that is all.
    """
    return session.to(Stage.SUBMITTING).calls_for(Task.PRINTING if is_draft(session) else Task.SUBMITTING)


def is_draft(session: Session) -> bool:
    """Tell whether the procedure ends in a paper for another office."""
    return session.head is not None and session.head.mode is Mode.DRAFT


def done(session: Session, event: Submitted) -> Session:
    """Show the receipt."""
    if session.stage is not Stage.SUBMITTING:
        return session
    return replace(session.to(Stage.DONE), receipt=event.receipt, also=goes_on(session))


def goes_on(session: Session) -> tuple[Also, ...]:
    """Return the procedures this one names for afterwards that are offered today and that fit the answers."""
    procedure, route = session.procedure, session.route
    assert procedure is not None
    offered = {head.id for head in session.house.heads}
    outside = Stop(procedure.pages[0])
    return tuple(
        each for each in procedure.also if each.to in offered and route.view.passes(each.when, outside)
    )


def not_done(session: Session, event: Failed) -> Session:
    """Nothing was kept and no number given; the answers are still there to try again."""
    return session.to(Stage.REVIEW).in_trouble(event.problem, **event.facts)


def want_slip(session: Session) -> Session:
    """Print the slip, once at a time."""
    if session.stage is not Stage.DONE or session.receipt is None or session.task is Task.PRINTING:
        return session
    return replace(session, problem=None).calls_for(Task.PRINTING)


def printed(session: Session) -> Session:
    """The slip or the list came out; of a draft nothing but the paper is left."""
    if session.task is not Task.PRINTING:
        return session
    if session.stage is Stage.SUBMITTING:
        also = goes_on(session)
        return replace(session.to(Stage.DONE), answers=Answers(), passed=(), also=also, printed=True)
    return replace(session, task=Task.NONE, printed=True)


def not_printed(session: Session, event: Failed) -> Session:
    """It did not come out: a number or a list stays on the screen, a draft is still there to try again."""
    if session.stage is Stage.SUBMITTING:
        return session.to(Stage.REVIEW).in_trouble("draft.not-printed")
    if planning.is_plan(session):
        return session.in_trouble(f"plan.{event.problem}", **event.facts)
    return session.in_trouble(event.problem, **event.facts)
