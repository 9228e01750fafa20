"""The PIN in the kiosk's memory, with the card and the hands in processes of their own."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.devices.card.test_memory import memory_of
from tests.system.conftest import ROOT
from tests.system.test_hands import need, x_server

pytestmark = pytest.mark.system

CARD = """
import sys
from devices.card.vpcd import PluggedCard
from devices.card.wallet import Wallet

card = Wallet().card("hanako")
with PluggedCard(card, int(sys.argv[1])):
    pin = sys.stdin.readline().strip().encode()
    next(each for each in card.pins if each.name == "text").secret = pin
    print("ready", flush=True)
    sys.stdin.readline()
"""
FORMS = ("ascii", "utf-16-le", "utf-32-le")


@contextmanager
def ended(*programs: subprocess.Popen[str]) -> Iterator[None]:
    """End *programs* when something went wrong, so that nobody waits for them."""
    try:
        yield
    except BaseException:
        for each in programs:
            each.kill()
        raise


def traces(memory: bytes, pin: str) -> int:
    return sum(memory.count(pin.encode(form)) for form in FORMS)


def unknown_to(memory: bytes) -> str:
    """Return four digits that stand nowhere in *memory*, by no chance either."""
    dice = random.Random()
    pins = ("".join(dice.sample("0123456789", 4)) for _ in range(2000))
    return next(pin for pin in pins if traces(memory, pin) == 0)


def test_the_pin_is_in_the_kiosk_only_while_it_is_entered(pcscd, offscreen, tmp_path, capsys):
    need("xdotool")
    with x_server() as glass:
        card = subprocess.Popen(
            [sys.executable, "-c", CARD, str(pcscd.port)],
            cwd=ROOT, env=offscreen, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        kiosk = subprocess.Popen(
            [sys.executable, "-m", "tests.system.keypad_glass", str(tmp_path)],
            cwd=ROOT, env=glass | pcscd.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

        def go_on(program: subprocess.Popen[str], word: str = "") -> None:
            program.stdin.write(word + "\n")
            program.stdin.flush()

        def click(where: list[int]) -> None:
            x, y = map(str, where)
            subprocess.run(["xdotool", "mousemove", x, y, "click", "1"], env=glass, check=True)

        with card, kiosk, ended(card, kiosk):
            keys = json.loads(kiosk.stdout.readline())
            pin = unknown_to(memory_of(kiosk.pid))
            go_on(card, pin)
            assert card.stdout.readline() == "ready\n"
            go_on(kiosk)
            for digit in pin:
                click(keys[digit])
            assert kiosk.stdout.readline() == "entered\n"
            during = traces(memory_of(kiosk.pid), pin)
            go_on(kiosk)
            click(keys["forward"])
            assert kiosk.stdout.readline() == "over\n"
            after = traces(memory_of(kiosk.pid), pin)
            go_on(kiosk)
            go_on(card)
    with capsys.disabled():
        sys.stdout.write(
            f"\nthe PIN in the kiosk's memory: 0 before, {during} while entered, {after} after\n"
        )

    assert during >= 1
    assert after == 0
