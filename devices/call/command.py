"""A bell that is a program of the town's: a light, a chime, a pager."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from devices.call.step import checked
from devices.ports import CallError

__all__ = ["CommandBell"]


class CommandBell:
    """``CallBell`` that runs *ring* and *hush*: argument lists in which ``{step}`` is replaced.

    No shell is between. An empty *hush* takes nothing back. A program must end with 0 within
    *answer_seconds*; call from a worker, since this waits for it.
    """

    def __init__(self, ring: Sequence[str], hush: Sequence[str] = (), *, answer_seconds: float = 5.0) -> None:
        if not ring:
            raise ValueError("a bell needs a program to ring it")
        self._ring = tuple(ring)
        self._hush = tuple(hush)
        self._answer_seconds = answer_seconds

    def ring(self, step: str) -> None:
        """Run the ringing program for *step*; ``CallError`` when it fails or does not end."""
        name = checked(step)
        self._run([part.replace("{step}", name) for part in self._ring])

    def hush(self) -> None:
        """Run the program that takes the call back, where there is one."""
        if self._hush:
            self._run(list(self._hush))

    def _run(self, command: list[str]) -> None:
        try:
            subprocess.run(  # noqa: S603 - the program the town's settings name, without a shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=self._answer_seconds,
                check=True,
            )
        except subprocess.TimeoutExpired as trouble:
            raise CallError(f"{command[0]} does not end") from trouble
        except subprocess.CalledProcessError as trouble:
            raise CallError(f"{command[0]} ended with {trouble.returncode}") from trouble
        except OSError as trouble:
            raise CallError(f"{command[0]} does not start: {trouble.strerror}") from trouble
