"""A sheet as an A4 PDF a clerk works from: the form's sections, the sources, boxes to tick, room for a stamp.

HTML through WeasyPrint, because it keeps the variation selectors of names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any, NoReturn

from kiosk.desk.pigeonholes import DeskComplaint
from kiosk.desk.sheet import CARD_TITLE, SIGNATURE_TITLE, Line, Sheet
from kiosk.receipt import qr_matrix

__all__ = ["as_html", "as_pdf", "write_pdf"]

#: Selectors from U+E0102 on are registered for Moji_Joho, whose font is IPAmj Mincho; the two before
#: them are Adobe-Japan1's, which BIZ UDPGothic and Noto have.
_RARE_VARIANT = re.compile("[^<>&;][\U000e0102-\U000e01ef]")

_STYLE = """
@page { size: A4; margin: 14mm 15mm 16mm;
  @bottom-left { content: string(footer); font-size: 7.5pt; color: #444; }
  @bottom-right { content: string(number) "　" counter(page) " / " counter(pages) "ページ"; font-size: 7.5pt; color: #444; } }
html { font-family: "BIZ UDPGothic", "Noto Sans CJK JP", "IPAmjMincho"; font-size: 10pt; line-height: 1.4; color: #111; }
body { margin: 0; }
header { display: flex; justify-content: space-between; border-bottom: 1.2pt solid #0B3D2E; padding-bottom: 3mm; }
h1 { font-size: 17pt; line-height: 1.25; margin: 0 0 1.5mm; }
.meta { font-size: 9pt; } .meta b { font-weight: normal; color: #444; margin-right: 1.5mm; } .meta span { margin-right: 5mm; display: inline-block; }
.number { text-align: right; flex: none; display: flex; gap: 3mm; align-items: flex-start; margin-left: 6mm; }
.number p { margin: 0; } .number .big { font-size: 17pt; font-weight: bold; letter-spacing: .3mm; string-set: number content(); white-space: nowrap; }
.number small { font-size: 8pt; color: #444; } .number svg { width: 17mm; height: 17mm; }
.due { font-size: 12pt; font-weight: bold; border: 1pt solid #111; padding: 1mm 3mm; margin: 3mm 0 0; }
.work { display: flex; gap: 4mm; margin-top: 3.5mm; align-items: stretch; }
.box { border: .6pt solid #555; border-radius: 1.2mm; padding: 2mm 3mm; flex: 1; }
.box h2 { margin: 0 0 1mm; font-size: 10pt; } .box ul { margin: 0; padding: 0; list-style: none; }
.box li { padding-left: 5mm; text-indent: -5mm; margin: .6mm 0; }
.box.notes { background: #F3F1E7; } .stamp { flex: none; width: 30mm; color: #666; font-size: 8pt; min-height: 24mm; }
section { margin-top: 3mm; } section h2 { font-size: 10.5pt; margin: 0 0 .7mm; padding-left: 2mm; border-left: 1.4mm solid #0B3D2E; break-after: avoid; }
table { width: 100%; border-collapse: collapse; } td { border: .4pt solid #999; padding: .7mm 2mm; vertical-align: top; }
tr { break-inside: avoid; } td.label { width: 33%; background: #F4F5F3; } td.words { font-size: 11pt; overflow-wrap: anywhere; }
td.words.blank { color: #666; font-size: 10pt; } td.source { width: 17mm; font-size: 8pt; text-align: center; color: #333; white-space: nowrap; }
.card { break-inside: avoid; } .card td.label { width: 11%; white-space: nowrap; } .card td.words { font-size: 10pt; } .card td.words:last-child { width: 26%; }
.mark { display: inline-block; border: .8pt solid #111; font-size: 8pt; padding: 0 1.2mm; margin-left: 2mm; font-weight: bold; }
.mj { font-family: "IPAmjMincho", "BIZ UDPGothic", "Noto Sans CJK JP"; }
.note { display: block; font-size: 8pt; color: #333; }
footer { string-set: footer content(); height: 0; overflow: hidden; font-size: 1pt; color: #fff; }
"""


def as_html(sheet: Sheet) -> str:
    """Return the page as one HTML document that refers to nothing outside itself."""
    return (
        f'<!doctype html><html lang="ja"><meta charset="utf-8"><title>{escape(sheet.number)}</title>'
        f"<style>{_STYLE}</style><body><footer>{escape(sheet.footer)}</footer>{_head(sheet)}{_work(sheet)}"
        f"{''.join(_section(part.title, part.lines) for part in sheet.parts)}"
        f"{_card(CARD_TITLE, sheet.card)}{_card(SIGNATURE_TITLE, sheet.signature)}</body></html>"
    )


def _head(sheet: Sheet) -> str:
    facts = (
        ("受付", sheet.accepted),
        ("担当", sheet.office),
        ("本人確認", sheet.identity),
        ("手数料", sheet.fee),
        ("画面のことば", sheet.language),
    )
    meta = "".join(f"<span><b>{label}</b>{escape(words)}</span>" for label, words in facts if words)
    due = f'<p class="due">期限　{escape(sheet.deadline)}</p>' if sheet.deadline else ""
    return (
        f'<header><div><h1>{escape(sheet.title)}</h1><div class="meta">{meta}</div></div>'
        f'<div class="number"><div><small>受付番号</small><p class="big">{escape(sheet.number)}</p></div>'
        f"{_qr(sheet.number)}</div></header>{due}"
    )


def _work(sheet: Sheet) -> str:
    """Return the boxes a clerk works with: what to see, what to mind, where to stamp."""
    boxes = ""
    if sheet.papers:
        boxes += f'<div class="box"><h2>窓口で受け取る・見せてもらうもの</h2>{_list("□", sheet.papers)}</div>'
    if sheet.notes:
        boxes += f'<div class="box notes"><h2>注意</h2>{_list("▲", sheet.notes)}</div>'
    return f'<div class="work">{boxes or "<div class=box>受け取る書類はありません。</div>"}<div class="box stamp">受付印</div></div>'


def _list(mark: str, items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{mark}　{escape(item)}</li>" for item in items) + "</ul>"


def _section(title: str, lines: tuple[Line, ...]) -> str:
    return f"<section><h2>{escape(title)}</h2><table>{''.join(map(_row, lines))}</table></section>"


def _card(title: str, lines: tuple[Line, ...]) -> str:
    """Return what the card says in rows of two, small and never torn: it is there to compare with."""
    if not lines:
        return ""
    cells = [
        f'<td class="label">{escape(line.label)}</td><td class="words">{_drawn(line.words)}</td>'
        for line in lines
    ]
    rows = "".join(f"<tr>{''.join(cells[at : at + 2])}</tr>" for at in range(0, len(cells), 2))
    return f'<section class="card"><h2>{title}</h2><table>{rows}</table></section>'


def _row(line: Line) -> str:
    mark = '<span class="mark">漢字を確認</span>' if line.needs_kanji else ""
    note = f'<span class="note">※{escape(line.note)}</span>' if line.note else ""
    words = f'<td class="words">{_drawn(line.words)}{mark}' if line.words else '<td class="words blank">－'
    return (
        f'<tr><td class="label">{escape(line.label)}{note}</td>{words}</td>'
        f'<td class="source">{escape(line.source)}</td></tr>'
    )


def _drawn(words: str) -> str:
    """Return *words* as HTML in which every variant of an ideograph finds the font that has it.

    Pango chooses a font by the base character alone, so it would stay with one that lacks the variant.
    """
    return _RARE_VARIANT.sub(r'<span class="mj">\g<0></span>', escape(words))


def _qr(number: str) -> str:
    """Return the number as an SVG QR code with its quiet zone of four modules."""
    rows = qr_matrix(number)
    size = len(rows) + 8
    dark = "".join(
        f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(rows) for x, module in enumerate(row) if module
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path d="{dark}"/></svg>'
    )


def as_pdf(sheet: Sheet) -> bytes:
    """Return *sheet* as PDF bytes; nothing is fetched."""
    from weasyprint import HTML  # noqa: PLC0415 - a second of import, only for who prints

    pdf: bytes = HTML(string=as_html(sheet), url_fetcher=_fetch_nothing).write_pdf()
    return pdf


def _fetch_nothing(url: str, *_args: Any, **_options: Any) -> NoReturn:
    raise ValueError(f"a sheet refers to nothing outside itself: {url}")


def write_pdf(sheet: Sheet, out: Path) -> Path:
    """Write *sheet* to *out*, or as ``NUMBER.pdf`` into the folder *out*; readable by the clerk alone."""
    file = out / f"{sheet.number}.pdf" if out.is_dir() else out
    pdf = as_pdf(sheet)
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as new:
            new.write(pdf)
    except OSError as error:
        raise DeskComplaint(
            str(file), f"に書けません（{error.strerror}）", "書ける場所を --pdf で指定してください"
        ) from None
    return file
