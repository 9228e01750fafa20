"""A paper twin for rehearsals: what is printed becomes a PDF file in a folder."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from devices.ports import PaperOutError, PrinterJamError

__all__ = ["FolderPrinter"]

_UNSAFE = re.compile(r"[^\w.-]+")


class FolderPrinter:
    """``Printer`` that writes ``YYYYMMDD-HHMMSS-ffffff-TITLE.pdf`` into *folder*.

    For rehearsals only: it keeps what it prints. Emptied with ``loaded = False`` it is out of paper.
    """

    def __init__(self, folder: Path, *, loaded: bool = True) -> None:
        self._folder = folder
        self.loaded = loaded

    def check(self) -> None:
        """Return quietly while paper is loaded."""
        if not self.loaded:
            raise PaperOutError

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Write *pdf* under a new name."""
        self.check()
        moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        path = self._folder / f"{moment}-{_UNSAFE.sub('-', title)[:80]}.pdf"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(pdf)
        except OSError as trouble:
            raise PrinterJamError(trouble.strerror or "the folder cannot be written") from trouble
