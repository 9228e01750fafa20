"""Whatever stands in a file, it is a procedure or it is refused; nothing else ever happens."""

from __future__ import annotations

import copy
import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from procedures.assembly import assemble
from procedures.names import check_facts, check_names
from procedures.order import check_order
from procedures.parts import read_part
from procedures.refusal import Place, ProcedureError
from tests.procedures.samples import PART, SAMPLE

HERE = Place("sample.toml")

scalars = st.one_of(
    st.text(max_size=5),
    st.integers(-3, 3),
    st.booleans(),
    st.floats(allow_nan=False),
    st.dates(),
    st.sampled_from(["", "who"]),
)
junk = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(st.sampled_from(["id", "who_for", "not", "x"]), inner, max_size=2),
    ),
    max_leaves=4,
)


def spots(value, path=()):
    """Yield the path of everything in a parsed file."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield from spots(each, (*path, key))


def with_junk(raw, path, value):
    changed = copy.deepcopy(raw)
    at = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return changed


SAMPLE_RAW, PART_RAW = tomllib.loads(SAMPLE), tomllib.loads(PART)


def use(raw, part_raw, known):
    """Return the procedure the file holds, or why it is refused; anything else is an error of ours."""
    try:
        procedure = assemble(raw, HERE, lambda _, place: read_part(part_raw, "human", place), {})
        check_names(procedure, known, frozenset({"sample"}), HERE)
        check_order(procedure, known, HERE)
        check_facts(procedure, HERE)
    except ProcedureError as refusal:
        return refusal
    return procedure


def assert_used_or_refused(raw, part_raw, known):
    used = use(raw, part_raw, known)
    if isinstance(used, ProcedureError):
        assert used.file
        assert used.fault
        assert used.mend
    else:
        assert used.pages


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.sampled_from(list(spots(SAMPLE_RAW))), junk)
def test_a_file_with_anything_in_one_spot_is_used_or_refused(known, path, value):
    assert_used_or_refused(with_junk(SAMPLE_RAW, path, value), PART_RAW, known)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(list(spots(PART_RAW))), junk)
def test_a_part_with_anything_in_one_spot_is_used_or_refused(known, path, value):
    assert_used_or_refused(SAMPLE_RAW, with_junk(PART_RAW, path, value), known)
