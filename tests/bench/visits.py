"""Plays visits on one window in this process, as a rehearsal does."""

from __future__ import annotations

from pathlib import Path

from kiosk.bootstrap import open_rooms
from kiosk.commands.stage import rehearsal_config
from kiosk.config import load_config
from kiosk.rehearsal import Programme, read_visit
from ui.app import run


def play(visit: Path, times: int, state: Path) -> Programme:
    """Play *visit* so many times, one resident after another; fails when one gets stuck."""
    config = rehearsal_config(load_config(None, environ={}), state, "virtual")
    programme = Programme([read_visit(visit)] * times)
    run(open_rooms(config, rehearsal=state, silent=True), hands=programme)
    if programme.trouble or len(programme.numbers) != times:
        raise SystemExit(f"the visits did not come to their end: {programme.trouble}")
    return programme
