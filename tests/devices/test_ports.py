"""The secret of ports: what it shows, what it forgets."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.ports import CardError, DeviceError, Holder, PrinterError, Secret, WrongPinError


def pressed(codes):
    secret = Secret()
    for code in codes:
        secret.press(code)
    return secret


def shown(secret):
    with secret.reveal() as digits:
        return bytes(digits)


def test_a_secret_shows_no_digit_and_no_length():
    assert repr(pressed(b"1234")) == str(pressed(b"123456")) == f"{Secret()}"


@given(st.binary(max_size=Secret.CAPACITY))
def test_a_secret_lends_exactly_what_was_pressed(codes):
    secret = pressed(codes)
    assert shown(secret) == codes
    assert len(secret) == len(codes)
    assert bool(secret) is bool(codes)


def test_a_full_secret_takes_no_more():
    secret = pressed(bytes(range(0x30, 0x30 + Secret.CAPACITY)))
    assert secret.press(0x31) is False
    assert len(secret) == Secret.CAPACITY


def test_a_digit_taken_back_is_zeroed():
    secret = pressed(b"12")
    secret.take_back()
    assert shown(secret) == b"1"
    assert secret._bytes[1] == 0
    secret.take_back()
    secret.take_back()
    assert not secret


def test_an_emptied_secret_can_be_filled_again():
    secret = pressed(b"1234")
    secret.empty()
    assert not any(secret._bytes)
    assert secret.press(0x39) is True
    assert shown(secret) == b"9"


def test_wiping_zeroes_every_byte_for_good():
    secret = pressed(b"ABC123ABC123ABC1")
    secret.wipe()
    assert not any(secret._bytes)
    assert secret.press(0x31) is False
    assert shown(secret) == b""


def test_the_view_of_a_secret_is_read_only():
    with pressed(b"1234").reveal() as digits, pytest.raises(TypeError):
        digits[0] = 0


def test_the_view_of_a_secret_ends_with_its_block():
    with pressed(b"1234").reveal() as digits:
        kept = digits
    with pytest.raises(ValueError, match="released"):
        kept[0]


@pytest.mark.parametrize("copier", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_secret_is_never_pickled_nor_copied(copier):
    with pytest.raises(TypeError, match="never pickled"):
        copier(pressed(b"1234"))


def test_a_holder_shows_nothing_of_a_person():
    holder = Holder("松島　花子", "宮城県宮城郡松島町", "19440512", "2")
    assert repr(holder) == "Holder()"


def test_a_wrong_pin_carries_how_many_tries_are_left():
    assert WrongPinError(2).remaining == 2
    assert issubclass(WrongPinError, CardError)
    assert issubclass(CardError, DeviceError)
    assert not issubclass(PrinterError, CardError)
