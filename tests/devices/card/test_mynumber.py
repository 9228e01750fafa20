"""The sessions where the card itself is odd: bytes a real one never sends in a contract test."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.card import tlv
from devices.card.mynumber import MyNumberCard, parse_attributes
from devices.ports import (
    CardError,
    CardGarbledError,
    CardKind,
    Holder,
    NoCertificateError,
    Pin,
    UnknownCardError,
    UnsupportedCardError,
)
from tests.devices.card.rigs import secret


def attributes(**changes):
    pieces = {0xDF21: bytes(8), 0xDF22: "松島　花子".encode(), 0xDF23: "松島町".encode()}
    pieces |= {0xDF24: b"19440512", 0xDF25: b"2"} | {int(tag, 16): value for tag, value in changes.items()}
    return tlv.encode(
        0xFF20, b"".join(tlv.encode(tag, value) for tag, value in pieces.items() if value is not None)
    )


class Files:
    """A card with the files it is given, readable by anybody; statuses by file where it refuses."""

    def __init__(self, files, refusals=()):
        self._files = files
        self._refusals = dict(refusals)
        self._file = None

    def transmit(self, command):
        if command[1] == 0xA4 and command[2] == 0x04:
            return b"", 0x9000
        if command[1] == 0xA4:
            self._file = int.from_bytes(command[5:7], "big")
            return b"", 0x9000 if self._file in self._files else 0x6A82
        if self._file in self._refusals:
            return b"", self._refusals[self._file]
        if command[1] == 0x20:
            return b"", 0x63C3 if len(command) == 4 else 0x9000
        offset = int.from_bytes(command[2:4], "big")
        return self._files[self._file][offset : offset + (command[4] or 256)], 0x9000


def label(text):
    return {0x0006: text.ljust(160).encode()}


def test_attributes_are_found_by_walking_not_by_the_offset_table():
    assert parse_attributes(attributes()) == Holder("松島　花子", "松島町", "19440512", "2")


def test_names_keep_every_code_point():
    name = "葛\U000e0100城　が\u3099𠮷"
    assert parse_attributes(attributes(DF22=name.encode())).name == name


@pytest.mark.parametrize(
    "changes",
    [
        {"DF22": None},
        {"DF23": None},
        {"DF25": None},
        {"DF22": b"\x8f\xbc\x93\x87"},  # Shift_JIS
        {"DF24": b"1944051"},
        {"DF24": b"1944-512"},
        {"DF24": "１９４４".encode()},
        {"DF25": b""},
        {"DF25": b"12"},
        {"DF25": b"M"},
    ],
)
def test_attributes_that_make_no_sense_are_garbled(changes):
    with pytest.raises(CardGarbledError) as caught:
        parse_attributes(attributes(**changes))
    assert caught.value.where == "attributes"
    assert caught.value.__cause__ is None


def test_another_object_is_not_taken_for_the_attributes():
    with pytest.raises(CardGarbledError):
        parse_attributes(tlv.encode(0xFF30, b""))


@given(st.binary(max_size=300))
def test_garbage_for_attributes_is_garbled(data):
    with pytest.raises(CardGarbledError):
        parse_attributes(data)


@given(st.integers(0, 200), st.integers(0, 255))
def test_one_wrong_byte_is_garbled_or_another_holder(at, byte):
    data = bytearray(attributes())
    data[at % len(data)] = byte
    try:
        holder = parse_attributes(bytes(data))
    except CardGarbledError:
        return
    assert len(holder.birth_date) == 8


@pytest.mark.parametrize("padding", [" ", "\0"])
@pytest.mark.parametrize("kind", list(CardKind))
def test_the_token_label_says_what_the_card_is(kind, padding):
    files = {0x0006: kind.value.ljust(32, padding).encode() + bytes(128)}
    assert MyNumberCard(Files(files)).kind() is kind


def test_a_label_of_a_later_generation_is_unsupported():
    with pytest.raises(UnsupportedCardError) as caught:
        MyNumberCard(Files(label("JPKIAPICCTOKEN3"))).kind()
    assert caught.value.what == "JPKIAPICCTOKEN3"


@pytest.mark.parametrize("files", [{}, label("SOMETHING"), {0x0006: b"\xff" * 160}, {0x0006: b""}])
def test_a_card_without_a_label_of_the_family_is_unknown(files):
    with pytest.raises(UnknownCardError):
        MyNumberCard(Files(files)).kind()


def test_a_status_nobody_foresaw_reaches_the_kiosk_as_a_garbled_card_with_its_name():
    card = MyNumberCard(Files(label("JPKIAPICCTOKEN2"), {0x0006: 0x6581}))
    with pytest.raises(CardGarbledError, match="6581"):
        card.kind()


@pytest.mark.parametrize("content", [b"", b"\xff" * 300, b"\x00" * 300])
def test_a_blank_certificate_is_no_certificate(content):
    files = label("JPKIAPICCTOKEN2") | {0x000A: content}
    with pytest.raises(NoCertificateError):
        MyNumberCard(Files(files)).certificate(Pin.USER)


def test_a_certificate_that_is_none_is_garbled():
    files = label("JPKIAPICCTOKEN2") | {0x000A: b"\x30\x03abc"}
    with pytest.raises(CardGarbledError):
        MyNumberCard(Files(files)).certificate(Pin.USER)


@given(st.binary(min_size=1, max_size=300))
def test_any_file_content_is_a_certificate_error_of_the_port(content):
    files = label("JPKIAPICCTOKEN2") | {0x000A: content}
    with pytest.raises(CardError):
        MyNumberCard(Files(files)).certificate(Pin.USER)


class Babble:
    """A card that answers anything to anything."""

    def __init__(self, answers):
        self._answers = iter(answers)

    def transmit(self, command):
        return next(self._answers, (b"", 0x6F00))


statuses = st.sampled_from([0x9000] * 6 + [0x63C3, 0x63C0, 0x6300, 0x6104, 0x6C02, 0x6982, 0x6A82, 0x6984])
contents = st.sampled_from([b"", b"JPKIAPICCTOKEN2".ljust(32), b"JPKIAPGPSETOKEN".ljust(32), attributes()])


@given(
    st.lists(st.tuples(contents | st.binary(max_size=256), statuses | st.integers(0, 0xFFFF)), max_size=30)
)
def test_a_card_that_babbles_is_never_more_than_a_card_error(answers):
    card = MyNumberCard(Babble(answers))
    for ask in (
        card.kind,
        lambda: card.tries_left(Pin.TEXT),
        lambda: card.read_holder(secret("1234")),
        lambda: card.certificate(Pin.SIGN, secret("ABC123")),
        lambda: card.certificate(Pin.USER),
        lambda: card.sign(Pin.USER, secret("1234"), bytes(32)),
    ):
        with contextlib.suppress(CardError):
            assert ask() is not None


def test_asking_for_what_no_key_has_is_a_mistake_of_ours():
    card = MyNumberCard(Files({}))
    with pytest.raises(ValueError, match="no key"):
        card.certificate(Pin.TEXT)
    with pytest.raises(ValueError, match="no key"):
        card.sign(Pin.TEXT, secret("1234"), bytes(32))
    with pytest.raises(ValueError, match="digest"):
        card.sign(Pin.USER, secret("1234"), bytes(20))
