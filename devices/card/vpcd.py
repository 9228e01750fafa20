"""Plugs a virtual card into vpcd, the virtual reader of a real PC/SC service.

    python -m devices.card.vpcd PERSONA

keeps that persona's card inserted for any PC/SC client until stopped. Frames are a two-byte
big-endian length and a payload; a payload of one byte is a control (facts: card §7.2). Never on
a production kiosk: vpcd listens on every network interface.
"""

from __future__ import annotations

import argparse
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from devices.card.faults import CardPulledError
from devices.card.persona import UnknownPersonaError
from devices.card.virtual import CONTACT_ATR, CONTACTLESS_ATR, VirtualCard
from devices.card.wallet import Wallet

__all__ = ["DEFAULT_PORT", "PluggedCard", "VpcdAbsentError", "main"]

DEFAULT_PORT = 35963
_HOST = "127.0.0.1"
_LENGTH_SIZE = 2
_OFF, _ON, _RESET, _GET_ATR = 0x00, 0x01, 0x02, 0x04
_ATRS = {"contactless": CONTACTLESS_ATR, "contact": CONTACT_ATR}


class VpcdAbsentError(Exception):
    """Nobody listens on vpcd's *port*."""

    def __init__(self, port: int) -> None:
        super().__init__(f"no vpcd on port {port}")
        self.port = port


class PluggedCard:
    """One insertion of a card: made = inserted, closed = removed.

    ``gone`` is set when it is out again, whoever took it: us, a fault of the card, or the
    service that ended. Raises ``VpcdAbsentError``.
    """

    def __init__(self, card: VirtualCard, port: int = DEFAULT_PORT) -> None:
        self._card = card
        self.gone = threading.Event()
        try:
            self._socket = socket.create_connection((_HOST, port))
        except OSError as error:
            raise VpcdAbsentError(port) from error
        self._thread = threading.Thread(target=self._serve, name="vpcd-card", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Take the card out; safe to call twice, and from the card's own thread."""
        if not self.gone.is_set():
            # Wakes the thread out of its wait; it may be leaving by itself at this very moment.
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.gone.set()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _serve(self) -> None:
        with self._socket:
            try:
                while (frame := self._receive()) is not None:
                    self._handle(frame)
            except (CardPulledError, OSError):
                return  # a hand took the card, or the service went in the middle of an answer
            finally:
                self._card.power_off()
                self.gone.set()

    def _handle(self, frame: bytes) -> None:
        if len(frame) > 1:
            self._send(self._card.answer(frame))
        elif frame == bytes((_GET_ATR,)):
            self._send(self._card.atr)
        elif frame == bytes((_RESET,)):
            self._card.reset()
        elif frame == bytes((_ON,)):
            self._card.power_on()
        elif frame == bytes((_OFF,)):
            self._card.power_off()

    def _send(self, payload: bytes) -> None:
        self._socket.sendall(len(payload).to_bytes(_LENGTH_SIZE, "big") + payload)

    def _receive(self) -> bytes | None:
        """Return the next payload; None when the other side hung up."""
        length = self._exactly(_LENGTH_SIZE)
        return None if length is None else self._exactly(int.from_bytes(length, "big"))

    def _exactly(self, count: int) -> bytes | None:
        got = b""
        while len(got) < count:
            piece = self._socket.recv(count - len(got))
            if not piece:
                return None
            # vpcd writes length and body apart; without an immediate ACK each command would
            # wait 48 ms for it. The kernel forgets the option, so it is set after every recv.
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            got += piece
        return got


def main(arguments: Sequence[str] | None = None) -> int:
    """Keep a persona's card inserted until SIGINT or SIGTERM; 0, or 1 with one sentence on stderr."""
    options = _parser().parse_args(arguments)
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    try:
        card = Wallet(options.state, atr=_ATRS[options.atr]).card(options.persona)
        with PluggedCard(card, options.port) as plugged:
            sys.stdout.write(f"{options.persona} is inserted; Ctrl+C removes it\n")
            sys.stdout.flush()
            while not stopped.wait(0.2):
                if plugged.gone.is_set():
                    return _fail(f"vpcd on port {options.port} hung up; is pcscd still running?")
    except UnknownPersonaError as error:
        return _fail(f"There is no persona {error.name!r}; choose one of {', '.join(error.known)}.")
    except VpcdAbsentError as error:
        return _fail(
            f"Nothing listens on port {error.port}; "
            "start pcscd with the vpcd driver (Debian package vsmartcard-vpcd) first."
        )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m devices.card.vpcd",
        description="Insert a virtual My Number card into vpcd until stopped.",
        epilog="example: python -m devices.card.vpcd hanako",
    )
    parser.add_argument("persona", help="whose card (a file in devices/card/personas)")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="vpcd's port (%(default)s)")
    parser.add_argument("--atr", choices=sorted(_ATRS), default="contactless", help="the card's interface")
    parser.add_argument("--state", type=Path, help="a folder that keeps keys and PIN counters between runs")
    return parser


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
