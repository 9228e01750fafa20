"""What is applied for: complete, frozen and self-describing, so that staff need nothing else to read it."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from devices.ports import Holder
from kiosk import gif
from kiosk.answers.date import PartialDate
from kiosk.answers.model import JsonValue, Path
from kiosk.applicant import phone_of, who_applies
from kiosk.clock import JAPAN, in_japan
from kiosk.i18n import plain
from kiosk.parcel import Slot
from kiosk.receipt import Receipt
from kiosk.route import MORE, Route, Stop
from procedures.model import Attachment, Field, Identity, Procedure, Text

__all__ = [
    "BLANK",
    "SCHEMA",
    "Application",
    "Promised",
    "Row",
    "Wish",
    "asked_for",
    "build",
    "receipt_of",
    "rows_of",
]

SCHEMA = "matsushima-kiosk/application/1"

#: The source of a row that was asked and left empty.
BLANK = "blank"

SHOW_IDENTITY = Text("receipt.show-identity", "本人と確かめられるもの（マイナンバーカード、運転免許証など）")

#: What every clerk must be told, whatever the procedure; staff read Japanese.
NOTE_PROTECTION = "支援措置について職員との相談を希望しています。住所などの取り扱いに注意してください。"
NOTE_NO_CARD = "カードを使わずに申し込まれました。窓口で本人確認をしてください。"
NOTE_UNSIGNED = "カードの読み取りはありますが、電子署名はありません。窓口で本人確認をしてください。"
NOTE_KANJI = "かなだけで入力された項目があります（「漢字を確認」のしるし）。正しい文字を確かめてください。"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the form; *value* is for machines, *shown* for people, *source* says where it is from."""

    path: Path
    section: str
    label: str
    value: JsonValue = field(repr=False)
    shown: str = field(repr=False)
    source: str
    note: str = ""
    needs_kanji: bool = False


@dataclass(frozen=True, slots=True)
class Promised:
    """A paper the resident was asked to bring; *form* is original, copy, or show."""

    id: str
    name: str
    form: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the resident accepted in the review, before it has a number.

    *opened* is when the visit began; *office* is the name residents know; *fee* is yen;
    *holder* is the card that was read, None when none was used; *signature* the CMS it made, if any.
    """

    application: str
    procedure: Procedure
    route: Route = field(repr=False)
    office: str
    opened: dt.datetime
    language: str = "ja"
    holder: Holder | None = field(default=None, repr=False)
    signature: bytes | None = field(default=None, repr=False)
    protection: bool = False
    fee: int | None = None
    deadline: dt.date | None = None
    town: gif.Municipality = field(default_factory=gif.Municipality)


@dataclass(frozen=True, slots=True)
class Application:
    """An application as it is sealed; times are ISO 8601 with +09:00, days are ISO dates.

    ``a`` and ``b`` are the A票 and B票 in the Digital Agency's names; ``card`` holds the four
    attributes exactly as the card has them; ``deadline`` and ``deadline_shown`` are empty, ``fee``
    is None where none is known; ``signature`` is empty where the card did not sign.
    """

    id: str
    slot: Slot
    procedure: str
    version: int
    title: str
    office: str
    opened: str
    language: str
    identity: str  # signature, card or none
    protection: bool
    a: Mapping[str, Any] = field(repr=False)
    b: Mapping[str, Any] = field(repr=False)
    card: Mapping[str, str] | None = field(repr=False)
    rows: tuple[Row, ...] = field(repr=False)
    attachments: tuple[Promised, ...]
    after: tuple[str, ...]
    notes: tuple[str, ...]
    fee: int | None
    deadline: str
    deadline_shown: str
    signature: str = field(default="", repr=False)  # a detached CMS over the statement, DER in base64


def build(wish: Wish, slot: Slot) -> Application:
    """Return what *wish* applies for, in *slot*; only live answers are in it."""
    rows = rows_of(wish.route)
    day = wish.opened.astimezone(JAPAN).date().isoformat()
    title = plain(wish.procedure.head.title.source)
    return Application(
        id=wish.application,
        slot=slot,
        procedure=wish.procedure.id,
        version=wish.procedure.version,
        title=title,
        office=wish.office,
        opened=in_japan(wish.opened),
        language=wish.language,
        identity=_identity(wish),
        protection=wish.protection,
        a=wish.town.applicant(
            who_applies(wish.route, wish.holder, wish.town), day=day, phone=phone_of(wish.route)
        ),
        b=gif.applied_for(title, _content(rows), updated=slot.accepted),
        card=None if wish.holder is None else _card(wish.holder),
        rows=rows,
        attachments=tuple(
            Promised(each.id, plain(each.name.source), each.form, each.note)
            for each in asked_for(wish.procedure, wish.route)
        ),
        after=tuple(plain(each.source) for each in wish.procedure.after),
        notes=tuple(_notes(wish, rows)),
        fee=wish.fee,
        deadline="" if wish.deadline is None else wish.deadline.isoformat(),
        deadline_shown=_shown_day(wish.deadline),
        signature=base64.b64encode(wish.signature or b"").decode("ascii"),
    )


def receipt_of(application: Application, *, practice: bool = False) -> Receipt:
    """Return what the resident keeps of *application*."""
    unproven = application.identity == "none" or NOTE_UNSIGNED in application.notes
    identity = (plain(SHOW_IDENTITY.source),) if unproven else ()
    papers = tuple(each.name for each in application.attachments if not identity or each.id != "identity")
    return Receipt(
        number=application.slot.number,
        title=application.title,
        office=application.office,
        accepted=application.slot.accepted,
        bring=identity + papers,
        after=application.after,
        fee=application.fee,
        practice=practice,
    )


# ---------------------------------------------------------------- rows


def rows_of(route: Route) -> tuple[Row, ...]:
    """Return what was asked on *route*, answered or left blank, in the form's own order."""
    return _in_form_order(_rows(route))


def _rows(route: Route) -> Iterator[Row]:
    live = route.live()
    for stop in route.stops:
        for asked in route.asked(stop):
            if (
                asked.id == MORE and stop.row
            ):  # 「もう1人いますか」 is how the kiosk asks, not what the form says
                continue
            path = stop.path(asked.id)
            answer = live.get(path)
            if answer is None:
                yield Row(path, _section(route, stop, asked), _label(asked), None, "", BLANK, asked.note)
                continue
            yield Row(
                path=path,
                section=_section(route, stop, asked),
                label=_label(asked),
                value=answer.value.json(),
                shown=answer.value.shown(asked),
                source=answer.source.value,
                note=asked.note,
                needs_kanji=answer.needs_kanji,
            )


def _label(asked: Field) -> str:
    return asked.staff or plain(asked.label.source)


def _section(route: Route, stop: Stop, asked: Field) -> str:
    """Return the form's own section, with the row of each group it stands in: 「児童（2人目）」."""
    groups = route.view.procedure.groups
    rows = [
        plain(groups[group].row.source).replace("{n}", str(row + 1))
        for group, row in zip(stop.groups, stop.row, strict=True)
    ]
    if not rows:
        return asked.section
    return f"{asked.section}（{'・'.join(rows)}）" if asked.section else "・".join(rows)


def _in_form_order(rows: Iterator[Row]) -> tuple[Row, ...]:
    """Bring the rows of a section together where its first one stands."""
    sections: dict[str, list[Row]] = {}
    for row in rows:
        sections.setdefault(row.section, []).append(row)
    return tuple(row for section in sections.values() for row in section)


def _content(rows: tuple[Row, ...]) -> dict[str, JsonValue]:
    return {".".join(map(str, row.path)): row.value for row in rows if row.source != BLANK}


# ---------------------------------------------------------------- what else the clerk needs


def _identity(wish: Wish) -> str:
    if wish.holder is None:
        return "none"
    return "card" if wish.signature is None else "signature"


def _card(holder: Holder) -> dict[str, str]:
    return {
        "name": holder.name,
        "address": holder.address,
        "birth_date": holder.birth_date,
        "sex": holder.sex,
    }


def asked_for(procedure: Procedure, route: Route) -> tuple[Attachment, ...]:
    """Return the papers that are wanted, be it for only one row of a group."""
    stops = (Stop(procedure.pages[0]), *route.stops)
    return tuple(
        each for each in procedure.attachments if any(route.view.passes(each.when, stop) for stop in stops)
    )


def _notes(wish: Wish, rows: tuple[Row, ...]) -> Iterator[str]:
    if wish.protection:
        yield NOTE_PROTECTION
    if wish.holder is None:
        yield NOTE_NO_CARD
    elif wish.procedure.identity is Identity.SIGNATURE and wish.signature is None:
        yield NOTE_UNSIGNED
    if any(row.needs_kanji for row in rows):
        yield NOTE_KANJI
    yield from wish.procedure.clerk_notes


def _shown_day(day: dt.date | None) -> str:
    return "" if day is None else PartialDate(day.year, day.month, day.day).shown(_ANY)


_ANY = Field(id="deadline", kind="date", label=Text("", ""))
