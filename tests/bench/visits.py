"""Plays visits on one window in this process, as a rehearsal does."""

from __future__ import annotations

from pathlib import Path

from devices.speech.silence import Silence
from kiosk.bootstrap import open_rooms
from kiosk.commands.stage import rehearsal_config
from kiosk.config import load_config
from kiosk.rehearsal import Programme, read_visit
from ui.app import run


def play(visit: Path, times: int, state: Path, numbers: list[str] | None = None) -> Programme:
    """Play *visit* so many times on one window, *numbers* growing by each; fails when one gets stuck."""
    config = rehearsal_config(load_config(None, environ={}), state, "virtual")
    programme = Programme([read_visit(visit)] * times, numbers=[] if numbers is None else numbers)
    rooms = open_rooms(config, rehearsal=state, silent=True)
    rooms.voice = Silence  # a rehearsal's recorder would keep every line of every visit
    run(rooms, hands=programme)
    if programme.trouble or len(programme.numbers) != times:
        raise SystemExit(f"the visits did not come to their end: {programme.trouble}")
    return programme
