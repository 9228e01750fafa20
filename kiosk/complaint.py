"""Expected trouble that ends a command: one sentence for the person who typed it, and an exit code."""

from __future__ import annotations

from typing import ClassVar


class Complaint(Exception):  # noqa: N818 - it is what the command says, not what broke
    """Something expected stands in the way; ``str()`` is one sentence that names it and the mend."""

    exit_code: ClassVar[int] = 1
