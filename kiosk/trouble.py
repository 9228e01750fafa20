"""Which key of the table of sentences each expected trouble has; the sentences live in ``ui.problems``."""

from __future__ import annotations

from collections.abc import Mapping

from devices import ports

__all__ = ["KEYS", "facts_of", "key_of"]

#: Exact classes, not bases: a new kind of trouble without a key of its own fails a test.
KEYS: Mapping[type[ports.DeviceError], str] = {
    ports.DeviceError: "device",
    ports.CardError: "card",
    ports.ServiceDownError: "card.service-down",
    ports.NoReaderError: "card.no-reader",
    ports.ReaderGoneError: "card.no-reader",
    ports.ReaderInUseError: "card.in-use",
    ports.NoCardError: "card.moved",
    ports.CardMovedError: "card.moved",
    ports.CardMuteError: "card.mute",
    ports.CardGarbledError: "card.garbled",
    ports.UnknownCardError: "card.unknown",
    ports.OldResidentCardError: "card.old",
    ports.PhoneCardError: "card.phone",
    ports.UnsupportedCardError: "card.unsupported",
    ports.MalformedPinError: "pin.malformed",
    ports.WrongPinError: "pin.wrong",
    ports.PinBlockedError: "pin.blocked",
    ports.LastTryKeptError: "pin.last-try",
    ports.NoCertificateError: "card.no-certificate",
    ports.PrinterError: "printer",
    ports.PrinterAbsentError: "printer.absent",
    ports.PaperOutError: "printer.paper",
    ports.PrinterJamError: "printer",
    ports.SpeechError: "voice",
    ports.CallError: "call",
}


def key_of(error: ports.DeviceError) -> str:
    """Return the key of *error*, its class's own or its nearest base's."""
    return next(KEYS[kind] for kind in type(error).__mro__ if kind in KEYS)


def facts_of(error: ports.DeviceError) -> Mapping[str, str | int]:
    """Return the facts a sentence about *error* needs."""
    if isinstance(error, ports.WrongPinError):
        return {} if error.remaining is None else {"remaining": error.remaining}
    return {}
