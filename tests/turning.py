"""Lets Qt's event loop turn inside a test, until something holds or nothing moves any more."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.patience import STEP

__all__ = ["turn_once", "turn_until"]


def turn_until(done: Callable[[], bool], what: Callable[[], str]) -> None:
    """Let the event loop turn until *done*; *what* tells what is waited for.

    Patience begins anew whenever *what* says something else: a slow machine is no trouble, one that
    stands still is.
    """
    app, said, since = QApplication.instance(), what(), time.monotonic()
    assert app is not None
    while not done():
        if (now := what()) != said:
            said, since = now, time.monotonic()
        assert time.monotonic() - since < STEP, f"nothing happened: {said}"
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def turn_once() -> None:
    """Let everything be done that the loop already has to do: layouts, paint, reports of workers."""
    passed: list[bool] = []
    QTimer.singleShot(0, lambda: passed.append(True))
    turn_until(lambda: bool(passed), lambda: "the end of a turn")
