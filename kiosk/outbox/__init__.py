"""Sealed applications, kept until the town's staff have them."""

from kiosk.outbox.entry import Entry, State
from kiosk.outbox.errors import (
    NumbersUsedUpError,
    OutboxDamagedError,
    OutboxError,
    OutboxFullError,
    OutboxUnavailableError,
)
from kiosk.outbox.store import Outbox, SetAside

__all__ = [
    "Entry",
    "NumbersUsedUpError",
    "Outbox",
    "OutboxDamagedError",
    "OutboxError",
    "OutboxFullError",
    "OutboxUnavailableError",
    "SetAside",
    "State",
]
