"""``kiosk run``: opens the kiosk; with --rehearse on a virtual card, with the stagehand's dock beside it.

Nothing but the curtain is imported before it is painted; settings and rooms are read behind it.
"""

from __future__ import annotations

import argparse
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.bootstrap import Rooms


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``kiosk run``."""
    parser.add_argument("--windowed", action="store_true", help="全画面にしない")
    parser.add_argument("--rehearse", action="store_true", help="本物のカードなしで試す（裏方の台が付く）")
    parser.add_argument("--state", type=Path, metavar="DIR", help="--rehearse の保管場所")


def execute(options: argparse.Namespace) -> int:
    """Open the kiosk and return the window's exit code."""
    from ui.door import run  # noqa: PLC0415 - see the module

    started = time.monotonic()
    with ExitStack() as held:
        code = run(lambda: _rooms(options, held), dock=options.rehearse, windowed=options.windowed)
    from kiosk.restart import end_or_again  # noqa: PLC0415 - see the module

    return end_or_again(code, started)


def _rooms(options: argparse.Namespace, held: ExitStack) -> Rooms:
    import platformdirs  # noqa: PLC0415 - behind the curtain, as all below

    from kiosk import technical_log  # noqa: PLC0415 - behind the curtain
    from kiosk.bootstrap import open_rooms  # noqa: PLC0415 - behind the curtain
    from kiosk.commands.config import config_of  # noqa: PLC0415 - behind the curtain
    from kiosk.commands.stage import rehearsal_config  # noqa: PLC0415 - behind the curtain
    from kiosk.latch import Latch  # noqa: PLC0415 - behind the curtain
    from kiosk.no_dumps import forbid_core_dumps  # noqa: PLC0415 - behind the curtain

    config = config_of(options)
    technical_log.start(config.log)
    rehearsal: Path | None = None
    if options.rehearse:
        rehearsal = options.state or Path(platformdirs.user_state_dir("matsushima-kiosk")) / "rehearsal"
        config = rehearsal_config(config, rehearsal.absolute(), "virtual")
    else:
        forbid_core_dumps()
    held.enter_context(Latch(config.paths.state))
    rooms = open_rooms(config, rehearsal=rehearsal)
    rooms.prepare()  # a kiosk that could keep nothing does not open; what waits is delivered from here on
    return rooms
