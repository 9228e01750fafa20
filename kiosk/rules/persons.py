"""Whether two descriptions are of the same person."""

from __future__ import annotations

from kiosk.answers.name import Name, same_name
from kiosk.rules.arguments import span
from kiosk.rules.model import UNKNOWN, Argument

__all__ = ["same_person"]


def same_person(
    name: Argument, birth_date: Argument, other_name: Argument, other_birth_date: Argument
) -> str:
    """Return same, different or unknown: the spelling by its compared copy, the birth date by what is known.

    Two dates known in part are the same as long as their known parts agree; one that is missing is unknown.
    """
    if not isinstance(name, Name) or not isinstance(other_name, Name):
        return UNKNOWN
    if not same_name(name, other_name):
        return "different"
    born, other = span(birth_date), span(other_birth_date)
    if born is None or other is None:
        return UNKNOWN
    if born[1] < other[0] or other[1] < born[0]:
        return "different"
    return "same" if born[0] == born[1] == other[0] == other[1] else UNKNOWN
