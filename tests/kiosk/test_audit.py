import datetime as dt
import sqlite3
from dataclasses import fields
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import audit
from kiosk.audit import RECORDS, ParcelHeld, Record, SlipPrinted, VisitEnded, append, verify
from kiosk.outbox.schema import upgrade

NOW = dt.datetime(2026, 11, 22, 1, 2, 3, tzinfo=dt.UTC)


def value_of(hint):
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    return st.booleans() if hint is bool else st.integers(0, 10**6)


@st.composite
def records(draw):
    kind = draw(st.sampled_from(RECORDS))
    hints = get_type_hints(kind)
    return kind(*(draw(value_of(hints[each.name])) for each in fields(kind)))


def file_with(*kept):
    file = sqlite3.connect(":memory:", isolation_level=None)
    upgrade(file)
    for record in kept:
        append(file, record, NOW)
    return file


def test_every_record_is_declared_once_with_a_name_and_a_sentence():
    names = [kind.id for kind in RECORDS]

    assert set(RECORDS) == {kind for kind in vars(audit).values() if _is_record(kind)}
    assert len(set(names)) == len(names)
    assert all(kind.__doc__ and kind.__doc__.rstrip().endswith(".") for kind in RECORDS)


def _is_record(kind):
    return isinstance(kind, type) and issubclass(kind, Record) and kind is not Record


@pytest.mark.parametrize("kind", RECORDS)
def test_no_record_has_a_field_that_could_hold_a_word_about_a_person(kind):
    hints = get_type_hints(kind)
    for each in fields(kind):
        hint = hints[each.name]
        assert hint in (int, bool) or get_origin(hint) is Literal


@pytest.mark.parametrize(
    "made",
    [
        lambda: VisitEnded("松島花子", 3),
        lambda: VisitEnded("submitted", "3"),
        lambda: ParcelHeld(1, "because of 花子"),
        lambda: SlipPrinted("住民票"),
        lambda: audit.PinRefused(1.5),
    ],
)
def test_a_value_that_was_not_declared_is_refused(made):
    with pytest.raises(ValueError, match="declared"):
        made()


@given(st.lists(records(), max_size=12))
def test_a_chain_that_nobody_touched_is_whole(kept):
    assert verify(file_with(*kept)) is None


@given(st.lists(records(), min_size=2, max_size=8), st.data())
def test_one_changed_row_is_named(kept, data):
    file = file_with(*kept)
    row = data.draw(st.integers(1, len(kept)))
    column, value = data.draw(
        st.sampled_from([("facts", '{"sequence":99999999}'), ("record", "x"), ("at", "1999"), ("hash", "0")])
    )
    file.execute("DROP TRIGGER audit_is_never_changed")
    file.execute(f"UPDATE audit SET {column} = ? WHERE number = ?", (value, row))

    assert verify(file) == row


@given(st.lists(records(), min_size=2, max_size=8), st.data())
def test_a_row_cut_out_is_named_the_last_one_too(kept, data):
    file = file_with(*kept)
    row = data.draw(st.integers(1, len(kept)))
    file.execute("DROP TRIGGER audit_is_never_cut")
    file.execute("DELETE FROM audit WHERE number = ?", (row,))

    assert verify(file) == row


@pytest.mark.parametrize("statement", ["UPDATE audit SET record = 'x'", "DELETE FROM audit"])
def test_the_table_takes_rows_and_gives_none_back(statement):
    file = file_with(SlipPrinted("printed"))

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        file.execute(statement)


def test_times_are_kept_in_utc():
    file = file_with()
    append(file, SlipPrinted("jam"), NOW.astimezone(dt.timezone(dt.timedelta(hours=9))))

    assert file.execute("SELECT at FROM audit").fetchone() == ("2026-11-22T01:02:03.000+00:00",)
