"""The protocol against a card that says exactly what a test wrote down."""

import pytest

from devices.card import tlv
from devices.card.apdu import Command, StatusError
from devices.card.layout import PIN_RULES
from devices.card.protocol import MAX_FILE, CardProtocol
from devices.ports import (
    CardGarbledError,
    CardMovedError,
    MalformedPinError,
    Pin,
    PinBlockedError,
    WrongPinError,
)
from tests.devices.card.rigs import secret

AID = bytes.fromhex("D392F000260100000001")
SELECT_AID = "00A4040C0AD392F000260100000001"
SELECT_PIN, ASK = "00A4020C020018", "00200080"
VERIFY = "0020008004" + b"1234".hex().upper()


class Script:
    """A connection that answers from a list and remembers what it was asked."""

    def __init__(self, *answers):
        self._answers = list(answers)
        self.asked = []

    def transmit(self, command):
        self.asked.append(bytes(command).hex().upper())
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        raw = bytes.fromhex(answer)
        return raw[:-2], int.from_bytes(raw[-2:], "big")


class Endless:
    """A card whose every read gives the same bytes."""

    def __init__(self, data):
        self._data = data
        self.reads = 0

    def transmit(self, command):
        self.reads += 1
        return self._data, 0x9000


def test_the_first_select_is_retried_once_on_6f00():
    line = Script("6F00", "9000")
    assert CardProtocol(line).select_application(AID) is True
    assert line.asked == [SELECT_AID, SELECT_AID]


def test_only_the_first_select_is_retried():
    line = Script("9000", "6F00")
    protocol = CardProtocol(line)
    protocol.select_application(AID)
    with pytest.raises(StatusError, match="6F00"):
        protocol.select_application(AID)


def test_a_select_that_keeps_failing_is_not_retried_for_ever():
    line = Script("6F00", "6F00")
    with pytest.raises(StatusError):
        CardProtocol(line).select_application(AID)


def test_an_application_that_is_not_there_is_no_error():
    assert CardProtocol(Script("6A82")).select_application(AID) is False


def test_a_certificate_is_read_in_steps_of_256_bytes():
    content = tlv.encode(0x30, bytes(700))
    pieces = [content[at : at + 256].hex() + "9000" for at in range(0, len(content), 256)]
    line = Script(*pieces)
    assert CardProtocol(line).read_selected("certificate") == content
    assert line.asked == ["00B0000000", "00B0010000", "00B00200C0"]


def test_a_reader_that_gives_less_than_asked_is_asked_for_the_rest():
    content = tlv.encode(0xFF20, b"abcdefgh")
    line = Script(content[:5].hex() + "9000", content[5:8].hex() + "9000", content[8:].hex() + "9000")
    assert CardProtocol(line).read_selected("attributes") == content
    assert line.asked == ["00B0000000", "00B0000506", "00B0000803"]


def test_filler_after_the_object_is_left_out():
    line = Script("FF100C" + b"123456789018".hex() + "FFFF9000")
    assert CardProtocol(line).read_selected("number")[-4:] == b"9018"


@pytest.mark.parametrize("answer", ["9000", "FFFFFF9000", "0000009000", "6B00"])
def test_a_file_never_written_reads_as_nothing(answer):
    assert CardProtocol(Script(answer)).read_selected("certificate") == b""


@pytest.mark.parametrize("second", ["9000", "6B00"])
def test_no_progress_is_garbled(second):
    line = Script("30820200" + "AA" * 100 + "9000", second)
    with pytest.raises(CardGarbledError):
        CardProtocol(line).read_selected("certificate")


def test_an_object_beyond_32_kib_is_garbled_at_once():
    line = Endless(b"\x30\x82\x80\x00" + bytes(252))
    with pytest.raises(CardGarbledError):
        CardProtocol(line).read_selected("certificate")
    assert line.reads == 1


def test_an_object_of_just_under_32_kib_is_read():
    line = Endless(b"\x30\x82" + (MAX_FILE - 4).to_bytes(2, "big") + bytes(252))
    assert len(CardProtocol(line).read_selected("certificate")) == MAX_FILE


@pytest.mark.parametrize(("answer", "left"), [("63C3", 3), ("63C0", 0), ("6983", 0), ("6984", 0)])
def test_tries_left_are_counted(answer, left):
    line = Script("9000", answer)
    assert CardProtocol(line).tries_left(0x0018) == left
    assert line.asked == [SELECT_PIN, ASK]


@pytest.mark.parametrize("answers", [("6A82",), ("9000", "9000"), ("9000", "6700")])
def test_tries_nobody_can_count_are_an_error(answers):
    with pytest.raises(StatusError):
        CardProtocol(Script(*answers)).tries_left(0x0018)


def verify(line, digits="1234"):
    CardProtocol(line).verify(PIN_RULES[Pin.USER], secret(digits), keep_last_try=True)


def test_a_right_pin_is_sent_once():
    line = Script("9000", "63C3", "9000")
    verify(line)
    assert line.asked == [SELECT_PIN, ASK, VERIFY]


@pytest.mark.parametrize(("answer", "left"), [("63C2", 2), ("63C1", 1), ("6300", None)])
def test_a_wrong_pin_says_how_many_tries_are_left(answer, left):
    with pytest.raises(WrongPinError) as caught:
        verify(Script("9000", "63C3", answer))
    assert caught.value.remaining == left


@pytest.mark.parametrize("answer", ["63C0", "6983", "6984"])
def test_every_word_for_blocked_is_understood(answer):
    with pytest.raises(PinBlockedError):
        verify(Script("9000", "63C3", answer))


def test_a_status_nobody_foresaw_keeps_its_name():
    with pytest.raises(StatusError, match="VERIFY 0018: 6700 WRONG_LENGTH"):
        verify(Script("9000", "63C3", "6700"))


def test_after_trouble_a_pin_is_never_sent_again():
    line = Script("9000", "63C3", CardMovedError())
    with pytest.raises(CardMovedError):
        verify(line)
    assert line.asked.count(VERIFY) == 1


def test_a_pin_answered_with_more_data_is_not_sent_again():
    line = Script("9000", "63C3", "6C04")
    with pytest.raises(StatusError):
        verify(line)
    assert line.asked.count(VERIFY) == 1


def test_the_bytes_of_the_pin_are_zeroed_after_it_was_sent():
    kept = []

    class Keeping(Script):
        def transmit(self, command):
            kept.append(command)
            return super().transmit(command)

    verify(Keeping("9000", "63C3", "9000"))
    assert kept[-1] == bytes(9)


@pytest.mark.parametrize("digits", ["", "123", "12345", "12A4"])
def test_a_malformed_pin_asks_the_card_nothing(digits):
    line = Script()
    with pytest.raises(MalformedPinError):
        verify(line, digits)
    assert line.asked == []


@pytest.mark.parametrize(
    ("digits", "good"),
    [
        ("ABC123", True),
        ("abc123", True),
        ("A234567890123456", True),
        ("ABC12", False),
        ("ABCDEF", False),
        ("123456", False),
        ("ABC 12", False),
        ("ABC_12", False),
    ],
)
def test_a_signing_pin_has_six_to_sixteen_letters_and_digits(digits, good):
    with secret(digits).reveal() as shown:
        assert PIN_RULES[Pin.SIGN].accepts(shown) is good


def test_data_in_two_pieces_is_put_together():
    line = Script("AABB6102", "CCDD9000")
    assert CardProtocol(line).send(Command(0x00, 0xCA, 0, 0, expect=256)).data.hex() == "aabbccdd"
    assert line.asked[1] == "00C0000002"


def test_another_length_asked_for_is_given():
    line = Script("6C05", "01020304059000")
    assert CardProtocol(line).send(Command(0x00, 0xB0, 0, 0, expect=256)).ok
    assert line.asked == ["00B0000000", "00B0000005"]


def test_an_empty_signature_is_garbled():
    with pytest.raises(CardGarbledError):
        CardProtocol(Script("9000", "9000")).sign(0x0017, bytes(51))
