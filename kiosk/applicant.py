"""Who applies, as far as the card or the answers say, in the Digital Agency's names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from devices.ports import Holder
from kiosk import gif
from kiosk.answers.model import JsonValue
from kiosk.route import Route, Stop
from procedures.model import Field

__all__ = ["phone_of", "who_applies"]


def who_applies(route: Route, holder: Holder | None, town: gif.Municipality) -> dict[str, Any]:
    """Return who applies: the holder of the card, else what was typed where a card would have been asked."""
    kana = _kana(route)
    if holder is not None:
        return {**gif.of_holder(holder, town), **gif.person(kana=kana)}
    # The first answer wins: later ones may be about somebody else.
    said = {asked.card: value for _, asked, value in reversed([*_of_visitor(route)])}
    name = said.get("name")
    parts = name if isinstance(name, dict) else {"full": name or ""}
    who = gif.person(
        str(parts.get("full", "")),
        family=str(parts.get("family", "")),
        given=str(parts.get("given", "")),
        kana=kana,
        birth=str(said.get("birth_date", "")),
        sex=gif.SEX.get(str(said.get("sex", "")), ""),
    )
    return {**who, "residenceAddress": town.address(str(said["address"]))} if "address" in said else who


def _of_visitor(route: Route) -> Iterator[tuple[Stop, Field, JsonValue]]:
    """Yield what was answered where a card of the visitor's own is offered, in order."""
    live = route.live()
    for stop, asked in _asked(route):
        if asked.card and route.view.passes(asked.card_when, stop):
            answer = live.get(stop.path(asked.id))
            if answer is not None:
                yield stop, asked, answer.value.json()


def _kana(route: Route) -> str:
    """Return how the visitor's name is read, as given on the page of the name; no card says it."""
    live = route.live()
    for stop, asked, _ in _of_visitor(route):
        for beside in route.asked(stop) if asked.card == "name" else ():
            if beside.kind == "kana" and (answer := live.get(stop.path(beside.id))) is not None:
                return str(answer.value.json())
    return ""


def phone_of(route: Route) -> str:
    """Return the first telephone number that was given, or nothing."""
    for stop, asked in _asked(route):
        if asked.kind == "phone" and (answer := route.live().get(stop.path(asked.id))) is not None:
            return str(answer.value.json())
    return ""


def _asked(route: Route) -> Iterator[tuple[Stop, Field]]:
    return ((stop, asked) for stop in route.stops for asked in route.asked(stop))
