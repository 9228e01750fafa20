"""Edits a day or a month by era, on wheels."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.answers.wareki import ERAS, Era
from kiosk.i18n import Text
from kiosk.session.form import Asked
from procedures.model import Field
from ui.screens.editor import Editor
from ui.theme import Look
from ui.widgets.date_parts import PARTS as WHEELS
from ui.widgets.date_parts import EraChoice
from ui.widgets.date_parts import Part as WheelPart
from ui.widgets.date_wheel import DateWheel, DateWords
from ui.words import Words

__all__ = ["DateEditor"]

DATE_WORDS = {
    "era": Text("date.era", "{元号|げんごう}"),
    "year": Text("date.year", "年"),
    "month": Text("date.month", "月"),
    "day": Text("date.day", "日"),
    "first_year": Text("date.first-year", "元"),
    "unknown": Text("date.unknown", "わからない"),
    "erase": Text("date.erase", "けす"),
}
MORE = Text("date.more", "{part}を ふやす")
LESS = Text("date.less", "{part}を へらす")
ERA_NAMES = {
    "meiji": Text("era.meiji", "明治"),
    "taisho": Text("era.taisho", "大正"),
    "showa": Text("era.showa", "昭和"),
    "heisei": Text("era.heisei", "平成"),
    "reiwa": Text("era.reiwa", "令和"),
    "ad": Text("era.ad", "{西暦|せいれき}"),
}
_PART = "{part}"  # filled in by the wheels themselves


class DateEditor(Editor):
    """A day by era, year, month and day."""

    spares_height = True

    def __init__(self, asked: Field, words: Words, look: Look) -> None:
        super().__init__(asked, words, look)
        said = DateWords(
            **{name: words(text) for name, text in DATE_WORDS.items()},
            more=words.plain(MORE, part=_PART),
            less=words.plain(LESS, part=_PART),
        )
        parts: tuple[WheelPart, ...] = ("era", "year", "month") if asked.kind == "month" else WHEELS
        self._wheel = DateWheel(
            look,
            _eras(asked, words),
            said,
            parts=parts,
            partial_date=bool(asked.params.get("partial")),
        )
        self._wheel.edited.connect(self.tell)
        self._column.addWidget(self._wheel, 1)

    @property
    def wheel(self) -> DateWheel:
        """Return the wheels, for hands and tests."""
        return self._wheel

    def present(self, asked: Asked, today: dt.date, *, hidden: bool) -> None:
        """Show the parts."""
        self._wheel.set_raw(asked.raw if isinstance(asked.raw, tuple) else ())

    def first_focus(self) -> QWidget | None:
        """Return the era's wheel."""
        return self._wheel.drum("era").findChild(QAbstractButton)


def _eras(asked: Field, words: Words) -> list[EraChoice]:
    """Return the eras, the one most people look for first."""
    first = ("showa", "heisei", "reiwa", "taisho", "meiji")
    order = first if asked.params.get("past") else ("reiwa", "heisei", "showa", "taisho", "meiji")
    names = {era.id: era for era in ERAS}
    eras = [
        EraChoice(each, words(ERA_NAMES[each]), names[each].first_year, _last(names[each])) for each in order
    ]
    return [*eras, EraChoice("ad", words(ERA_NAMES["ad"]), 1868, 2099)]


def _last(era: Era) -> int:
    return min(era.last_year, 99)
