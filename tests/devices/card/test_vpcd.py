"""The plug, against a vpcd of ten lines that says what a test tells it to."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from devices.card import vpcd
from devices.card.virtual import CONTACTLESS_ATR
from devices.card.vpcd import PluggedCard, VpcdAbsentError
from tests.patience import STEP

ROOT = Path(__file__).parents[3]
JPKI = bytes.fromhex("00A4040C0AD392F000260100000001")


class Vpcd:
    """The listening side: frames of two bytes of length and a payload."""

    def __init__(self):
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(STEP)
        self.port = self._server.getsockname()[1]
        self._line = None

    def accept(self):
        self._line, _ = self._server.accept()
        self._line.settimeout(STEP)

    def say(self, payload, *, in_pieces=False):
        frame = len(payload).to_bytes(2, "big") + payload
        for piece in [frame[at : at + 1] for at in range(len(frame))] if in_pieces else [frame]:
            self._line.sendall(piece)

    def hear(self):
        length = int.from_bytes(self._exactly(2), "big")
        return self._exactly(length)

    def _exactly(self, count):
        got = b""
        while len(got) < count:
            got += (piece := self._line.recv(count - len(got)))
            assert piece, "hung up"
        return got

    def hung_up(self):
        return self._line.recv(1) == b""

    def close(self):
        if self._line is not None:
            self._line.close()
        self._server.close()


@pytest.fixture
def server():
    with contextlib.closing(Vpcd()) as made:
        yield made


@pytest.fixture
def plugged(server, hanako):
    with PluggedCard(hanako, server.port) as card:
        server.accept()
        yield card


def test_the_atr_is_told_and_controls_are_not_answered(server, plugged):
    for control in (b"\x01", b"\x02", b"\x00", b"\x04"):
        server.say(control)
    assert server.hear() == CONTACTLESS_ATR


def test_commands_are_answered_even_when_they_come_in_pieces(server, plugged):
    server.say(JPKI, in_pieces=True)
    assert server.hear() == b"\x90\x00"


def test_power_off_forgets_and_a_reset_does_not(server, plugged, hanako):
    for command in (JPKI, bytes.fromhex("0020009804") + b"1234"):
        server.say(command)
        assert server.hear() == b"\x90\x00"
    for control, kept in ((b"\x02", 1), (b"\x00", 0)):
        server.say(control)
        server.say(b"\x04")
        server.hear()
        assert len(hanako._verified) == kept


def test_removing_is_hanging_up(server, plugged):
    plugged.close()
    assert server.hung_up()
    assert plugged.gone.is_set()
    plugged.close()


def test_a_card_that_is_pulled_hangs_up_instead_of_answering(server, plugged, hanako):
    hanako.faults.cut_at = 0
    server.say(JPKI)
    assert server.hung_up()
    assert plugged.gone.wait(STEP)


def test_a_service_that_ends_leaves_the_card_out(server, plugged):
    server.close()
    assert plugged.gone.wait(STEP)


def closed_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_no_vpcd_is_said(hanako):
    port = closed_port()
    with pytest.raises(VpcdAbsentError) as caught:
        PluggedCard(hanako, port)
    assert caught.value.port == port


@pytest.mark.parametrize(
    ("arguments", "words"), [(["nobody"], "'nobody'; choose one of"), (["hanako"], "Nothing listens on port")]
)
def test_the_command_says_in_one_sentence_what_is_wrong(capsys, arguments, words):
    assert vpcd.main([*arguments, "--port", str(closed_port())]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_keeps_the_card_inserted_until_it_is_stopped(server, number):
    command = [sys.executable, "-m", "devices.card.vpcd", "hanako", "--port", str(server.port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        server.accept()
        assert process.stdout.readline().startswith("hanako is inserted")
        server.say(b"\x04")
        assert server.hear() == CONTACTLESS_ATR
        os.kill(process.pid, number)
        assert process.wait(STEP) == 0
        assert server.hung_up()


def test_the_command_ends_when_vpcd_hangs_up(server, tmp_path):
    command = [sys.executable, "-m", "devices.card.vpcd", "hanako", "--port", str(server.port)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        server.accept()
        server.close()
        assert process.wait(STEP) == 1
        assert "hung up" in process.stderr.read()
