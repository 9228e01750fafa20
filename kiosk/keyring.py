"""Keys as files: whose keys may open what this kiosk seals, which key it signs with, whom a desk believes.

An office's key is an ordinary age identity (``age-keygen`` makes and reads the same file); its public half
is a line ``age1…`` in a ``*.pub`` file whose comments are its label. A kiosk's key is Ed25519 in PEM.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from kiosk.complaint import Complaint

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

__all__ = [
    "KIOSK_KEY",
    "KeyComplaint",
    "KioskKey",
    "OfficeKey",
    "Recipient",
    "Recipients",
    "fingerprint",
    "read_kiosk_key",
    "read_known_kiosks",
    "read_office_key",
    "read_recipients",
]

#: The file of a kiosk's own key in its folder of keys.
KIOSK_KEY = "kiosk.key"

_RECOVERY = "recovery"  # public keys in files of this name open everything, should an office lose its own
_KIOSK_PUB = re.compile(r"kiosk-([0-9]{2})(?:[-_.].*)?\.pub")
_OTHERS = 0o077


class KeyComplaint(Complaint):
    """A key cannot be used: the *file*, what is wrong, and the *mend*."""

    exit_code: ClassVar[int] = 2

    def __init__(self, file: Path, fact: str, mend: str) -> None:
        super().__init__(file, fact, mend)
        self.file, self.fact, self.mend = file, fact, mend

    def __str__(self) -> str:
        return f"{self.file} {self.fact}。{self.mend}。"


@dataclass(frozen=True, slots=True)
class Recipient:
    """One public key that opens what is sealed: ``key`` is its age1… line, ``label`` its comment."""

    label: str
    key: str
    recovery: bool

    @property
    def fingerprint(self) -> str:
        """Return the key's short name: 32 hex digits."""
        return fingerprint(self.key.encode("ascii"))


@dataclass(frozen=True, slots=True)
class Recipients:
    """Everyone who can open what this kiosk seals: at least one office and one recovery key."""

    keys: tuple[Recipient, ...]

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """Return the keys' fingerprints, in the order of the files."""
        return tuple(each.fingerprint for each in self.keys)


@dataclass(frozen=True, slots=True)
class KioskKey:
    """The key this kiosk signs with; ``repr`` shows none of it."""

    private: Ed25519PrivateKey = field(repr=False)

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature of *message*."""
        return self.private.sign(message)

    @property
    def fingerprint(self) -> str:
        """Return the short name of the public half."""
        return fingerprint(self.private.public_key().public_bytes_raw())


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """What opens a parcel; ``repr`` shows none of it."""

    identities: tuple[Any, ...] = field(repr=False)  # pyrage ships no types

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """Return the fingerprints of the public halves."""
        return tuple(fingerprint(str(each.to_public()).encode("ascii")) for each in self.identities)


def fingerprint(public: bytes) -> str:
    """Return the short name of a public key: the first half of its SHA-256, 32 hex digits."""
    return hashlib.sha256(public).hexdigest()[:32]


# ---------------------------------------------------------------- the kiosk's side


def read_recipients(folder: Path) -> Recipients:
    """Return the public keys in the ``*.pub`` files of *folder*; ``KeyComplaint`` unless they are fit to seal to."""
    found: dict[str, Recipient] = {}
    for file in _pub_files(folder):
        for each in _recipients_of(file):
            found.setdefault(each.key, each)
    keys = tuple(found.values())
    if not any(not each.recovery for each in keys):
        raise KeyComplaint(
            folder,
            "に課の公開鍵（*.pub）がありません",
            "職員の側で kiosk keys new office を行い、できた .pub をここに置いてください",
        )
    if not any(each.recovery for each in keys):
        raise KeyComplaint(
            folder,
            f"に復旧用の公開鍵（{_RECOVERY}.pub）がありません",
            "職員の側で kiosk keys new recovery を行い、できた .pub をここに置いてください",
        )
    return Recipients(keys)


def _pub_files(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(each for each in folder.iterdir() if each.suffix == ".pub"))
    except FileNotFoundError:
        raise KeyComplaint(folder, "がありません", "公開鍵（*.pub）のフォルダーを作ってください") from None
    except OSError as error:
        raise KeyComplaint(folder, f"が読めません（{error.strerror}）", "読める権限にしてください") from None


def _recipients_of(file: Path) -> list[Recipient]:
    import pyrage  # noqa: PLC0415 - loaded after the first paint, by the worker that seals

    label, found = "", []
    for line in _lines(file):
        if line.startswith("#"):
            label = line.removeprefix("#").strip() or label
        elif line:
            try:
                pyrage.x25519.Recipient.from_str(line)
            except pyrage.RecipientError:
                raise KeyComplaint(
                    file,
                    "に公開鍵（age1…）ではない行があります",
                    "kiosk keys new office で作った .pub と取りかえてください",
                ) from None
            found.append(Recipient(label or file.stem, line, file.stem.startswith(_RECOVERY)))
    return found


def read_kiosk_key(folder: Path) -> KioskKey:
    """Return the kiosk's own key from *folder*; ``KeyComplaint`` when it is absent or open to others."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - as pyrage
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - as pyrage

    file = folder / KIOSK_KEY
    data = _bytes(file, "kiosk keys new kiosk で作ってください")
    if os.name == "posix" and file.stat().st_mode & _OTHERS:
        raise KeyComplaint(file, "がほかの利用者にも読めます", f"chmod 600 {file} としてください")
    try:
        private = load_pem_private_key(data, password=None)
    except (ValueError, TypeError):
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyComplaint(
            file, "は端末の鍵ではありません", "kiosk keys new kiosk で作ったものと取りかえてください"
        )
    return KioskKey(private)


# ---------------------------------------------------------------- the staff's side


def read_office_key(file: Path) -> OfficeKey:
    """Return the identities in an age key file; ``KeyComplaint``."""
    import pyrage  # noqa: PLC0415 - only who opens a parcel pays for it

    mend = "kiosk keys new office で作った office.key を指定してください"
    _bytes(file, mend)
    try:
        found = tuple(
            pyrage.x25519.Identity.from_str(line)
            for line in _lines(file)
            if line and not line.startswith("#")
        )
    except pyrage.IdentityError:
        found = ()
    if not found:
        raise KeyComplaint(file, "は課の鍵ではありません", mend)
    return OfficeKey(found)


def read_known_kiosks(folder: Path) -> Mapping[str, tuple[Ed25519PublicKey, ...]]:
    """Return the public keys a desk believes by the kiosk's two digits, from files ``kiosk-NN*.pub``."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - as pyrage
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415 - as pyrage

    known: dict[str, tuple[Ed25519PublicKey, ...]] = {}
    for file in _pub_files(folder):
        if (match := _KIOSK_PUB.fullmatch(file.name)) is None:
            continue
        try:
            key = load_pem_public_key(_bytes(file, "読める権限にしてください"))
        except ValueError:
            key = None
        if not isinstance(key, Ed25519PublicKey):
            raise KeyComplaint(
                file, "は端末の公開鍵ではありません", "端末の kiosk-NN.pub と取りかえてください"
            )
        known[match[1]] = (*known.get(match[1], ()), key)
    return known


def _bytes(file: Path, mend: str) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise KeyComplaint(file, "がありません", mend) from None
    except OSError as error:
        raise KeyComplaint(file, f"が読めません（{error.strerror}）", "読める権限にしてください") from None


def _lines(file: Path) -> list[str]:
    try:
        return [line.strip() for line in _bytes(file, "置きなおしてください").decode("utf-8").splitlines()]
    except UnicodeDecodeError:
        raise KeyComplaint(
            file, "は鍵のファイルではありません", "正しいファイルと取りかえてください"
        ) from None
