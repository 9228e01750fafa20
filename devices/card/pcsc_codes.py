"""What the numbers of PC/SC mean to the kiosk: results as port errors, reader states as spots.

Pure, so that it can be read and tested without a reader. Numbers: facts, card §8.1, §8.5.
"""

from __future__ import annotations

import enum

from devices.ports import (
    CardError,
    CardMovedError,
    CardMuteError,
    CardSpot,
    NoCardError,
    NoReaderError,
    ReaderGoneError,
    ReaderInUseError,
    ServiceDownError,
)

__all__ = ["Code", "State", "code_of", "connect_error", "counter", "spot_of", "transmit_error"]

_UNSIGNED = 0xFFFFFFFF
_COUNTER_SHIFT = 16


class Code(enum.IntEnum):
    """Results of PC/SC calls, unsigned."""

    OK = 0x00000000
    CANCELLED = 0x80100002
    INVALID_HANDLE = 0x80100003
    UNKNOWN_READER = 0x80100009
    TIMEOUT = 0x8010000A
    SHARING_VIOLATION = 0x8010000B
    NO_SMARTCARD = 0x8010000C
    PROTO_MISMATCH = 0x8010000F
    COMM_ERROR = 0x80100013
    NOT_TRANSACTED = 0x80100016
    READER_UNAVAILABLE = 0x80100017
    NO_SERVICE = 0x8010001D
    SERVICE_STOPPED = 0x8010001E
    NO_READERS = 0x8010002E
    UNSUPPORTED_CARD = 0x80100065
    UNRESPONSIVE_CARD = 0x80100066
    UNPOWERED_CARD = 0x80100067
    RESET_CARD = 0x80100068
    REMOVED_CARD = 0x80100069
    SECURITY_VIOLATION = 0x8010006A


class State(enum.IntFlag):
    """Bits of a reader's state; the high half counts insertions and removals."""

    UNAWARE = 0x0000
    CHANGED = 0x0002
    UNKNOWN = 0x0004
    UNAVAILABLE = 0x0008
    EMPTY = 0x0010
    PRESENT = 0x0020
    EXCLUSIVE = 0x0080
    MUTE = 0x0200


_SERVICE = {Code.NO_SERVICE, Code.SERVICE_STOPPED}
_READER = {Code.UNKNOWN_READER, Code.READER_UNAVAILABLE, Code.SECURITY_VIOLATION}
_MOVED = {
    Code.NO_SMARTCARD,
    Code.REMOVED_CARD,
    Code.RESET_CARD,
    Code.UNPOWERED_CARD,
    Code.UNRESPONSIVE_CARD,
}


def code_of(result: int) -> int:
    """Return pyscard's signed *result* as the number the books have."""
    return result & _UNSIGNED


def connect_error(code: int) -> CardError:
    """Return what a failed connection means; anything unheard of is a card that does not answer."""
    if code in _SERVICE:
        return ServiceDownError()
    if code == Code.NO_READERS:
        return NoReaderError()
    if code in _READER:
        return ReaderGoneError()
    if code == Code.SHARING_VIOLATION:
        return ReaderInUseError()
    if code in {Code.NO_SMARTCARD, Code.REMOVED_CARD}:
        return NoCardError()
    return CardMuteError()


def transmit_error(code: int) -> CardError | None:
    """Return what a failed exchange means; None where only the readers that are left can tell."""
    if code in _SERVICE:
        return ServiceDownError()
    if code in _READER - {Code.SECURITY_VIOLATION}:
        return ReaderGoneError()
    return CardMovedError() if code in _MOVED else None


def spot_of(state: int, *, held: bool) -> CardSpot:
    """Return what one reader's *state* means; *held* says that the exclusive user is us."""
    if state & (State.UNKNOWN | State.UNAVAILABLE):
        return CardSpot.NO_READER
    if not state & State.PRESENT:
        return CardSpot.EMPTY
    if state & State.MUTE:
        return CardSpot.MUTE
    if state & State.EXCLUSIVE and not held:
        return CardSpot.IN_USE
    return CardSpot.PRESENT


def counter(state: int) -> int:
    """Return how many insertions and removals the service has counted."""
    return state >> _COUNTER_SHIFT
