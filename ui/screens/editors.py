"""Which widget edits which kind of answer: each shows a raw draft and tells every change of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.answers.model import Raw
from kiosk.i18n import Text
from kiosk.session.form import Asked
from procedures.model import Field
from ui.screens.date_editor import DateEditor
from ui.screens.editor import CLEAR, ERASE, Editor
from ui.screens.kana_words import kana_words
from ui.screens.parts_editor import PartsEditor
from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.choice_list import ChoiceList
from ui.widgets.field_box import FieldBox
from ui.widgets.kana_board import KanaBoard
from ui.widgets.keypad import DigitPad
from ui.widgets.option import Option
from ui.words import Words

__all__ = ["Editor", "editor_for"]

YES = Text("answer.yes", "はい")
NO = Text("answer.no", "いいえ")
FAMILY = Text("answer.family", "みょうじ")
GIVEN = Text("answer.given", "名前")
OWN_WORDS = Text("answer.own-words", "どんな ことか 書く")
BACK_TO_LIST = Text("answer.back-to-list", "えらぶ {画面|がめん}に もどる")


_FEW = 3  # options beside which a picture may stand


class ChoiceEditor(Editor):
    """One of a few, several of a few, yes or no; a free option takes a few words beside it."""

    def __init__(self, asked: Field, words: Words, look: Look) -> None:
        super().__init__(asked, words, look)
        several = asked.kind == "several"
        self._chosen: tuple[str, ...] = ()
        self._typed = ""
        self._list = ChoiceList(look, self._options(), several=several)
        self.spares_height = not any(option.free for option in asked.options)  # a free one opens a board
        self.spares_width = self.spares_height and len(self._options()) <= _FEW
        for row, option in zip(self._list.rows(), self._options(), strict=True):
            row.setObjectName(f"option:{option.id}")
        self._list.picked.connect(self._picked)
        self._list.leaves_counted.connect(self.leaves_counted)
        self._box = FieldBox(look, words(OWN_WORDS))
        self._box.setObjectName("own-words")
        self._box.touched.connect(lambda: self._open_board(True))
        self._board: KanaBoard | None = None
        self._shut = BigButton(look, words(BACK_TO_LIST), icon="left", step="hint")
        self._shut.setObjectName("own-words:shut")
        self._shut.clicked.connect(lambda: self._open_board(False))
        line = QHBoxLayout()
        line.setSpacing(look.mm(5))
        line.addWidget(self._box, 1)
        line.addWidget(self._shut)
        self._column.addWidget(self._list, 1)
        self._column.addLayout(line)
        self._box.hide()
        self._shut.hide()

    def present(self, asked: Asked, today: dt.date, *, hidden: bool) -> None:
        """Mark what is drafted."""
        self._chosen, self._typed = self._split(asked.raw)
        self._list.choose(self._chosen)
        self._box.show_value("●●●" if hidden and self._typed else self._typed)
        self._box.setVisible(self._takes_words())

    def least_height(self, width: int) -> int:
        """Return the height that holds all rows on one leaf."""
        return self._list.least_height(width)

    def show_leaf(self, leaf: int) -> None:
        """Show a leaf of the list."""
        self._list.show_leaf(leaf)

    def first_focus(self) -> QWidget | None:
        """Return the chosen row, or the first."""
        rows = [row for row in self._list.rows() if not row.isHidden()]
        return next((row for row in rows if row.isChecked()), rows[0] if rows else None)

    def _options(self) -> list[Option]:
        if self.asked.kind in ("yes_no", "consent"):
            return [Option("yes", self.words(YES)), Option("no", self.words(NO))]
        words = self.words
        return [Option(each.id, words(each.text), words(each.hint), each.icon) for each in self.asked.options]

    def _split(self, raw: Raw) -> tuple[tuple[str, ...], str]:
        """Return the ids and the words beside them: ``(id, words)``, or ``id=words`` among several."""
        parts = ((raw,) if raw else ()) if isinstance(raw, str) else raw
        if self.asked.kind != "several":
            return parts[:1], "".join(parts[1:2])
        split = [part.partition("=") for part in parts]
        return tuple(name for name, _, _ in split), "".join(words for _, _, words in split)

    def _picked(self, option_id: str) -> None:
        self._chosen = self._list.chosen() if self.asked.kind == "several" else (option_id,)
        if self.asked.kind == "several":
            self._chosen = self._without_exclusive(option_id)
        self._tell()

    def _without_exclusive(self, picked: str) -> tuple[str, ...]:
        """「なし」 and anything else put each other out, as the finger meant."""
        alone = str(self.asked.params.get("exclusive", ""))
        if not alone or alone not in self._chosen:
            return self._chosen
        return (alone,) if picked == alone else tuple(each for each in self._chosen if each != alone)

    def _takes_words(self) -> bool:
        free = {each.id for each in self.asked.options if each.free}
        return bool(free.intersection(self._chosen))

    def _tell(self) -> None:
        free = {each.id for each in self.asked.options if each.free}
        if self.asked.kind == "several":
            told = (
                f"{each}={self._typed}" if each in free and self._typed else each for each in self._chosen
            )
            self.edited.emit(tuple(told))
        elif self._chosen and self._typed and self._chosen[0] in free:
            self.edited.emit((self._chosen[0], self._typed))
        elif self._chosen:
            self.edited.emit(self._chosen[0])

    def _open_board(self, opened: bool) -> None:
        if opened and self._board is None:
            self._board = KanaBoard(self.look, kana_words(self.words), text=self._typed)
            self._board.edited.connect(self._typed_words)
            self._column.addWidget(self._board, 1)
        self._list.setVisible(not opened)
        self._shut.setVisible(opened)
        self._box.set_active(opened)
        if self._board is not None:
            self._board.setVisible(opened)
        if opened:
            self.leaves_counted.emit(1)  # the list counts its own again when it comes back

    def _typed_words(self, text: str) -> None:
        self._typed = text
        self._tell()


class BoardEditor(Editor):
    """A line of kana, figures and signs."""

    shows_value = False

    def __init__(self, asked: Field, words: Words, look: Look) -> None:
        super().__init__(asked, words, look)
        limit = int(asked.params.get("max", 200))
        page = {"kana": "katakana", "code": "digits"}.get(asked.kind, "hiragana")  # letters in codes are rare
        self._board = KanaBoard(look, kana_words(words), page=page, limit=limit)
        self._board.edited.connect(self.tell)
        self._column.addWidget(self._board, 1)

    def present(self, asked: Asked, today: dt.date, *, hidden: bool) -> None:
        """Go on from the draft."""
        self._board.set_text(asked.raw if isinstance(asked.raw, str) else "".join(asked.raw))

    def first_focus(self) -> QWidget | None:
        """Return the board's first key: あ, or 1 for a code."""
        return self._board.home()


class NameEditor(Editor):
    """Family and given name, each in a box of its own; a name that is not split is one box."""

    def __init__(self, asked: Field, words: Words, look: Look) -> None:
        super().__init__(asked, words, look)
        self._parts = ["", ""]
        self._at = 0
        self.boxes = QWidget()
        row = QHBoxLayout(self.boxes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.mm(5))
        self._boxes = [FieldBox(look, words(label)) for label in (FAMILY, GIVEN)]
        for at, box in enumerate(self._boxes):
            box.setObjectName(f"part:{at}")
            box.touched.connect(lambda at=at: self._turn_to(at))
            row.addWidget(box, 1)
        self._board = KanaBoard(look, kana_words(words))
        self._board.edited.connect(self._typed)
        self._column.addWidget(self._board, 1)

    def present(self, asked: Asked, today: dt.date, *, hidden: bool) -> None:
        """Show both parts."""
        raw = asked.raw
        self._parts = [raw, ""] if isinstance(raw, str) else [*raw, "", ""][:2]
        self._boxes[1].setVisible(not isinstance(raw, str) or not raw)
        for box, part in zip(self._boxes, self._parts, strict=True):
            box.show_value("●●●" if hidden and part else part)
        self._board.set_text(self._parts[self._at])
        self._mark()

    def first_focus(self) -> QWidget | None:
        """Return the board's first key: あ, as a rule."""
        return self._board.home()

    def _turn_to(self, at: int) -> None:
        self._at = at
        self._board.set_text(self._parts[at])
        self._mark()

    def _mark(self) -> None:
        for at, box in enumerate(self._boxes):
            box.set_active(at == self._at)

    def _typed(self, text: str) -> None:
        self._parts[self._at] = text
        whole = self._boxes[1].isHidden()
        self.edited.emit(self._parts[0] if whole else tuple(self._parts))


class DigitEditor(Editor):
    """A number on the digit pad."""

    shows_value = False
    beside = True
    spares_height = True

    def __init__(self, asked: Field, words: Words, look: Look) -> None:
        super().__init__(asked, words, look)
        limit = (
            int(asked.params.get("length", asked.params.get("max", 0)) or 0) if asked.kind == "code" else 0
        )
        limit = limit or _LIMITS.get(asked.kind, 20)
        letters = str(asked.params.get("letters", ""))
        self._pad = DigitPad(look, limit=limit, letters=letters, erase=words(ERASE), clear=words(CLEAR))
        self._pad.edited.connect(self.tell)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._pad, _WHOLE)  # as wide as it may be; what is left over stays at its left
        self._column.addLayout(row, 1)

    def present(self, asked: Asked, today: dt.date, *, hidden: bool) -> None:
        """Go on from the draft."""
        self._pad.set_text(asked.raw if isinstance(asked.raw, str) else "".join(asked.raw))

    def first_focus(self) -> QWidget | None:
        """Return the first digit."""
        return self._pad.findChild(QWidget)


_WHOLE = 1000  # a stretch beside which 1 is nothing


def _code(asked: Field, words: Words, look: Look) -> Editor:
    """Return a pad for a code of digits and perhaps a few letters, a board for one with any letter."""
    few = asked.params.get("digits") or asked.params.get("letters")
    return (DigitEditor if few else BoardEditor)(asked, words, look)


#: The most digits each kind can have; the validator says the rest.
_LIMITS: Mapping[str, int] = {"phone": 11, "postal": 7, "integer": 6, "money": 9}

_EDITORS: Mapping[str, Callable[[Field, Words, Look], Editor]] = {
    "choice": ChoiceEditor,
    "several": ChoiceEditor,
    "yes_no": ChoiceEditor,
    "consent": ChoiceEditor,
    "text": BoardEditor,
    "kana": BoardEditor,
    "address": BoardEditor,
    "name": NameEditor,
    "phone": DigitEditor,
    "postal": DigitEditor,
    "integer": DigitEditor,
    "money": DigitEditor,
    "date": DateEditor,
    "month": DateEditor,
    "code": _code,
    "bank": PartsEditor,
    "yucho": PartsEditor,
    "plate": PartsEditor,
    "time_range": PartsEditor,
}


def editor_for(asked: Field, words: Words, look: Look) -> Editor:
    """Return a new editor for *asked*; KeyError for a kind that has none."""
    return _EDITORS[asked.kind](asked, words, look)
