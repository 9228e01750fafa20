"""A PC/SC service of the tests' own: pcscd with the virtual reader vpcd, never the system's.

    python -m tests.pcscd -- CMD …      runs CMD beside such a service, with PCSCLITE_CSOCK_NAME
                                        and VPCD_PORT set, and stops it afterwards

pcscd's socket folder is fixed, so the daemon alone lives in a mount namespace where that folder
is one of ours; clients outside find it through PCSCLITE_CSOCK_NAME. Nothing has to run inside.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests.patience import STEP

SOCKET_VARIABLE = "PCSCLITE_CSOCK_NAME"
PORT_VARIABLE = "VPCD_PORT"
READER_NAME = "Virtual PCD"
_DRIVER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"
# Two slots, two ports in a row.
_READER_CONF = """FRIENDLYNAME "{name}"
DEVICENAME   /dev/null:0x{port:04X}
LIBPATH      {driver}
CHANNELID    0x{port:04X}
"""
_INSIDE = (
    "mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind {run} /run/pcscd "
    "&& exec pcscd --foreground --info -c {conf}"
)


class PrivatePcscd:
    """One daemon that can be killed, stopped and started, with or without its reader.

    One at a time in a process: libpcsclite reads the socket's name once and keeps it, so every
    daemon of a process has the same.
    """

    def __init__(self) -> None:
        self._home = _home()
        self._run, self._conf = self._home / "run", self._home / "conf"
        self._run.mkdir(exist_ok=True)
        self._conf.mkdir(exist_ok=True)
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port_pair()

    @property
    def socket_path(self) -> str:
        """Where clients find the service."""
        return str(self._run / "pcscd.comm")

    @property
    def environment(self) -> dict[str, str]:
        """What a client needs in its environment."""
        return {SOCKET_VARIABLE: self.socket_path, PORT_VARIABLE: str(self.port)}

    @property
    def running(self) -> bool:
        """Whether the daemon lives."""
        return self._process is not None and self._process.poll() is None

    def start(self, *, with_reader: bool = True) -> None:
        """Start the daemon and wait until it takes clients; nothing happens where it runs."""
        if self.running:
            return
        conf = self._conf / "vpcd"
        conf.unlink(missing_ok=True)
        if with_reader:
            conf.write_text(_READER_CONF.format(name=READER_NAME, port=self.port, driver=_DRIVER))
        for left in self._run.iterdir():  # a killed daemon leaves its socket and number
            left.unlink()
        own = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
        script = _INSIDE.format(run=self._run, conf=self._conf)
        with (self._home / "log").open("ab") as log:
            self._process = subprocess.Popen([*own, "sh", "-c", script], stdout=log, stderr=log)
        self._wait_until_ready()

    def stop(self) -> None:
        """End the daemon as a shutdown does."""
        self._end(kill=False)

    def kill(self) -> None:
        """End the daemon as a crash does."""
        self._end(kill=True)

    def close(self) -> None:
        """End the daemon."""
        self.stop()

    def log(self) -> str:
        """Return what all daemons of this object wrote."""
        return (self._home / "log").read_text("utf-8", "replace")

    def _end(self, *, kill: bool) -> None:
        if self._process is None:
            return
        if kill:
            self._process.kill()
        else:
            self._process.terminate()
        try:
            self._process.wait(STEP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(STEP)
        self._process = None

    def _wait_until_ready(self) -> None:
        pause, deadline = threading.Event(), time.monotonic() + STEP
        while time.monotonic() < deadline:
            with socket.socket(socket.AF_UNIX) as client, contextlib.suppress(OSError):
                client.connect(self.socket_path)
                return
            if not self.running:
                break
            pause.wait(0.01)
        raise RuntimeError(f"pcscd did not start:\n{self.log()}")


@contextlib.contextmanager
def private_pcscd() -> Iterator[PrivatePcscd]:
    """Run a daemon for a ``with`` block and point this process and its children at it."""
    daemon = PrivatePcscd()
    before = {name: os.environ.get(name) for name in daemon.environment}
    try:
        daemon.start()
        os.environ.update(daemon.environment)
        yield daemon
    finally:
        daemon.close()
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@functools.cache
def _home() -> Path:
    # Short and outside TMPDIR: a socket's path has 107 bytes.
    home = Path(tempfile.mkdtemp(prefix="pcscd-", dir="/tmp"))
    atexit.register(shutil.rmtree, home)
    return home


def _free_port_pair() -> int:
    """Return a port that is free and followed by a free one."""
    while True:
        with socket.socket() as first, socket.socket() as second, contextlib.suppress(OSError):
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            second.bind(("127.0.0.1", port + 1))
            return port


def main(arguments: list[str]) -> int:
    """Run the command after ``--`` beside a private daemon and return its exit status."""
    command = arguments[arguments.index("--") + 1 :] if "--" in arguments else arguments
    if not command:
        sys.stderr.write("usage: python -m tests.pcscd -- CMD …\n")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # leave no daemon behind
    with private_pcscd() as daemon:
        return subprocess.run(command, env=os.environ | daemon.environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
