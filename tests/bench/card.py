"""Reading the card: ours through pcscd against the very same APDUs sent raw."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from devices.card.pcsc import PcscReader
from devices.card.virtual_reader import VirtualReader
from devices.card.wallet import Wallet
from devices.ports import CardReader, CardSpot, Pin, Secret
from tests.bench.figures import Figure, ratio
from tests.pcscd import private_pcscd


def measure(pairs: int) -> list[Figure]:
    """Return the ratio of tries and holder against the same bytes through SCardTransmit.

    The card is a process of its own: in ours its Python and ours would wait for each other.
    """
    from smartcard import scard

    commands = _heard()
    with private_pcscd() as daemon:
        reader = PcscReader()
        with _card(daemon.port):
            _wait(reader)
            _ours(reader)  # keys and caches
            found = [(_ours(reader), _raw(scard, commands)) for _ in range(pairs)]
    return [ratio(f"card read ({len(commands)} APDUs)", found, 1.15)]


def _heard() -> list[bytes]:
    """Return the commands that a card hears of us."""
    card = Wallet().card("hanako")
    heard: list[bytes] = []
    card.faults.heard = heard.append
    table = VirtualReader()
    table.insert(card)
    _ours(table)
    return heard


@contextmanager
def _card(port: int) -> Iterator[None]:
    """Insert the same card as a process of its own."""
    words = [sys.executable, "-m", "devices.card.vpcd", "hanako", "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as inserted:
        try:
            assert inserted.stdout is not None
            inserted.stdout.readline()
            yield
        finally:
            inserted.terminate()


def _wait(reader: PcscReader) -> None:
    import threading

    there = threading.Event()
    stop = reader.watch(lambda spot: there.set() if spot is CardSpot.PRESENT else None)
    if not there.wait(10):
        raise SystemExit("the virtual card did not appear in the reader")
    stop()


def _ours(reader: CardReader) -> float:
    secret = Secret()
    for code in b"1234":
        secret.press(code)
    began = time.perf_counter()
    with reader.open() as card:
        card.kind()
        card.tries_left(Pin.TEXT)
    with reader.open() as card:
        card.read_holder(secret)
    return time.perf_counter() - began


def _raw(scard: object, commands: list[bytes]) -> float:
    """Send the same bytes over two connections, as ours did, and do nothing with the answers."""
    half = _second_connection(commands)
    began = time.perf_counter()
    for part in (commands[:half], commands[half:]):
        _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        _, readers = scard.SCardListReaders(context, [])
        _, handle, protocol = scard.SCardConnect(
            context,
            readers[0],
            scard.SCARD_SHARE_EXCLUSIVE,
            scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1,
        )
        for command in part:
            scard.SCardTransmit(handle, protocol, list(command))
        scard.SCardDisconnect(handle, scard.SCARD_UNPOWER_CARD)
        scard.SCardReleaseContext(context)
    return time.perf_counter() - began


def _second_connection(commands: list[bytes]) -> int:
    """Return where the second connection begins: at the second SELECT of the first application."""
    again = [at for at, command in enumerate(commands) if command == commands[0]]
    return again[1] if len(again) > 1 else len(commands)
