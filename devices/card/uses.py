"""Counts our own uses of the card, so that none of them is taken for another program's."""

from __future__ import annotations

import threading

__all__ = ["Uses"]


class Uses:
    """Counts our own uses of the card: the one a state shows may be over before the state is judged."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun = 0
        self.over = 0

    def begin(self) -> None:
        """Count a use that begins."""
        with self._lock:
            self._begun += 1

    def end(self) -> None:
        """Count a use that is over."""
        with self._lock:
            self.over += 1

    def any_since(self, over: int) -> bool:
        """Say whether a use was under way at any time since *over* of them were over."""
        return self._begun > over
