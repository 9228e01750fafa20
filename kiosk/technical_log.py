"""The technical log: what happened to the machine, by subject; never a word about a person.

Messages are constants of ours, filled with counts and kinds. What Python itself would add is cut:
the text of an exception can hold what somebody typed, so only its kind and where it was raised stay.
"""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from kiosk.setting_values import ConfigError
from kiosk.settings import LogSection

__all__ = ["Discreet", "start"]

#: Everything of ours; libraries may quote what they were given, so they stay silent below warning.
SUBJECTS = ("kiosk", "speech")

_FILE_BYTES = 2_000_000
_FILES_KEPT = 4

_Raised = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)  # as sys.exc_info returns it


class Discreet(logging.Formatter):
    """Writes time, level, subject and message on one line, and of an exception only kind and places."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - logging's own name
        """Return ``  KeyError`` and ``    at route.py:95 in _derived`` for each frame, causes first."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)
            places = [f"    at {Path(each.filename).name}:{each.lineno} in {each.name}" for each in frames]
            lines = [f"  {type(error).__name__}", *places, *lines]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


def start(log: LogSection) -> None:
    """Send our subjects where *log* says, from its level up; raises ``ConfigError``."""
    handler: logging.Handler = logging.StreamHandler()
    if log.file:
        handler = _file(Path(log.file).expanduser())
    handler.setFormatter(Discreet())
    for subject in SUBJECTS:
        logger = logging.getLogger(subject)
        logger.handlers[:] = [handler]
        logger.setLevel(log.level.upper())
        logger.propagate = False


def _file(path: Path) -> logging.Handler:
    try:
        return RotatingFileHandler(path, maxBytes=_FILE_BYTES, backupCount=_FILES_KEPT, encoding="utf-8")
    except OSError as error:
        raise ConfigError(
            str(path), "", f"書けません({error.strerror})", "log.file の場所と権限を確かめてください"
        ) from None
