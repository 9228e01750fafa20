"""``kiosk run``: opens the kiosk; with --rehearse on a virtual card, with the stagehand's dock beside it."""

from __future__ import annotations

import argparse
from pathlib import Path

import platformdirs

from kiosk import technical_log
from kiosk.commands.config import config_of
from kiosk.commands.stage import rehearsal_config


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``kiosk run``."""
    parser.add_argument("--windowed", action="store_true", help="全画面にしない")
    parser.add_argument("--rehearse", action="store_true", help="本物のカードなしで試す（裏方の台が付く）")
    parser.add_argument("--state", type=Path, metavar="DIR", help="--rehearse の保管場所")


def execute(options: argparse.Namespace) -> int:
    """Open the kiosk and return the window's exit code."""
    config = config_of(options)
    technical_log.start(config.log)
    rehearsal: Path | None = None
    if options.rehearse:
        rehearsal = options.state or Path(platformdirs.user_state_dir("matsushima-kiosk")) / "rehearsal"
        config = rehearsal_config(config, rehearsal.absolute(), "virtual")
    from kiosk.bootstrap import open_rooms  # noqa: PLC0415 - only who opens the kiosk pays for it
    from ui.app import run  # noqa: PLC0415 - see above

    return run(open_rooms(config, rehearsal=rehearsal), dock=options.rehearse, windowed=options.windowed)
