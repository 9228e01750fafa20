"""Keeps a second kiosk from starting on the same state folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Self

from kiosk.complaint import Complaint

__all__ = ["AlreadyOpenError", "Latch"]


class AlreadyOpenError(Complaint):
    """Another kiosk holds the state *folder*."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} では、もう窓口が開いています。先に開いたほうを使うか、終わらせてください。"
        )
        self.folder = folder


class Latch:
    """A lock file that the system lets go of when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Hold the folder; raises ``AlreadyOpenError``, or ``Complaint`` where it cannot be written."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = (self._folder / "kiosk.lock").open("ab")
        except OSError as error:
            raise Complaint(
                f"{self._folder} に書けません（{error.strerror}）。paths.state と権限を確かめてください。"
            ) from None
        try:
            _lock(file)
        except OSError:
            file.close()
            raise AlreadyOpenError(self._folder) from None
        self._file = file

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()

    def release(self) -> None:
        """Let another one open."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock(file: IO[bytes]) -> None:
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - there on Windows only

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore] # see above
    else:
        import fcntl  # noqa: PLC0415 - not there on Windows

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
