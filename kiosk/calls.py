"""Rings for staff when a visit calls for them, off the UI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from devices.ports import CallBell, CallError
from kiosk.events import Event, Stumbled
from kiosk.runner import Runner
from kiosk.session import Session

__all__ = ["Calls"]

log = logging.getLogger("kiosk.call")


class Calls:
    """Follows the bridge; a call names the stage it was made at and nothing else."""

    def __init__(self, post: Callable[[Event], None], bell: CallBell) -> None:
        self._post = post
        self._bell = bell
        self._runner = Runner("call")

    def follow(self, before: Session, after: Session) -> None:
        """Ring when a call begins, hush when it ends, by whatever."""
        if after.calling and not before.calling:
            self._runner.do(partial(self._ring, after.stage.value))
        elif before.calling and not after.calling:
            self._runner.do(self._hush)

    def close(self) -> None:
        """Let a call that is going out go out."""
        self._runner.close()

    def _ring(self, step: str) -> None:
        try:
            self._bell.ring(step)
        except CallError as error:
            log.warning("the call did not go out: %s", error)
            self._post(Stumbled("call"))

    def _hush(self) -> None:
        try:
            self._bell.hush()
        except CallError as error:
            log.warning("the call was not taken back: %s", error)
