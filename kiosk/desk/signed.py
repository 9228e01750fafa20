"""What a clerk is told of an application's signature, and the two files others check it with."""

from __future__ import annotations

import base64
import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

from kiosk.application import Application
from kiosk.clock import in_japan
from kiosk.desk.pigeonholes import DeskComplaint
from kiosk.signature import BadSignatureError, Signer, look_at
from kiosk.statement import statement

__all__ = ["BROKEN", "facts_of", "write_signed"]

#: Over an application whose signature does not hold.
BROKEN = "電子署名が申請の内容と合いません。受け付けずに、担当者へ知らせてください。"
_HELD = "申請の内容と合っています（署名のあとで変えられていません）"
#: Nobody but an accredited verifier may ask the authority (公的個人認証法17条).
_NOT_ASKED = "失効していないかは確かめていません"


def facts_of(application: Application) -> Iterator[tuple[str, str]]:
    """Yield label and words of what the signature tells; only ``BROKEN``, or nothing where there is none."""
    if not application.signature:
        return
    try:
        signer = _signer(application)
    except BadSignatureError:
        yield "署名", BROKEN
        return
    yield "署名", _HELD
    yield "署名した人", signer.holder.name
    yield "証明書の住所", signer.holder.address
    yield "証明書の期間", f"{_day(signer.begins)} から {_day(signer.ends)} まで。{_NOT_ASKED}"
    yield "証明書の番号", signer.serial
    yield "発行者", signer.issuer


def _day(moment: dt.datetime) -> str:
    return in_japan(moment).partition("T")[0]


def _signer(application: Application) -> Signer:
    try:
        cms = base64.b64decode(application.signature, validate=True)
    except ValueError:
        raise BadSignatureError("not base64") from None
    return look_at(cms, statement(application))


def write_signed(application: Application, folder: Path) -> tuple[Path, Path]:
    """Write ``NUMBER.json`` and ``NUMBER.p7s`` into *folder*, readable by the clerk alone.

    ``openssl cms -verify -binary -inform DER -in NUMBER.p7s -content NUMBER.json`` and every accredited
    verifier understand them. Raises ``DeskComplaint``.
    """
    number = application.slot.number
    if not application.signature:
        raise DeskComplaint(number, "には電子署名がありません", "--signature を付けずに開いてください")
    words, signature = folder / f"{number}.json", folder / f"{number}.p7s"
    try:
        _write(words, statement(application))
        _write(signature, base64.b64decode(application.signature))
    except OSError as error:
        raise DeskComplaint(
            str(folder),
            f"に書けません（{error.strerror}）",
            "あるフォルダーを --signature で指定してください",
        ) from None
    return words, signature


def _write(file: Path, data: bytes) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as new:
        new.write(data)
