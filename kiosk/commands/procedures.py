"""``kiosk procedures``: lists, checks, shows and draws what the kiosk offers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk import procedures_cli
from kiosk.commands.config import config_of
from kiosk.config import Config
from kiosk.known import known
from kiosk.offering import offer_of, own_files
from kiosk.town import Town, load_town
from procedures.index import write_index


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the deeds of ``kiosk procedures``."""
    deeds = parser.add_subparsers(metavar="すること", required=True, dest="deed")
    listing = deeds.add_parser("list", help="手続きの一覧", epilog="例: kiosk procedures list --json")
    listing.add_argument("--json", action="store_true", help="JSON で書く")
    checking = deeds.add_parser(
        "check", help="ファイルを検査する", epilog="例: kiosk procedures check resident_record.toml"
    )
    checking.add_argument("files", nargs="*", type=Path, metavar="FILE", help="なければ製品と町のすべて")
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
    if options.deed == "check":
        return _check(options, config, town)
    offer = offer_of(config, town)
    if options.deed == "list":
        told = procedures_cli.list_(offer.heads, as_json=options.json)
    elif options.deed == "show":
        told = procedures_cli.show(options.id, offer)
    elif options.deed == "sheet":
        told = procedures_cli.sheet(options.id, offer)
    else:
        told = procedures_cli.draw(options.id, offer)
    refused = [str(each) for each in offer.refused.values()] if options.deed == "list" else []
    return _say([told.rstrip()], refused)


def _check(options: argparse.Namespace, config: Config, town: Town) -> int:
    if options.write_index:
        write_index()
    overrides = {name: town.overrides(name) for name in town.procedures}
    names = known()
    code = _say(*procedures_cli.check(options.files, names, overrides))
    if not options.files and (own := own_files(config)):
        code = _say(*procedures_cli.check(own, names, overrides)) or code
    return code or (_say(*procedures_cli.coverage(offer_of(config, town))) if options.coverage else 0)


def _say(right: Sequence[str], wrong: Sequence[str]) -> int:
    for line in right:
        sys.stdout.write(f"{line}\n")
    for line in wrong:
        sys.stderr.write(f"kiosk: {line}\n")
    return 1 if wrong else 0
