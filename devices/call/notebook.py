"""A bell for rehearsals: each call is a line in a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from devices.call.step import checked
from devices.ports import CallError

__all__ = ["NotebookBell"]


class NotebookBell:
    """``CallBell`` that appends ``TIME ring STEP`` and ``TIME hush`` to *path* (UTC, UTF-8)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def ring(self, step: str) -> None:
        """Note a call made at *step*."""
        self._note(f"ring {checked(step)}")

    def hush(self) -> None:
        """Note that the call was taken back."""
        self._note("hush")

    def _note(self, what: str) -> None:
        line = f"{datetime.now(UTC).isoformat(timespec='seconds')} {what}\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError as trouble:
            raise CallError(f"the call was not noted: {trouble.strerror}") from trouble
