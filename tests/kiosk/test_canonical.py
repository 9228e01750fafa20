import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.canonical import canonical

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    max_leaves=8,
)


@settings(max_examples=30)
@given(st.dictionaries(st.text(), JSON))
def test_the_order_in_which_entries_came_does_not_show(entries):
    assert canonical(entries) == canonical(dict(reversed(entries.items())))


@pytest.mark.parametrize("value", [1.5, {"a": [0.0]}, [float("nan")], {1: "a"}, {"a": {2: 3}}])
def test_what_has_no_single_spelling_is_refused(value):
    with pytest.raises(TypeError):
        canonical(value)


def test_names_stay_as_they_are():
    assert canonical({"n": "葛\U000e0100城 髙"}) == '{"n":"葛\U000e0100城 髙"}'.encode()
