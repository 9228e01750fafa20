"""What can stand in the way of keeping a parcel; none of it ever leaves half of one behind.

::

    OutboxError
      OutboxFullError         the disk or the file has no room
      OutboxDamagedError      the file is no whole database
      OutboxUnavailableError  the file or its folder cannot be used
      NumbersUsedUpError      every 受付番号 of this kiosk was given
"""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from kiosk.complaint import Complaint

__all__ = [
    "NumbersUsedUpError",
    "OutboxDamagedError",
    "OutboxError",
    "OutboxFullError",
    "OutboxUnavailableError",
    "explained",
    "explained_by_system",
]


class OutboxError(Complaint):
    """The outbox at *path* cannot be used; nothing was changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"申請の保管ファイル {self.path} が使えません。"


class OutboxFullError(OutboxError):
    """There is no room for one more parcel; no number was given."""

    def __str__(self) -> str:
        return f"申請の保管ファイル {self.path} を置くディスクがいっぱいです。空きを作ってください。"


class OutboxDamagedError(OutboxError):
    """The file is no whole database."""

    def __str__(self) -> str:
        return f"申請の保管ファイル {self.path} が壊れています。kiosk run が脇に移して新しく作ります。移されたファイルは消さないでください。"


class OutboxUnavailableError(OutboxError):
    """The file cannot be opened or written; *why* is the system's own word for staff."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path)
        self.why = why

    def __str__(self) -> str:
        return (
            f"申請の保管ファイル {self.path} が使えません（{self.why}）。フォルダーと権限を確かめてください。"
        )


class NumbersUsedUpError(OutboxError):
    """Every 受付番号 of this kiosk was given once."""

    def __str__(self) -> str:
        return f"申請の保管ファイル {self.path} の端末は受付番号を使い切りました。kiosk.toml の kiosk.id を新しい番号にしてください。"


def explained(error: sqlite3.Error, path: Path) -> OutboxError:
    """Return what *error* means to whoever keeps the outbox at *path*."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code, without its shade
    if code == sqlite3.SQLITE_FULL:
        return OutboxFullError(path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return OutboxDamagedError(path)
    return OutboxUnavailableError(path, str(error))


def explained_by_system(error: OSError, path: Path) -> OutboxError:
    """Return what the system's *error* means to whoever keeps the outbox at *path*."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutboxFullError(path)
    return OutboxUnavailableError(path, error.strerror or type(error).__name__)
