"""How a kiosk starts again, or does not."""

from __future__ import annotations

import sys
import time

import pytest

from kiosk.restart import AFTER_TROUBLE, BETWEEN_VISITS, end_or_again


class Again:
    """Notes what the process would have become."""

    def __init__(self):
        self.became: list[list[str]] = []

    def __call__(self, program, words):
        assert program == sys.executable
        self.became.append(words)


@pytest.fixture
def again():
    return Again()


def long_ago():
    return time.monotonic() - 3600


@pytest.mark.parametrize("code", [BETWEEN_VISITS, AFTER_TROUBLE])
def test_alone_the_process_becomes_itself_again(again, code):
    end_or_again(code, long_ago(), environ={}, replace=again)

    assert again.became == [[sys.executable, *sys.orig_argv[1:]]]


@pytest.mark.parametrize("code", [BETWEEN_VISITS, AFTER_TROUBLE])
@pytest.mark.parametrize("variable", ["INVOCATION_ID", "NOTIFY_SOCKET"])
def test_under_systemd_the_exit_code_is_enough(again, code, variable):
    assert end_or_again(code, long_ago(), environ={variable: "x"}, replace=again) == code
    assert again.became == []


def test_staff_end_the_program_for_good(again):
    assert end_or_again(0, long_ago(), environ={}, replace=again) == 0
    assert again.became == []


def test_trouble_right_after_the_start_is_not_tried_again_for_ever(again):
    assert end_or_again(AFTER_TROUBLE, time.monotonic(), environ={}, replace=again) == AFTER_TROUBLE
    assert again.became == []
