"""The page that is asked now, field by field: what is offered, drafted and refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kiosk.answers.address import Address
from kiosk.answers.checks import in_order
from kiosk.answers.kinds import parse
from kiosk.answers.model import Answer, Answers, Path, Raw, Refused, Source, Value
from kiosk.answers.postal import Postal, towns
from kiosk.route import Stop, View
from kiosk.session.holder import from_card
from kiosk.session.keeping import concept
from kiosk.session.model import Refusal, Session
from procedures.model import Field

#: Kinds that are typed on a board or a pad, which needs the room of a page.
_TYPED = frozenset(
    {"text", "kana", "name", "address", "code", "bank", "yucho", "plate"}
    | {"phone", "postal", "integer", "money", "time_range", "date", "month"}
)

__all__ = ["Asked", "form", "is_tight", "shown", "take"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as it stands on the glass: ``raw`` is what its widget shows."""

    spec: Field
    path: Path
    raw: Raw = field(repr=False)
    source: Source | None = None  # where an untouched offer comes from
    offer: Answer | None = field(default=None, repr=False)
    refusal: Refusal | None = None


#: What became of a field: its answer, why it cannot be taken, or None for a blank that may be.
_Taken = Answer | Refusal | None


def form(session: Session) -> tuple[Asked, ...]:
    """Return the fields of the current page that are asked as drafts and offers stand."""
    stop = session.stop
    if stop is None:
        return ()
    return session.remembered("form", (session,), lambda: tuple(asked for asked, _ in _fill(session, stop)))


def is_tight(session: Session) -> bool:
    """Tell whether a board leaves no room for help above it; it is one touch away then.

    Large letters leave none beside any board, a bank account with its five boxes none at all.
    """
    asked = form(session)
    large = session.comfort.size in ("L", "XL")
    return any(each.spec.kind == "bank" or (large and _is_typed(each.spec)) for each in asked)


def _is_typed(spec: Field) -> bool:
    return spec.kind in _TYPED or any(option.free for option in spec.options)


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
    answers, refusals = session.answers, {}
    for asked, taken in _fill(session, stop):
        if isinstance(taken, Refusal):
            refusals[asked.path] = taken
        else:
            answers = answers.put(asked.path, taken) if taken else answers.drop(asked.path)
    return answers, refusals


def _fill(session: Session, stop: Stop) -> list[tuple[Asked, _Taken]]:
    """Look at each field in turn, so that a field may depend on one above it on the same page."""
    assert session.procedure is not None
    answers, filled = session.answers, list[tuple[Asked, _Taken]]()
    here = {stop.path(each.id) for each in stop.page.fields}
    met = {path: asked for path, asked in session.route.view.met.items() if path not in here}
    for each in stop.page.fields:
        view = View(session.procedure, answers, met, session.today)
        if not view.passes(each.when, stop):
            continue
        met[stop.path(each.id)] = each
        asked = _ask(session, view, stop, each)
        taken = _settle(session, asked, view, stop)
        filled.append((asked, taken))
        answers = answers.put(asked.path, taken) if isinstance(taken, Answer) else answers.drop(asked.path)
    return filled


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
    first = not any(stop.row)  # of the people in a group, one at most placed the card
    if asked.card and first and session.holder is not None and view.passes(asked.card_when, stop):
        return from_card(session.holder, asked)
    if asked.kind == "address" and (offered := _from_postal(view, stop)) is not None:
        return offered
    if asked.keeps and (kept := session.earlier.get(concept(asked, view, stop))) is not None:
        return replace(kept, source=Source.EARLIER)
    return None


def _from_postal(view: View, stop: Stop) -> Answer | None:
    """Return the town a postal code on the same page stands for, where it stands for one only."""
    for each in stop.page.fields:
        given = view.answers.get(stop.path(each.id)) if each.kind == "postal" else None
        if given is not None and isinstance(given.value, Postal) and len(found := towns(given.value)) == 1:
            return Answer(Address(found[0].address), Source.POSTAL)
    return None


def _settle(session: Session, asked: Asked, view: View, stop: Stop) -> _Taken:
    if asked.offer is not None and (asked.path not in session.draft or asked.raw == asked.offer.value.raw()):
        return asked.offer
    if _blank(asked.raw):
        return Refusal("required") if asked.spec.required else None
    try:
        value = parse(asked.raw, asked.spec, today=session.today)
        in_order(value, asked.spec, lambda name: _value(view, stop, name))
    except Refused as refused:
        return Refusal(refused.reason, refused.facts)
    return Answer(value, Source.TYPED, needs_kanji=getattr(value, "needs_kanji", False))


def _value(view: View, stop: Stop, name: str) -> Value | None:
    answer = view.answers.get(stop.path(name))
    return answer.value if answer is not None else None


def _blank(raw: Raw) -> bool:
    return not any(part.strip() for part in ((raw,) if isinstance(raw, str) else raw))
