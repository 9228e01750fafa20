"""A bell that nobody hears: for a kiosk with a member of staff beside it."""

from __future__ import annotations

from devices.call.step import checked

__all__ = ["SilentBell"]


class SilentBell:
    """``CallBell`` that does nothing: the screen alone asks the resident to wave."""

    def ring(self, step: str) -> None:
        """Accept the call; a *step* that is no stage's name is refused as by every bell."""
        checked(step)

    def hush(self) -> None:
        """Do nothing."""
