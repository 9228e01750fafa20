"""What the town decides about a procedure: declared with a type, overridden in ``town.toml``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from procedures.model import Identity, Mode, Scalar, Setting
from procedures.reading import Table
from procedures.refusal import Place, SettingError, nearest

__all__ = ["IDENTITY", "TYPES", "read_settings"]

KEYS = ("type", "default", "about", "source", "confirmed")
TYPES = ("integer", "text", "yes-no", "date", "money")
TOWN = "town.toml"

#: What every procedure that is taken in lets the town decide: who applies is told by what.
IDENTITY = "identity"
_IDENTITIES = tuple(each.value for each in Identity)
_TAKEN_IN = (Mode.INTAKE.value, Mode.TWO_PHASE.value)


def read_settings(
    table: Table, town: Mapping[str, object]
) -> tuple[Mapping[str, Setting], Mapping[str, Scalar]]:
    """Return the settings of a procedure's table and their values as the *town* has them."""
    settings, values = {}, {}
    if table.text("mode") in _TAKEN_IN:
        settings[IDENTITY], values[IDENTITY] = (setting := _identity(table)), setting.default
    for name, each in table.named_tables("settings", "setting", KEYS):
        setting = _setting(name, each)
        settings[name], values[name] = setting, setting.default
    place = Place(TOWN).within("table", f"procedures.{table.name()}")
    for name, value in town.items():
        if name not in settings:
            raise SettingError(place, f"unknown setting '{name}'", nearest(name, settings))
        values[name] = _fitting(value, settings[name].type, place.within("setting", name))
        # What the town wrote down itself is confirmed by that.
        settings[name] = replace(settings[name], confirmed=True)
    return MappingProxyType(settings), MappingProxyType(values)


def _identity(table: Table) -> Setting:
    """Return what every procedure that is taken in lets the town decide; the file says what is recommended."""
    return Setting(
        name=IDENTITY,
        type=IDENTITY,
        default=table.word(IDENTITY, _IDENTITIES),
        about="本人を何で確かめるか（none: カードを使わない、card: カードを読む、signature: さいごに電子署名もする）",
        source=table.text("identity_source", ""),
    )


def _setting(name: str, table: Table) -> Setting:
    kind = table.word("type", TYPES)
    return Setting(
        name=name,
        type=kind,
        default=_fitting(table.need("default"), kind, table.place),
        about=table.text("about"),
        source=table.text("source", ""),
        confirmed=table.yes_no("confirmed", default=False),
    )


def _fitting(value: object, kind: str, place: Place) -> Scalar:
    """Return *value* when it is of the type *kind*; dates as ISO strings."""
    match kind:
        case "integer" | "money" if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        case "yes-no" if isinstance(value, bool):
            return value
        case "text" if isinstance(value, str):
            return value
        case "identity" if value in _IDENTITIES:
            return str(value)
        case "date" if isinstance(value, (str, dt.date)):
            try:
                return dt.date.fromisoformat(str(value)).isoformat()
            except ValueError:
                raise _misfit(value, kind, place) from None
    raise _misfit(value, kind, place)


def _misfit(value: object, kind: str, place: Place) -> SettingError:
    return SettingError(place, f"{value!r} is not of type '{kind}'", _EXAMPLES[kind])


_EXAMPLES = {
    "integer": "write a whole number",
    "money": "write yen as a whole number, 300",
    "yes-no": "write true or false",
    "text": "write a string in quotes",
    IDENTITY: f"write one of {', '.join(_IDENTITIES)}",
    "date": "write a date like 2026-04-01",
}
