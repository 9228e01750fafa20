"""Guards read from TOML, joined and compared, on values hypothesis makes up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from procedures.guards import both, exclusive, read_guard, renamed
from procedures.model import ALWAYS, Guard
from procedures.model import Test as Look
from procedures.refusal import Place

HERE = Place("guards.toml")
NAMES = ("a", "b", "c")
VALUES = ("x", "y", "z")

tests = st.builds(
    Look,
    of=st.sampled_from(NAMES),
    among=st.frozensets(st.sampled_from(VALUES), min_size=1),
    negated=st.booleans(),
)
guards = st.builds(Guard, st.lists(st.lists(tests, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple))
answers = st.fixed_dictionaries({name: st.sampled_from(VALUES) for name in NAMES})


def passes(guard, answer):
    """Evaluate *guard* the plain way: any alternative, all of its tests."""
    return not guard or any(
        all((answer[test.of] in test.among) is not test.negated for test in alternative)
        for alternative in guard.alternatives
    )


def test_nothing_written_always_passes():
    assert read_guard(None, HERE) == ALWAYS


def test_one_table_means_all_of_its_keys():
    assert read_guard({"who": "self", "here": True}, HERE) == Guard(
        ((Look("who", frozenset({"self"})), Look("here", frozenset({"yes"}))),)
    )


def test_a_list_of_tables_means_any_of_them():
    guard = read_guard([{"who": ["other", "third"]}, {"kind": {"not": "whole"}}], HERE)

    assert guard == Guard(
        (
            (Look("who", frozenset({"other", "third"})),),
            (Look("kind", frozenset({"whole"}), negated=True),),
        )
    )


def test_a_dotted_key_is_a_derived_value_or_a_setting():
    guard = read_guard({"derived": {"age": "old"}, "settings": {"by_mail": False, "days": 30}}, HERE)

    assert guard == Guard(
        (
            (
                Look("derived.age", frozenset({"old"})),
                Look("settings.by_mail", frozenset({"no"})),
                Look("settings.days", frozenset({"30"})),
            ),
        )
    )


@given(guards, guards, answers)
def test_two_joined_guards_pass_when_both_pass(one, other, answer):
    assert passes(both(one, other), answer) == (passes(one, answer) and passes(other, answer))


@given(guards, guards, answers)
def test_exclusive_guards_never_pass_together(one, other, answer):
    assert not (exclusive(one, other) and passes(one, answer) and passes(other, answer))


@given(guards, guards)
def test_exclusion_is_mutual(one, other):
    assert exclusive(one, other) == exclusive(other, one)


@given(guards)
def test_a_renamed_guard_looks_at_the_new_names_only(guard):
    assert renamed(guard, str.upper).names() == {name.upper() for name in guard.names()}
