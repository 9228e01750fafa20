"""A printer of the system's CUPS, through its own programs ``lp``, ``lpstat`` and ``cancel``."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import threading
import time

from devices.ports import PaperOutError, PrinterAbsentError, PrinterError, PrinterJamError

__all__ = ["LpPrinter"]

_DEFAULT = re.compile(r"^system default destination: (\S+)", re.MULTILINE)
_ALERTS = re.compile(r"^\tAlerts: (.*)$", re.MULTILINE)
_IDLE = re.compile(r"printer \S+ is idle")
_JOB = re.compile(r"^request id is (\S+) ", re.MULTILINE)
# CUPS says these for a queue that is not there, or when nobody answers for it.
_NOBODY = re.compile(
    r"no default destination|does not exist|invalid destination|unknown destination"
    r"|scheduler (?:is )?not|unable to connect|bad file descriptor",
    re.IGNORECASE,
)
_EMPTY = {"media-empty", "media-needed"}
_AWAY = {"offline-report", "offline", "timed-out", "shutdown"}
_REFUSING = re.compile(
    r"^printer \S+ disabled since .*\n\t(.*)$|^printer \S+ is (holding new jobs)|^\t(Rejecting Jobs)$",
    re.MULTILINE,
)


class LpPrinter:
    """``Printer`` for the CUPS queue *destination* (None: the system's default).

    A job is followed until it has left the queue, for *patience_seconds* at most: one that
    cannot be printed is taken back, so that no slip comes out in front of the next resident.
    Trouble counts when it lasts *grace_seconds*: what the job before ran into is still shown
    while the next one starts. A program that has not answered after *answer_seconds* counts as
    an absent printer. CUPS's programs do not tell an aborted job from a printed one.
    """

    def __init__(
        self,
        destination: str | None = None,
        *,
        answer_seconds: float = 10.0,
        patience_seconds: float = 60.0,
        grace_seconds: float = 3.0,
        look_seconds: float = 0.5,
    ) -> None:
        self._destination = destination
        self._answer_seconds = answer_seconds
        self._patience_seconds = patience_seconds
        self._grace_seconds = grace_seconds
        self._look_seconds = look_seconds

    def check(self) -> None:
        """Ask CUPS for the queue's state and raise what stands in the way of printing."""
        _raise_trouble(self._run("lpstat", "-l", "-p", self._queue()))

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Print *pdf* and return when it is out; *title* is shown in the queue to everybody."""
        self.check()
        queue = self._queue()
        answer = self._run("lp", "-d", queue, "-t", title, feed=pdf)
        if not (found := _JOB.search(answer)):
            raise PrinterJamError(answer.strip() or "no job number")
        self._follow(queue, found.group(1))

    def _queue(self) -> str:
        if self._destination:
            return self._destination
        if found := _DEFAULT.search(self._run("lpstat", "-d")):
            return found.group(1)
        raise PrinterAbsentError("no default destination")

    def _follow(self, queue: str, job: str) -> None:
        """Return when *job* has left the queue; cancel it and raise when something stops it."""
        started = fine = time.monotonic()
        pause = threading.Event()
        try:
            while self._is_waiting(queue, job):
                now = time.monotonic()
                trouble = self._trouble()
                fine = fine if trouble else now
                if trouble and now - fine >= self._grace_seconds:
                    raise trouble
                if now - started >= self._patience_seconds:
                    raise PrinterJamError("the job does not come to an end")
                pause.wait(self._look_seconds)
        except PrinterError:
            with contextlib.suppress(PrinterError):  # the first trouble is the one to report
                self._run("cancel", job)
            raise

    def _trouble(self) -> PrinterError | None:
        try:
            self.check()
        except PrinterError as trouble:
            return trouble
        return None

    def _is_waiting(self, queue: str, job: str) -> bool:
        lines = self._run("lpstat", "-W", "not-completed", "-o", queue).splitlines()
        return any(line.split(maxsplit=1)[:1] == [job] for line in lines)

    def _run(self, *command: str, feed: bytes = b"") -> str:
        """Run one of CUPS's programs and return what it prints; every failure is a ``PrinterError``."""
        try:
            done = subprocess.run(  # noqa: S603 - fixed programs, found on PATH like in a shell
                command,
                input=feed,
                capture_output=True,
                timeout=self._answer_seconds,
                env=os.environ | {"LC_ALL": "C"},  # its words are parsed
                check=False,
            )
        except FileNotFoundError as trouble:
            raise PrinterAbsentError(f"{command[0]} is not installed") from trouble
        except OSError as trouble:
            raise PrinterAbsentError(f"{command[0]} does not start") from trouble
        except subprocess.TimeoutExpired as trouble:
            raise PrinterAbsentError(f"{command[0]} does not answer") from trouble
        if done.returncode == 0:
            return done.stdout.decode(errors="replace")
        words = done.stderr.decode(errors="replace").strip()
        if not words or _NOBODY.search(words):
            raise PrinterAbsentError(words or f"{command[0]} ended with {done.returncode}")
        raise PrinterJamError(words)


def _raise_trouble(status: str) -> None:
    """Raise what the output of ``lpstat -l -p`` says is wrong; warnings and reports are no trouble."""
    if not _IDLE.match(status):  # an idle queue shows the alerts of its last job for ever
        _raise_alert(status)
    if found := _REFUSING.search(status):
        raise PrinterJamError(next(filter(None, found.groups()), "disabled"))


def _raise_alert(status: str) -> None:
    found = _ALERTS.search(status)
    alerts = set(found.group(1).split()) if found else set()
    broken = {alert.removesuffix("-error") for alert in alerts if alert.endswith("-error")}
    if _EMPTY & (alerts | broken):
        raise PaperOutError
    if _AWAY & (alerts | broken):
        raise PrinterAbsentError("the queue is there, the printer is not")
    if broken:
        raise PrinterJamError(" ".join(sorted(broken)))
