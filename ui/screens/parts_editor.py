"""Edits an answer that is made of several typed parts: a bank account, a number plate, a span of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QWidget

from kiosk.answers import plate, zengin
from kiosk.i18n import Text
from kiosk.session.form import Asked
from procedures.model import Field
from ui.screens.editor import CLEAR, ERASE, Editor
from ui.screens.kana_words import kana_words
from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.choice_list import ChoiceList
from ui.widgets.field_box import FieldBox
from ui.widgets.kana_board import KanaBoard
from ui.widgets.keypad import DigitPad
from ui.widgets.option import Option
from ui.words import Words

__all__ = ["PARTED", "Part", "PartsEditor"]

_OFFERED = 4
_WHOLE = 1000  # a stretch beside which 1 is nothing


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its label, how it is typed (digits, figures with letters, kana, katakana, choice), its limit.

    ``find`` offers what could be meant by what was typed, as (what goes into the draft, what is
    shown), and ``name`` shows what is in the draft; ``shape`` writes typed digits as the answer
    wants them.
    """

    label: Text
    typed: str
    limit: int = 40
    options: tuple[tuple[str, Text], ...] = ()
    find: Callable[[Sequence[str], str], list[tuple[str, str]]] | None = None
    name: Callable[[Sequence[str], str], str] | None = None
    shape: Callable[[str], str] = str


class PartsEditor(Editor):
    """Boxes for all parts, and under them the board, pad or list of the one in hand."""

    def __init__(self, asked: Field, words: Words, look: Look) -> None:
        super().__init__(asked, words, look)
        self._parts = PARTED[asked.kind]
        self._values = [""] * len(self._parts)
        self._at = 0
        self._boxes = [self._box(at, part) for at, part in enumerate(self._parts)]
        self._column.addLayout(self._box_grid())
        self._found: list[tuple[str, str]] = []
        self._offers = [BigButton(look, "", snug=True) for _ in range(_OFFERED)]
        offers = QHBoxLayout()
        offers.setSpacing(look.mm(5))
        for at, button in enumerate(self._offers):
            button.setObjectName(f"offer:{at}")
            button.setMinimumHeight(look.mm(20))
            button.clicked.connect(lambda _=False, at=at: self._take(at))
            offers.addWidget(button, 1)
        self._column.addLayout(offers)
        self._stack = QStackedWidget()
        self._pads = [self._pad(at, part) for at, part in enumerate(self._parts)]
        for pad in self._pads:
            self._stack.addWidget(self._at_the_right(pad) if isinstance(pad, DigitPad) else pad)
        self._column.addWidget(self._stack, 1)

    def _at_the_right(self, pad: DigitPad) -> QWidget:
        """Return *pad* where every other pad of digits stands, as wide as it may be."""
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(pad, _WHOLE)
        return place

    def _box(self, at: int, part: Part) -> FieldBox:
        box = FieldBox(self.look, self.words(part.label), brief=True)
        box.setObjectName(f"part:{at}")
        box.touched.connect(lambda: self.turn_to(at))
        return box

    def _box_grid(self) -> QGridLayout:
        """Set the boxes in one row on lying glass, in two on upright; the last takes what is left."""
        grid = QGridLayout()
        grid.setSpacing(self.look.mm(5))
        count = len(self._boxes)
        columns = (count + 1) // 2 if self.look.portrait else count
        for at, box in enumerate(self._boxes):
            row, column = divmod(at, columns)
            grid.addWidget(box, row, column, 1, columns - column if at == count - 1 else 1)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def present(self, asked: Asked, today: dt.date, *, hidden: bool) -> None:
        """Show every part."""
        raw = (asked.raw,) if isinstance(asked.raw, str) else asked.raw
        self._values = [*raw, *[""] * len(self._parts)][: len(self._parts)]
        for at, (box, value) in enumerate(zip(self._boxes, self._values, strict=True)):
            box.show_value("●●●" if hidden and value else self._shown(at, value))
        self._hand_on()

    def first_focus(self) -> QWidget | None:
        """Return the box in hand."""
        return self._boxes[self._at]

    def turn_to(self, at: int) -> None:
        """Take a part in hand."""
        self._at = at
        self._hand_on()

    @property
    def values(self) -> tuple[str, ...]:
        """Return the parts as they stand in the draft."""
        return tuple(self._values)

    @property
    def pad(self) -> QWidget:
        """Return the board, pad or list of the part in hand, for hands and tests."""
        return self._pads[self._at]

    def _hand_on(self) -> None:
        for at, box in enumerate(self._boxes):
            box.set_active(at == self._at)
        pad = self._pads[self._at]
        value = self._values[self._at]
        if isinstance(pad, KanaBoard):
            pad.set_text(value)
        elif isinstance(pad, DigitPad):
            pad.set_text("".join(each for each in value if each.isdigit()))
        elif isinstance(pad, ChoiceList):
            pad.choose([value])
        self._stack.setCurrentIndex(self._at)
        self._offer()

    def _shown(self, at: int, value: str) -> str:
        for name, text in self._parts[at].options:
            if name == value:
                return self.words.plain(text)
        tell = self._parts[at].name
        return tell(self._values, value) if tell is not None and value else value

    def _offer(self) -> None:
        """Offer what could be meant by what stands in the part in hand."""
        find = self._parts[self._at].find
        value = self._values[self._at]
        found = find(self._values, value)[:_OFFERED] if find is not None else []
        self._found = [] if len(found) == 1 and found[0][0] == value else found
        for at, button in enumerate(self._offers):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(find is not None)  # an offer that goes away moves no other
            button.setSizePolicy(policy)
            button.setVisible(at < len(self._found))
            button.say(self._found[at][1] if at < len(self._found) else "")

    def _take(self, at: int) -> None:
        self._set(self._at, self._found[at][0])

    def _pad(self, at: int, part: Part) -> QWidget:
        if part.typed == "choice":
            rows = [Option(name, self.words(text)) for name, text in part.options]
            chooser = ChoiceList(self.look, rows, columns=1 if self.look.portrait else len(rows))
            for row, (name, _) in zip(chooser.rows(), part.options, strict=True):
                row.setObjectName(f"option:{name}")
            chooser.picked.connect(lambda name: self._set(at, name))
            return chooser
        if part.typed == "digits":
            pad = DigitPad(self.look, limit=part.limit, erase=self.words(ERASE), clear=self.words(CLEAR))
            pad.edited.connect(lambda text: self._set(at, part.shape(text)))
            return pad
        page = {"kana": "hiragana", "figures": "digits"}.get(part.typed, part.typed)
        board = KanaBoard(self.look, kana_words(self.words), page=page, limit=part.limit)
        board.edited.connect(lambda text: self._set(at, text))
        return board

    def _set(self, at: int, value: str) -> None:
        self._values[at] = value
        self.edited.emit(tuple(self._values))


def _clock(digits: str) -> str:
    """Return typed digits as a time of day: 930 is 9:30."""
    return f"{digits[:-2]}:{digits[-2:]}" if len(digits) > 2 else digits  # noqa: PLR2004 - hours need no colon


def _banks(_values: Sequence[str], text: str) -> list[tuple[str, str]]:
    found = zengin.banks(text) if text else tuple(filter(None, map(zengin.bank, _NEARBY)))
    return [(each.code, each.name) for each in found]


def _branches(values: Sequence[str], text: str) -> list[tuple[str, str]]:
    return [(each.code, each.name) for each in zengin.branches(values[0], text)]


def _plate_offices(_values: Sequence[str], text: str) -> list[tuple[str, str]]:
    return [(each, each) for each in plate.offices(text)]


def _bank_name(_values: Sequence[str], code: str) -> str:
    found = zengin.bank(code)
    return found.name if found else code


def _branch_name(values: Sequence[str], code: str) -> str:
    found = zengin.branch(values[0], code)
    return found.name if found else code


#: Offered before anything is typed: the banks with a branch in or near the town.
_NEARBY = ("0125", "0512")

_HOLDER = Part(Text("part.holder", "{口座|こうざ}の {名義|めいぎ}(カタカナ)"), "katakana", 48)

#: The kinds made of parts, in the order their raw draft has them.
PARTED: Mapping[str, tuple[Part, ...]] = {
    "time_range": (
        Part(Text("part.begins", "はじまり"), "digits", 4, shape=_clock),
        Part(Text("part.ends", "おわり"), "digits", 4, shape=_clock),
    ),
    "bank": (
        Part(Text("part.bank", "{銀行|ぎんこう}"), "katakana", find=_banks, name=_bank_name),
        Part(Text("part.branch", "{支店|してん}"), "katakana", find=_branches, name=_branch_name),
        Part(
            Text("part.account-type", "{種類|しゅるい}"),
            "choice",
            options=(
                ("ordinary", Text("account.ordinary", "{普通|ふつう}")),
                ("current", Text("account.current", "{当座|とうざ}")),
                ("savings", Text("account.savings", "{貯蓄|ちょちく}")),
            ),
        ),
        Part(Text("part.account-number", "{口座番号|こうざばんごう}"), "digits", 7),
        _HOLDER,
    ),
    "yucho": (
        Part(Text("part.yucho-symbol", "{記号|きごう}(5けた)"), "digits", 5),
        Part(Text("part.yucho-number", "番号"), "digits", 8),
        _HOLDER,
    ),
    "plate": (
        Part(Text("part.plate-office", "{地名|ちめい}"), "kana", 8, find=_plate_offices),
        Part(Text("part.plate-class", "{地名|ちめい}の 右の 数字"), "figures", 3),
        Part(Text("part.plate-kana", "ひらがな"), "kana", 1),
        Part(Text("part.plate-serial", "大きい 数字"), "digits", 4),
    ),
}
