"""A procedure told to town staff in Japanese: its conditions, its kinds of pages, its whole contents."""

from __future__ import annotations

from collections.abc import Iterator

from procedures.model import ExitKind, Field, Guard, Mode, Page, Procedure, Scalar, Setting, Test
from procedures.reading import plain

__all__ = ["EXITS", "FORMS", "MODES", "condition", "kind_of", "shown", "tell", "unconfirmed"]

MODES = {
    Mode.INTAKE: "受付",
    Mode.TWO_PHASE: "受付（2段階）",
    Mode.DRAFT: "下書き",
    Mode.REFERRAL: "案内",
}
EXITS = {ExitKind.END: "ここで終わり", ExitKind.REFERRAL: "ほかの窓口へ", ExitKind.SWITCH: "ほかの手続へ"}
FORMS = {"original": "原本", "copy": "写し", "show": "提示"}
KINDS = {
    "address": "住所",
    "bank": "口座",
    "choice": "1つ選ぶ",
    "code": "番号",
    "consent": "同意",
    "date": "日付",
    "integer": "数",
    "kana": "かな",
    "money": "金額",
    "month": "年月",
    "name": "氏名",
    "phone": "電話",
    "plate": "車の番号",
    "postal": "郵便番号",
    "several": "いくつか選ぶ",
    "text": "文章",
    "time_range": "時間帯",
    "yes_no": "はい・いいえ",
    "yucho": "ゆうちょ口座",
}
YES_NO = {"yes": "はい", "no": "いいえ"}
#: Results of rules as an officer says them; a result without a line here stands for itself.
RESULTS = {
    "under15": "15歳未満",
    "15-39": "15〜39歳",
    "40-64": "40〜64歳",
    "65plus": "65歳以上",
    "unknown": "決められない",
}


def condition(guard: Guard, procedure: Procedure) -> str:
    """Return *guard* in words: 「だれの住民票が「別の世帯の人」のとき」; empty when it always passes."""
    told = ("、".join(_test(test, procedure) for test in tests) for tests in guard.alternatives)
    return " または ".join(told)


def _test(test: Test, procedure: Procedure) -> str:
    name, values = _subject(test.of, procedure)
    order = [*values, *sorted(test.among - values.keys())]
    among = "・".join(values.get(value, value) for value in order if value in test.among)
    return f"{name}が「{among}」{'以外' if test.negated else ''}"


def _subject(of: str, procedure: Procedure) -> tuple[str, dict[str, str]]:
    """Return what a guard looks at, and how its values read."""
    space, _, name = of.rpartition(".")
    labels = {field.id: field for _, field in procedure.fields()}
    if space == "settings":
        return f"設定「{procedure.settings[name].about}」", YES_NO
    if space == "derived":
        looked_at = (_label(labels[each]) for each in procedure.derived[name].arguments if each in labels)
        return f"{'と'.join(looked_at)}から計算した区分", RESULTS
    field = labels[of]
    return _label(field), {**YES_NO, **{option.id: plain(option.text.source) for option in field.options}}


def _label(field: Field) -> str:
    return field.staff or plain(field.label.source)


def kind_of(field: Field) -> str:
    """Return what kind of answer is wanted, and whether it may be left open."""
    return f"{KINDS.get(field.kind, field.kind)}{'' if field.required else '・任意'}"


def unconfirmed(procedure: Procedure) -> tuple[Setting, ...]:
    """Return the settings the town has not confirmed yet."""
    return tuple(each for each in procedure.settings.values() if not each.confirmed)


def tell(procedure: Procedure) -> Iterator[str]:
    """Yield the lines of ``kiosk procedures show``: everything as it will be asked, parts pulled in."""
    head = procedure.head
    yield f"{plain(head.title.source)}　（{head.id}　第{procedure.version}版）"
    yield f"  {plain(head.everyday.source)}　／　{head.english}"
    yield f"  {plain(head.plain.source)}"
    yield f"  扱い: {MODES[head.mode]}　担当: {head.office}　根拠: {'、'.join(procedure.law)}"
    yield f"  利用目的: {plain(procedure.purpose.source)}"
    yield f"  画面 {head.pages}　欄 {head.fields}　めやす {procedure.minutes}分"
    yield from _page_lines(procedure)
    yield ""
    yield from _end(procedure)


def _page_lines(procedure: Procedure) -> Iterator[str]:
    group = ""
    for page in procedure.pages:
        if page.group != group and page.group:
            each = procedure.groups[page.group]
            yield ""
            yield f"  くりかえし {each.id}（{each.most}回まで）{_when(each.when, procedure)}"
        group = page.group
        yield ""
        yield f"{'    ' if group else '  '}[{page.id}] {plain(page.ask.source)}{_when(page.when, procedure)}"
        for line in _inside(page, procedure):
            yield f"{'      ' if group else '    '}{line}"


def _inside(page: Page, procedure: Procedure) -> Iterator[str]:
    for field in page.fields:
        facts = f"　= {', '.join(field.fact)}" if field.fact else ""
        yield f"{field.id}: {_label(field)}（{kind_of(field)}）{_when(field.when, procedure)}{facts}"
        for option in field.options:
            yield f"  ・{plain(option.text.source)}（{option.id}）"
    for leave in page.exits:
        to = f" {leave.to}" if leave.to else ""
        yield f"→ {EXITS[leave.kind]}{to}: {plain(leave.title.source)}{_when(leave.when, procedure)}"


def _when(guard: Guard, procedure: Procedure) -> str:
    return f"　〈{condition(guard, procedure)}〉" if guard else ""


def _end(procedure: Procedure) -> Iterator[str]:
    for bring in procedure.bring:
        note = f"（{plain(bring.note.source)}）" if bring.note else ""
        yield f"  もちもの: {plain(bring.text.source)}{note}"
    if procedure.head.where:
        yield f"  行くところ: {plain(procedure.head.where.source)}"
    for paper in procedure.attachments:
        when = _when(paper.when, procedure)
        yield f"  添付: {plain(paper.name.source)}（{FORMS[paper.form]}）{when} {paper.note}".rstrip()
    for name, setting in procedure.settings.items():
        state = "" if setting.confirmed else "　未確認"
        yield f"  設定: {name} = {shown(procedure.values[name])}　{setting.about}{state}　{setting.source}"
    for left in procedure.left_out:
        yield f"  聞かない: {', '.join(left.fact)}（{left.why}）{left.note}"
    for note in procedure.clerk_notes:
        yield f"  職員へ: {note}"


def shown(value: Scalar) -> str:
    """Return the value of a setting or limit as staff read it."""
    return YES_NO["yes" if value else "no"] if isinstance(value, bool) else str(value)
