"""Where threads meet widgets: anybody posts events, the session moves on the UI thread only."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.events import Event, Ticked
from kiosk.session import Session, advance

__all__ = ["Bridge"]

log = logging.getLogger("kiosk.visit")

Follower = Callable[[Session, Session, Event], None]


class Bridge(QObject):
    """Owns the session. Post from any thread; ``changed`` fires on the UI thread.

    Followers (work, narrator, audit) are called on the UI thread after each event with the
    session before and after it, changed or not; they may start threads but must not wait.
    """

    changed = Signal(object)  # the new Session
    _posted = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._followers: list[Follower] = []
        self._posted.connect(self._handle, Qt.ConnectionType.QueuedConnection)

    @property
    def session(self) -> Session:
        """Return the session as it stands; UI thread only."""
        return self._session

    def follow(self, follower: Follower) -> None:
        """Call *follower* after each event."""
        self._followers.append(follower)

    def post(self, event: Event) -> None:
        """Hand in an event from any thread; it is handled when the UI thread comes to it."""
        self._posted.emit(event)

    def happened(self, event: Event) -> None:
        """Handle a hand's event at once: UI thread only."""
        self._handle(event)

    @Slot(object)
    def _handle(self, event: Event) -> None:
        before = self._session
        after = self._session = advance(before, event)
        if after.stage is not before.stage and not isinstance(event, Ticked):
            log.info("%s: %s -> %s", type(event).__name__, before.stage.value, after.stage.value)
        for follower in self._followers:
            follower(before, after, event)
        if after is not before and after != before:
            self.changed.emit(after)
