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
    present: Argument,
    removed: Argument,
    acceptance: Argument,
    electronic: Argument,
) -> int | None:
    """Return the yen for *copies* of one *kind* of 戸籍 certificate, an id of ``REGISTER_KINDS``."""
    yen = {"present": present, "removed": removed, "acceptance": acceptance, "electronic": electronic}
    group = REGISTER_KINDS.get(case(kind) or "")
    return None if group is None else fee_per_copy(copies, yen[group])
