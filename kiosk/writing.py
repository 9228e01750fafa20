"""An application as bytes and back: UTF-8 JSON that is the same every time, read tolerantly."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from kiosk.application import SCHEMA, Application, Promised, Row
from kiosk.canonical import canonical
from kiosk.parcel import Slot

__all__ = ["GarbledApplicationError", "read", "write"]

T = TypeVar("T")

_FAMILY = SCHEMA.rpartition("/")[0]


class GarbledApplicationError(ValueError):
    """The opened bytes are no application; *key* is the first entry that is missing or of a wrong shape."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no application: {key}")
        self.key = key


def write(application: Application) -> bytes:
    """Return *application* as deterministic UTF-8 JSON."""
    slot = application.slot
    return canonical(
        {
            "schema": SCHEMA,
            "meta": {
                "application": application.id,
                "number": slot.number,
                "kiosk": slot.kiosk,
                "epoch": slot.epoch,
                "sequence": slot.sequence,
                "accepted": slot.accepted,
                "opened": application.opened,
                "language": application.language,
                "identity": application.identity,
                "protection": application.protection,
            },
            "procedure": {
                "id": application.procedure,
                "version": application.version,
                "title": application.title,
                "office": application.office,
            },
            "a": application.a,
            "b": application.b,
            "card": application.card,
            "rows": [_row(row) for row in application.rows],
            "attachments": [_attachment(each) for each in application.attachments],
            "after": application.after,
            "notes": application.notes,
            "fee": application.fee,
            "signature": application.signature,
            "deadline": {"date": application.deadline, "shown": application.deadline_shown},
        }
    )


def _row(row: Row) -> dict[str, Any]:
    return {
        "path": row.path,
        "section": row.section,
        "label": row.label,
        "value": row.value,
        "shown": row.shown,
        "source": row.source,
        "note": row.note,
        "needs_kanji": row.needs_kanji,
    }


def _attachment(each: Promised) -> dict[str, Any]:
    return {"id": each.id, "name": each.name, "form": each.form, "note": each.note}


def read(data: bytes) -> Application:
    """Return the application written in *data*; ``GarbledApplicationError``.

    Entries a later version adds are passed over, so an older desk can read a newer parcel.
    """
    try:
        whole = json.loads(data)
    except ValueError:  # neither UTF-8 nor JSON
        raise GarbledApplicationError("json") from None
    if not isinstance(whole, dict) or str(whole.get("schema", "")).rpartition("/")[0] != _FAMILY:
        raise GarbledApplicationError("schema")
    meta, procedure, due = (_table(whole, key) for key in ("meta", "procedure", "deadline"))
    return Application(
        id=_a(str, meta, "application"),
        slot=_slot(meta),
        procedure=_a(str, procedure, "id"),
        version=_a(int, procedure, "version"),
        title=_a(str, procedure, "title"),
        office=_a(str, procedure, "office"),
        opened=_a(str, meta, "opened"),
        language=_a(str, meta, "language"),
        identity=_a(str, meta, "identity"),
        protection=_a(bool, meta, "protection"),
        a=_table(whole, "a"),
        b=_table(whole, "b"),
        card=None if whole.get("card") is None else _table(whole, "card"),
        rows=_each(whole, "rows", _read_row),
        attachments=_each(whole, "attachments", _read_attachment),
        after=tuple(map(str, _a(list, whole, "after"))),
        notes=tuple(map(str, _a(list, whole, "notes"))),
        fee=None if whole.get("fee") is None else _a(int, whole, "fee"),
        deadline=_a(str, due, "date"),
        deadline_shown=_a(str, due, "shown"),
        signature=_a(str, whole, "signature") if "signature" in whole else "",  # before there were any
    )


def _slot(meta: Mapping[str, Any]) -> Slot:
    return Slot(
        number=_a(str, meta, "number"),
        kiosk=_a(str, meta, "kiosk"),
        epoch=_a(str, meta, "epoch"),
        sequence=_a(int, meta, "sequence"),
        accepted=_a(str, meta, "accepted"),
    )


def _read_row(entry: Mapping[str, Any]) -> Row:
    return Row(
        path=tuple(_a(list, entry, "path")),
        section=_a(str, entry, "section"),
        label=_a(str, entry, "label"),
        value=entry.get("value"),
        shown=_a(str, entry, "shown"),
        source=_a(str, entry, "source"),
        note=_a(str, entry, "note"),
        needs_kanji=_a(bool, entry, "needs_kanji"),
    )


def _read_attachment(entry: Mapping[str, Any]) -> Promised:
    return Promised(
        _a(str, entry, "id"), _a(str, entry, "name"), _a(str, entry, "form"), _a(str, entry, "note")
    )


def _a(kind: type[T], table: Mapping[str, Any], key: str) -> T:
    value = table.get(key)
    if type(value) is not kind:  # exactly: True is an int to isinstance
        raise GarbledApplicationError(key)
    return value


def _table(table: Mapping[str, Any], key: str) -> dict[str, Any]:
    return _a(dict, table, key)


def _each(table: Mapping[str, Any], key: str, of: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
    entries = _a(list, table, key)
    if not all(isinstance(entry, dict) for entry in entries):
        raise GarbledApplicationError(key)
    return tuple(of(entry) for entry in entries)
