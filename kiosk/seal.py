"""Seals an application so that only the office can read it, and opens it again on the office's side.

age (X25519) to every recipient; Ed25519 by the kiosk over the waybill, because age does not say who sealed.
The sealed text repeats its id, kiosk, epoch, sequence and number, so a ciphertext put under another
waybill is caught.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kiosk.application import Application
from kiosk.complaint import Complaint
from kiosk.keyring import KioskKey, OfficeKey, Recipients
from kiosk.parcel import Parcel, Waybill
from kiosk.writing import GarbledApplicationError, read, write

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

__all__ = [
    "ForgedError",
    "GarbledError",
    "MovedError",
    "NotForUsError",
    "ParcelError",
    "Sealer",
    "UnknownKioskError",
    "open_parcel",
]


class ParcelError(Complaint):
    """A parcel cannot be believed or opened; ``number`` is what its waybill says."""

    said = "開けられません"

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number

    def __str__(self) -> str:
        return f"受付番号 {self.number} は{self.said}。"


class UnknownKioskError(ParcelError):
    """The desk knows no public key of the kiosk the waybill names."""

    said = "知らない端末からのものです。端末の公開鍵（kiosk-NN.pub）を課の鍵と同じフォルダーに置いてください"


class ForgedError(ParcelError):
    """The signature is not of the kiosk the waybill names, or the sealed bytes were changed."""

    said = "署名と合いません。途中で書きかえられたか壊れています。開かずに担当者へ知らせてください"


class NotForUsError(ParcelError):
    """None of the office's keys opens it."""

    said = "この鍵では開きません。この課あての鍵（office.key）を --key で指定してください"


class MovedError(ParcelError):
    """The application inside belongs under another waybill."""

    said = "中身が別の申請のものです。入れかえられた疑いがあります。担当者へ知らせてください"


class GarbledError(ParcelError):
    """What was sealed is no application; *key* is the first entry that makes no sense."""

    said = "中身が申請として読めません。端末の版を担当者に確かめてください"

    def __init__(self, number: str, key: str) -> None:
        super().__init__(number)
        self.key = key


class Sealer:
    """Seals to the recipients and signs as one kiosk; it cannot open what it sealed."""

    def __init__(self, recipients: Recipients, key: KioskKey) -> None:
        import pyrage  # noqa: PLC0415 - loaded after the first paint, by the worker that seals

        self._encrypt = pyrage.encrypt
        self._to = [pyrage.x25519.Recipient.from_str(each.key) for each in recipients.keys]
        self._fingerprints = recipients.fingerprints
        self._key = key

    def seal(self, application: Application) -> Parcel:
        """Return *application* as a sealed and signed parcel."""
        sealed: bytes = self._encrypt(write(application), self._to)
        waybill = Waybill(
            application=application.id,
            slot=application.slot,
            sha256=hashlib.sha256(sealed).hexdigest(),
            recipients=self._fingerprints,
        )
        return Parcel(waybill, self._key.sign(waybill.signed_bytes()), sealed)


def open_parcel(
    office: OfficeKey, parcel: Parcel, kiosks: Mapping[str, tuple[Ed25519PublicKey, ...]]
) -> Application:
    """Return what is in *parcel*, believed only when one of the *kiosks* it names signed it; ``ParcelError``."""
    _believe(parcel, kiosks)
    import pyrage  # noqa: PLC0415 - only who opens a parcel pays for it

    try:
        opened: bytes = pyrage.decrypt(parcel.sealed, list(office.identities))
    except pyrage.DecryptError:
        raise NotForUsError(parcel.number) from None
    try:
        application = read(opened)
    except GarbledApplicationError as error:
        raise GarbledError(parcel.number, error.key) from None
    if (application.id, application.slot) != (parcel.waybill.application, parcel.waybill.slot):
        raise MovedError(parcel.number)
    return application


def _believe(parcel: Parcel, kiosks: Mapping[str, tuple[Ed25519PublicKey, ...]]) -> None:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - only who opens a parcel pays for it

    known = kiosks.get(parcel.waybill.slot.kiosk, ())
    if not known:
        raise UnknownKioskError(parcel.number)
    message = parcel.waybill.signed_bytes()
    for key in known:
        try:
            key.verify(parcel.signature, message)
        except InvalidSignature:
            continue
        break
    else:
        raise ForgedError(parcel.number)
    if hashlib.sha256(parcel.sealed).hexdigest() != parcel.waybill.sha256:
        raise ForgedError(parcel.number)
