"""What leaves the kiosk: a slot in the outbox, and the sealed parcel with its signed waybill."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.canonical import canonical

__all__ = ["FORMAT", "GarbledWaybillError", "Parcel", "Slot", "Waybill"]

FORMAT = "matsushima-kiosk/parcel/1"

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # JSON can spell what UTF-8 cannot write
_SHA256 = re.compile(r"[0-9a-f]{64}")


class GarbledWaybillError(ValueError):
    """A sidecar file is no waybill; *key* is the first entry that is missing or of a wrong shape."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no waybill: {key}")
        self.key = key


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the outbox, taken before the application is written.

    ``number`` is the 受付番号, ``epoch`` names the outbox file, ``sequence`` counts from 1 in it,
    ``accepted`` is the moment in ISO 8601 with +09:00.
    """

    number: str
    kiosk: str
    epoch: str
    sequence: int
    accepted: str


@dataclass(frozen=True, slots=True)
class Waybill:
    """What may be known of a parcel without opening it: nothing about a person or a procedure.

    ``sha256`` is of the sealed bytes, in hex; ``recipients`` are fingerprints of the keys that open it.
    """

    application: str
    slot: Slot
    sha256: str
    recipients: tuple[str, ...]

    def signed_bytes(self) -> bytes:
        """Return the bytes the kiosk signs."""
        return canonical(self._entries())

    def _entries(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "application": self.application,
            "number": self.slot.number,
            "kiosk": self.slot.kiosk,
            "epoch": self.slot.epoch,
            "sequence": self.slot.sequence,
            "accepted": self.slot.accepted,
            "sha256": self.sha256,
            "recipients": list(self.recipients),
        }


@dataclass(frozen=True, slots=True)
class Parcel:
    """A sealed application under its waybill; ``signature`` is the kiosk's Ed25519 over the waybill."""

    waybill: Waybill
    signature: bytes
    sealed: bytes = field(repr=False)

    @property
    def number(self) -> str:
        """Return the 受付番号."""
        return self.waybill.slot.number

    def sidecar(self) -> bytes:
        """Return the file that travels beside the sealed one: the waybill and its signature, as JSON."""
        entries = {**self.waybill._entries(), "signature": base64.b64encode(self.signature).decode("ascii")}  # noqa: SLF001 - its own other half
        return json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8") + b"\n"

    @classmethod
    def from_files(cls, sidecar: bytes, sealed: bytes) -> Parcel:
        """Return the parcel of its two files, nothing verified yet; raises ``GarbledWaybillError``."""
        try:
            entries = json.loads(sidecar)
        except ValueError:  # neither UTF-8 nor JSON
            raise GarbledWaybillError("json") from None
        if not isinstance(entries, dict) or entries.get("format") != FORMAT:
            raise GarbledWaybillError("format")
        slot = Slot(
            number=_text(entries, "number"),
            kiosk=_text(entries, "kiosk"),
            epoch=_text(entries, "epoch"),
            sequence=_count(entries, "sequence"),
            accepted=_text(entries, "accepted"),
        )
        waybill = Waybill(
            application=_text(entries, "application"),
            slot=slot,
            sha256=_digest(entries, "sha256"),
            recipients=_texts(entries, "recipients"),
        )
        return cls(waybill, _bytes(entries, "signature"), sealed)


def _text(entries: Mapping[str, Any], key: str) -> str:
    value = entries.get(key)
    if not isinstance(value, str) or not value or _LONE_SURROGATE.search(value):
        raise GarbledWaybillError(key)
    return value


def _count(entries: Mapping[str, Any], key: str) -> int:
    value = entries.get(key)
    if type(value) is not int or value < 1:  # exactly: True is an int to isinstance
        raise GarbledWaybillError(key)
    return value


def _digest(entries: Mapping[str, Any], key: str) -> str:
    if not _SHA256.fullmatch(value := _text(entries, key)):
        raise GarbledWaybillError(key)
    return value


def _texts(entries: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = entries.get(key)
    if not isinstance(value, list) or not all(
        isinstance(each, str) and not _LONE_SURROGATE.search(each) for each in value
    ):
        raise GarbledWaybillError(key)
    return tuple(value)


def _bytes(entries: Mapping[str, Any], key: str) -> bytes:
    try:
        return base64.b64decode(_text(entries, key), validate=True)
    except ValueError:  # not ASCII, or not base64
        raise GarbledWaybillError(key) from None
