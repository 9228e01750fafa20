"""What the kiosk asks of its hardware: the ports, the values they exchange, the errors they raise.

Standard library only. Adapters live beside this file, one folder per device; the kiosk and
the screens import nothing of ``devices`` but this module. Errors carry facts, never sentences::

    DeviceError
      CardError
        ServiceDownError  NoReaderError  ReaderGoneError  ReaderInUseError
        NoCardError  CardMovedError  CardMuteError  CardGarbledError
        UnknownCardError  OldResidentCardError  PhoneCardError  UnsupportedCardError
        MalformedPinError  WrongPinError  PinBlockedError  LastTryKeptError
        NoCertificateError
      PrinterError
        PrinterAbsentError  PaperOutError  PrinterJamError
      SpeechError
      CallError
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

__all__ = [
    "CallBell",
    "CallError",
    "Card",
    "CardError",
    "CardGarbledError",
    "CardKind",
    "CardMovedError",
    "CardMuteError",
    "CardReader",
    "CardSpot",
    "DeviceError",
    "Holder",
    "LastTryKeptError",
    "MalformedPinError",
    "NoCardError",
    "NoCertificateError",
    "NoReaderError",
    "OldResidentCardError",
    "PaperOutError",
    "PhoneCardError",
    "Pin",
    "PinBlockedError",
    "Printer",
    "PrinterAbsentError",
    "PrinterError",
    "PrinterJamError",
    "ReaderGoneError",
    "ReaderInUseError",
    "Secret",
    "ServiceDownError",
    "SpeechEngine",
    "SpeechError",
    "Stagehand",
    "UnknownCardError",
    "UnsupportedCardError",
    "Utterance",
    "WrongPinError",
]


class Secret:
    """A PIN on its way from a finger to a card: preallocated, never copied, wiped once.

    Digits live in one ``bytearray`` that is filled in place; ``repr`` and ``len`` show no digit.
    A ``str`` of the PIN never exists. Wiping is final: a wiped secret stays empty.
    """

    CAPACITY = 16  # the longest PIN of the card: 署名用, 6-16 characters (facts: card §4.1)

    __slots__ = ("_bytes", "_length", "_wiped")

    def __init__(self) -> None:
        self._bytes = bytearray(self.CAPACITY)
        self._length = 0
        self._wiped = False

    def press(self, code: int) -> bool:
        """Add one ASCII *code*; False when there is no room or it was wiped."""
        if self._wiped or self._length >= self.CAPACITY:
            return False
        self._bytes[self._length] = code
        self._length += 1
        return True

    def take_back(self) -> None:
        """Remove the last digit, zeroing its byte."""
        if self._length:
            self._length -= 1
            self._bytes[self._length] = 0

    def empty(self) -> None:
        """Zero what was pressed so far; the secret can be filled again."""
        for at in range(self.CAPACITY):
            self._bytes[at] = 0
        self._length = 0

    def wipe(self) -> None:
        """Zero every byte, for good."""
        self.empty()
        self._wiped = True

    def reveal(self) -> memoryview:
        """Lend the digits as a read-only view for the time of a ``with`` block."""
        return memoryview(self._bytes)[: self._length].toreadonly()

    def __len__(self) -> int:
        return self._length

    def __bool__(self) -> bool:
        return self._length > 0

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> str:
        raise TypeError("a secret is never pickled")


# ---------------------------------------------------------------- cards


class Pin(enum.Enum):
    """The citizen PINs the kiosk may ask for (facts: card §4.1)."""

    TEXT = "text"  # 券面事項入力補助用: 4 digits, 3 tries
    USER = "user"  # 利用者証明用: 4 digits, 3 tries
    SIGN = "sign"  # 署名用: 6-16 of A-Z and 0-9, 5 tries


class CardKind(enum.Enum):
    """What the JPKI token label says the card is (facts: card §2.1)."""

    MY_NUMBER = "JPKIAPICCTOKEN2"
    OLD_RESIDENT = "JPKIAPICCTOKEN"
    ANDROID = "JPKIAPGPSETOKEN"
    IPHONE = "JPKIAPIOSTOKEN"


class CardSpot(enum.Enum):
    """The state of the place where a card is put; posted on every change and once at the start."""

    EMPTY = "empty"
    PRESENT = "present"
    MUTE = "mute"  # something is there but it does not answer: place it again
    IN_USE = "in-use"  # another program holds the card
    NO_READER = "no-reader"  # none plugged in, or the one there was is gone
    SERVICE_DOWN = "service-down"  # no PC/SC service to ask


@dataclass(frozen=True, slots=True)
class Holder:
    """The four basic attributes exactly as the card has them; ``repr`` shows none of them.

    ``name`` and ``address`` are untouched UTF-8; ``birth_date`` is the card's eight ASCII
    digits ``YYYYMMDD`` (Gregorian; unknown parts are zeros); ``sex`` is one digit of JIS X 0303
    (1 male, 2 female, 9 not applicable, 0 unknown). Facts: card §5.2.
    """

    name: str = field(repr=False)
    address: str = field(repr=False)
    birth_date: str = field(repr=False)
    sex: str = field(repr=False)


class Card(Protocol):
    """A card while it is held open; every method raises ``CardError`` when it cannot."""

    def kind(self) -> CardKind:
        """Say what the card is; ``UnknownCardError`` for anything without the JPKI application."""
        ...

    def tries_left(self, pin: Pin) -> int:
        """Return how many tries *pin* has left; asking costs none. 0 means blocked.

        ``NoCertificateError`` where the card has no such key: nobody should be asked for its PIN.
        """
        ...

    def read_holder(self, secret: Secret, *, keep_last_try: bool = True) -> Holder:
        """Verify the 券面事項入力補助用 PIN once and read the four attributes.

        With *keep_last_try* a PIN with one try left is not sent: ``LastTryKeptError``.
        """
        ...

    def certificate(self, pin: Pin, secret: Secret | None = None, *, keep_last_try: bool = True) -> bytes:
        """Return the DER certificate of USER or SIGN; SIGN needs its PIN."""
        ...

    def sign(self, pin: Pin, secret: Secret, digest: bytes, *, keep_last_try: bool = True) -> bytes:
        """Verify *pin* once and return a PKCS#1 v1.5 signature over the SHA-256 *digest*."""
        ...


class CardReader(Protocol):
    """A place to put a card."""

    def watch(self, post: Callable[[CardSpot], None]) -> Callable[[], None]:
        """Call *post* from a thread of ours with the present state and on each change; return a stopper."""
        ...

    def open(self) -> AbstractContextManager[Card]:
        """Hold the card exclusively for the time of a ``with`` block; power it off at the end."""
        ...


# ---------------------------------------------------------------- voice


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to say: *text* is spoken as written, so readings are already resolved.

    ``rate`` 1.0 is the engine's ordinary tempo, ``volume`` runs from 0.0 to 1.0. ``fixed`` says
    that *text* is the same for everybody; only then may an engine keep its sound on disk.
    ``written`` are the same lines in their ordinary spelling, for a voice that says 介護保険 with a
    better melody than カイゴホケン and can tell whether it reads them alike.
    """

    text: str = field(repr=False)
    language: str = "ja"
    rate: float = 1.0
    volume: float = 1.0
    fixed: bool = False
    written: str = field(default="", repr=False)


class SpeechEngine(Protocol):
    """A voice. Every method returns at once; sound is made on a thread of the engine's own."""

    def speak(self, utterance: Utterance, on_done: Callable[[bool], None]) -> None:
        """Cut off what is being said and say *utterance*; *on_done* gets True if it was finished."""
        ...

    def stop(self) -> None:
        """Fall silent now; the pending ``on_done`` gets False."""
        ...

    def prewarm(self) -> None:
        """Load dictionary and voice so that the first sentence is not late."""
        ...

    def close(self) -> None:
        """Stop and let go of the sound device."""
        ...


# ---------------------------------------------------------------- paper and bell


class Printer(Protocol):
    """Something that takes finished PDF bytes."""

    def check(self) -> None:
        """Return quietly when a page could be printed now, else raise ``PrinterError``."""
        ...

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Print one document; *title* holds no personal data. Raises ``PrinterError``."""
        ...


class CallBell(Protocol):
    """A way to call a member of staff to the kiosk."""

    def ring(self, step: str) -> None:
        """Call for help at *step* (a stage's name, never an answer). Raises ``CallError``."""
        ...

    def hush(self) -> None:
        """Take the call back."""
        ...


class Stagehand(Protocol):
    """Steers the twins in rehearsals and from the dock."""

    def personas(self) -> tuple[str, ...]:
        """Return the names of the cards that can be inserted."""
        ...

    def title(self, persona: str) -> str:
        """Return what a person calls the card of *persona*, in Japanese."""
        ...

    def insert(self, persona: str) -> None:
        """Put a persona's card on the reader, first removing the one that is there."""
        ...

    def remove(self) -> None:
        """Take the card away."""
        ...

    def reader(self, *, present: bool) -> None:
        """Plug the reader in or out."""
        ...

    def service(self, *, running: bool) -> None:
        """Start or stop the card service."""
        ...

    def paper(self, *, loaded: bool) -> None:
        """Load or empty the printer."""
        ...

    def disk(self, *, full: bool) -> None:
        """Leave no room for one more application, or make room again."""
        ...


# ---------------------------------------------------------------- errors


class DeviceError(Exception):
    """Expected trouble with a device."""


class CardError(DeviceError):
    """Expected trouble with the card or its reader."""


class ServiceDownError(CardError):
    """No PC/SC service answers."""


class NoReaderError(CardError):
    """No card reader is plugged in."""


class ReaderGoneError(CardError):
    """The reader went away while it was used."""


class ReaderInUseError(CardError):
    """Another program holds the card."""


class NoCardError(CardError):
    """There is no card on the reader."""


class CardMovedError(CardError):
    """The card left the field, or was reset by somebody else, in the middle of the work."""


class CardMuteError(CardError):
    """Something is on the reader but does not answer."""


class CardGarbledError(CardError):
    """The card answered with bytes that make no sense; *where* names the file, never its content."""

    def __init__(self, where: str) -> None:
        super().__init__(f"garbled answer in {where}")
        self.where = where


class UnknownCardError(CardError):
    """Not a My Number card: the JPKI application is not there."""


class OldResidentCardError(CardError):
    """An old 住民基本台帳カード."""


class PhoneCardError(CardError):
    """A phone's JPKI applet: it has no 券面事項入力補助."""


class UnsupportedCardError(CardError):
    """A My Number card of a generation this kiosk does not know; *what* says how it differs."""

    def __init__(self, what: str) -> None:
        super().__init__(f"unsupported card: {what}")
        self.what = what


class MalformedPinError(CardError):
    """The PIN has the wrong length or alphabet; it was not sent to the card."""


class WrongPinError(CardError):
    """The PIN was wrong; ``remaining`` tries are left (None where the card does not say)."""

    def __init__(self, remaining: int | None) -> None:
        super().__init__(f"wrong PIN, {remaining} left")
        self.remaining = remaining


class PinBlockedError(CardError):
    """The PIN is blocked; only the municipal counter can unlock it."""


class LastTryKeptError(CardError):
    """One try is left and nobody allowed spending it; the PIN was not sent."""


class NoCertificateError(CardError):
    """The card has no certificate of that kind, or a lapsed one where a live one is needed."""


class PrinterError(DeviceError):
    """Expected trouble with the printer."""


class PrinterAbsentError(PrinterError):
    """No printer is set up, or it does not answer."""


class PaperOutError(PrinterError):
    """The printer has no paper."""


class PrinterJamError(PrinterError):
    """The printer refused the job; *why* is its own word for staff."""

    def __init__(self, why: str) -> None:
        super().__init__(f"printer refused: {why}")
        self.why = why


class SpeechError(DeviceError):
    """No voice or no sound device."""


class CallError(DeviceError):
    """The call for help did not go out."""
