"""An opened application laid out for a clerk: sections, lines and marks, whatever it is drawn on.

Only rows are laid out, never the procedure's file, so an old application reads as it did on its day.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from kiosk.answers.date import PartialDate
from kiosk.answers.model import Source
from kiosk.application import BLANK, Application, Row
from kiosk.desk.signed import BROKEN, facts_of
from procedures.model import Field, Text

__all__ = ["CARD_TITLE", "FORMS", "SIGNATURE_TITLE", "SOURCES", "Line", "Part", "Sheet", "lay_out", "safe"]

#: Where an answer came from, in the clerk's words.
SOURCES = {
    Source.CARD.value: "カード",
    Source.TYPED.value: "入力",
    Source.POSTAL.value: "郵便番号から",
    Source.EARLIER.value: "前の申請から",
    Source.COMPUTED.value: "自動計算",
    BLANK: "未記入",
}

#: Over the card's own four attributes, which stand after the form's sections.
CARD_TITLE = "マイナンバーカードから読み取ったとおり"

#: Over what the card's signature tells.
SIGNATURE_TITLE = "電子署名"
_BY_CARD = "カード"

#: How a paper is wanted.
FORMS = {"original": "原本", "copy": "写し", "show": "提示"}

#: How it was told who applied.
IDENTITIES = {"none": "カードなし", "card": "カードで確認", "signature": "カードで確認、電子署名あり"}

LANGUAGES = {"ja": "日本語", "ja_JP@easy": "やさしい日本語", "en": "英語"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the form; ``words`` is empty where the resident left it blank."""

    label: str
    words: str = field(repr=False)
    source: str
    note: str
    needs_kanji: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the form."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a clerk reads, from the top of the page to its end."""

    number: str
    title: str
    office: str
    accepted: str
    identity: str
    language: str
    deadline: str
    fee: str
    protection: bool
    notes: tuple[str, ...]
    papers: tuple[str, ...]
    card: tuple[Line, ...]
    signature: tuple[Line, ...]
    parts: tuple[Part, ...]
    footer: str


def lay_out(application: Application) -> Sheet:
    """Return *application* as a clerk reads it; control characters cannot get out."""
    slot, signature = application.slot, tuple(facts_of(application))
    broken = tuple(words for _, words in signature if words == BROKEN)
    return Sheet(
        number=slot.number,
        title=safe(application.title),
        office=safe(application.office),
        accepted=_moment(slot.accepted),
        identity=IDENTITIES.get(application.identity, safe(application.identity)),
        language=LANGUAGES.get(application.language, safe(application.language)),
        deadline=safe(application.deadline_shown),
        fee="" if application.fee is None else f"{application.fee:,}円",
        protection=application.protection,
        notes=(*broken, *map(safe, application.notes)),
        papers=tuple(
            _paper(each.name, FORMS.get(each.form, each.form), each.note) for each in application.attachments
        ),
        card=tuple(_card(application)),
        signature=tuple(
            Line(label, safe(words), _BY_CARD, "", needs_kanji=False) for label, words in signature
        ),
        parts=tuple(
            Part(safe(title) or "申請の内容", tuple(map(_line, rows)))
            for title, rows in groupby(application.rows, key=lambda row: row.section)
        ),
        footer=f"端末 {slot.kiosk}・通し番号 {slot.sequence}・手続き {safe(application.procedure)} 第{application.version}版",
    )


def _line(row: Row) -> Line:
    return Line(
        label=safe(row.label),
        words=safe(row.shown),
        source=SOURCES.get(row.source, safe(row.source)),
        note=safe(row.note),
        needs_kanji=row.needs_kanji,
    )


def _card(application: Application) -> Iterator[Line]:
    """Yield the card's four attributes as it has them, however the form uses them."""
    card = application.card
    if card is None:
        return
    sexes = {"1": "男", "2": "女", "9": "適用不能"}
    yield Line("氏名", safe(card.get("name", "")), "カード", "", needs_kanji=False)
    yield Line("生年月日", _birth(card.get("birth_date", "")), "カード", "", needs_kanji=False)
    yield Line("住所", safe(card.get("address", "")), "カード", "", needs_kanji=False)
    yield Line("性別", sexes.get(card.get("sex", ""), "不明"), "カード", "", needs_kanji=False)


def _birth(digits: str) -> str:
    """Return the card's YYYYMMDD as people say it; as it stands where it is no date."""
    try:
        born = PartialDate.of_card(digits)
    except ValueError:
        return safe(digits)
    if born is None:
        return safe(digits) if digits.strip("0") else "不明"
    return born.shown(_BIRTH)


def _paper(name: str, form: str, note: str) -> str:
    return safe(f"{name}（{form}）" + (f"　{note}" if note else ""))


def _moment(iso: str) -> str:
    """Return 「令和8年11月22日（2026年） 10時05分」 of an ISO moment."""
    day, _, time = iso.partition("T")
    try:
        shown = PartialDate.of_iso(day).shown(_BIRTH)
    except ValueError:
        return safe(iso)
    hour, minute = time[:2], time[3:5]
    return f"{shown} {hour}時{minute}分" if hour.isdigit() and minute.isdigit() else shown


def safe(text: str) -> str:
    """Return *text* without control and direction characters: a screen or printer would obey them.

    Line breaks become spaces; selectors of ideographs and every letter stay as they are.
    """
    return "".join(each for each in text.replace("\n", "　") if unicodedata.category(each) not in _OBEYED)


_OBEYED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BIRTH = Field(id="date", kind="date", label=Text("", ""))
