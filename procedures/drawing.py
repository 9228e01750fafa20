"""The flow of a procedure as a drawing for town staff: pages downwards, conditions left, exits right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from procedures.model import Exit, Field, Page, Procedure
from procedures.reading import plain
from procedures.svg import Canvas, wrap
from procedures.telling import EXITS, FORMS, MODES, condition, kind_of, unconfirmed

__all__ = ["draw"]

INK, PALE, LINE, GREEN, GROUND = "#1b1b1b", "#e8f0ea", "#767676", "#0b3d2e", "#fbfaf6"
WHITE, AMBER = "#ffffff", "#fff6df"
SMALL, BODY, TITLE = 13, 15, 22  # px
LEAD = 1.5  # of the size, from baseline to baseline
PAD, GAP = 12, 30
GUARD_X, GUARD_W = 24, 270
PAGE_X, PAGE_W = 330, 430
EXIT_X, EXIT_W = 820, 360
WIDE = EXIT_X + EXIT_W + 24


def draw(procedure: Procedure) -> str:
    """Return the SVG of *procedure*; rows are as high as their highest column, so nothing overlaps."""
    canvas = Canvas(INK, GROUND)
    y = _header(canvas, procedure)
    screening = tuple(page for page in procedure.pages if page.screening)
    asked = tuple(page for page in procedure.pages if not page.screening)
    if screening:
        y = _bar(canvas, y, "事前の確認（個人のことは聞かない）")
        y = _pages(canvas, y, screening, procedure)
    y = _bar(canvas, y, "利用目的のお知らせ → 本人確認（カードが無くても進める）")
    y = _pages(canvas, y, asked, procedure)
    y = _bar(canvas, y, "内容の確認 → 申しこみ → 受付番号", last=True)
    y = _notes(canvas, y, procedure)
    return canvas.svg(WIDE, y, plain(procedure.head.title.source))


def _header(canvas: Canvas, procedure: Procedure) -> float:
    head = procedure.head
    canvas.words([plain(head.title.source)], GUARD_X, 48, TITLE, ink=GREEN, bold=True)
    about = (
        f"{head.id}　第{procedure.version}版　{MODES[head.mode]}　画面 {head.pages}　欄 {head.fields}　"
        f"{'、'.join(procedure.law)}"
    )
    lines = (
        *wrap(about, SMALL, WIDE - 2 * GUARD_X),
        "点線の画面は、左に書いた条件のときだけ出ます。右は、そこで終わる・ほかへ案内する場合です。",
    )
    canvas.words(lines, GUARD_X, 78, SMALL)
    return 78 + len(lines) * SMALL * LEAD + GAP


def _bar(canvas: Canvas, y: float, words: str, *, last: bool = False) -> float:
    canvas.box((PAGE_X, y, PAGE_W, 40), line=GREEN, fill=GREEN, round_=20)
    canvas.words([words], PAGE_X + 18, y + 25, BODY - 1, ink=WHITE, bold=True)
    return y + 40 + GAP if last else _down(canvas, y + 40)


def _down(canvas: Canvas, y: float) -> float:
    middle = PAGE_X + PAGE_W / 2
    canvas.arrow((middle, y), (middle, y + GAP - 2))
    return y + GAP


def _pages(canvas: Canvas, y: float, pages: tuple[Page, ...], procedure: Procedure) -> float:
    for name, run in groupby(pages, key=lambda page: page.group):
        together = tuple(run)
        y = (_group if name else _rows)(canvas, y, together, procedure)
    return y


def _rows(
    canvas: Canvas, y: float, pages: tuple[Page, ...], procedure: Procedure, last: bool = True
) -> float:
    """Draw *pages* below each other; *last* says whether an arrow leads on from the last of them."""
    for page in pages:
        row = _measured(page, procedure)
        _row(canvas, y, row)
        if last or page is not pages[-1]:
            middle = PAGE_X + PAGE_W / 2
            canvas.arrow((middle, y + row.box), (middle, y + row.high + GAP - 2))
        y += row.high + GAP
    return y


def _group(canvas: Canvas, y: float, pages: tuple[Page, ...], procedure: Procedure) -> float:
    """Draw the pages of a group inside a frame that says how often they come."""
    group = procedure.groups[pages[0].group]
    when = condition(group.when, procedure)
    told = f"くりかえし（{group.most}回まで）{'　' + when + 'のとき' if when else ''}"
    lines = wrap(told, SMALL, PAGE_W)
    more = wrap(f"「{plain(group.more.source)}」 はい → もう1回", SMALL, PAGE_W)
    top = y + PAD + len(lines) * SMALL * LEAD + PAD / 2
    end = top + sum(_measured(page, procedure).high + GAP for page in pages) - GAP
    high = end - y + PAD + len(more) * SMALL * LEAD + PAD / 2
    canvas.box((GUARD_X - 8, y, PAGE_X + PAGE_W + 16 - GUARD_X, high), line=GREEN, fill=PALE, round_=14)
    canvas.words(lines, PAGE_X, y + PAD + SMALL, SMALL, ink=GREEN, bold=True)
    _rows(canvas, top, pages, procedure, last=False)
    canvas.words(more, PAGE_X, end + PAD + SMALL, SMALL, ink=GREEN, bold=True)
    return _down(canvas, y + high)


@dataclass(frozen=True, slots=True)
class _Row:
    """A page measured: the words of its columns, and how high the highest of them is."""

    guard: tuple[str, ...]
    ask: tuple[str, ...]
    fields: tuple[str, ...]
    exits: tuple[_Leave, ...]

    @property
    def box(self) -> float:
        """Return the height of the page's own box, down to the arrow of its last exit."""
        body = len(self.ask) * BODY * LEAD + len(self.fields) * SMALL * LEAD + 2 * PAD
        return max(body, sum(leave.high + PAD for leave in self.exits[:-1]) + 40)

    @property
    def high(self) -> float:
        return max(self.box, _high(self.guard), sum(leave.high + PAD for leave in self.exits) - PAD)


@dataclass(frozen=True, slots=True)
class _Leave:
    """An exit measured: its kind, when it is taken, and what it says."""

    title: str
    lines: tuple[str, ...]

    @property
    def high(self) -> float:
        return _high((self.title, *self.lines))


def _high(lines: tuple[str, ...]) -> float:
    return len(lines) * SMALL * LEAD + 2 * PAD if lines else 0


def _measured(page: Page, procedure: Procedure) -> _Row:
    told = condition(page.when, procedure)
    fields = (_field(field, procedure) for field in page.fields)
    return _Row(
        guard=wrap(f"{told}のとき", SMALL, GUARD_W - 2 * PAD) if told else (),
        ask=wrap(plain(page.ask.source), BODY, PAGE_W - 2 * PAD),
        fields=tuple(line for told in fields for line in wrap(told, SMALL, PAGE_W - 2 * PAD)),
        exits=tuple(_leave(each, procedure) for each in page.exits),
    )


def _field(field: Field, procedure: Procedure) -> str:
    when = condition(field.when, procedure)
    return f"・{field.staff}（{kind_of(field)}）{'〈' + when + 'のとき〉' if when else ''}"


def _leave(leave: Exit, procedure: Procedure) -> _Leave:
    when = condition(leave.when, procedure)
    told = (
        f"{when}のとき" if when else "いつも",
        plain(leave.title.source),
        plain(leave.where.source),
        leave.to,
    )
    lines = tuple(line for words in told if words for line in wrap(words, SMALL, EXIT_W - 2 * PAD))
    return _Leave(EXITS[leave.kind], lines)


def _row(canvas: Canvas, y: float, row: _Row) -> None:
    """Draw a page with its condition on the left and its exits on the right."""
    canvas.box((PAGE_X, y, PAGE_W, row.box), line=INK, fill=WHITE, dashed=bool(row.guard))
    canvas.words(row.ask, PAGE_X + PAD, y + PAD + BODY, BODY, bold=True)
    below = y + PAD + len(row.ask) * BODY * LEAD + SMALL
    canvas.words(row.fields, PAGE_X + PAD, below, SMALL)
    if row.guard:
        canvas.box((GUARD_X, y, GUARD_W, _high(row.guard)), line=LINE, fill=AMBER)
        canvas.words(row.guard, GUARD_X + PAD, y + PAD + SMALL, SMALL)
        canvas.arrow((GUARD_X + GUARD_W, y + 20), (PAGE_X - 1, y + 20), dashed=True)
    at = y
    for leave in row.exits:
        canvas.box((EXIT_X, at, EXIT_W, leave.high), line=GREEN, fill=WHITE, round_=16)
        canvas.words([leave.title], EXIT_X + PAD, at + PAD + SMALL, SMALL, ink=GREEN, bold=True)
        canvas.words(leave.lines, EXIT_X + PAD, at + PAD + SMALL * (1 + LEAD), SMALL)
        canvas.arrow((PAGE_X + PAGE_W, at + 20), (EXIT_X - 1, at + 20))
        at += leave.high + PAD


def _notes(canvas: Canvas, y: float, procedure: Procedure) -> float:
    """Write what the clerk wants to see, and what the town has still to confirm."""
    for title, lines in (
        ("添付・提示するもの", _papers(procedure)),
        ("町が決める・確かめる設定", _open(procedure)),
    ):
        told = tuple(line for each in lines for line in wrap(each, SMALL, WIDE - 2 * GUARD_X - 2 * PAD))
        if told:
            canvas.words([title], GUARD_X, y + BODY, BODY, ink=GREEN, bold=True)
            canvas.words(told, GUARD_X + PAD, y + BODY * (1 + LEAD), SMALL)
            y += BODY * (1 + LEAD) + len(told) * SMALL * LEAD + PAD
    return y + PAD


def _papers(procedure: Procedure) -> Iterator[str]:
    for paper in procedure.attachments:
        when = condition(paper.when, procedure)
        told = f"{when}のとき" if when else "いつも"
        yield f"・{plain(paper.name.source)}（{FORMS[paper.form]}）　{told}　{paper.note}"


def _open(procedure: Procedure) -> Iterator[str]:
    for setting in unconfirmed(procedure):
        yield f"・{setting.about}（{setting.name}）　未確認　{setting.source}"
