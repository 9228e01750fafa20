"""Writes packaging/kiosk.toml and packaging/town.toml from the declarations: ``python packaging/examples.py``."""

from __future__ import annotations

from pathlib import Path

from kiosk.settings_text import kiosk_example, town_example

HERE = Path(__file__).parent

if __name__ == "__main__":
    (HERE / "kiosk.toml").write_text(kiosk_example(), "utf-8")
    (HERE / "town.toml").write_text(town_example(), "utf-8")
