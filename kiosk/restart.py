"""The exit codes of ``kiosk run``, and how it starts itself again where nobody else does.

0: staff ended the program. 10: it is to start again, so that nothing of a visit stays in memory. 11: it
met what nobody expected. Under systemd the unit starts it again (``packaging/kiosk.service``); anywhere
else the process replaces itself, which gives back its whole memory just the same.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping

__all__ = ["AFTER_TROUBLE", "BETWEEN_VISITS", "end_or_again"]

BETWEEN_VISITS = 10
AFTER_TROUBLE = 11

#: Trouble sooner than this would only come again at once.
_LEAST_SECONDS = 10.0


def end_or_again(
    code: int,
    started: float,
    *,
    environ: Mapping[str, str] = os.environ,
    replace: Callable[[str, list[str]], None] = os.execv,
) -> int:
    """Return *code*, or never return: start again. *started* is the monotonic second of the start."""
    supervised = "INVOCATION_ID" in environ or "NOTIFY_SOCKET" in environ
    in_vain = code == AFTER_TROUBLE and time.monotonic() - started < _LEAST_SECONDS
    if code in (BETWEEN_VISITS, AFTER_TROUBLE) and not supervised and not in_vain:
        sys.stdout.flush()
        sys.stderr.flush()
        replace(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    return code
