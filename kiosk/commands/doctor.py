"""``kiosk doctor``: is this machine fit to open? One line per part, a way to mend each; exit 1 if not."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator

from kiosk.commands.config import config_of
from kiosk.complaint import Complaint
from kiosk.config import Config
from kiosk.doctor import Check, Verdict, as_rows, as_text, examine, fit, house


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``kiosk doctor``."""
    parser.add_argument("--json", action="store_true", help="ほかのプログラムのために JSON で出す")
    parser.add_argument("--house", action="store_true", help="機器と画面は調べない")


def execute(options: argparse.Namespace) -> int:
    """Print what was found; 0 when the machine is fit to open, 1 when it is not."""
    config = config_of(options)
    found = list(examine(_checks(config, with_devices=not options.house)))
    if options.json:
        report = {"fit": fit(found), "checks": as_rows(found)}
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in as_text(found))
        sys.stdout.write("窓口を開けられます。\n" if fit(found) else "窓口を開けられません。\n")
    return 0 if fit(found) else 1


def _checks(config: Config, *, with_devices: bool) -> Iterator[Callable[[], Check]]:
    yield from house(config)
    if not with_devices:
        return
    from ui.checks import face  # noqa: PLC0415 - brings in Qt

    yield from face(config)
    from kiosk.bootstrap import open_rooms  # noqa: PLC0415 - brings in drivers
    from kiosk.doctor_devices import devices  # noqa: PLC0415 - see above

    try:
        rooms = open_rooms(config)
    except Complaint as complaint:
        unfit = Check("機器", Verdict.BAD, str(complaint))
        yield lambda: unfit
        return
    try:
        yield from devices(config, rooms.reader, rooms.printer, rooms.voice)
    finally:
        rooms.close()
