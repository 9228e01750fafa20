"""What the kiosk asks of a certificate read from a card: is its key known, and is it in its dates.

Nothing here verifies an identity: that needs accreditation (facts: card §6.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509

from devices.ports import CardGarbledError, UnsupportedCardError

__all__ = ["Validity", "require_rsa", "validity"]

_SEQUENCE = 0x30


@dataclass(frozen=True, slots=True)
class Validity:
    """From when and until when a certificate holds; both aware, both inclusive."""

    begins: datetime
    ends: datetime

    def lapsed(self, now: datetime) -> bool:
        """Whether *now* (aware) is outside the dates."""
        return not self.begins <= now <= self.ends


def validity(der: bytes) -> Validity:
    """Return the dates of the certificate *der*; ``CardGarbledError`` if it is none."""
    certificate = _load(der)
    return Validity(certificate.not_valid_before, certificate.not_valid_after)


def require_rsa(der: bytes) -> None:
    """Raise ``UnsupportedCardError`` for a key that is not RSA: the next card's is P-384."""
    algorithm = _load(der).public_key.algorithm
    if algorithm != "rsa":
        raise UnsupportedCardError(f"{algorithm} key")


def _load(der: bytes) -> x509.Certificate:
    if not der or der[0] != _SEQUENCE:
        raise CardGarbledError("certificate")
    try:
        certificate = x509.Certificate.load(der, strict=True)
        # asn1crypto parses as it is asked: touch what is used, so that garbage shows here.
        _ = certificate.not_valid_before, certificate.not_valid_after, certificate.public_key.algorithm
    except (ValueError, TypeError, KeyError) as error:
        raise CardGarbledError("certificate") from error
    return certificate
