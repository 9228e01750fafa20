"""The Digital Agency's names (GIF core data model, DS-451-1) for who applies (A票) and for what (B票).

Names of a person and an address are those of ``GIF_Core_DataModel.xsd`` (familyName, dateOfBirth,
localGovernmentCode …). The model names the entries of the two sheets in Japanese only; their English
names here are ours. What is not known is left out, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from devices.ports import Holder

__all__ = ["SEX", "Municipality", "applied_for", "of_holder", "person"]

#: The ids of a male/female choice as ISO 5218; JIS X 0303 of the card has the same digits.
SEX = {"male": "1", "female": "2"}

_CARD_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_WIDE_SPACE = "\u3000"

#: What may stand before the town's name in an address.
_IN_TOWN = re.compile(r"(?:宮城県)?(?:宮城郡)?")


def person(
    full: str = "", *, family: str = "", given: str = "", kana: str = "", birth: str = "", sex: str = ""
) -> dict[str, Any]:
    """Return a Person: *birth* is ISO 8601, shortened where a part is unknown; *sex* is ISO 5218."""
    kana_family, _, kana_given = kana.partition(_WIDE_SPACE)
    entries = {
        "fullName": full,
        "familyName": family,
        "givenName": given,
        "fullNameKana": kana,
        "familyNameKana": kana_family if kana_given else "",
        "givenNameKana": kana_given,
        "dateOfBirth": birth,
        "sex": sex,
    }
    return {name: value for name, value in entries.items() if value}


def of_holder(holder: Holder, town: Municipality) -> dict[str, Any]:
    """Return the Person a card names; the name is split only at exactly one U+3000."""
    family, _, given = holder.name.partition(_WIDE_SPACE)
    split = bool(family and given) and _WIDE_SPACE not in given
    entry = person(
        holder.name,
        family=family if split else "",
        given=given if split else "",
        birth=_birth(holder.birth_date),
        sex=holder.sex,
    )
    return {**entry, "residenceAddress": town.address(holder.address)}


@dataclass(frozen=True, slots=True)
class Municipality:
    """Whose kiosk it is; ``code`` is its 全国地方公共団体コード with the check digit."""

    name: str = "松島町"
    code: str = "044016"

    def address(self, full: str) -> dict[str, Any]:
        """Return an Address: the whole line as it was given, and the town's code when it lies there."""
        entry: dict[str, Any] = {"fullAddress": full, "country": "JPN"}
        if _IN_TOWN.sub("", full, count=1).startswith(self.name):
            entry["localGovernmentCode"] = self.code
        return entry

    def applicant(self, who: dict[str, Any], *, day: str, phone: str = "") -> dict[str, Any]:
        """Return the A票: addressee, day of application, who applies and how to reach them."""
        sheet: dict[str, Any] = {
            "addressee": f"{self.name}長",
            "localGovernmentCode": self.code,
            "applicationDate": day,
            "applicant": who,
        }
        if phone:
            sheet["contactPointInformation"] = {"phoneNumber": phone}
        return sheet


def applied_for(name: str, content: dict[str, Any], *, updated: str) -> dict[str, Any]:
    """Return the B票: what is applied for and its *content*, as *updated* (ISO 8601 with +09:00)."""
    return {"name": name, "content": content, "updated": updated}


def _birth(card: str) -> str:
    """Return the card's YYYYMMDD in ISO 8601, cut before the first unknown part."""
    match = _CARD_DATE.fullmatch(card)
    if match is None:
        return ""
    known: list[str] = []
    for part in match.groups():
        if not int(part):
            break
        known.append(part)
    return "-".join(known)
