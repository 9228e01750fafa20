"""The PIN in the kiosk's memory: searched from outside, before it is entered, while, and after."""

import contextlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from devices.card.virtual import VirtualCard
from devices.card.wallet import Wallet
from tests.devices.card.rigs import PcscRig
from tests.patience import STEP

pytestmark = pytest.mark.system

PIN = "QZX7W9KJV3"
# One byte at a time, as keys come: the parent and the card are other processes' and threads'
# business, this one must hold the PIN nowhere but in its secret.
KIOSK = """
import os, sys
from devices.card.pcsc import PcscReader
from devices.ports import CardError, Pin, Secret

def step(word):
    print(word, flush=True)
    os.read(0, 1)

secret = Secret()
with PcscReader().open() as card:
    card.kind()
    step("before")
    for _ in range({length}):
        secret.press(os.read(0, 1)[0])
    step("entered")
    try:
        card.sign(Pin.SIGN, secret, bytes(32))
        print("signed", flush=True)
    except CardError as error:
        print(type(error).__name__, flush=True)
    secret.wipe()
step("after")
"""


def memory_of(pid):
    """Return the writable memory of a process, as much as the kernel shows."""
    pieces = []
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if found:
                begin, end = (int(number, 16) for number in found.groups())
                with contextlib.suppress(OSError):  # a mapping that went meanwhile
                    memory.seek(begin)
                    pieces.append(memory.read(end - begin))
    return b"".join(pieces)


def traces_of(pid, pin):
    memory = memory_of(pid)
    return sum(memory.count(pin.encode(form)) for form in ("ascii", "utf-16-le", "utf-32-le"))


@pytest.mark.parametrize(("right", "word"), [(True, "signed"), (False, "WrongPinError")])
def test_the_pin_is_found_only_while_it_is_entered(pcscd, right, word):
    rig = PcscRig(pcscd)
    card: VirtualCard = Wallet().card("hanako")
    sign = next(pin for pin in card.pins if pin.name == "sign")
    sign.secret = (PIN if right else "ABC123").encode()
    rig.insert(card)
    command = [sys.executable, "-c", KIOSK.format(length=len(PIN))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as kiosk:
        assert kiosk.stdout.readline() == b"before\n"
        before = traces_of(kiosk.pid, PIN)
        kiosk.stdin.write(b"." + PIN.encode())
        assert kiosk.stdout.readline() == b"entered\n"
        during = traces_of(kiosk.pid, PIN)
        kiosk.stdin.write(b".")
        assert kiosk.stdout.readline().decode().strip() == word
        assert kiosk.stdout.readline() == b"after\n"
        after = traces_of(kiosk.pid, PIN)
        kiosk.stdin.write(b".")
        assert kiosk.wait(STEP) == 0
    rig.close()
    assert (before, during, after) == (0, 1, 0)
