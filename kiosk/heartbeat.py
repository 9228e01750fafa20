"""Tells systemd that the kiosk is ready and still turning: sd_notify(3) in a few lines of socket."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping

__all__ = ["notify", "seconds_between"]


def notify(state: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Send *state* (``READY=1``, ``WATCHDOG=1``, ``STOPPING=1``); False where nobody listens."""
    address = environ.get("NOTIFY_SOCKET", "")
    if not address or not hasattr(socket, "AF_UNIX"):
        return False
    if address.startswith("@"):
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        try:
            line.sendto(state.encode("ascii"), address)
        except OSError:
            return False
    return True


def seconds_between(environ: Mapping[str, str] = os.environ) -> float | None:
    """Return how often to send ``WATCHDOG=1``: half the time systemd waits; None where it does not wait."""
    waits = environ.get("WATCHDOG_USEC", "")
    return int(waits) / 2_000_000 if waits.isdecimal() and int(waits) else None
