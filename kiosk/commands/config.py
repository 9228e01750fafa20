"""``kiosk config``: every setting, its value, where it came from, its line of documentation."""

from __future__ import annotations

import argparse
import sys

from kiosk.config import Config, load_config
from kiosk.settings_text import describe
from kiosk.town import load_town


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: --config and --set are every command's."""
    del parser


def config_of(options: argparse.Namespace) -> Config:
    """Return the Config that the common options --config and --set ask for; raises ``ConfigError``."""
    return load_config(options.config, overrides=options.overrides)


def execute(options: argparse.Namespace) -> int:
    """Print the settings; 0."""
    config = config_of(options)
    for line in describe(config, load_town(config.paths.town)):
        sys.stdout.write(f"{line}\n")
    return 0
