"""The words a card and a reader exchange: short commands, responses and status words.

Pure values; sources are the facts sheet §1.3 (short APDUs only) and §3.9 (status words).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Self

__all__ = ["MAX_LE", "Command", "MalformedCommandError", "Response", "Status", "StatusError", "name_of"]

MAX_LE = 256  # what Le 00 asks for
_HEADER = 4
_MAX_SHORT_DATA = 255
_EXTENDED_MAX = 65536
_STATUS_MASK = 0xFFFF


class Status(enum.IntEnum):
    """Status words this card is known to give, as JICSAP and ISO 7816-4 name them."""

    OK = 0x9000
    DATA_SUSPECT = 0x6281
    COMPARE_FAILED = 0x6300
    TRIES_LEFT = 0x63C0  # the low nibble counts them
    WRONG_LENGTH = 0x6700
    NO_CHANNEL = 0x6881
    NO_SECURE_MESSAGING = 0x6882
    STRUCTURE_CONFLICT = 0x6981
    NOT_AUTHORISED = 0x6982
    METHOD_BLOCKED = 0x6983
    REFERENCE_BLOCKED = 0x6984
    CONDITIONS_OF_USE = 0x6985
    NO_CURRENT_FILE = 0x6986
    BAD_DATA = 0x6A80
    NOT_FOUND = 0x6A82
    BAD_PARAMETERS = 0x6A86
    REFERENCE_NOT_FOUND = 0x6A88
    OFFSET_OUTSIDE = 0x6B00
    UNKNOWN_INSTRUCTION = 0x6D00
    UNKNOWN_CLASS = 0x6E00
    NO_DIAGNOSIS = 0x6F00


def name_of(status: int) -> str:
    """Return a status word as staff can look it up: ``6A82 NOT_FOUND``."""
    base = Status.TRIES_LEFT if status & 0xFFF0 == Status.TRIES_LEFT else status
    try:
        return f"{status:04X} {Status(base).name}"
    except ValueError:
        return f"{status:04X}"


#: As a plain number: an enum is looked up anew at each of the many answers.
_OK = int(Status.OK)


class StatusError(Exception):
    """A status word that the step does not foresee; *step* names the step, never its data."""

    def __init__(self, step: str, status: int) -> None:
        super().__init__(f"{step}: {name_of(status)}")
        self.step = step
        self.status = status & _STATUS_MASK


class MalformedCommandError(ValueError):
    """Bytes that are no command APDU."""


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: *data* without its status word, and the status word."""

    data: bytes = field(repr=False)
    status: int

    @property
    def ok(self) -> bool:
        """Whether the status word is 9000."""
        return self.status == _OK


@dataclass(frozen=True, slots=True)
class Command:
    """One command; *data* never shows in ``repr``; *expect* is Le as a count, None for none."""

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes = field(default=b"", repr=False)
    expect: int | None = None

    def encode(self) -> bytes:
        """Return the short APDU (cases 1 to 4); ``ValueError`` for what does not fit in one."""
        if len(self.data) > _MAX_SHORT_DATA or not (self.expect is None or 1 <= self.expect <= MAX_LE):
            raise ValueError("does not fit a short command")
        raw = bytes((self.cla, self.ins, self.p1, self.p2))
        if self.data:
            raw += bytes((len(self.data),)) + self.data
        if self.expect is not None:
            raw += bytes((self.expect % MAX_LE,))
        return raw

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """Return the command in *raw*, short or extended; ``MalformedCommandError`` otherwise."""
        if len(raw) < _HEADER:
            raise MalformedCommandError("no header")
        body = raw[_HEADER:]
        if len(body) >= 3 and body[0] == 0:  # noqa: PLR2004 - a zero and two bytes mark an extended length
            data, expect = _extended(body)
        else:
            data, expect = _short(body)
        return cls(raw[0], raw[1], raw[2], raw[3], data, expect)


def _short(body: bytes) -> tuple[bytes, int | None]:
    if not body:
        return b"", None
    if len(body) == 1:
        return b"", body[0] or MAX_LE
    length, rest = body[0], body[1:]
    if len(rest) == length:
        return rest, None
    if length and len(rest) == length + 1:
        return rest[:length], rest[length] or MAX_LE
    raise MalformedCommandError("length and data disagree")


def _extended(body: bytes) -> tuple[bytes, int | None]:
    length, rest = int.from_bytes(body[1:3], "big"), body[3:]
    if not rest:
        return b"", length or _EXTENDED_MAX
    if len(rest) == length:
        return rest, None
    if len(rest) == length + 2:
        return rest[:length], int.from_bytes(rest[length:], "big") or _EXTENDED_MAX
    raise MalformedCommandError("extended length and data disagree")
