"""What systemd is told."""

from __future__ import annotations

import contextlib
import socket

import pytest

from kiosk.heartbeat import notify, seconds_between


@pytest.fixture
def systemd(tmp_path):
    with contextlib.closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as line:
        line.bind(str(tmp_path / "notify"))
        line.settimeout(1)
        yield line, {"NOTIFY_SOCKET": str(tmp_path / "notify")}


def test_systemd_hears_that_the_kiosk_is_ready(systemd):
    line, environ = systemd

    assert notify("READY=1", environ)
    assert line.recv(100) == b"READY=1"


def test_an_abstract_socket_is_found():
    with contextlib.closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as line:
        line.bind("\0kiosk-heartbeat-test")
        line.settimeout(1)

        assert notify("WATCHDOG=1", {"NOTIFY_SOCKET": "@kiosk-heartbeat-test"})
        assert line.recv(100) == b"WATCHDOG=1"


def test_nobody_listens_without_systemd(tmp_path):
    assert not notify("READY=1", {})
    assert not notify("READY=1", {"NOTIFY_SOCKET": str(tmp_path / "gone")})


@pytest.mark.parametrize(
    ("environ", "seconds"),
    [({"WATCHDOG_USEC": "20000000"}, 10.0), ({}, None), ({"WATCHDOG_USEC": "0"}, None), ({"WATCHDOG_USEC": "x"}, None)],
)  # fmt: skip
def test_the_watchdog_is_fed_twice_as_often_as_it_asks(environ, seconds):
    assert seconds_between(environ) == seconds
