"""Every name a procedure file may use, gathered for its loader."""

from __future__ import annotations

from kiosk.answers.checks import CHECKS
from kiosk.answers.kinds import known_kinds
from kiosk.places import asset
from kiosk.rules import known_deadlines, known_fees, known_rules
from kiosk.town import OFFICES
from procedures.model import Known

__all__ = ["known"]


def known() -> Known:
    """Return the names of rules, fees, deadlines, kinds, checks, offices, icons and pictures there are."""
    return Known(
        rules=known_rules(),
        fees=known_fees(),
        deadlines=known_deadlines(),
        kinds=known_kinds(),
        checks=frozenset(CHECKS),
        offices=frozenset(OFFICES),
        icons=_drawn("icons"),
        pictures=_drawn("icons", "pictures"),
    )


def _drawn(*folder: str) -> frozenset[str]:
    return frozenset(path.stem for path in asset(*folder).glob("*.svg"))
