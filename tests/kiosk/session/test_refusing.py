"""Wrong answers, made without the parsers, put into the real form: refused with a sentence, each of them."""

import dataclasses
import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.answers import kinds
from kiosk.answers.date import PartialDate
from kiosk.answers.kinds import KINDS, KindEntry
from kiosk.answers.model import Refused
from kiosk.answers.plain import Plain
from kiosk.events import Confirmed, Drafted, Opened, ProcedureChosen
from kiosk.i18n import load_catalogue, plain
from kiosk.known import known
from kiosk.session import House, Session, Stage, advance
from kiosk.session.form import form, take
from procedures.index import Offer
from procedures.model import ALWAYS, Identity, Page, Text
from tests.kiosk.answers.drafts import INVALID, VALID, asked
from tests.kiosk.session.visiting import NOW
from ui.refusals import REFUSALS, refusal_for
from ui.words import Words

BY_KIND = pytest.mark.parametrize("kind", sorted(KINDS))
FEW = settings(max_examples=30, deadline=None)


@functools.cache
def offered():
    return Offer(known()).procedure("seal_certificate")


def asking(*fields):
    """Return a visit at a page of its own that asks for *fields*."""
    page = Page("asked", Text("test.ask", "なんですか。"), fields, when=ALWAYS, screening=True)
    procedure = dataclasses.replace(
        offered(), pages=(page,), groups={}, derived={}, identity=Identity.NONE, fee=None, deadline=None
    )
    session = Session(house=House())
    for event in (Opened("v1", NOW), ProcedureChosen(procedure, "a1"), Confirmed()):
        session = advance(session, event)
    assert session.stage is Stage.SCREENING
    return session


def put(field, raw):
    """Return the visit after *raw* was drafted and つぎへ was pressed."""
    session = asking(field)
    session = advance(session, Drafted((field.id,), raw))
    return advance(session, Confirmed())


def is_refused(field, raw):
    """Say whether the page stays, with a sentence beside the field; anything else is an accident."""
    after = put(field, raw)
    if after.stage is not Stage.SCREENING:
        return False
    (here,) = form(after)
    assert here.refusal is not None
    assert here.refusal.reason in REFUSALS
    told = Words(load_catalogue(), "ja").plain(refusal_for(here.refusal.reason), **here.refusal.facts)
    assert told.endswith("。")
    assert "{" not in told
    assert not any(fragment in told for fragment in typed(raw))
    return True


def typed(raw):
    """Return what was typed, where it is long enough to be known again."""
    parts = (raw,) if isinstance(raw, str) else raw
    return [part for part in parts if len(part) > 3 and not part.isascii()]


@BY_KIND
@given(data=st.data())
@FEW
def test_a_wrong_answer_keeps_the_page_and_is_told_why(kind, data):
    field, raw = data.draw(INVALID[kind])

    assert is_refused(field, raw)


@BY_KIND
@given(data=st.data())
@FEW
def test_a_right_answer_is_taken(kind, data):
    field, raw = data.draw(VALID[kind])

    assert not is_refused(field, raw)


@BY_KIND
@given(raw=st.text() | st.lists(st.text(), max_size=6).map(tuple))
@FEW
def test_garbage_is_taken_or_refused_and_never_an_accident(kind, raw):
    session = advance(asking(asked(kind)), Drafted(("asked",), raw))
    answers, refusals = take(session, session.stop)

    assert (("asked",) in answers) is (not refusals)


@BY_KIND
def test_a_validator_that_accepts_everything_is_found_out(kind, monkeypatch):
    """The generator of wrong answers is worth nothing if nobody would miss the validator."""
    entry = KINDS[kind]
    willing = KindEntry(
        lambda raw, _asked, _today: Plain("".join(raw)),
        entry.reasons,
        entry.params,
        entry.options,
        entry.values,
    )
    monkeypatch.setattr(kinds, "KINDS", {**KINDS, kind: willing})
    caught = []

    @given(data=st.data())
    @settings(max_examples=30, deadline=None, database=None)
    def look(data):
        field, raw = data.draw(INVALID[kind])
        caught.append(is_refused(field, raw))

    look()

    assert not all(caught)


DAYS = st.dates(NOW.date().replace(year=1990), NOW.date().replace(year=2040))


@given(first=DAYS, second=DAYS)
@FEW
def test_days_in_the_wrong_order_are_refused_and_others_are_not(first, second):
    begins = dataclasses.replace(asked("date"), id="begins")
    ends = dataclasses.replace(asked("date", not_before="begins"), id="ends")
    session = asking(begins, ends)
    for name, day in (("begins", first), ("ends", second)):
        session = advance(session, Drafted((name,), day.isoformat()))
    _, refusals = take(session, session.stop)

    assert set(refusals) == ({("ends",)} if second < first else set())
    assert all(refusal.reason == "before-other" for refusal in refusals.values())


@given(day=DAYS)
@FEW
def test_a_day_beyond_its_limits_is_refused(day):
    today = NOW.date()
    for params, allowed in (
        ({"past": True}, day <= today),
        ({"future": True}, day >= today),
        ({"earliest": "2000-04-01"}, day.isoformat() >= "2000-04-01"),
        ({"latest": "2026-03-31"}, day.isoformat() <= "2026-03-31"),
    ):
        raw = PartialDate(day.year, day.month, day.day).raw()

        assert is_refused(asked("date", **params), raw) is not allowed


#: Numbers one figure short, long, or of the wrong letters, by the code of their check.
WRONG_CODES = {
    "V-INS": ["1234567890", "H12345678", "012345678", "01234567890", "G123456789"],
    "V-INSURER": ["390412", "04401", "0440166"],
    "V-OFF": ["04701000", "A470100016", "04701000161"],
    "V-MED": ["12345", "1234567", "123456789"],
    "V-VIN": ["A" * 21],
    "V-ACC": ["12345678"],
}


@pytest.mark.parametrize(
    ("check", "raw"), [(check, raw) for check, raws in WRONG_CODES.items() for raw in raws]
)
def test_a_number_that_cannot_be_on_the_card_is_refused(check, raw):
    assert is_refused(dataclasses.replace(asked("code"), check=check), raw)


def test_the_sentence_says_how_to_mend_it_and_never_who_is_to_blame():
    for text in REFUSALS.values():
        assert not any(word in plain(text.source) for word in ("エラー", "不正", "間違い", "まちがい"))


def test_every_reason_there_is_has_its_own_sentence():
    assert {*kinds.every_reason(), "required"} <= set(REFUSALS)
    assert Refused("required").reason in REFUSALS
