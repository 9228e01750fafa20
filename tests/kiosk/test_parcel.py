import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.parcel import GarbledWaybillError, Parcel, Slot, Waybill

WORDS = st.text(min_size=1, max_size=20)
PARCELS = st.builds(
    Parcel,
    st.builds(
        Waybill,
        WORDS,
        st.builds(Slot, WORDS, WORDS, WORDS, st.integers(1), WORDS),
        st.binary(min_size=32, max_size=32).map(bytes.hex),
        st.lists(WORDS, max_size=3).map(tuple),
    ),
    st.binary(min_size=1, max_size=64),
    st.just(b"sealed"),
)
ONE = Parcel(Waybill("a-1", Slot("01-234-566", "01", "e", 1, "2026"), "0" * 64, ("f",)), b"s", b"sealed")


@given(PARCELS)
def test_a_parcel_is_the_same_after_a_walk_through_two_files(parcel):
    assert Parcel.from_files(parcel.sidecar(), parcel.sealed) == parcel


@given(st.binary(max_size=80))
def test_garbage_is_no_waybill(data):
    with pytest.raises(GarbledWaybillError):
        Parcel.from_files(data, b"")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "other/1"),
        ("number", 1),
        ("application", ""),
        ("application", "\ud800"),
        ("sequence", True),
        ("sequence", 0),
        ("sequence", "1"),
        ("sha256", "abc"),
        ("recipients", "f"),
        ("recipients", [1]),
        ("signature", "***"),
        ("signature", "é"),
        ("signature", None),
    ],
)
def test_a_waybill_with_a_wrong_entry_names_it(key, value):
    entries = {**json.loads(ONE.sidecar()), key: value}

    with pytest.raises(GarbledWaybillError) as caught:
        Parcel.from_files(json.dumps(entries).encode(), b"sealed")
    assert caught.value.key == key


def test_the_signature_is_over_every_entry_of_the_waybill():
    signed = json.loads(ONE.waybill.signed_bytes())
    beside = json.loads(ONE.sidecar())

    assert {key: value for key, value in beside.items() if key != "signature"} == signed


def test_sealed_bytes_do_not_fill_a_log():
    assert "sealed" not in repr(ONE).replace("sealed=", "")
