"""The signature of a resident's card over a statement: a detached CMS (RFC 5652), made and looked at.

A card signs a digest and nothing else, so the CMS is built around it here. Looking at one tells whether
the words are those that were signed and whom the certificate names; whether it was revoked is not known
(that needs accreditation, 公的個人認証法17条; facts: card §6.4), so nothing here calls anybody identified.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from asn1crypto import algos, cms, core, tsp, x509

from devices.ports import CardGarbledError, Holder

__all__ = ["BadSignatureError", "Signer", "ToSign", "look_at", "signer_of"]

_PERSONAL = (
    "1.2.392.200149.8.5.5."  # 氏名 1, its substitutes 2, 性別 3, 生年月日 4, 住所 5 (facts: card §6.3)
)
_SHA256 = {"algorithm": "sha256"}


class BadSignatureError(ValueError):
    """The bytes are no signature, or none over the statement it came with; *why* is a word for a log."""

    def __init__(self, why: str) -> None:
        super().__init__(f"bad signature: {why}")
        self.why = why


@dataclass(frozen=True, slots=True)
class Signer:
    """Whom a 署名用電子証明書 names, from when and until when.

    ``substitutes`` has a ``1`` for each character of the name that stands for one the certificate cannot write.
    """

    holder: Holder = field(repr=False)
    substitutes: str = field(repr=False)
    serial: str = field(repr=False)
    issuer: str
    begins: dt.datetime
    ends: dt.datetime

    def lapsed(self, now: dt.datetime) -> bool:
        """Say whether *now* (aware) is outside its dates."""
        return not self.begins <= now <= self.ends

    def is_same(self, holder: Holder) -> bool:
        """Say whether *holder*, as a card's attributes have it, is who this certificate names.

        The address is not compared: who moved has a new one on the card first.
        """
        mine = self.holder
        if (mine.birth_date, mine.sex) != (holder.birth_date, holder.sex):
            return False
        ours = [
            (plain, flag == "1")
            for each, flag in zip_longest(mine.name, self.substitutes[: len(mine.name)], fillvalue="0")
            for plain in _plain(each)
        ]
        theirs = [plain for each in holder.name for plain in _plain(each)]
        return len(ours) == len(theirs) and all(
            one == other or stands_for_any for (one, stands_for_any), other in zip(ours, theirs, strict=True)
        )


def signer_of(certificate: bytes) -> Signer:
    """Return whom the DER *certificate* names; ``CardGarbledError`` when it is none that names anybody."""
    try:
        loaded = x509.Certificate.load(certificate, strict=True)
        personal = _personal(loaded)
        return Signer(
            holder=Holder(
                name=personal["1"],
                address=personal["5"],
                birth_date=personal["4"][1:],  # EYYYYMMDD: the era stands before the Gregorian date
                sex=personal["3"],
            ),
            substitutes=personal.get("2", ""),
            serial=f"{loaded.serial_number:X}",
            issuer=loaded.issuer.human_friendly,
            begins=loaded.not_valid_before,
            ends=loaded.not_valid_after,
        )
    except (ValueError, TypeError, KeyError):
        raise CardGarbledError("certificate sign") from None  # the cause would carry a name into a log


def _personal(certificate: x509.Certificate) -> Mapping[str, str]:
    names = certificate.subject_alt_name_value or ()
    others = (name.chosen for name in names if name.name == "other_name")
    return {
        other["type_id"].dotted.removeprefix(_PERSONAL): other["value"].parse(core.UTF8String).native
        for other in others
        if other["type_id"].dotted.startswith(_PERSONAL)
    }


def _plain(character: str) -> str:
    """Return *character* of a name for comparing only: its forms unified, no space and no selector."""
    return "".join(
        each
        for each in unicodedata.normalize("NFKC", character).casefold()
        if not each.isspace() and unicodedata.category(each) != "Mn"
    )


# ---------------------------------------------------------------- making one


class ToSign:
    """A signature but for the card's part of it: *statement* by *certificate* (DER) at *when* (aware)."""

    def __init__(self, statement: bytes, certificate: bytes, when: dt.datetime) -> None:
        self._certificate = x509.Certificate.load(certificate)
        essence = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(certificate).digest()})
        self._attributes = cms.CMSAttributes(
            [
                _attribute("content_type", "data"),
                _attribute("message_digest", hashlib.sha256(statement).digest()),
                _attribute(
                    "signing_time", cms.Time({"utc_time": when.astimezone(dt.UTC).replace(microsecond=0)})
                ),
                _attribute("signing_certificate_v2", tsp.SigningCertificateV2({"certs": [essence]})),
            ]
        )

    @property
    def digest(self) -> bytes:
        """Return the SHA-256 the card is to sign."""
        return hashlib.sha256(self._attributes.dump()).digest()

    def signed(self, by_card: bytes) -> bytes:
        """Return the whole CMS in DER with the PKCS#1 v1.5 signature *by_card* made."""
        certificate = self._certificate
        signer = cms.SignerInfo(
            {
                "version": "v1",
                "sid": cms.IssuerAndSerialNumber(
                    {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
                ),
                "digest_algorithm": algos.DigestAlgorithm(_SHA256),
                "signed_attrs": self._attributes,
                "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
                "signature": by_card,
            }
        )
        content = cms.SignedData(
            {
                "version": "v1",
                "digest_algorithms": [_SHA256],
                "encap_content_info": {"content_type": "data"},
                "certificates": [certificate],
                "signer_infos": [signer],
            }
        )
        whole: bytes = cms.ContentInfo({"content_type": "signed_data", "content": content}).dump()
        return whole


def _attribute(kind: str, value: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": kind, "values": [value]})


# ---------------------------------------------------------------- looking at one


def look_at(signature: bytes, statement: bytes) -> Signer:
    """Return who signed *statement*; ``BadSignatureError`` when *signature* is not theirs or not over it."""
    try:
        content = cms.ContentInfo.load(signature, strict=True)["content"]
        (signer,), (certificate,) = content["signer_infos"], content["certificates"]
        attributes = signer["signed_attrs"]
        told = {each["type"].native: each["values"][0] for each in attributes}
        by_card, der = signer["signature"].native, certificate.chosen.dump()
        digest, over = told["message_digest"].native, attributes.untag().dump()
        (essence,) = told["signing_certificate_v2"]["certs"]
        meant = essence["cert_hash"].native
        found = signer_of(der)
    except (ValueError, TypeError, KeyError, AttributeError, CardGarbledError):
        raise BadSignatureError("garbled") from None
    if digest != hashlib.sha256(statement).digest():
        raise BadSignatureError("other words")
    if meant != hashlib.sha256(der).digest():
        raise BadSignatureError("another certificate")
    _verify(der, by_card, over)
    return found


def _verify(certificate: bytes, by_card: bytes, over: bytes) -> None:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - the desk's and the worker's only
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.asymmetric import padding, rsa  # noqa: PLC0415 - see above
    from cryptography.x509 import load_der_x509_certificate  # noqa: PLC0415 - see above

    try:
        key = load_der_x509_certificate(certificate).public_key()
    except ValueError:
        raise BadSignatureError("garbled") from None
    if not isinstance(key, rsa.RSAPublicKey):
        raise BadSignatureError("not an RSA key")
    try:
        key.verify(by_card, over, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        raise BadSignatureError("not by this key") from None
