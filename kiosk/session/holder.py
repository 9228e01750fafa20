"""The card's four attributes as answers: kept exactly as the card says them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from devices.ports import Holder
from kiosk.answers.address import Address
from kiosk.answers.choice import Choice
from kiosk.answers.date import PartialDate
from kiosk.answers.model import Answer, Source, Value
from kiosk.answers.name import Name
from procedures.model import Field

__all__ = ["from_card"]

#: JIS X 0303 digits of the card as the ids of a male/female choice; others are left to be asked.
_SEX = {"1": "male", "2": "female"}


def _sex(holder: Holder, asked: Field) -> Value | None:
    chosen = _SEX.get(holder.sex, "")
    return Choice(chosen) if chosen in {option.id for option in asked.options} else None


_READERS: Mapping[str, Callable[[Holder, Field], Value | None]] = {
    "name": lambda holder, _: Name.of_card(holder.name),
    "address": lambda holder, _: Address.of_card(holder.address),
    "birth_date": lambda holder, _: PartialDate.of_card(holder.birth_date),
    "sex": _sex,
}


def from_card(holder: Holder, asked: Field) -> Answer | None:
    """Return the attribute *asked* wants, or None where the card does not say it."""
    value = _READERS[asked.card](holder, asked)
    return Answer(value, Source.CARD) if value is not None else None
