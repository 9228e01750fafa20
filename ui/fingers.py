"""Which widgets a finger strikes, one after another, to bring a field to a draft."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.answers.model import Raw
from kiosk.rehearsal import RehearsalError
from kiosk.session.form import Asked
from ui.screens.date_editor import DateEditor
from ui.screens.editor import Editor
from ui.screens.editors import (
    BoardEditor,
    ChoiceEditor,
    DigitEditor,
    NameEditor,
)
from ui.screens.offer import OfferEditor
from ui.screens.parts_editor import PartsEditor
from ui.widgets import kana_edit
from ui.widgets.kana_board import KanaBoard
from ui.widgets.keypad import DigitPad

__all__ = ["strokes"]

_OTHER_PAGES = ("digits", "latin", "symbols")
_GAP = "\u3000"


def strokes(asked: Asked, wanted: Raw, screen: QWidget) -> Iterator[QWidget]:
    """Yield each widget just before it is to be struck; its strike must be over before the next."""
    editor = screen.findChild(Editor)
    if isinstance(editor, OfferEditor):
        mend = editor.findChild(QWidget, "mend")
        assert mend is not None
        yield mend
    elif isinstance(editor, ChoiceEditor):
        yield from _choose(editor, asked, wanted)
    elif isinstance(editor, NameEditor):
        yield from _name(editor, wanted)
    elif isinstance(editor, BoardEditor):
        yield from _type(_board(editor), str(wanted), _text(asked.raw))
    elif isinstance(editor, DigitEditor):
        pad = editor.findChild(DigitPad)
        assert pad is not None
        yield from _press(pad, str(wanted))
    elif isinstance(editor, DateEditor):
        yield from _date(editor, wanted)
    elif isinstance(editor, PartsEditor):
        yield from _parts(editor, wanted)
    else:
        raise RehearsalError(asked.spec.id, "there is no editor for it on the glass")


def _choose(editor: ChoiceEditor, asked: Asked, wanted: Raw) -> Iterator[QWidget]:
    several = asked.spec.kind == "several"
    parts = (wanted,) if isinstance(wanted, str) else wanted
    ids = {part.partition("=")[0] for part in parts} if several else set(parts[:1])
    words = "".join(part.partition("=")[2] for part in parts) if several else "".join(parts[1:2])
    for row in editor.findChildren(QAbstractButton):
        name = row.objectName().removeprefix("option:")
        if (
            row.objectName().startswith("option:")
            and (name in ids) is not row.isChecked()
            and (several or name in ids)
        ):
            yield row
    if words:
        box = editor.findChild(QWidget, "own-words")
        assert box is not None
        yield box
        yield from _type(_board(editor), words, "")


def _name(editor: NameEditor, wanted: Raw) -> Iterator[QWidget]:
    parts = (wanted,) if isinstance(wanted, str) else wanted
    for at, part in enumerate(parts):
        assert editor.boxes is not None
        box = editor.boxes.findChild(QWidget, f"part:{at}")
        assert box is not None
        yield box
        board = _board(editor)
        yield from _type(board, part, board.text())


def _type(board: KanaBoard, wanted: str, present: str) -> Iterator[QWidget]:
    """Erase what is not wanted, then strike each character, turning the board's pages."""
    common = 0
    while common < min(len(wanted), len(present)) and wanted[common] == present[common]:
        common += 1
    for _ in present[common:]:
        yield board.key("erase")
    for char in wanted[common:]:
        yield from _character(board, char)


def _character(board: KanaBoard, char: str) -> Iterator[QWidget]:
    if char in (_GAP, " "):
        yield board.key("space")
        return
    plain = kana_edit.to_hiragana(char)
    page, base, mark = _where(plain, katakana=plain != char)
    while board.page() != page:
        yield _towards(board, page)
    yield board.key(kana_edit.to_katakana(base) if page == "katakana" else base)
    if mark:
        yield board.key(mark)


def _where(char: str, *, katakana: bool) -> tuple[str, str, str]:
    """Return the page, the key and the mark after it that give *char* (in hiragana)."""
    for page, rows in kana_edit.PAGES.items():
        if any(char in row for row in rows):
            return ("katakana" if katakana and page == "hiragana" else page), char, ""
    for mark, change in (("voiced", kana_edit.voice), ("half", kana_edit.half), ("small", kana_edit.small)):
        for row in kana_edit.PAGES["hiragana"]:
            for base in row:
                if base and change(base) == char:
                    return "katakana" if katakana else "hiragana", base, mark
    raise RehearsalError("board", "a character of the visit file has no key; write it in kana")


def _towards(board: KanaBoard, page: str) -> QWidget:
    """Return the key that brings the board nearer to *page*."""
    return board.key(page if page in _OTHER_PAGES else "kana")


def _press(pad: DigitPad, wanted: str) -> Iterator[QWidget]:
    keys = {button.accessibleName(): button for button in pad.findChildren(QAbstractButton)}
    for _ in pad.text():
        yield _erase(pad)
    for character in wanted:
        if character in keys:  # a hyphen has none
            yield keys[character]


def _erase(pad: QWidget) -> QWidget:
    """Return the key that takes one back, whatever it is called in the visitor's language."""
    key = pad.findChild(QAbstractButton, "erase")
    assert key is not None
    return key


def _parts(editor: PartsEditor, wanted: Raw) -> Iterator[QWidget]:
    """Take each part in hand and bring it to what is wanted; a code is picked where one is offered."""
    for at, part in enumerate(wanted):
        if editor.values[at] == part:
            continue
        box = editor.findChild(QWidget, f"part:{at}")
        assert box is not None
        yield box
        pad = editor.pad
        if isinstance(pad, KanaBoard):
            yield from _type(pad, part, pad.text())
        elif isinstance(pad, DigitPad):
            yield from _press(pad, part)
        else:
            row = editor.findChild(QWidget, f"option:{part}")
            assert row is not None
            yield row


def _date(editor: DateEditor, wanted: Raw) -> Iterator[QWidget]:
    """Turn the era until it stands, then type each number into its wheel."""
    wheel = editor.wheel
    era, *numbers = (*wanted, "", "", "")[:4]
    for _ in range(8):
        if wheel.raw()[0] == era:
            break
        yield wheel.drum("era").up
    keys = {button.accessibleName(): button for button in wheel.findChildren(QAbstractButton)}
    for part, number, stands in zip(("year", "month", "day"), numbers, wheel.raw()[1:], strict=False):
        if number == stands:
            continue
        yield wheel.drum(part).value  # type: ignore[arg-type] # the three names are parts
        if stands:
            yield _erase(wheel)
        for digit in number:
            yield keys[digit]


def _board(editor: QWidget) -> KanaBoard:
    board = editor.findChild(KanaBoard)
    assert board is not None
    return board


def _text(raw: Raw) -> str:
    return raw if isinstance(raw, str) else "".join(raw)
