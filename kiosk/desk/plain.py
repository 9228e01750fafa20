"""A sheet as plain text, aligned for a terminal whose kana and kanji are two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kiosk.desk.sheet import CARD_TITLE, SIGNATURE_TITLE, Line, Sheet

__all__ = ["as_text", "width"]

_LABEL = 24  # columns; a longer label takes a line of its own


def as_text(sheet: Sheet) -> str:
    """Return *sheet* as text with a line feed at its end."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"{sheet.title}　　受付番号 {sheet.number}"
    yield "=" * 60
    for label, words in (
        ("受付", sheet.accepted),
        ("担当", sheet.office),
        ("本人確認", sheet.identity),
        ("期限", sheet.deadline),
        ("手数料", sheet.fee),
        ("画面のことば", sheet.language),
    ):
        if words:
            yield _pair(label, words)
    if sheet.notes:
        yield from ("", "■ 注意")
        yield from (f"  ! {note}" for note in sheet.notes)
    if sheet.papers:
        yield from ("", "■ 窓口で受け取る・見せてもらうもの")
        yield from (f"  □ {paper}" for paper in sheet.papers)
    for part in sheet.parts:
        yield from ("", f"■ {part.title}")
        yield from map(_row, part.lines)
    if sheet.card:
        yield from ("", f"■ {CARD_TITLE}")
        yield from map(_row, sheet.card)
    if sheet.signature:
        yield from ("", f"■ {SIGNATURE_TITLE}")
        yield from (_pair(line.label, line.words) for line in sheet.signature)
    yield from ("", "-" * 60, sheet.footer)


def _row(line: Line) -> str:
    marks = f"［{line.source}］" + ("【漢字を確認】" if line.needs_kanji else "")
    note = f"　※{line.note}" if line.note else ""
    return _pair(line.label, f"{line.words or '－'}　{marks}{note}")


def _pair(label: str, words: str) -> str:
    if (gap := _LABEL - width(label)) < 1:
        return f"  {label}\n  {' ' * _LABEL}{words}"
    return f"  {label}{' ' * gap}{words}"


def width(text: str) -> int:
    """Return how many columns *text* takes on a terminal."""
    return sum(_columns(each) for each in text)


def _columns(each: str) -> int:
    if unicodedata.combining(each) or unicodedata.category(each) in ("Mn", "Me"):
        return 0  # selectors and marks stand on the letter before them
    return 2 if unicodedata.east_asian_width(each) in "WFA" else 1
