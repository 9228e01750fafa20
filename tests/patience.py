"""How long a test waits for what is sure to come: far longer than it ever takes, so that only a hang meets it.

Nothing here is slept through: every wait ends with what it waits for, on a machine of any speed.
"""

from __future__ import annotations

__all__ = ["PROGRAM", "STEP"]

STEP = 60.0  # seconds for one thing to happen
PROGRAM = 600.0  # seconds for a program to come to its end
