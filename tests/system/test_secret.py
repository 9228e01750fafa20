"""The PIN in the kiosk's memory, with the card and the hands in processes of their own."""

from __future__ import annotations

import json
import random
import string
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

port, persona, name = int(sys.argv[1]), sys.argv[2], sys.argv[3]
card = Wallet().card(persona)
plugged = PluggedCard(card, port)
for line in sys.stdin:
    match line.split():
        case ["put"]:
            plugged = PluggedCard(card, port) if plugged.gone.is_set() else plugged
        case ["take"]:
            plugged.close()
        case [pin]:
            next(each for each in card.pins if each.name == name).secret = pin.encode()
    print("done", flush=True)
plugged.close()
"""
#: Whose card is put down for each PIN: the visits of ``keypad_glass`` are theirs.
PERSONAS = {"text": "hanako", "sign": "maria"}
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


def unknown_to(memory: bytes, pin: str) -> str:
    """Return a PIN that stands nowhere in *memory*, by no chance either."""
    dice = random.Random()
    pins = (
        "".join(dice.sample(string.digits, 4))
        if pin == "text"
        else "".join((*dice.sample(string.ascii_uppercase, 5), *dice.sample(string.digits, 3)))
        for _ in range(2000)
    )
    return next(each for each in pins if traces(memory, each) == 0)


@pytest.mark.parametrize("which", PERSONAS)
def test_a_pin_is_in_the_kiosk_only_while_it_is_entered(which, pcscd, offscreen, tmp_path, capsys):
    need("xdotool")
    with x_server() as glass:
        card = subprocess.Popen(
            [sys.executable, "-c", CARD, str(pcscd.port), PERSONAS[which], which],
            cwd=ROOT, env=offscreen, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        kiosk = subprocess.Popen(
            [sys.executable, "-m", "tests.system.keypad_glass", str(tmp_path), which],
            cwd=ROOT, env=glass | pcscd.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

        def go_on(program: subprocess.Popen[str], word: str = "") -> None:
            program.stdin.write(word + "\n")
            program.stdin.flush()

        def told() -> str:
            """Return the kiosk's next line; what it says of the card on its way is done first."""
            while (line := kiosk.stdout.readline().strip()) in ("put", "take"):
                hand(line)
                go_on(kiosk)
            return line

        def hand(word: str) -> None:
            go_on(card, word)
            assert card.stdout.readline() == "done\n"

        def click(where: list[int]) -> None:
            x, y = map(str, where)
            subprocess.run(["xdotool", "mousemove", x, y, "click", "1"], env=glass, check=True)

        with card, kiosk, ended(card, kiosk):
            keys = json.loads(told())
            pin = unknown_to(memory_of(kiosk.pid), which)
            hand(pin)
            go_on(kiosk)
            for character in pin:
                click(keys[character])
            assert told() == "entered"
            during = traces(memory_of(kiosk.pid), pin)
            go_on(kiosk)
            click(keys["forward"])
            assert told() == "over"
            after = traces(memory_of(kiosk.pid), pin)
            go_on(kiosk)
            card.stdin.close()
    with capsys.disabled():
        sys.stdout.write(
            f"\nthe {which} PIN in the kiosk's memory: 0 before, {during} while entered, {after} after\n"
        )

    assert during >= 1
    assert after == 0
