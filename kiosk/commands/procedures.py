"""``kiosk procedures``: lists, checks, shows and draws what the kiosk offers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk import procedures_cli
from kiosk.commands.config import config_of
from kiosk.known import known
from kiosk.town import load_town
from procedures.index import Offer, write_index


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the deeds of ``kiosk procedures``."""
    deeds = parser.add_subparsers(metavar="すること", required=True, dest="deed")
    listing = deeds.add_parser("list", help="手続きの一覧", epilog="例: kiosk procedures list --json")
    listing.add_argument("--json", action="store_true", help="JSON で書く")
    checking = deeds.add_parser(
        "check", help="ファイルを検査する", epilog="例: kiosk procedures check resident_record.toml"
    )
    checking.add_argument("files", nargs="*", type=Path, metavar="FILE", help="なければ製品のすべて")
    checking.add_argument("--coverage", action="store_true", help="様式の項目をどれだけ聞くかの表も書く")
    checking.add_argument("--write-index", action="store_true", help="先に索引（index.json）を書きなおす")
    showing = deeds.add_parser(
        "show", help="聞くことをすべて示す", epilog="例: kiosk procedures show resident_record"
    )
    showing.add_argument("id", help="手続きの名前")
    drawing = deeds.add_parser(
        "draw", help="流れ図（SVG）を書く", epilog="例: kiosk procedures draw resident_record > flow.svg"
    )
    drawing.add_argument("id", help="手続きの名前")
    sheeting = deeds.add_parser(
        "sheet",
        help="職員の点検表（HTML）を書く",
        epilog="例: kiosk procedures sheet resident_record > sheet.html",
    )
    sheeting.add_argument("id", help="手続きの名前")


def execute(options: argparse.Namespace) -> int:
    """Do what was asked; 1 when a file is wrong. Raises ``ProcedureError`` for a wrong name or file."""
    config = config_of(options)
    town = load_town(config.paths.town)
    overrides = {name: town.overrides(name) for name in town.procedures}
    own = config.paths.procedures if config.paths.procedures != Path() else None
    if options.deed == "check":
        code = _check(options, overrides)
        return code or (_coverage(Offer(known(), overrides, own=own)) if options.coverage else 0)
    offer = Offer(known(), overrides, own=own)
    if options.deed == "list":
        told = procedures_cli.list_(offer.heads, as_json=options.json)
    elif options.deed == "show":
        told = procedures_cli.show(options.id, offer)
    elif options.deed == "sheet":
        told = procedures_cli.sheet(options.id, offer)
    else:
        told = procedures_cli.draw(options.id, offer)
    sys.stdout.write(f"{told.rstrip()}\n")
    return 0


def _check(options: argparse.Namespace, overrides: procedures_cli.Town) -> int:
    if options.write_index:
        write_index()
    right, wrong = procedures_cli.check(options.files, known(), overrides)
    return _say(right, wrong)


def _coverage(offer: Offer) -> int:
    return _say(*procedures_cli.coverage(offer))


def _say(right: Sequence[str], wrong: Sequence[str]) -> int:
    for line in right:
        sys.stdout.write(f"{line}\n")
    for line in wrong:
        sys.stderr.write(f"kiosk: {line}\n")
    return 1 if wrong else 0
