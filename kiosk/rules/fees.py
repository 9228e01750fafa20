"""What the town asks for its certificates; the yen themselves are settings of the town."""

from __future__ import annotations

from kiosk.answers.several import Several
from kiosk.rules.arguments import case, count
from kiosk.rules.model import Argument

__all__ = ["REGISTER_KINDS", "fee_for_each", "fee_free", "fee_per_copy", "fee_register"]

#: 地方公共団体の手数料の標準に関する政令, 本則の表: a present register, a removed or replaced one, 受理証明, and
#: the code that stands for an electronic one.
REGISTER_KINDS = {
    "koseki_zenbu": "present",
    "koseki_kojin": "present",
    "joseki_zenbu": "removed",
    "joseki_kojin": "removed",
    "kaiseigen": "removed",
    "juri": "acceptance",
    "e_code": "electronic",
}


def fee_free() -> int:
    """Return no yen."""
    return 0


def fee_per_copy(copies: Argument, per_copy: Argument) -> int | None:
    """Return the yen for *copies* at *per_copy* each; None while either is not known."""
    number, yen = count(copies), count(per_copy)
    return None if number is None or yen is None else number * yen


def fee_for_each(picked: Argument, copies: Argument, per_copy: Argument) -> int | None:
    """Return the yen for *copies* of each thing *picked*; None while any of them is not known."""
    each = fee_per_copy(copies, per_copy)
    return None if each is None or not isinstance(picked, Several) else len(picked.cases()) * each


def fee_register(  # noqa: PLR0917 - a procedure file lists a rule's arguments in order
    kind: Argument,
    copies: Argument,
    first_copies: Argument,
    more_kinds: Argument,
    more_copies: Argument,
    present: Argument,
    removed: Argument,
    acceptance: Argument,
    electronic: Argument,
) -> int | None:
    """Return the yen for *copies* of one *kind* of 戸籍 certificate and of those in further rows.

    *first_copies* are asked for in place of *copies* where rows follow. Kinds are ids of
    ``REGISTER_KINDS``; None while any part is not known.
    """
    yen = {"present": present, "removed": removed, "acceptance": acceptance, "electronic": electronic}
    kinds, counts = (
        (kind, *_rows(more_kinds)),
        (first_copies if copies is None else copies, *_rows(more_copies)),
    )
    if len(kinds) != len(counts):
        return None
    parts = [
        fee_per_copy(count, yen.get(REGISTER_KINDS.get(case(each) or "", "")))
        for each, count in zip(kinds, counts, strict=True)
    ]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _rows(argument: Argument) -> tuple[Argument, ...]:
    return argument if isinstance(argument, tuple) else ()
