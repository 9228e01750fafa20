"""The page that is asked now, field by field: what is offered, drafted and refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kiosk.answers.kinds import parse
from kiosk.answers.model import Answer, Answers, Path, Raw, Refused, Source
from kiosk.route import Stop, View, walk
from kiosk.session.holder import from_card
from kiosk.session.model import Refusal, Session
from procedures.model import Field

__all__ = ["Asked", "form", "shown", "take"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as it stands on the glass: ``raw`` is what its widget shows."""

    spec: Field
    path: Path
    raw: Raw = field(repr=False)
    source: Source | None = None  # where an untouched offer comes from
    offer: Answer | None = field(default=None, repr=False)
    refusal: Refusal | None = None


def form(session: Session) -> tuple[Asked, ...]:
    """Return the fields of the current page that are asked as drafts and offers stand."""
    stop = session.stop
    if stop is None:
        return ()
    return _fill(session, stop)[0]


def shown(asked: Asked, today: dt.date) -> str:
    """Return what a field holds as its box shows it: a whole answer as the record has it, else as typed."""
    if _blank(asked.raw):
        return ""
    try:
        return parse(asked.raw, asked.spec, today=today).shown(asked.spec)
    except Refused:
        return asked.raw if isinstance(asked.raw, str) else " ".join(part for part in asked.raw if part)


def take(session: Session, stop: Stop) -> tuple[Answers, Mapping[Path, Refusal]]:
    """Return the answers with the page's fields taken, and why any of them was refused."""
    asked, answers = _fill(session, stop)
    refusals = {}
    for each in asked:
        if not isinstance(taken := _settle(session, each), Refusal):
            answers = answers.put(each.path, taken) if taken else answers.drop(each.path)
        else:
            refusals[each.path] = taken
    return answers, refusals


def _fill(session: Session, stop: Stop) -> tuple[tuple[Asked, ...], Answers]:
    """Look at each field in turn, so that a field may depend on one above it on the same page."""
    assert session.procedure is not None
    answers, asked = session.answers, []
    for each in stop.page.fields:
        view = walk(session.procedure, answers, session.today).view
        if not view.passes(each.when, stop):
            continue
        one = _ask(session, view, stop, each)
        asked.append(one)
        taken = _settle(session, one)
        answers = answers.put(one.path, taken) if isinstance(taken, Answer) else answers.drop(one.path)
    return tuple(asked), session.answers


def _ask(session: Session, view: View, stop: Stop, asked: Field) -> Asked:
    path = stop.path(asked.id)
    refusal = session.refusals.get(path)
    offer = _offer(session, view, stop, asked)
    if path in session.draft:
        return Asked(asked, path, session.draft[path], None, offer, refusal)
    if offer is not None:
        return Asked(asked, path, offer.value.raw(), offer.source, offer, refusal)
    return Asked(asked, path, asked.default, None, None, refusal)


def _offer(session: Session, view: View, stop: Stop, asked: Field) -> Answer | None:
    """Return what is known already: given before on this page, on the card, or earlier in the visit."""
    if (given := session.answers.get(stop.path(asked.id))) is not None:
        return given
    if asked.card and session.holder is not None and view.passes(asked.card_when, stop):
        return from_card(session.holder, asked)
    if asked.keeps and (kept := session.earlier.get(asked.keeps)) is not None:
        return replace(kept, source=Source.EARLIER)
    return None


def _settle(session: Session, asked: Asked) -> Answer | Refusal | None:
    """Return the answer a field stands at, why it cannot be taken, or None for a blank that may be."""
    if asked.offer is not None and (asked.path not in session.draft or asked.raw == asked.offer.value.raw()):
        return asked.offer
    if _blank(asked.raw):
        return Refusal("required") if asked.spec.required else None
    try:
        value = parse(asked.raw, asked.spec, today=session.today)
    except Refused as refused:
        return Refusal(refused.reason, refused.facts)
    return Answer(value, Source.TYPED, needs_kanji=getattr(value, "needs_kanji", False))


def _blank(raw: Raw) -> bool:
    return not any(part.strip() for part in ((raw,) if isinstance(raw, str) else raw))
