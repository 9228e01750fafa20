"""Keeps a crash from writing the memory of a visit to disk."""

from __future__ import annotations

import ctypes
import logging
import sys

__all__ = ["forbid_core_dumps"]

log = logging.getLogger("kiosk.start")

_PR_SET_DUMPABLE = 4  # prctl(2)


def forbid_core_dumps() -> bool:
    """Switch core dumps off, and with them other processes' looks into memory; say whether it worked."""
    if sys.platform != "linux":
        return False
    import resource  # noqa: PLC0415 - there on Unix only

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A pipe in core_pattern is not bound by the limit, so the process is made undumpable too.
    done: bool = ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
    if not done:
        log.warning("core dumps are limited, but the process is still dumpable")
    return done
