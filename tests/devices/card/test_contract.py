"""What any card on any reader does: run on the virtual reader and through pcscd and pyscard."""

import hashlib
import sys

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from devices.card import persona as personas
from devices.card.persona import Persona
from devices.ports import (
    CardError,
    CardKind,
    CardMovedError,
    CardSpot,
    LastTryKeptError,
    MalformedPinError,
    NoCardError,
    NoCertificateError,
    NoReaderError,
    OldResidentCardError,
    PhoneCardError,
    Pin,
    PinBlockedError,
    ReaderInUseError,
    ServiceDownError,
    UnknownCardError,
    WrongPinError,
)
from tests.devices.card.rigs import secret

MESSAGE = "住民票の写しの交付を申請します".encode()
DIGEST = hashlib.sha256(MESSAGE).digest()


def readable() -> list[Persona]:
    everyone = map(personas.load, personas.names())
    return [one for one in everyone if one.kind is CardKind.MY_NUMBER and one.tries[Pin.TEXT]]


def read(rig, *, keep_last_try=True):
    with rig.reader.open() as card:
        assert card.kind() is CardKind.MY_NUMBER
        assert card.tries_left(Pin.TEXT) >= 1
        return card.read_holder(secret("1234"), keep_last_try=keep_last_try)


def sent_pins(heard):
    return [command for command in heard if command[1] == 0x20 and len(command) > 4]


@pytest.mark.parametrize("persona", readable(), ids=lambda persona: persona.id)
def test_the_holder_is_kept_exactly_as_the_card_says(rig, wallet, persona):
    rig.insert(wallet.card(persona.id))
    assert read(rig, keep_last_try=False) == persona.holder


@pytest.mark.parametrize(("name", "left"), [("hanako", 3), ("one_try", 1), ("blocked", 0)])
def test_asking_for_the_tries_left_costs_none(rig, wallet, name, left):
    rig.insert(wallet.card(name))
    with rig.reader.open() as card:
        assert [card.tries_left(Pin.TEXT) for _ in range(4)] == [left] * 4


def test_each_pin_has_a_counter_of_its_own(rig, hanako):
    rig.insert(hanako)
    with rig.reader.open() as card:
        assert {pin: card.tries_left(pin) for pin in Pin} == {Pin.TEXT: 3, Pin.USER: 3, Pin.SIGN: 5}


@pytest.mark.parametrize("digits", ["", "123", "12345", "12a4", "ABCD"])
def test_a_malformed_pin_is_never_sent(rig, hanako, digits):
    heard = []
    hanako.faults.heard = heard.append
    rig.insert(hanako)
    with rig.reader.open() as card, pytest.raises(MalformedPinError):
        card.read_holder(secret(digits))
    assert sent_pins(heard) == []


@pytest.mark.parametrize("digits", ["ABC12", "ABCDEF", "123456", "ABC-123", ""])
def test_a_malformed_signing_pin_is_never_sent(rig, hanako, digits):
    heard = []
    hanako.faults.heard = heard.append
    rig.insert(hanako)
    with rig.reader.open() as card, pytest.raises(MalformedPinError):
        card.sign(Pin.SIGN, secret(digits), DIGEST)
    assert sent_pins(heard) == []


def test_a_wrong_pin_says_how_many_tries_are_left_and_a_right_one_restores_them(rig, hanako):
    rig.insert(hanako)
    with rig.reader.open() as card:
        with pytest.raises(WrongPinError) as caught:
            card.read_holder(secret("9999"))
        assert caught.value.remaining == 2
        assert card.tries_left(Pin.TEXT) == 2
        card.read_holder(secret("1234"))
        assert card.tries_left(Pin.TEXT) == 3


def test_the_last_try_is_kept_unless_somebody_allows_it(rig, wallet):
    card = wallet.card("one_try")
    heard = []
    card.faults.heard = heard.append
    rig.insert(card)
    with rig.reader.open() as held:
        with pytest.raises(LastTryKeptError):
            held.read_holder(secret("1234"))
        assert sent_pins(heard) == []
        assert held.read_holder(secret("1234"), keep_last_try=False) == card.persona.holder
    assert len(sent_pins(heard)) == 1


def test_a_wrong_last_try_blocks_and_the_blocked_card_is_never_sent_another(rig, wallet):
    card = wallet.card("one_try")
    heard = []
    card.faults.heard = heard.append
    rig.insert(card)
    with rig.reader.open() as held:
        for _ in range(2):
            with pytest.raises(PinBlockedError):
                held.read_holder(secret("9999"), keep_last_try=False)
    assert len(sent_pins(heard)) == 1


def test_a_spent_try_is_still_spent_when_the_same_card_comes_back(rig, hanako):
    rig.insert(hanako)
    with rig.reader.open() as card, pytest.raises(WrongPinError):
        card.read_holder(secret("0000"))
    rig.remove()
    rig.insert(hanako)
    with rig.reader.open() as card:
        assert card.tries_left(Pin.TEXT) == 2


def test_a_verified_pin_does_not_outlive_the_hold(rig, hanako):
    rig.insert(hanako)
    with rig.reader.open() as card:
        card.read_holder(secret("1234"))
    with rig.reader.open() as card:
        card.kind()
    assert hanako._verified == set()


@pytest.mark.parametrize("pin", [Pin.USER, Pin.SIGN])
def test_a_signature_verifies_with_the_key_of_the_certificate(rig, hanako, pin):
    digits = hanako.persona.pins[pin]
    rig.insert(hanako)
    with rig.reader.open() as card:
        certificate = x509.load_der_x509_certificate(
            card.certificate(pin, secret(digits) if pin is Pin.SIGN else None)
        )
        signature = card.sign(pin, secret(digits), DIGEST)

    def fits(message):
        try:
            certificate.public_key().verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            return False
        return True

    assert fits(MESSAGE)
    assert not fits(MESSAGE + b"!")


def test_a_signing_pin_in_small_letters_reaches_the_card_in_capitals(rig, hanako):
    rig.insert(hanako)
    with rig.reader.open() as card:
        assert len(card.sign(Pin.SIGN, secret("abc123"), DIGEST)) == 256


def test_a_child_has_no_signing_certificate_and_spends_no_try_finding_out(rig, wallet):
    child = wallet.card("child")
    heard = []
    child.faults.heard = heard.append
    rig.insert(child)
    with rig.reader.open() as card:
        with pytest.raises(NoCertificateError):
            card.certificate(Pin.SIGN, secret("ABC123"))
        with pytest.raises(NoCertificateError):
            card.sign(Pin.SIGN, secret("ABC123"), DIGEST)
        assert card.certificate(Pin.USER)[:2] == b"\x30\x82"
    assert sent_pins(heard) == []


@pytest.mark.parametrize(
    ("name", "error"),
    [("old_resident", OldResidentCardError), ("phone", PhoneCardError), ("other_card", UnknownCardError)],
)
def test_what_is_no_plastic_my_number_card_is_refused_by_name(rig, wallet, name, error):
    rig.insert(wallet.card(name))
    with rig.reader.open() as card, pytest.raises(error):
        card.read_holder(secret("1234"))


def test_a_phone_gives_its_certificate_only_for_its_pin(rig, wallet):
    rig.insert(wallet.card("phone"))
    with rig.reader.open() as card:
        with pytest.raises(PhoneCardError):
            card.certificate(Pin.USER)
        assert card.certificate(Pin.USER, secret("1234"))[:2] == b"\x30\x82"


def test_a_first_command_that_fails_is_asked_once_more(rig, hanako):
    hanako.faults.first_command_fails = True
    rig.insert(hanako)
    assert read(rig) == hanako.persona.holder


@pytest.mark.parametrize("fault", ["garble", "shorten"])
def test_garbled_and_shortened_files_are_a_card_error(rig, hanako, fault):
    rig.insert(hanako)
    setattr(hanako.faults, fault, True)
    with pytest.raises(CardError):
        read(rig)
    setattr(hanako.faults, fault, False)
    assert read(rig) == hanako.persona.holder


def test_an_empty_reader_says_so(rig):
    with pytest.raises(NoCardError), rig.reader.open():
        pass


def test_a_card_is_held_by_one_at_a_time(rig, hanako):
    rig.insert(hanako)
    with rig.reader.open() as card:
        card.kind()
        with pytest.raises(ReaderInUseError), rig.reader.open():
            pass
        assert card.read_holder(secret("1234")) == hanako.persona.holder


def test_the_watcher_hears_the_present_state_and_each_change(rig, hanako):
    rig.insert(hanako)
    read(rig)
    rig.remove()
    assert rig.spots.seen == [CardSpot.EMPTY, CardSpot.PRESENT, CardSpot.EMPTY]


def test_a_missing_service_is_said_and_found_again(rig, hanako):
    rig.stop_service()
    rig.spots.wait(CardSpot.SERVICE_DOWN)
    with pytest.raises(ServiceDownError), rig.reader.open():
        pass
    rig.restore()
    rig.insert(hanako)
    assert read(rig) == hanako.persona.holder


def test_a_missing_reader_is_said_and_found_again(rig, hanako):
    rig.lose_reader()
    rig.spots.wait(CardSpot.NO_READER)
    with pytest.raises(NoReaderError), rig.reader.open():
        pass
    rig.restore()
    rig.insert(hanako)
    assert read(rig) == hanako.persona.holder


def commands_of_a_read(rig, card):
    heard = []
    card.faults.heard = heard.append
    rig.insert(card)
    read(rig)
    card.faults.heard = None
    assert len(heard) > 8
    return len(heard)


def say(capsys, text):
    with capsys.disabled():
        sys.stdout.write(f"\n  {text}\n")


def test_a_card_pulled_at_any_command_is_a_card_error_and_the_next_read_works(rig, hanako, capsys):
    count = commands_of_a_read(rig, hanako)
    for number in range(count):
        hanako.faults.cut_at = number
        with pytest.raises(CardMovedError):
            read(rig)
        hanako.faults.cut_at = None
        rig.insert(hanako)
        assert read(rig) == hanako.persona.holder
    say(capsys, f"card pulled at each of {count} commands")


@pytest.mark.parametrize("trouble", ["stop_service", "lose_reader"])
def test_service_or_reader_gone_at_any_command_is_a_card_error_and_the_next_read_works(
    rig, hanako, capsys, trouble
):
    count = commands_of_a_read(rig, hanako)
    for number in range(count):
        hanako.faults.before_answer = lambda at, number=number: (
            getattr(rig, trouble)() if at == number else None
        )
        with pytest.raises(CardError):
            read(rig)
        hanako.faults.before_answer = None
        rig.restore()
        rig.insert(hanako)
        assert read(rig) == hanako.persona.holder
    say(capsys, f"{trouble} at each of {count} commands")
