"""Makes keys: an office's, the one for the safe, a kiosk's; a file that is there is never written over."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from kiosk.keyring import KIOSK_KEY, KeyComplaint

__all__ = ["new_kiosk_key", "new_office_key"]


def new_office_key(folder: Path, name: str, label: str, made: dt.datetime) -> tuple[Path, Path]:
    """Write ``NAME.key`` (0600) and ``NAME.pub`` into *folder* and return them; never overwrites."""
    import pyrage  # noqa: PLC0415 - only who makes a key pays for it

    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    private = (
        f"# {label}\n# created: {made.isoformat(timespec='seconds')}\n# public key: {public}\n{identity}\n"
    )
    return _write_pair(folder, name, name, private.encode("utf-8"), f"# {label}\n{public}\n".encode())


def new_kiosk_key(folder: Path, kiosk: str) -> tuple[Path, Path]:
    """Write ``kiosk.key`` (0600) and ``kiosk-NN.pub`` into *folder* and return them; never overwrites."""
    from cryptography.hazmat.primitives import serialization as pem  # noqa: PLC0415 - as pyrage
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - as pyrage

    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(pem.Encoding.PEM, pem.PrivateFormat.PKCS8, pem.NoEncryption())
    public = key.public_key().public_bytes(pem.Encoding.PEM, pem.PublicFormat.SubjectPublicKeyInfo)
    return _write_pair(folder, Path(KIOSK_KEY).stem, f"kiosk-{kiosk}", private, public)


def _write_pair(folder: Path, name: str, pub: str, private: bytes, public: bytes) -> tuple[Path, Path]:
    files = folder / f"{name}.key", folder / f"{pub}.pub"
    for file in files:
        if file.exists():
            raise KeyComplaint(
                file, "がもうあります", "鍵は上書きしません。別のフォルダーか別の名前にしてください"
            )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_new(files[0], private, 0o600)
        _write_new(files[1], public, 0o644)
    except OSError as error:
        raise KeyComplaint(
            folder, f"に書けません（{error.strerror}）", "書ける場所を --folder で指定してください"
        ) from None
    return files


def _write_new(file: Path, data: bytes, mode: int) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as new:
        new.write(data)
        new.flush()
        os.fsync(new.fileno())
