"""Ends the program in good order when the system asks for it: Ctrl+C, and systemd's stop."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from types import FrameType

__all__ = ["heed"]

#: What a shell and systemd take for an end that was asked for.
_CODES: Mapping[signal.Signals, int] = {signal.SIGINT: 130, signal.SIGTERM: 0}


def heed(leave: Callable[[int], None]) -> Callable[[], None]:
    """Call *leave* with an exit code at either signal; the function returned takes that back.

    Python hears a signal when it next runs: at the kiosk's own tick, within a second.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        leave(_CODES[signal.Signals(number)])

    before = {each: signal.signal(each, end) for each in _CODES}

    def take_back() -> None:
        for each, handler in before.items():
            signal.signal(each, handler)

    return take_back
