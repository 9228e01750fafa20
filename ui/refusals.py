"""Why an answer was not taken, as a sentence beside its field: how to mend it, never what was typed."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.i18n import Text

__all__ = ["REFUSALS", "refusal_for"]

#: By reason (``kiosk.answers.reasons``, and ``required`` of the form itself).
REFUSALS: Mapping[str, Text] = {
    "required": Text("refusal.required", "ここを 入れてください。"),
    "empty": Text("refusal.empty", "ここを 入れてください。"),
    "malformed": Text("refusal.malformed", "もういちど 入れてください。"),
    "character": Text("refusal.character", "使えない 文字が あります。けして 入れなおしてください。"),
    "not-a-number": Text("refusal.not-a-number", "数字だけを 入れてください。"),
    "decimals": Text("refusal.decimals", "小数点の ない 数字を 入れてください。"),
    "not-a-length": Text("refusal.not-a-length", "{least}センチから {most}センチまでで 入れてください。"),
    "too-small": Text("refusal.too-small", "{least}以上の 数字を 入れてください。"),
    "too-large": Text("refusal.too-large", "{most}までの 数字を 入れてください。"),
    "too-short": Text("refusal.too-short", "{least}文字以上 書いてください。"),
    "too-long": Text("refusal.too-long", "{most}文字までに してください。"),
    "too-many-lines": Text("refusal.too-many-lines", "{most}行までに してください。"),
    "too-few": Text("refusal.too-few", "{least}つ以上 えらんでください。"),
    "too-many": Text("refusal.too-many", "{most}つまで えらべます。"),
    "exclusive": Text("refusal.exclusive", "「なし」と ほかの 答えは いっしょに えらべません。"),
    "not-an-option": Text("refusal.not-an-option", "この中から えらんでください。"),
    "words-missing": Text("refusal.words-missing", "ことばで 書いてください。"),
    "not-a-name": Text("refusal.not-a-name", "名前に 使える 文字で 入れてください。"),
    "not-kana": Text("refusal.not-kana", "ひらがなか カタカナで 入れてください。"),
    "part-missing": Text("refusal.part-missing", "みょうじと 名前の 両方を 入れてください。"),
    "must-agree": Text("refusal.must-agree", "つづけるには「はい」を えらんでください。"),
    "no-leading-zero": Text("refusal.no-leading-zero", "0から 始まる 番号を 入れてください。"),
    "too-few-digits": Text("refusal.too-few-digits", "数字が たりません。{wanted}けたです。"),
    "too-many-digits": Text("refusal.too-many-digits", "数字が 多すぎます。{wanted}けたです。"),
    "not-seven-digits": Text("refusal.not-seven-digits", "{郵便番号|ゆうびんばんごう}は 7けたです。"),
    "not-a-code": Text("refusal.not-a-code", "書いてある とおりに 入れてください。"),
    "wrong-length": Text("refusal.wrong-length", "{length}文字で 入れてください。"),
    "check-digit": Text("refusal.check-digit", "番号が 合いません。もういちど 見くらべてください。"),
    "not-an-insured-number": Text(
        "refusal.not-an-insured-number",
        "{被保険者番号|ひほけんしゃばんごう}は 10けたです。{証|しょう}を 見てください。",
    ),
    "not-an-insurer-number": Text(
        "refusal.not-an-insurer-number",
        "{保険者番号|ほけんしゃばんごう}は 6けたです。{証|しょう}を 見てください。",
    ),
    "not-an-office-number": Text(
        "refusal.not-an-office-number", "{事業所番号|じぎょうしょばんごう}は 10文字です。"
    ),
    "not-an-insurance-symbol": Text(
        "refusal.not-an-insurance-symbol", "保険の {番号|ばんごう}は 6けたか 8けたです。"
    ),
    "not-a-chassis-number": Text(
        "refusal.not-a-chassis-number", "{車検証|しゃけんしょう}の とおりに 英字と 数字で 入れてください。"
    ),
    "incomplete": Text("refusal.incomplete", "年・月・日を 全部 入れてください。"),
    "no-such-era": Text("refusal.no-such-era", "{年号|ねんごう}を えらんでください。"),
    "no-such-day": Text("refusal.no-such-day", "その日は ありません。月と 日を 見なおしてください。"),
    "era-year": Text("refusal.era-year", "この 年号は {first}年から {last}年までです。"),
    "era-border": Text("refusal.era-border", "年号が かわった 年です。となりの 年号で 入れてください。"),
    "in-future": Text("refusal.in-future", "きょうか、それより 前の 日を 入れてください。"),
    "in-past": Text("refusal.in-past", "きょうか、それより 後の 日を 入れてください。"),
    "too-early": Text("refusal.too-early", "日が 早すぎます。見なおしてください。"),
    "too-late": Text("refusal.too-late", "日が {遅|おそ}すぎます。見なおしてください。"),
    "before-other": Text("refusal.before-other", "始まりの 日より 後の 日を 入れてください。"),
    "after-other": Text("refusal.after-other", "終わりの 日より 前の 日を 入れてください。"),
    "time-missing": Text("refusal.time-missing", "始まりと 終わりの {時刻|じこく}を 入れてください。"),
    "time-too-early": Text("refusal.time-too-early", "時間が 早すぎます。見なおしてください。"),
    "time-too-late": Text("refusal.time-too-late", "時間が {遅|おそ}すぎます。見なおしてください。"),
    "not-a-time": Text("refusal.not-a-time", "9時30分なら {930|きゅうさんぜろ}と 入れてください。"),
    "order": Text("refusal.order", "終わりは 始まりより 後に してください。"),
    "account-incomplete": Text(
        "refusal.account-incomplete",
        "{銀行|ぎんこう}・{支店|してん}・種類・番号・{名義|めいぎ}を 全部 入れてください。",
    ),
    "no-such-bank": Text("refusal.no-such-bank", "上に 出た 名前から {銀行|ぎんこう}を えらんでください。"),
    "no-such-branch": Text("refusal.no-such-branch", "上に 出た 名前から {支店|してん}を えらんでください。"),
    "account-too-long": Text("refusal.account-too-long", "{口座番号|こうざばんごう}は {most}けたまでです。"),
    "not-a-symbol": Text("refusal.not-a-symbol", "{記号|きごう}は 5けたです。1で 始まり 0で 終わります。"),
    "not-a-yucho-number": Text("refusal.not-a-yucho-number", "{通帳|つうちょう}の 番号は 8けたまでです。"),
    "plate-incomplete": Text(
        "refusal.plate-incomplete", "ナンバープレートの 4つの 部分を 全部 入れてください。"
    ),
    "plate-office": Text("refusal.plate-office", "「宮城」「仙台」のような {地名|ちめい}を 入れてください。"),
    "plate-class": Text("refusal.plate-class", "{地名|ちめい}の 右の 小さい 数字を 入れてください。"),
    "plate-kana": Text("refusal.plate-kana", "ひらがな 1文字を 入れてください。"),
    "plate-serial": Text("refusal.plate-serial", "大きい 数字を 4けたまで 入れてください。"),
}

_OTHER = Text("refusal.other", "もういちど 見なおしてください。")


def refusal_for(reason: str) -> Text:
    """Return the sentence for a refusal's *reason*."""
    return REFUSALS.get(reason, _OTHER)
