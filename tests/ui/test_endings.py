"""The system's own ways of ending the program."""

from __future__ import annotations

import os
import signal

import pytest

from ui.endings import heed


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_a_signal_ends_the_program_in_good_order(number, code):
    left: list[int] = []
    take_back = heed(left.append)
    os.kill(os.getpid(), number)
    take_back()

    assert left == [code]


def test_handlers_are_given_back():
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    heed(lambda _code: None)()

    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
