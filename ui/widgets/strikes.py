"""The double-strike guard: what is struck twice in one place within half a second was meant once.

A trembling finger hits the glass again after the page has already turned, so the guard goes by the
*place* (or the key) and not by the button; it is shared by all buttons (EN 301 549, 5.8).
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

__all__ = ["STRIKES", "Strikes"]


class Strikes:
    """Remembers the last strike that counted; *clock* gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, seconds: float = 0.5) -> None:
        self._clock = clock
        self._seconds = seconds
        self._at = -math.inf
        self._place: tuple[float, float] | None = None
        self._key: int | None = None

    def use(self, clock: Callable[[], float] | None = None, seconds: float | None = None) -> None:
        """Change the clock or the length of the guard; 0 switches it off (a setting)."""
        self._clock = clock or self._clock
        self._seconds = self._seconds if seconds is None else seconds
        self._at = -math.inf

    def takes_touch(self, x: float, y: float, reach: float) -> bool:
        """Say whether a touch at (x, y) counts; one within *reach* pixels of the last is a tremble."""
        now = self._clock()
        near = self._place is not None and math.dist(self._place, (x, y)) <= reach
        if near and now - self._at < self._seconds:
            return False
        self._at, self._place, self._key = now, (x, y), None
        return True

    def takes_key(self, key: int) -> bool:
        """Say whether a press of *key* (Qt's number for it) counts."""
        now = self._clock()
        if key == self._key and now - self._at < self._seconds:
            return False
        self._at, self._place, self._key = now, None, key
        return True


#: The kiosk's one guard; ``app`` sets its length from the settings.
STRIKES = Strikes()
