"""The check sheet of a procedure: all the kiosk asks and assumes, for town staff to go through with a pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from procedures.model import Exit, Field, Page, Procedure, Scalar, Setting
from procedures.reading import plain
from procedures.telling import EXITS, FORMS, MODES, condition, kind_of, shown

__all__ = ["sheet"]

IDENTITIES = {"none": "確かめない", "card": "カード（無くても進める）", "signature": "署名用の電子証明書"}
FREE = "fee_free"  # of kiosk.rules.fees
ATTRIBUTES = {"name": "氏名", "address": "住所", "birth_date": "生年月日", "sex": "性別"}
REASONS = {
    "individual number": "個人番号なので集めない",
    "by law not collected": "法令により集めない",
    "computed": "機械が計算する・記録する",
    "read from card": "カードから読む",
    "town does not use": "町では使わない",
    "other": "その他",
}
DUPLICATE = "duplicate of "
#: The limits of a field in words; one that is simply on needs no value.
LIMITS = {
    "min": "いちばん小さい値",
    "max": "いちばん大きい値（字数）",
    "length": "けた",
    "lines": "行まで",
    "unit": "単位",
    "floor": "小数は切りすて",
    "digits": "数字だけ",
    "letters": "数字のほかに使う字",
    "hyphens": "ハイフンも使う",
    "past": "きょうまで",
    "future": "きょうから",
    "partial": "わかるところまでで可",
    "earliest": "この日から",
    "latest": "この日まで",
    "not_before": "この欄の日から",
    "not_after": "この欄の日まで",
    "overnight": "日をまたいでよい",
    "exclusive": "これだけで選ぶもの",
    "words": "ことばが要る",
    "words_max": "ことばの字数",
    "must_agree": "同意が要る",
}

_STYLE = """
@page { size: A4; margin: 14mm 12mm; }
html { font-family: "BIZ UDPGothic", "Noto Sans CJK JP", sans-serif; font-size: 10pt; line-height: 1.5; color: #111; }
body { max-width: 200mm; margin: 0 auto; } h1 { font-size: 17pt; margin: 0; } h2 { font-size: 12pt; margin: 6mm 0 1mm;
  border-left: 1.6mm solid #0b3d2e; padding-left: 2mm; break-after: avoid; }
table { width: 100%; border-collapse: collapse; } th, td { border: .4pt solid #888; padding: 1mm 1.6mm; vertical-align: top;
  text-align: left; } th { background: #e8f0ea; font-weight: normal; } tr { break-inside: avoid; }
.asked table { table-layout: fixed; } .asked th:nth-child(1) { width: 6mm; } .asked th:nth-child(2) { width: 46mm; }
.asked th:nth-child(3) { width: 62mm; } .asked th:nth-child(5) { width: 28mm; } .asked td:nth-child(5) { font-size: 8pt; }
td { overflow-wrap: anywhere; } .open td { background: #fff6df; } .box { width: 6mm; text-align: center; } .small { font-size: 8.5pt; color: #333; }
td.page { background: #f4f5f3; font-weight: bold; } .when { color: #6b3b00; font-weight: normal; } ul { margin: 0; padding-left: 4mm; }
"""


def sheet(procedure: Procedure) -> str:
    """Return the sheet as one HTML page that refers to nothing outside itself, ready to be printed."""
    title = escape(plain(procedure.head.title.source))
    return (
        f'<!doctype html>\n<html lang="ja"><meta charset="utf-8"><title>点検表 {title}</title>'
        f"<style>{_STYLE}</style><body>\n{''.join(_parts(procedure))}</body></html>\n"
    )


def _parts(procedure: Procedure) -> Iterator[str]:
    yield _head(procedure)
    yield _section("町で確かめること（未確認のものが上）", _settings(procedure))
    yield _section("聞くこと", _pages(procedure))
    yield _section("添付・提示するもの", _papers(procedure))
    yield _section("職員への注意", _bullets(procedure.clerk_notes))
    yield _section("このあとの流れ", _bullets(plain(each.source) for each in procedure.after))
    yield _section("様式にあるが、聞かない項目", _left_out(procedure))
    yield _section("ことばの説明", _terms(procedure))


def _section(title: str, body: str) -> str:
    return f"<h2>{title}</h2>\n{body or '<p>ありません。</p>'}\n"


def _table(heads: Iterable[str], rows: Iterable[str]) -> str:
    found = "".join(rows)
    return f"<table><tr>{''.join(f'<th>{each}</th>' for each in heads)}</tr>{found}</table>" if found else ""


def _row(*cells: str, mark: str = "") -> str:
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"<tr{f' class={mark}' if mark else ''}>{row}</tr>\n"


def _bullets(lines: Iterable[str]) -> str:
    found = "".join(f"<li>{escape(each)}</li>" for each in lines)
    return f"<ul>{found}</ul>" if found else ""


def _head(procedure: Procedure) -> str:
    head = procedure.head
    force = f"{procedure.in_force_from} 〜 {procedure.in_force_until}".strip()
    facts = (
        ("名前", f"{head.id}　第{procedure.version}版"),
        ("町の番号", str(head.number) if head.number else "（一覧の外）"),
        ("ふだんの言い方", plain(head.everyday.source)),
        ("説明", plain(head.plain.source)),
        ("英語", head.english),
        (
            "扱い",
            f"{MODES[head.mode]}　担当 {head.office}　画面 {head.pages}　欄 {head.fields}　{procedure.minutes}分",
        ),
        ("本人確認", IDENTITIES[procedure.identity.value]),
        ("利用目的", plain(procedure.purpose.source)),
        ("根拠", "、".join(procedure.law)),
        ("適用", force if force != "〜" else "定めなし"),
        (
            "手数料",
            _rule(procedure, procedure.fee.rule, procedure.fee.arguments) if procedure.fee else "なし",
        ),
        (
            "期限",
            _rule(procedure, procedure.deadline.rule, procedure.deadline.arguments)
            if procedure.deadline
            else "なし",
        ),
    )
    rows = "".join(f"<tr><th>{name}</th><td>{escape(told)}</td></tr>\n" for name, told in facts)
    return f"<h1>点検表　{escape(plain(head.title.source))}</h1>\n<table>{rows}</table>\n"


def _rule(procedure: Procedure, rule: str, arguments: tuple[str, ...]) -> str:
    if rule == FREE:
        return "かからない"
    labels = {field.id: field.staff for _, field in procedure.fields()}
    told = (labels.get(each.rpartition(".")[2], each) for each in arguments if each != "visit.today")
    return f"規則 {rule}（{'、'.join(told)}）"


def _settings(procedure: Procedure) -> str:
    ordered = sorted(procedure.settings.values(), key=lambda each: each.confirmed)
    return _table(
        ("済", "決めること", "いまの値", "根拠", "設定の名前"),
        (_setting(each, procedure) for each in ordered),
    )


def _setting(each: Setting, procedure: Procedure) -> str:
    state = "" if each.confirmed else "<br><b>未確認</b>"
    return _row(
        "☑" if each.confirmed else "☐",
        f"{escape(each.about)}{state}",
        escape(shown(procedure.values[each.name])),
        escape(each.source),
        f"procedures.{procedure.id}.{each.name}",
        mark="" if each.confirmed else "open",
    )


def _pages(procedure: Procedure) -> str:
    heads = ("済", "欄（様式の名）", "種類・選べるもの", "条件・自動で入るもの・職員へ", "事実の行")
    rows = (row for at, page in enumerate(procedure.pages, 1) for row in _page(at, page, procedure))
    return f'<div class="asked">{_table(heads, rows)}</div>'


def _page(at: int, page: Page, procedure: Procedure) -> Iterator[str]:
    when = condition(page.when, procedure)
    told = f"{at}. {escape(plain(page.ask.source))}"
    if page.group:
        group = procedure.groups[page.group]
        several = f"くりかえし（{group.most}回まで）{condition(group.when, procedure)}"
        told += f' <span class="when">{escape(several)}</span>'
    if when:
        told += f'<br><span class="when">{escape(when)}のときだけ</span>'
    for each in (page.help, page.why):
        told += f'<br><span class="small">{escape(plain(each.source))}</span>' if each else ""
    yield f'<tr><td class="page" colspan="5">{told}</td></tr>\n'
    for field in page.fields:
        yield _field(field, procedure)
    for leave in page.exits:
        yield f'<tr><td colspan="5">{_leave(leave, procedure)}</td></tr>\n'


def _field(field: Field, procedure: Procedure) -> str:
    options = "／".join(
        f"{plain(each.text.source)}{'（ことばを書ける）' if each.free else ''}" for each in field.options
    )
    limits = "、".join(_limit(key, value, procedure) for key, value in field.params.items())
    small = f'<br><span class="small">{escape(limits)} {field.check}</span>' if limits or field.check else ""
    return _row(
        "☐",
        f'<span class="small">{escape(field.section)}</span><br>{escape(field.staff)}',
        f"{escape(kind_of(field))}{'<br>' if options else ''}{escape(options)}{small}",
        "<br>".join(map(escape, _remarks(field, procedure))),
        escape("、".join(field.fact)),
    )


def _limit(key: str, value: Scalar, procedure: Procedure) -> str:
    name = LIMITS.get(key, key)
    if value is True:
        return name
    labels = {each.id: each.staff for _, each in procedure.fields()}
    return f"{name} {labels.get(str(value), shown(value))}"


def _remarks(field: Field, procedure: Procedure) -> Iterator[str]:
    if when := condition(field.when, procedure):
        yield f"{when}のときだけ"
    if field.card:
        own = condition(field.card_when, procedure)
        yield f"カードの{ATTRIBUTES[field.card]}が入る{f'（{own}のとき）' if own else ''}"
    if field.default:
        yield f"はじめの値: {field.default}"
    if field.note:
        yield f"職員へ: {field.note}"


def _leave(leave: Exit, procedure: Procedure) -> str:
    when = condition(leave.when, procedure)
    told = (f"{when}のとき" if when else "いつも", plain(leave.title.source), plain(leave.text.source))
    where = plain(leave.where.source) or leave.to
    return escape(f"→ {EXITS[leave.kind]}：{'　'.join(told)}　{where}　{leave.link}".rstrip())


def _papers(procedure: Procedure) -> str:
    rows = (
        _row(
            "☐",
            escape(plain(each.name.source)),
            FORMS[each.form],
            escape(f"{when}のとき" if (when := condition(each.when, procedure)) else "いつも"),
            escape(each.note),
        )
        for each in procedure.attachments
    )
    return _table(("済", "書類", "形", "条件", "備考"), rows)


def _left_out(procedure: Procedure) -> str:
    rows = (
        _row(escape("、".join(each.fact)), escape(_why(each.why)), escape(each.note))
        for each in procedure.left_out
    )
    return _table(("事実の行", "わけ", "備考"), rows)


def _why(why: str) -> str:
    return f"{why.removeprefix(DUPLICATE)} と同じ" if why.startswith(DUPLICATE) else REASONS[why]


def _terms(procedure: Procedure) -> str:
    return _table(
        ("ことば", "説明"),
        (
            _row(escape(plain(each.word.source)), escape(plain(each.meaning.source)))
            for each in procedure.terms.values()
        ),
    )
