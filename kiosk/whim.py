"""A visitor who answers by dice: what to put into the field on the glass, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass

from kiosk.answers.kinds import parse
from kiosk.answers.model import Answer, Path, Raw, Refused, Source, Value
from kiosk.improvising import improvise
from kiosk.route import MORE, walk
from kiosk.session import Session
from kiosk.session.form import Asked, form

__all__ = ["Whim"]

_ROWS = 3  # of a group, at most
_TRIES = 40  # drafts looked at for one that leads on
_MENDS = 0.15  # how often an answer that is offered is changed


@dataclass(frozen=True, slots=True)
class Whim:
    """Answers everything from *seed*; one that goes *onward* takes no exit it can see."""

    seed: str
    onward: bool = False

    def draft(self, session: Session, asked: Asked) -> Raw | None:
        """Return what is put into the field; None leaves it as it is offered or blank."""
        dice = self._dice(asked.path, "wanted")
        if asked.path[-1] == MORE and len(asked.path) > 1:
            return self._more(asked.path)
        if asked.offer is not None and dice.random() > _MENDS:
            return None
        if not asked.spec.required and dice.random() < 1 / 2:
            return None
        found: Raw = ""
        for at in range(_TRIES):
            found = self._one(session, asked, at)
            if not self.onward or _leads_on(session, asked, found):
                break
        return found

    def cardless(self) -> bool:
        """Tell whether this visitor comes without a card."""
        return self._dice((), "card").random() < 1 / 2

    def _one(self, session: Session, asked: Asked, at: int) -> Raw:
        def find(name: str) -> Value | None:
            return _value(session, (*asked.path[:-1], name))

        return improvise(self._dice(asked.path, at), asked.spec, session.today, find)

    def _more(self, path: Path) -> Raw:
        """Return whether one more row follows; how many there are is settled by the group's name."""
        rows = self._dice(path[:-2], "rows").randint(1, _ROWS)
        row = path[-2]
        assert isinstance(row, int)
        return "yes" if row + 1 < rows else "no"

    def _dice(self, path: Path, what: object) -> random.Random:
        return random.Random(f"{self.seed}:{path}:{what}")  # noqa: S311 - dice of a rehearsal, no secret


def _leads_on(session: Session, asked: Asked, raw: Raw) -> bool:
    """Tell whether the route has no exit with *raw* at the field; what is refused is left to be refused."""
    stop = session.stop
    if stop is None or session.procedure is None:
        return True
    try:
        value = parse(raw, asked.spec, today=session.today)
    except Refused:
        return True
    answers = session.answers.put(asked.path, Answer(value, Source.TYPED))
    return walk(session.procedure, answers, session.today).exit is None


def _value(session: Session, path: Path) -> Value | None:
    """Return the answer at *path*, be it drafted on this very page."""
    for each in form(session):
        if each.path == path and each.raw:
            try:
                return parse(each.raw, each.spec, today=session.today)
            except Refused:
                return None
    answer = session.answers.get(path)
    return answer.value if answer is not None else None
