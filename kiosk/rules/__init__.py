"""Named policies: each a pure function with declared results and the law it comes from."""

from kiosk.rules.registry import (
    DEADLINES,
    FEES,
    RULES,
    deadline,
    derive,
    fee,
    known_deadlines,
    known_fees,
    known_rules,
)

__all__ = [
    "DEADLINES",
    "FEES",
    "RULES",
    "deadline",
    "derive",
    "fee",
    "known_deadlines",
    "known_fees",
    "known_rules",
]
