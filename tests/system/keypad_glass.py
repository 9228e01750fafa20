"""The kiosk of the three-process proof: waits at its keypad for hands outside, and never learns their plan.

    python -m tests.system.keypad_glass STATE text|sign

Says in JSON where the keys are, then a line when all characters are in, when the card was used, and
when the visit is over; each goes on only after a line came in. On the way it says ``put`` and
``take`` of the card, which another process has.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget

from devices.card.pcsc import PcscReader
from devices.ports import Pin
from kiosk.events import Quit, QuitAsked
from kiosk.no_dumps import forbid_core_dumps
from kiosk.rehearsal import read_visit
from kiosk.session import Stage
from tests.system.visitor import ROOT, opened_on, until
from tests.turning import turn_until

#: How long each PIN is here, and a visit that comes to it.
PINS = {"text": (4, "resident_record"), "sign": (8, "child_allowance_donation_change")}


class Away:
    """Hands that leave the card to another process."""

    def insert(self, _persona: str) -> None:
        """Ask for it; where it lies there already the reader only has to see it."""
        step("put")

    def remove(self) -> None:
        """Have it taken away."""
        step("take")


def step(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


def middle(widget: QWidget) -> tuple[int, int]:
    at = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    return at.x(), at.y()


def main(state: Path, pin: str) -> None:
    length, name = PINS[pin]
    forbid_core_dumps()
    opened = opened_on(state, PcscReader(), Away())
    opened.window.showFullScreen()
    turn_until(opened.window.isActiveWindow, lambda: "the window in front")
    visit = read_visit(ROOT / "assets" / "visits" / f"{name}.toml")
    until(opened, visit, lambda session: session.stage is Stage.PIN and session.pin is Pin(pin))
    turn_until(lambda: not opened.bridge.session.holding, lambda: "quiet")
    screen, bridge = opened.window.screen_shown, opened.bridge
    assert screen is not None
    keys = {each.accessibleName(): middle(each) for each in screen.findChildren(QAbstractButton)}
    step(json.dumps({**keys, "forward": middle(opened.window.frame.button("forward"))}))
    turn_until(lambda: bridge.session.digits == length, lambda: f"{length}, not {bridge.session.digits}")
    step("entered")
    turn_until(lambda: bridge.session.stage is Stage.TAKE_BACK, lambda: "the card used")
    bridge.happened(QuitAsked(True))
    bridge.happened(Quit())
    turn_until(lambda: bridge.session.stage is Stage.IDLE, lambda: "the end of the visit")
    step("over")
    opened.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
