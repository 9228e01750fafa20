"""Every name a procedure file may use, gathered for its loader."""

from __future__ import annotations

from kiosk.answers.checks import CHECKS
from kiosk.answers.kinds import known_kinds
from kiosk.places import asset
from kiosk.rules import known_deadlines, known_fees, known_rules
from procedures.model import Known

__all__ = ["OFFICES", "known"]

#: The offices of the town hall by id; what they are called, and where they sit, is in ``town.toml``.
OFFICES = frozenset(
    {
        "resident_services",  # 町民福祉課
        "health_longevity",  # 健康長寿課
        "childcare",
        "tax",
        "general_affairs",
    }
)


def known() -> Known:
    """Return the names of rules, fees, deadlines, kinds, checks, offices and icons there are."""
    return Known(
        rules=known_rules(),
        fees=known_fees(),
        deadlines=known_deadlines(),
        kinds=known_kinds(),
        checks=frozenset(CHECKS),
        offices=OFFICES,
        icons=frozenset(path.stem for path in asset("icons").glob("*.svg")),
    )
