"""The applications of a My Number card as sessions, and the card the kiosk holds."""

from __future__ import annotations

from devices.card import certificates, tlv
from devices.card.apdu import Status, StatusError
from devices.card.layout import DIGEST_INFO_SHA256, PIN_RULES, Jpki, Text
from devices.card.protocol import CardProtocol, Connection
from devices.ports import (
    CardGarbledError,
    CardKind,
    Holder,
    MalformedPinError,
    NoCertificateError,
    OldResidentCardError,
    PhoneCardError,
    Pin,
    Secret,
    UnknownCardError,
    UnsupportedCardError,
)

__all__ = ["JpkiSession", "MyNumberCard", "TextSession"]

_SHA256_SIZE = 32
_KEYS = {Pin.USER: Jpki.USER_KEY, Pin.SIGN: Jpki.SIGN_KEY}
_CERTIFICATES = {Pin.USER: Jpki.USER_CERTIFICATE, Pin.SIGN: Jpki.SIGN_CERTIFICATE}
_FAMILY = "JPKIAP"  # how every label of this family of tokens begins
_PHONES = (CardKind.ANDROID, CardKind.IPHONE)
_BIRTH_DIGITS = 8


class JpkiSession:
    """公的個人認証 AP, selected at once; ``UnknownCardError`` for a card that has none."""

    def __init__(self, protocol: CardProtocol) -> None:
        if not protocol.select_application(Jpki.AID):
            raise UnknownCardError
        self._protocol = protocol

    def kind(self) -> CardKind:
        """Read the token label; a new label of the family is an ``UnsupportedCardError``."""
        if not self._protocol.select_file(Jpki.TOKEN_INFO):
            raise UnknownCardError
        raw = self._protocol.read_selected("token info", length=Jpki.LABEL_SIZE)
        label = raw.decode("ascii", "replace").strip(" \0")
        try:
            return CardKind(label)
        except ValueError:
            if label.startswith(_FAMILY):
                raise UnsupportedCardError(label) from None
            raise UnknownCardError from None

    def tries_left(self, pin: Pin) -> int:
        """Return the tries of USER or SIGN; a child's card has a PIN for a key it has not."""
        self._require_file(_KEYS[pin])
        return self._protocol.tries_left(PIN_RULES[pin].reference)

    def certificate(self, pin: Pin, secret: Secret | None, *, keep_last_try: bool) -> bytes:
        """Return the DER certificate; the PIN is sent only where the card wants it.

        SIGN always does; USER only on phones (6982 without it).
        """
        file = _CERTIFICATES[pin]
        # Before any PIN: a child's card has no such file, and no try should be spent finding out.
        self._require_file(file)
        if pin is Pin.SIGN:
            self._verify(pin, secret, keep_last_try=keep_last_try)
            self._require_file(file)
        try:
            der = self._read_certificate(pin)
        except StatusError as error:
            if error.status != Status.NOT_AUTHORISED or pin is Pin.SIGN:
                raise
            if secret is None:
                raise PhoneCardError from None
            self._verify(pin, secret, keep_last_try=keep_last_try)
            self._require_file(file)
            der = self._read_certificate(pin)
        certificates.require_rsa(der)
        return der

    def sign(self, pin: Pin, secret: Secret, digest: bytes, *, keep_last_try: bool) -> bytes:
        """Verify *pin* and sign the SHA-256 *digest* once."""
        key = _KEYS[pin]
        self._require_file(key)
        self._protocol.verify(PIN_RULES[pin], secret, keep_last_try=keep_last_try)
        return self._protocol.sign(key, DIGEST_INFO_SHA256 + digest)

    def _require_file(self, file: int) -> None:
        if not self._protocol.select_file(file):
            raise NoCertificateError

    def _verify(self, pin: Pin, secret: Secret | None, *, keep_last_try: bool) -> None:
        if secret is None:
            raise MalformedPinError
        self._protocol.verify(PIN_RULES[pin], secret, keep_last_try=keep_last_try)

    def _read_certificate(self, pin: Pin) -> bytes:
        der = self._protocol.read_selected(f"certificate {pin.value}")
        if not der:
            raise NoCertificateError
        return der


class TextSession:
    """券面事項入力補助 AP, selected at once; ``PhoneCardError`` where it is missing."""

    def __init__(self, protocol: CardProtocol) -> None:
        if not protocol.select_application(Text.AID):
            raise PhoneCardError
        self._protocol = protocol

    def tries_left(self) -> int:
        """Return the tries of the four-digit PIN."""
        return self._protocol.tries_left(Text.PIN)

    def holder(self, secret: Secret, *, keep_last_try: bool) -> Holder:
        """Verify the PIN once and return the four attributes exactly as written."""
        self._protocol.verify(PIN_RULES[Pin.TEXT], secret, keep_last_try=keep_last_try)
        if not self._protocol.select_file(Text.ATTRIBUTES):
            raise CardGarbledError("attributes")
        return parse_attributes(self._protocol.read_selected("attributes"))


class MyNumberCard:
    """``ports.Card`` over any connection: each question selects its application anew."""

    def __init__(self, connection: Connection) -> None:
        self._protocol = CardProtocol(connection)
        self._kind: CardKind | None = None

    def kind(self) -> CardKind:
        """Say what the token label says; asked of the card once."""
        if self._kind is None:
            with _PORT_ERRORS:
                self._kind = JpkiSession(self._protocol).kind()
        return self._kind

    def tries_left(self, pin: Pin) -> int:
        """Return the tries of *pin*; asking costs none, 0 means blocked."""
        if pin is Pin.TEXT:
            self._require_plastic()
        with _PORT_ERRORS:
            if pin is Pin.TEXT:
                return TextSession(self._protocol).tries_left()
            return JpkiSession(self._protocol).tries_left(pin)

    def read_holder(self, secret: Secret, *, keep_last_try: bool = True) -> Holder:
        """Verify the 券面事項入力補助用 PIN once and read the four attributes."""
        _require_well_formed(Pin.TEXT, secret)
        self._require_plastic()
        with _PORT_ERRORS:
            return TextSession(self._protocol).holder(secret, keep_last_try=keep_last_try)

    def certificate(self, pin: Pin, secret: Secret | None = None, *, keep_last_try: bool = True) -> bytes:
        """Return the DER certificate of USER or SIGN; SIGN needs its PIN."""
        _require_key_pin(pin)
        if secret is not None:
            _require_well_formed(pin, secret)
        with _PORT_ERRORS:
            return JpkiSession(self._protocol).certificate(pin, secret, keep_last_try=keep_last_try)

    def sign(self, pin: Pin, secret: Secret, digest: bytes, *, keep_last_try: bool = True) -> bytes:
        """Verify *pin* once and return a PKCS#1 v1.5 signature over the SHA-256 *digest*."""
        _require_key_pin(pin)
        if len(digest) != _SHA256_SIZE:
            raise ValueError("not a SHA-256 digest")
        _require_well_formed(pin, secret)
        with _PORT_ERRORS:
            return JpkiSession(self._protocol).sign(pin, secret, digest, keep_last_try=keep_last_try)

    def _require_plastic(self) -> None:
        """Refuse, before any PIN, what has no 券面事項入力補助."""
        kind = self.kind()
        if kind is CardKind.OLD_RESIDENT:
            raise OldResidentCardError
        if kind in _PHONES:
            raise PhoneCardError


def parse_attributes(data: bytes) -> Holder:
    """Return the holder in EF 0002, walking its objects (the DF21 offset table is not trusted)."""
    where = "attributes"
    outer = tlv.parse(data, where)
    if outer.tag != Text.TAG_ATTRIBUTES:
        raise CardGarbledError(where)
    found = {piece.tag: piece.value for piece in tlv.walk(outer.value, where)}
    try:
        name, address = found[Text.TAG_NAME].decode("utf-8"), found[Text.TAG_ADDRESS].decode("utf-8")
        birth, sex = found[Text.TAG_BIRTH].decode("ascii"), found[Text.TAG_SEX].decode("ascii")
    except (KeyError, UnicodeDecodeError):
        raise CardGarbledError(where) from None  # the cause would carry personal bytes into a log
    if len(birth) != _BIRTH_DIGITS or not birth.isdigit() or len(sex) != 1 or not sex.isdigit():
        raise CardGarbledError(where)
    return Holder(name, address, birth, sex)


def _require_well_formed(pin: Pin, secret: Secret) -> None:
    with secret.reveal() as digits:
        if not PIN_RULES[pin].accepts(digits):
            raise MalformedPinError


def _require_key_pin(pin: Pin) -> None:
    if pin not in _KEYS:
        raise ValueError(f"no key belongs to {pin}")


class _PortErrors:
    """Turns a status nobody foresaw into the port's word for it, with its name kept for staff."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, StatusError):
            raise CardGarbledError(str(error)) from error


_PORT_ERRORS = _PortErrors()
