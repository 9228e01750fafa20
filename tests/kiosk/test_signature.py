"""A card's signature over a statement: made with a virtual card, and looked at without one."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.card.virtual_reader import VirtualReader
from devices.card.wallet import Wallet
from devices.ports import CardGarbledError, Holder, Pin
from kiosk.signature import BadSignatureError, Signer, ToSign, look_at, signer_of
from tests.devices.card.rigs import secret

NOW = dt.datetime(2026, 11, 22, 10, 5, 30, tzinfo=dt.UTC)
WORDS = '{"rows":["松島　花子"]}'.encode()


@functools.cache
def signed(persona: str = "hanako") -> tuple[bytes, bytes, Holder]:
    """Return the certificate of *persona*'s card, its signature over WORDS, and its attributes."""
    reader = VirtualReader()
    reader.insert(Wallet().card(persona))
    with reader.open() as card:
        holder = card.read_holder(secret("1234"))
        certificate = card.certificate(Pin.SIGN, secret("ABC123"))
        words = ToSign(WORDS, certificate, NOW)
        return certificate, words.signed(card.sign(Pin.SIGN, secret("ABC123"), words.digest)), holder


@functools.cache
def signer() -> Signer:
    return signer_of(signed()[0])


@pytest.mark.parametrize(
    "persona",
    ["hanako", "takahashi", "yoshida", "katsuragi", "maria", "long_address", "unknown_day", "lapsed"],
)
def test_a_signature_names_whose_card_made_it(persona):
    certificate, signature, holder = signed(persona)

    assert look_at(signature, WORDS).holder == holder
    assert signer_of(certificate).is_same(holder)


@given(st.binary(max_size=80).filter(lambda words: words != WORDS))
def test_it_holds_for_the_words_that_were_signed_and_no_others(words):
    with pytest.raises(BadSignatureError):
        look_at(signed()[1], words)


@settings(max_examples=300)
@given(st.data())
def test_a_changed_byte_changes_nothing_that_is_told_or_is_refused(data):
    signature = signed()[1]
    at = data.draw(st.integers(0, len(signature) - 1))
    changed = bytearray(signature)
    changed[at] ^= data.draw(st.integers(1, 255))

    try:
        found = look_at(bytes(changed), WORDS)
    except BadSignatureError:
        return
    assert found == signer()


@given(st.binary(max_size=200))
def test_garbage_is_neither_a_signature_nor_a_certificate(data):
    with pytest.raises(BadSignatureError):
        look_at(data, WORDS)
    with pytest.raises(CardGarbledError):
        signer_of(data)


def test_another_persons_signature_is_not_taken_for_ones_own():
    assert not signer().is_same(signed("takahashi")[2])


def test_a_certificate_without_a_name_names_nobody():
    reader = VirtualReader()
    reader.insert(Wallet().card("hanako"))
    with reader.open() as card, pytest.raises(CardGarbledError):
        signer_of(card.certificate(Pin.USER))


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("松島　花子", True),
        ("松島 花子", True),
        ("松島花子", True),
        ("松島　花予", False),
        ("松島　花子子", False),
        ("", False),
    ],
)
def test_a_name_is_compared_without_its_spaces(name, same):
    assert signer().is_same(replace(signer().holder, name=name)) is same


def test_where_the_certificate_writes_a_substitute_any_one_character_may_stand():
    on_certificate = replace(
        signer(), holder=replace(signer().holder, name="高橋　花子"), substitutes="10000"
    )

    assert on_certificate.is_same(replace(signer().holder, name="髙橋　花子"))
    assert not on_certificate.is_same(replace(signer().holder, name="髙端　花子"))
    assert not on_certificate.is_same(replace(signer().holder, name="橋　花子"))


@pytest.mark.parametrize("change", [{"birth_date": "19440513"}, {"sex": "1"}])
def test_birth_date_and_sex_must_be_the_same(change):
    assert not signer().is_same(replace(signer().holder, **change))


def test_who_moved_is_still_the_same_person():
    assert signer().is_same(replace(signer().holder, address="仙台市青葉区本町三丁目８番１号"))


def test_a_certificate_has_its_first_and_its_last_moment():
    one, second = signer(), dt.timedelta(seconds=1)

    assert [one.lapsed(at) for at in (one.begins - second, one.begins, one.ends, one.ends + second)] == [
        True, False, False, True,
    ]  # fmt: skip


def test_nobody_is_named_where_a_signer_is_written_out():
    assert "松島" not in repr(signer())
    assert "1944" not in repr(signer())
