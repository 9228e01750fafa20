import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.card.apdu import Command, MalformedCommandError, Status, StatusError, name_of

octet = st.integers(0, 255)
short = st.builds(
    Command, octet, octet, octet, octet, st.binary(max_size=255), st.none() | st.integers(1, 256)
)


@pytest.mark.parametrize(
    ("command", "wire"),
    [
        (Command(0x00, 0x20, 0x00, 0x80), "00200080"),
        (Command(0x00, 0xB0, 0x01, 0x00, expect=256), "00B0010000"),
        (Command(0x00, 0xB0, 0x00, 0x00, expect=0x20), "00B0000020"),
        (Command(0x00, 0xA4, 0x02, 0x0C, b"\x00\x18"), "00A4020C020018"),
        (Command(0x80, 0x2A, 0x00, 0x80, b"\x01", 256), "802A0080010100"),
    ],
)
def test_the_four_cases_are_written_as_iso_has_them(command, wire):
    assert command.encode().hex().upper() == wire


@given(short)
def test_a_short_command_survives_the_wire(command):
    assert Command.parse(command.encode()) == command


@given(st.binary(max_size=600))
def test_garbage_is_a_command_or_a_malformed_one(raw):
    try:
        command = Command.parse(raw)
    except MalformedCommandError:
        return
    assert bytes((command.cla, command.ins, command.p1, command.p2)) == raw[:4]
    assert command.data in raw[4:]
    if raw[4:5] != b"\0":  # a short one
        assert command.encode() == raw


def test_an_extended_length_is_understood():
    assert Command.parse(bytes.fromhex("00B08200000000")).expect == 65536
    assert Command.parse(bytes.fromhex("00D6000000000201FF")).data == b"\x01\xff"


@pytest.mark.parametrize("command", [Command(0, 0, 0, 0, bytes(256)), Command(0, 0, 0, 0, expect=257)])
def test_what_does_not_fit_a_short_command_is_not_sent(command):
    with pytest.raises(ValueError, match="short command"):
        command.encode()


def test_a_command_does_not_show_its_data():
    assert "1234" not in repr(Command(0x00, 0x20, 0x00, 0x80, b"1234"))


def test_a_status_prints_its_name():
    assert name_of(0x6A82) == "6A82 NOT_FOUND"
    assert name_of(0x63C2) == "63C2 TRIES_LEFT"
    assert name_of(0x1234) == "1234"
    assert str(StatusError("SELECT 0018", Status.NO_DIAGNOSIS)) == "SELECT 0018: 6F00 NO_DIAGNOSIS"
