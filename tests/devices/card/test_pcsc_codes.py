import pytest

from devices.card.pcsc_codes import Code, State, code_of, connect_error, counter, spot_of, transmit_error
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


def test_pyscards_signed_results_are_the_numbers_of_the_books():
    assert code_of(-2146435043) == Code.NO_SERVICE
    assert code_of(0) == Code.OK


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (Code.NO_SERVICE, ServiceDownError),
        (Code.SERVICE_STOPPED, ServiceDownError),
        (Code.NO_READERS, NoReaderError),
        (Code.UNKNOWN_READER, ReaderGoneError),
        (Code.READER_UNAVAILABLE, ReaderGoneError),
        (Code.SECURITY_VIOLATION, ReaderGoneError),
        (Code.SHARING_VIOLATION, ReaderInUseError),
        (Code.NO_SMARTCARD, NoCardError),
        (Code.REMOVED_CARD, NoCardError),
        (Code.UNRESPONSIVE_CARD, CardMuteError),
        (Code.UNPOWERED_CARD, CardMuteError),
        (Code.PROTO_MISMATCH, CardMuteError),
        (0x8010FFFF, CardMuteError),
    ],
)
def test_a_failed_connection_has_its_error(code, error):
    assert type(connect_error(code)) is error


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (Code.NO_SERVICE, ServiceDownError),
        (Code.READER_UNAVAILABLE, ReaderGoneError),
        (Code.REMOVED_CARD, CardMovedError),
        (Code.RESET_CARD, CardMovedError),
        (Code.UNPOWERED_CARD, CardMovedError),
        (Code.UNRESPONSIVE_CARD, CardMovedError),
        (Code.NO_SMARTCARD, CardMovedError),
    ],
)
def test_a_failed_exchange_has_its_error(code, error):
    assert type(transmit_error(code)) is error


@pytest.mark.parametrize(
    "code", [Code.NOT_TRANSACTED, Code.COMM_ERROR, Code.INVALID_HANDLE, Code.SECURITY_VIOLATION, Code.OK]
)
def test_what_a_result_cannot_tell_is_left_to_the_readers(code):
    assert transmit_error(code) is None


@pytest.mark.parametrize(
    ("state", "held", "spot"),
    [
        (State.EMPTY, False, CardSpot.EMPTY),
        (State.PRESENT, False, CardSpot.PRESENT),
        (State.PRESENT | State.EXCLUSIVE, False, CardSpot.IN_USE),
        (State.PRESENT | State.EXCLUSIVE, True, CardSpot.PRESENT),
        (State.PRESENT | State.MUTE, False, CardSpot.MUTE),
        (State.UNKNOWN, False, CardSpot.NO_READER),
        (State.UNAVAILABLE, False, CardSpot.NO_READER),
        (0x0003_0020, False, CardSpot.PRESENT),
    ],
)
def test_a_readers_state_is_a_spot(state, held, spot):
    assert spot_of(state, held=held) is spot


def test_the_high_half_of_a_state_counts():
    assert counter(0x0003_0020) == 3


def test_every_connection_error_is_a_card_error():
    assert all(isinstance(connect_error(code), CardError) for code in Code if code is not Code.OK)
