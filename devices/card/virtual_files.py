"""What is on a virtual card: its applications, files, PINs and keys, made from a persona."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric import rsa

from devices.card import tlv
from devices.card.credentials import Credentials
from devices.card.layout import DIGEST_INFO_SHA256, Jpki, Text
from devices.card.persona import MAX_TRIES, Persona, era_of
from devices.ports import CardKind, Pin

__all__ = ["Application", "DataFile", "KeyFile", "PinFile", "applications"]

_TEST_NUMBER = "123456789018"  # 個人番号 with a right check digit, known as a test value
_CHECK_TRIES = 10
_CARD_FACE = "20352285"  # year of expiry and security code, the end of 照合番号B
_PHYSICAL_FILLER = b"\xff\xff"


class DataFile:
    """An EF of bytes, made when first read; ``opened_by`` names PIN files, any one of which opens it."""

    def __init__(self, make: Callable[[], bytes], opened_by: tuple[int, ...] = ()) -> None:
        self._make = make
        self.opened_by = opened_by

    @cached_property
    def content(self) -> bytes:
        """The file's bytes, filler included."""
        return self._make()


@dataclass(slots=True)
class PinFile:
    """An IEF that compares; ``left`` is 0 when blocked; ``name`` keys its counter on disk."""

    name: str
    secret: bytes = field(repr=False)
    most: int
    left: int


class KeyFile:
    """An IEF that signs once the PIN file ``opened_by`` was verified."""

    def __init__(self, make: Callable[[], rsa.RSAPrivateKey], opened_by: int) -> None:
        self._make = make
        self.opened_by = opened_by

    def pad_and_sign(self, block: bytes) -> bytes:
        """Return PKCS#1 v1.5 of *block* as it is (1 to 245 bytes): the card checks no DigestInfo."""
        return _raw_rsa(self._make(), block)


@dataclass(frozen=True, slots=True)
class Application:
    """One AP: its AID and its files by id."""

    aid: bytes
    files: Mapping[int, DataFile | PinFile | KeyFile]


def applications(persona: Persona, credentials: Credentials) -> tuple[Application, ...]:
    """Return what the card of *persona* holds; nothing for a card of another kind."""
    if persona.kind is None:
        return ()
    jpki = _jpki(persona, credentials)
    if persona.kind is not CardKind.MY_NUMBER:
        return (jpki,)
    return (jpki, _text(persona, credentials))


def _jpki(persona: Persona, credentials: Credentials) -> Application:
    wants_pin = (Jpki.USER_PIN,) if persona.kind is CardKind.ANDROID else ()
    files: dict[int, DataFile | PinFile | KeyFile] = {
        Jpki.SIGN_ISSUER: DataFile(lambda: credentials.issuer(Pin.SIGN)),
        Jpki.TOKEN_INFO: DataFile(lambda: _token_info(persona)),
        Jpki.AVAILABLE: DataFile(lambda: bytes.fromhex("8F8F00")),
        Jpki.USER_CERTIFICATE: DataFile(lambda: credentials.certificate(Pin.USER), wants_pin),
        Jpki.USER_ISSUER: DataFile(lambda: credentials.issuer(Pin.USER)),
        Jpki.USER_KEY: KeyFile(lambda: credentials.key(Pin.USER), Jpki.USER_PIN),
        Jpki.USER_PIN: _pin(persona, Pin.USER),
        Jpki.SIGN_PIN: _pin(persona, Pin.SIGN),
    }
    if persona.sign_certificate:
        files[Jpki.SIGN_CERTIFICATE] = DataFile(lambda: credentials.certificate(Pin.SIGN), (Jpki.SIGN_PIN,))
        files[Jpki.SIGN_KEY] = KeyFile(lambda: credentials.key(Pin.SIGN), Jpki.SIGN_PIN)
    return Application(Jpki.AID, files)


def _text(persona: Persona, credentials: Credentials) -> Application:
    number = tlv.encode(Text.TAG_NUMBER, _TEST_NUMBER.encode()) + _PHYSICAL_FILLER
    attributes = _attributes(persona)
    check_b = f"{era_of(persona.holder.birth_date)[1]:02}{persona.holder.birth_date[4:]}{_CARD_FACE}"
    files: dict[int, DataFile | PinFile | KeyFile] = {
        Text.NUMBER: DataFile(lambda: number, (Text.PIN, Text.CHECK_A)),
        Text.ATTRIBUTES: DataFile(lambda: attributes, (Text.PIN, Text.CHECK_B)),
        Text.PROOF: DataFile(
            lambda: _proof(number, attributes, credentials), (Text.PIN, Text.CHECK_A, Text.CHECK_B)
        ),
        Text.BASIC_INFO: DataFile(_basic_info),
        Text.PIN: _pin(persona, Pin.TEXT),
        Text.SECOND_PIN: PinFile("text-second", b"", 3, 0),  # blocked as issued
        Text.CHECK_A: PinFile("check-a", _TEST_NUMBER.encode(), _CHECK_TRIES, _CHECK_TRIES),
        Text.CHECK_B: PinFile("check-b", check_b.encode(), _CHECK_TRIES, _CHECK_TRIES),
    }
    return Application(Text.AID, files)


def _pin(persona: Persona, pin: Pin) -> PinFile:
    return PinFile(pin.value, persona.pins[pin].encode(), MAX_TRIES[pin], persona.tries[pin])


def _token_info(persona: Persona) -> bytes:
    """Return the 160-byte CK_TOKEN_INFO image, text padded with spaces (facts: card §2.1)."""
    assert persona.kind is not None
    text = (
        persona.kind.value.encode().ljust(32)
        + b"JPKI-TEST".ljust(32)
        + b"E16R01NJ".ljust(16)
        + hashlib.sha256(persona.id.encode()).hexdigest()[:12].encode().ljust(16)
    )
    words = (0x0000040D, 1, 0, 1, 0, 16, 6, *(0xFFFFFFFF,) * 4)
    return text + b"".join(word.to_bytes(4, "big") for word in words) + b"0301" + b"9" * 16


def _attributes(persona: Persona) -> bytes:
    """Return EF 0002: an offset table, then the four attributes (facts: card §5.2)."""
    holder = persona.holder
    pieces = [
        tlv.encode(Text.TAG_NAME, holder.name.encode()),
        tlv.encode(Text.TAG_ADDRESS, holder.address.encode()),
        tlv.encode(Text.TAG_BIRTH, holder.birth_date.encode()),
        tlv.encode(Text.TAG_SEX, holder.sex.encode()),
    ]
    table_size = len(tlv.encode(Text.TAG_OFFSETS, bytes(8)))
    body_size = table_size + sum(map(len, pieces))
    at = len(tlv.encode(Text.TAG_ATTRIBUTES, bytes(body_size))) - body_size + table_size
    offsets = b""
    for piece in pieces:
        offsets += at.to_bytes(2, "big")
        at += len(piece)
    return tlv.encode(Text.TAG_ATTRIBUTES, tlv.encode(Text.TAG_OFFSETS, offsets) + b"".join(pieces))


def _proof(number: bytes, attributes: bytes, credentials: Credentials) -> bytes:
    """Return EF 0003: digests of both records and a signature over the two (facts: card §5.3)."""
    inner = tlv.parse(attributes, "attributes").value
    unlisted = b"".join(
        tlv.encode(piece.tag, piece.value)
        for piece in tlv.walk(inner, "attributes")
        if piece.tag != Text.TAG_OFFSETS
    )
    digests = tlv.encode(0xDF31, hashlib.sha256(number).digest())
    digests += tlv.encode(0xDF32, hashlib.sha256(unlisted).digest())
    block = DIGEST_INFO_SHA256 + hashlib.sha256(digests).digest()
    signature = _raw_rsa(credentials.key(Pin.USER), block)
    return tlv.encode(0xFF30, digests + tlv.encode(0xDF33, signature))


def _basic_info() -> bytes:
    version = tlv.encode(0xDF41, bytes.fromhex("01030E01"))
    return tlv.encode(0xFF40, version + tlv.encode(0xDF42, bytes(16)))


def _raw_rsa(key: rsa.RSAPrivateKey, block: bytes) -> bytes:
    numbers = key.private_numbers()
    modulus, size = numbers.public_numbers.n, key.key_size // 8
    padded = b"\x00\x01" + b"\xff" * (size - 3 - len(block)) + b"\x00" + block
    return pow(int.from_bytes(padded, "big"), numbers.d, modulus).to_bytes(size, "big")
