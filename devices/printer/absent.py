"""No printer: the kiosk shows the number instead, and every try to print says so."""

from __future__ import annotations

from devices.ports import PrinterAbsentError

__all__ = ["NoPrinter"]


class NoPrinter:
    """``Printer`` of a kiosk that has none."""

    def check(self) -> None:
        """Say that there is no printer."""
        raise PrinterAbsentError("no printer is set up")

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Say that there is no printer; nothing of *pdf* or *title* is kept."""
        del pdf, title
        self.check()
