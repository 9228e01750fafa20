"""The people of the virtual cards, all invented, one TOML file each in ``personas/``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from devices.ports import CardKind, Holder, Pin

__all__ = ["MAX_TRIES", "Persona", "UnknownPersonaError", "era_of", "load", "names"]

MAX_TRIES = {Pin.TEXT: 3, Pin.USER: 3, Pin.SIGN: 5}  # facts: card §4.1
_DEFAULT_PINS = {"text": "1234", "user": "1234", "sign": "ABC123"}
_SUFFIX = ".toml"
# First day and digit of each era, as the signing certificate writes them (facts: card §6.3).
_ERAS = ((20190501, "5"), (19890108, "4"), (19261225, "3"), (19120730, "2"), (18680125, "1"))


class UnknownPersonaError(LookupError):
    """No persona of that name; *known* lists those there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no persona {name!r}; there are {', '.join(known)}")
        self.name = name
        self.known = known


@dataclass(frozen=True, slots=True)
class Persona:
    """One invented card: what is written on it and what is odd about it.

    ``kind`` is None for a card that is no My Number card at all. ``tries`` are those left when it
    is first inserted. ``lapsed`` puts both certificates into the past.
    """

    id: str
    title: str
    holder: Holder
    pins: Mapping[Pin, str] = field(repr=False)
    tries: Mapping[Pin, int]
    kind: CardKind | None = CardKind.MY_NUMBER
    sign_certificate: bool = True
    lapsed: bool = False


def names() -> tuple[str, ...]:
    """Return the ids of all personas in alphabetical order."""
    files = resources.files("devices.card").joinpath("personas").iterdir()
    return tuple(sorted(file.name.removesuffix(_SUFFIX) for file in files if file.name.endswith(_SUFFIX)))


def load(name: str) -> Persona:
    """Return the persona *name*; ``UnknownPersonaError`` when there is no such file."""
    if name not in (known := names()):
        raise UnknownPersonaError(name, known)
    file = resources.files("devices.card").joinpath("personas", name + _SUFFIX)
    return _persona(name, tomllib.loads(file.read_text("utf-8")))


def era_of(birth_date: str) -> tuple[str, int]:
    """Return the era's digit (0 unknown) and the year in it (0 unknown) of ``YYYYMMDD``."""
    year, *rest = birth_date[:4], birth_date[4:6], birth_date[6:]
    # An unknown month or day counts as after every known one: 19470300 lies in 昭和.
    latest = int(year + "".join("99" if part == "00" else part for part in rest))
    for begins, digit in _ERAS:
        if int(year) and latest >= begins:
            return digit, int(year) - begins // 10000 + 1
    return "0", 0


def _persona(name: str, raw: Mapping[str, Any]) -> Persona:
    card: Mapping[str, Any] = raw.get("card", {})
    pins = {**_DEFAULT_PINS, **raw.get("pins", {})}
    left: Mapping[str, int] = raw.get("tries", {})
    return Persona(
        id=name,
        title=raw["title"],
        holder=Holder(raw["name"], raw["address"], raw["birth_date"], raw["sex"]),
        pins={pin: pins[pin.value] for pin in Pin},
        tries={pin: left.get(pin.value, most) for pin, most in MAX_TRIES.items()},
        kind=_kind(card.get("kind", "my-number")),
        sign_certificate=card.get("sign_certificate", True),
        lapsed=card.get("lapsed", False),
    )


def _kind(word: str) -> CardKind | None:
    return None if word == "other" else CardKind[word.upper().replace("-", "_")]
