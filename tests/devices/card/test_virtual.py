"""The virtual card against the list of what a real one does (facts: card §7.5)."""

import hashlib
import time

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, utils
from hypothesis import given
from hypothesis import strategies as st

from devices.card.faults import CardPulledError
from devices.card.layout import DIGEST_INFO_SHA256
from devices.card.wallet import Wallet
from devices.ports import Pin

JPKI = "00A4040C0AD392F000260100000001"
TEXT = "00A4040C0AD3921000310001010408"
SELECT = "00A4020C02"


def test_applications_are_selected_by_name_or_its_beginning(say):
    assert [say(JPKI), say(TEXT), say("00A4040C06D392F0002601")] == ["9000"] * 3
    assert say("00A404000AD392F00026010000000100") == "6F0C840AD392F0002601000000019000"
    assert say("00A404000AD392F000260100000001") == "9000"


@pytest.mark.parametrize(
    "command",
    [
        "00A4040007627601FF000000",
        "00A4040C0FD23300000045737445494420763335",
        "00A4040006A00000000101",
        "00A4040009A0000003080000100000",
        "00A4040C02D392",
        "00A4000C023F00",
    ],
)
def test_an_unknown_application_is_not_found_and_the_card_goes_on(say, command):
    assert say(command) == "6A82"
    assert say(JPKI) == "9000"


def test_a_bare_select_wants_an_application_first(say):
    assert say("00A40000") == "6A86"
    say(JPKI)
    assert say("00A40000") == "9000"


def test_files_are_found_in_their_application_only(say):
    assert say(SELECT + "0006") == "6A82"
    say(JPKI)
    assert [say(SELECT + file) for file in ("0006", "0018", "0017", "0011")] == [
        "9000",
        "9000",
        "9000",
        "6A82",
    ]
    assert say("00A4020C0118") == "6700"
    assert say("00A4080C020006") == "6A86"


@pytest.mark.parametrize("length", ["04", "07", "11", "20", "00", "000200"])
def test_a_file_is_read_with_any_length(jpki, length):
    jpki(SELECT + "000A")
    wanted = int(length, 16) or 256
    answer = jpki("00B00000" + ("00" + length[2:] if len(length) == 6 else length))
    assert answer.startswith("3082")
    assert answer.endswith("9000")
    assert len(answer) // 2 - 2 == wanted


def test_a_file_is_read_by_its_short_name_which_makes_it_current(jpki):
    assert jpki("00B0860020") == b"JPKIAPICCTOKEN2".ljust(32).hex().upper() + "9000"
    assert jpki("00B0000004") == b"JPKI".hex().upper() + "9000"


def test_reading_is_refused_as_the_card_refuses_it(jpki):
    assert jpki("00B0000004") == "6986"
    jpki(SELECT + "0001")
    assert jpki("00B0000004") == "6982"
    jpki(SELECT + "0018")
    assert jpki("00B0000004") == "6981"
    jpki(SELECT + "0006")
    assert jpki("00B000A004") == "6B00"
    assert jpki("00B0009C10") == "39" * 4 + "9000"
    assert jpki("00B00000") == "6700"


def test_the_token_information_has_160_bytes(hanako, jpki):
    info = bytes.fromhex(jpki("00B0860000"))[:-2]
    assert len(info) == 160
    assert info[96:100].hex() == "0000040d"
    assert info[-16:] == b"9" * 16


def test_counting_tries_never_says_9000_nor_6984(jpki):
    jpki(SELECT + "0018")
    assert jpki("00200080") == "63C3"
    assert jpki("0020008004" + b"1234".hex()) == "9000"
    assert jpki("00200080") == "63C3"
    answers = [jpki("0020008004" + b"9999".hex()) for _ in range(4)]
    assert answers == ["63C2", "63C1", "63C0", "6984"]
    assert jpki("00200080") == "63C0"


@pytest.mark.parametrize("command", ["0020008000", "0020008011" + "31" * 17])
def test_a_pin_of_no_or_too_many_bytes_has_the_wrong_length_and_costs_nothing(jpki, command):
    jpki(SELECT + "0018")
    assert jpki(command) == "6700"
    assert jpki("00200080") == "63C3"


def test_a_pin_is_verified_by_its_short_name_too(jpki):
    assert jpki("00200098") == "63C3"
    assert jpki("002000980431323334") == "9000"


def test_verify_wants_a_pin_file(jpki):
    assert jpki("00200080") == "6986"
    jpki(SELECT + "0006")
    assert jpki("00200080") == "6981"
    assert jpki("00200180") == "6A86"


def test_a_failed_try_takes_back_an_earlier_success(jpki):
    jpki(SELECT + "001B")
    assert jpki("0020008006" + b"ABC123".hex()) == "9000"
    assert jpki("0020008006" + b"ABC124".hex()) == "63C4"
    jpki(SELECT + "0001")
    assert jpki("00B0000004") == "6982"


def test_one_pin_does_not_open_what_belongs_to_another(jpki):
    jpki("002000980431323334")
    jpki(SELECT + "0001")
    assert jpki("00B0000004") == "6982"
    jpki("0020009B06" + b"ABC123".hex())
    jpki(SELECT + "0001")
    assert jpki("00B0000004")[:4] == "3082"


def test_the_signature_pads_whatever_it_gets(hanako, jpki):
    jpki(SELECT + "0017")
    digest = hashlib.sha256(b"message").digest()
    command = "802A008033" + DIGEST_INFO_SHA256.hex() + digest.hex() + "00"
    assert jpki(command) == "6982"
    jpki("002000980431323334")
    jpki(SELECT + "0017")
    signature = bytes.fromhex(jpki(command)[:-4])
    public = hanako.credentials.key(Pin.USER).public_key()
    public.verify(signature, digest, padding.PKCS1v15(), utils.Prehashed(hashes.SHA256()))
    assert len(bytes.fromhex(jpki("802A0097014200"))) == 258
    assert jpki("802A00800000F6" + "01" * 246 + "0000") == "6700"
    assert jpki("802A0180014200") == "6A86"
    jpki(SELECT + "0018")
    assert jpki("802A0080014200") == "6981"


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("00CADF3005", "6D00"),
        ("00CB3FFF035C017E08", "6D00"),
        ("002A9E9A014200", "6D00"),
        ("01B0000004", "6881"),
        ("0CB0000004", "6882"),
        ("08A4040C0AD392F000260100000001", "6882"),
        ("90B0000004", "6E00"),
        ("FFB0000004", "6E00"),
        ("00B0", "6700"),
        ("00A4040C0AD392", "6700"),
        ("0084000001FF", "6985"),
    ],
)
def test_what_is_not_understood_is_refused_by_its_right_name(jpki, command, status):
    assert jpki(command) == status


@given(st.binary(max_size=300))
def test_no_garbage_is_answered_with_9000_by_default(raw):
    card = Wallet().card("hanako")
    answer = card.answer(raw)
    assert len(answer) >= 2
    if answer[-2:] == b"\x90\x00":
        assert raw[1] in (0xA4, 0x84)


def test_a_challenge_is_random(jpki):
    first, second = jpki("0084000008"), jpki("0084000008")
    assert first != second
    assert len(first) == len(second) == 20


def test_power_off_forgets_what_was_verified_and_a_reset_does_not(hanako, say):
    def opened():
        say(JPKI)
        say(SELECT + "0001")
        return say("00B0000002") == "30829000"

    say(JPKI)
    say("0020009B06" + b"ABC123".hex())
    assert opened()
    hanako.reset()
    assert say("00B0000002") == "6986"
    assert opened()
    hanako.power_off()
    assert not opened()


def test_a_select_forgets_verified_pins_where_the_card_is_of_that_kind(hanako, jpki):
    hanako.faults.forget_on_select = True
    jpki("0020009B06" + b"ABC123".hex())
    jpki(JPKI)
    jpki(SELECT + "0001")
    assert jpki("00B0000002") == "6982"


def test_the_first_command_after_power_on_may_fail(hanako, say):
    hanako.faults.first_command_fails = True
    hanako.power_on()
    assert [say(JPKI), say(JPKI)] == ["6F00", "9000"]


def test_the_card_leaves_at_the_command_it_was_told(hanako, say):
    hanako.faults.cut_at = 2
    hanako.power_on()
    assert [say(JPKI), say(TEXT)] == ["9000", "9000"]
    with pytest.raises(CardPulledError):
        say(JPKI)


def test_a_slow_card_answers_late_but_right(hanako, say):
    hanako.faults.delay_seconds = 0.02
    begun = time.monotonic()
    assert say(JPKI) == "9000"
    assert time.monotonic() - begun >= 0.02


def test_an_android_phone_wants_the_pin_before_its_certificate(wallet):
    phone = wallet.card("phone")
    say = lambda command: phone.answer(bytes.fromhex(command)).hex().upper()  # noqa: E731 - as the fixture
    assert [say(JPKI), say(TEXT)] == ["9000", "6A82"]
    say(SELECT + "000A")
    assert say("00B0000004") == "6982"
    say("002000980431323334")
    assert say("00B08A0002") == "30829000"


def test_another_kind_of_card_knows_no_application(wallet):
    other = wallet.card("other_card")
    assert other.answer(bytes.fromhex(JPKI)) == other.answer(bytes.fromhex(TEXT)) == b"\x6a\x82"
