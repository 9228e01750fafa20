"""Keys and certificates of the virtual cards, in the profile of the JPKI (facts: card §6).

The issuer is called ``JPKI-TEST``, so that nobody takes these certificates for real ones. Keys
are made when first needed and kept for the process, or in a folder for as long as it exists.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto.core import UTF8String
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from devices.card.persona import Persona, era_of
from devices.ports import Pin

__all__ = ["Credentials", "KeyRing"]

_KEY_BITS = 2048
_UNITS = {Pin.USER: "JPKI for user authentication", Pin.SIGN: "JPKI for digital signature"}
_POLICIES = {Pin.USER: "1.2.392.200149.8.5.1.0.30", Pin.SIGN: "1.2.392.200149.8.5.1.0.20"}
_CPS = "http://www.jpki.go.jp/cps.html"
_PERSONAL = "1.2.392.200149.8.5.5."
_YEAR = timedelta(days=365)
_Extension = tuple[x509.ExtensionType, bool]


class KeyRing:
    """RSA keys by label: the same label gives the same key, in *folder* across processes too."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def key(self, label: str) -> rsa.RSAPrivateKey:
        """Return the key called *label*, making it if there is none yet."""
        if self._folder is None:
            return _process_key(label)
        path = self._folder / f"{label}.pem"
        if path.exists():
            key = serialization.load_pem_private_key(path.read_bytes(), password=None)
            assert isinstance(key, rsa.RSAPrivateKey)
            return key
        key = _process_key(label)
        self._folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        return key


class Credentials:
    """The two key pairs of one persona's card with their certificates, made when asked for."""

    def __init__(self, persona: Persona, keys: KeyRing) -> None:
        self._persona = persona
        self._keys = keys

    def key(self, pin: Pin) -> rsa.RSAPrivateKey:
        """Return the private key that *pin* (USER or SIGN) opens."""
        return self._keys.key(f"{self._persona.id}-{pin.value}")

    def issuer(self, pin: Pin) -> bytes:
        """Return the DER certificate of the authority that issued *pin*'s certificate."""
        name, key = _issuer_name(pin), self._issuer_key(pin)
        town = x509.Name(
            [_part(NameOID.COUNTRY_NAME, "JP"), _part(NameOID.ORGANIZATION_NAME, "試験用認証局")]
        )
        public = key.public_key()
        extensions: list[_Extension] = [
            (_usage("key_cert_sign", "crl_sign"), True),
            (x509.SubjectAlternativeName([x509.DirectoryName(town)]), False),
            (x509.BasicConstraints(ca=True, path_length=None), True),
            (_revocations(name), False),
            (x509.SubjectKeyIdentifier.from_public_key(public), False),
        ]
        begins = _midnight() - 3 * _YEAR
        return _issue(name, name, public, key, dates=(begins, begins + 10 * _YEAR), extensions=extensions)

    def certificate(self, pin: Pin) -> bytes:
        """Return the DER certificate of USER (no personal data) or SIGN (the four attributes)."""
        issuer_key = self._issuer_key(pin)
        usages = ("digital_signature",) if pin is Pin.USER else ("digital_signature", "content_commitment")
        policy = x509.PolicyInformation(x509.ObjectIdentifier(_POLICIES[pin]), [_CPS])
        extensions: list[_Extension] = [
            (_usage(*usages), True),
            (x509.CertificatePolicies([policy]), True),
            (_revocations(_issuer_name(pin)), False),
            (x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False),
        ]
        if pin is Pin.SIGN:
            extensions.append((_personal(self._persona), False))
        subject, public = self._subject(pin), self.key(pin).public_key()
        issuer = _issuer_name(pin)
        return _issue(subject, issuer, public, issuer_key, dates=self._dates(), extensions=extensions)

    def _issuer_key(self, pin: Pin) -> rsa.RSAPrivateKey:
        return self._keys.key(f"issuer-{pin.value}")

    def _dates(self) -> tuple[datetime, datetime]:
        begins = _midnight() - (6 * _YEAR if self._persona.lapsed else _YEAR)
        return begins, begins + 5 * _YEAR - timedelta(seconds=1)

    def _subject(self, pin: Pin) -> x509.Name:
        code = hashlib.sha256(f"{self._persona.id} {pin.value}".encode()).hexdigest()[:12].upper()
        parts = [_part(NameOID.COUNTRY_NAME, "JP")]
        if pin is Pin.SIGN:
            parts += [_part(NameOID.LOCALITY_NAME, name) for name in ("Miyagi-ken", "Matsushima-machi")]
        return x509.Name([*parts, _part(NameOID.COMMON_NAME, f"{code}04401003A")])


@functools.cache
def _process_key(_label: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)


def _part(oid: x509.ObjectIdentifier, value: str) -> x509.NameAttribute[str]:
    return x509.NameAttribute(oid, value)


def _issuer_name(pin: Pin) -> x509.Name:
    return x509.Name(
        [
            _part(NameOID.COUNTRY_NAME, "JP"),
            _part(NameOID.ORGANIZATION_NAME, "JPKI-TEST"),
            _part(NameOID.ORGANIZATIONAL_UNIT_NAME, _UNITS[pin]),
        ]
    )


def _issue(
    subject: x509.Name,
    issuer: x509.Name,
    public: rsa.RSAPublicKey,
    issuer_key: rsa.RSAPrivateKey,
    *,
    dates: tuple[datetime, datetime],
    extensions: Sequence[_Extension],
) -> bytes:
    serial = int.from_bytes(hashlib.sha256(subject.public_bytes()).digest()[:4], "big") | 1
    builder = x509.CertificateBuilder(issuer, subject, public, serial, *dates)
    for value, critical in extensions:
        builder = builder.add_extension(value, critical)
    certificate = builder.sign(issuer_key, hashes.SHA256())
    return certificate.public_bytes(serialization.Encoding.DER)


def _usage(*wanted: str) -> x509.KeyUsage:
    every = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{usage: usage in wanted for usage in every})


def _revocations(issuer: x509.Name) -> x509.CRLDistributionPoints:
    point = x509.DistributionPoint([x509.DirectoryName(issuer)], None, None, None)
    return x509.CRLDistributionPoints([point])


def _personal(persona: Persona) -> x509.SubjectAlternativeName:
    """Return the attributes in the order of a measured card: 1, 4, 3, 5, 2, 6 (facts: card §6.3)."""
    holder = persona.holder
    values = {
        1: holder.name,
        4: era_of(holder.birth_date)[0] + holder.birth_date,
        3: holder.sex,
        5: holder.address,
        2: "0" * len(holder.name),
        6: "0" * len(holder.address),
    }
    return x509.SubjectAlternativeName(
        x509.OtherName(x509.ObjectIdentifier(f"{_PERSONAL}{number}"), UTF8String(value).dump())
        for number, value in values.items()
    )


def _midnight() -> datetime:
    return datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
