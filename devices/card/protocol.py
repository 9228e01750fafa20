"""What the kiosk says to any card of this family: select, read, count tries, verify, sign.

Below it is one method, ``transmit``; above it are the applications (``mynumber``). Sequences:
facts, card §3. A PIN is sent once and never again by itself: after trouble, the counter is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from devices.card import tlv
from devices.card.apdu import MAX_LE, Command, Response, Status, StatusError
from devices.ports import (
    CardGarbledError,
    LastTryKeptError,
    MalformedPinError,
    PinBlockedError,
    Secret,
    WrongPinError,
)

__all__ = ["MAX_FILE", "CardProtocol", "Connection", "PinRule"]

MAX_FILE = 0x7FFF  # READ BINARY offsets have 15 bits
_VERIFY = (0x00, 0x20, 0x00, 0x80)
_TRIES = Command(*_VERIFY)
_BY_FILE, _BY_NAME = 0x02, 0x04
_MORE_DATA, _OTHER_LENGTH = 0x61, 0x6C
_BLOCKED = (Status.METHOD_BLOCKED, Status.REFERENCE_BLOCKED)


class Connection(Protocol):
    """A powered card that answers commands; every failure is a ``CardError``."""

    def transmit(self, command: bytes | bytearray) -> tuple[bytes, int]:
        """Send one command APDU and return data and status word."""
        ...


@dataclass(frozen=True, slots=True)
class PinRule:
    """Where a PIN lives and what it may look like; anything else is refused before the card sees it."""

    reference: int
    shortest: int
    longest: int
    letters: bool

    def accepts(self, digits: memoryview) -> bool:
        """Say whether *digits* (ASCII; letters in either case) could be this PIN at all."""
        if not self.shortest <= len(digits) <= self.longest:
            return False
        numbers = letters = 0
        for code in digits:
            if 0x30 <= code <= 0x39:  # noqa: PLR2004 - ASCII 0-9
                numbers += 1
            elif 0x41 <= _upper(code) <= 0x5A:  # noqa: PLR2004 - ASCII A-Z
                letters += 1
            else:
                return False
        return bool(numbers and letters) if self.letters else not letters


class CardProtocol:
    """A conversation with one powered card."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._fresh = True

    def send(self, command: Command) -> Response:
        """Send *command*; follow 61xx and 6Cxx, which this card never gave but ISO allows."""
        response = Response(*self._connection.transmit(command.encode()))
        told = response.status >> 8
        if told == _OTHER_LENGTH and command.expect is not None:
            again = Command(command.cla, command.ins, command.p1, command.p2, command.data, _count(response))
            return Response(*self._connection.transmit(again.encode()))
        if told != _MORE_DATA:
            return response
        data = response.data
        while response.status >> 8 == _MORE_DATA and len(data) <= MAX_FILE:
            more = Command(0x00, 0xC0, 0x00, 0x00, expect=_count(response))
            response = Response(*self._connection.transmit(more.encode()))
            if not response.data:
                break
            data += response.data
        return Response(data, response.status)

    def select_application(self, aid: bytes) -> bool:
        """Make the application *aid* current; False when the card has none of that name.

        The very first command after power-on may answer 6F00 on a good card: it is asked once more.
        """
        command = _select(_BY_NAME, aid)
        response = self.send(command)
        if self._fresh and response.status == Status.NO_DIAGNOSIS:
            response = self.send(command)
        self._fresh = False
        return _found(response, "SELECT application")

    def select_file(self, file: int) -> bool:
        """Make an EF of the current application current; False when it is not there."""
        response = self.send(_select(_BY_FILE, file.to_bytes(2, "big")))
        return response.ok or _found(response, f"SELECT {file:04X}")

    def read_selected(self, where: str, *, length: int | None = None) -> bytes:
        """Read the current EF: *length* bytes, or as many as its TLV header announces.

        A file that was never written reads as ``b""``. Raises ``StatusError`` when the card
        refuses, ``CardGarbledError`` when it makes no sense.
        """
        data = self._read(where, 0, min(length or MAX_LE, MAX_LE))
        if tlv.is_filler(data):
            return b""
        total = length or tlv.read_header(data, where).total
        if total > MAX_FILE:
            raise CardGarbledError(where)
        while len(data) < total:
            more = self._read(where, len(data), min(MAX_LE, total - len(data)))
            if not more:
                raise CardGarbledError(where)
            data += more
        return data[:total]

    def tries_left(self, reference: int) -> int:
        """Return the tries of the PIN at *reference*; asking costs none; 0 means blocked.

        Leaves that PIN's EF current. ``StatusError`` where the card has no such PIN.
        """
        if not self.select_file(reference):
            raise StatusError(f"SELECT {reference:04X}", Status.NOT_FOUND)
        response = self.send(_TRIES)
        if response.status & 0xFFF0 == Status.TRIES_LEFT:
            return response.status & 0x0F
        if response.status in _BLOCKED:
            return 0
        raise StatusError(f"tries of {reference:04X}", response.status)

    def verify(self, rule: PinRule, secret: Secret, *, keep_last_try: bool) -> None:
        """Send the PIN once, if it is well-formed and a try may be spent on it."""
        with secret.reveal() as digits:
            if not rule.accepts(digits):
                raise MalformedPinError
        tries = self.tries_left(rule.reference)
        if not tries:
            raise PinBlockedError
        if tries == 1 and keep_last_try:
            raise LastTryKeptError
        _judge(rule, self._send_pin(secret))

    def sign(self, key: int, digest_info: bytes) -> bytes:
        """Return what the key at *key* makes of *digest_info* (the card adds PKCS#1 v1.5 padding)."""
        if not self.select_file(key):
            raise StatusError(f"SELECT {key:04X}", Status.NOT_FOUND)
        response = self.send(Command(0x80, 0x2A, 0x00, 0x80, digest_info, MAX_LE))
        if not response.ok:
            raise StatusError(f"sign with {key:04X}", response.status)
        if not response.data:
            raise CardGarbledError(f"signature of {key:04X}")
        return response.data

    def _read(self, where: str, offset: int, count: int) -> bytes:
        response = self.send(Command(0x00, 0xB0, offset >> 8, offset & 0xFF, expect=count))
        if response.status == Status.OFFSET_OUTSIDE:  # past the end; for an empty EF that is byte 0
            return b""
        if not response.ok:
            raise StatusError(f"READ {where} at {offset}", response.status)
        return response.data

    def _send_pin(self, secret: Secret) -> int:
        """Build VERIFY at the last moment, send it once and zero it; the card compares upper case."""
        with secret.reveal() as digits:
            command = bytearray(len(_VERIFY) + 1 + len(digits))  # its full size at once: growing would copy
            command[: len(_VERIFY) + 1] = bytes((*_VERIFY, len(digits)))
            for at, code in enumerate(digits, len(_VERIFY) + 1):
                command[at] = _upper(code)
        try:
            _, status = self._connection.transmit(command)
        finally:
            command[:] = bytes(len(command))
        return status


@cache
def _select(by: int, name: bytes) -> Command:
    """Return SELECT of an application or a file; there are a dozen, and a visit needs most of them twice."""
    return Command(0x00, 0xA4, by, 0x0C, name)


def _found(response: Response, step: str) -> bool:
    if response.ok:
        return True
    if response.status == Status.NOT_FOUND:
        return False
    raise StatusError(step, response.status)


def _judge(rule: PinRule, status: int) -> None:
    if status == Status.OK:
        return
    if status in (*_BLOCKED, Status.TRIES_LEFT):  # 63C0: wrong, and that was the last one
        raise PinBlockedError
    if status & 0xFFF0 == Status.TRIES_LEFT:
        raise WrongPinError(status & 0x0F)
    if status == Status.COMPARE_FAILED:
        raise WrongPinError(None)
    raise StatusError(f"VERIFY {rule.reference:04X}", status)


def _upper(code: int) -> int:
    return code - 0x20 if 0x61 <= code <= 0x7A else code  # noqa: PLR2004 - ASCII a-z


def _count(response: Response) -> int:
    return response.status & 0xFF or MAX_LE
