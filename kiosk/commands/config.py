"""``kiosk config``: every setting, its value, where it came from, its line of documentation."""

from __future__ import annotations

import argparse
import getpass
import re
import sys
from collections.abc import Iterator
from typing import ClassVar

from kiosk.complaint import Complaint
from kiosk.config import Config, load_config
from kiosk.settings_text import describe
from kiosk.town import Town, load_town


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``kiosk config``."""
    parser.add_argument(
        "--new-staff-pin",
        action="store_true",
        help="係の人の番号を2度聞き、kiosk.toml に書く1行を示す",
    )


def config_of(options: argparse.Namespace) -> Config:
    """Return the Config that the common options --config and --set ask for; raises ``ConfigError``."""
    return load_config(options.config, overrides=options.overrides)


def execute(options: argparse.Namespace) -> int:
    """Print the settings, or the line for a new staff PIN; 0."""
    if options.new_staff_pin:
        sys.stdout.write(f'[staff]\npin_hash = "{_hashed(_asked_twice())}"\n')
        return 0
    config = config_of(options)
    town = load_town(config.paths.town)
    for line in describe(config, town, _of_procedures(config, town)):
        sys.stdout.write(f"{line}\n")
    return 0


def _of_procedures(config: Config, town: Town) -> Iterator[tuple[str, object, str]]:
    """Yield what procedures declare for the town to decide and the town has not decided yet."""
    from kiosk.offering import offer_of  # noqa: PLC0415 - brings in every rule and kind of answer

    offer = offer_of(config, town)
    for head in offer.heads:
        procedure = offer.procedure(head.id)
        for name, each in procedure.settings.items():
            if not each.confirmed and name not in town.overrides(head.id):
                yield f"procedures.{head.id}.{name}", procedure.values[name], each.about


class PinComplaint(Complaint):
    """A new staff PIN cannot be used; *why* says how to choose another."""

    exit_code: ClassVar[int] = 2


def _asked_twice() -> str:
    pin = getpass.getpass("係の人の番号 (数字 6けた以上): ")
    if not re.fullmatch(r"[0-9]{6,16}", pin):
        raise PinComplaint("係の人の番号は、数字 6けたから16けたにしてください。")
    if getpass.getpass("もう一度: ") != pin:
        raise PinComplaint("係の人の番号が2度で同じではありません。もう一度やりなおしてください。")
    return pin


def _hashed(pin: str) -> str:
    from argon2 import PasswordHasher  # noqa: PLC0415 - only asked for once in a machine's life

    return PasswordHasher().hash(pin)
