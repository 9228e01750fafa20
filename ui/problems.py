"""The table of sentences for trouble: what happened, what to do, and the ways out.

Errors come here as keys and facts. Nobody is blamed; each sentence says how to mend. Why a single
answer was not taken is said in ``ui.refusals``, beside its field; what is said of the signature at the
end of a visit is in ``ui.signing_problems``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.i18n import Text
from kiosk.session import Session, Stage
from ui.advice import Advice
from ui.signing_problems import SIGN, WHILE_SIGNING

__all__ = ["ADVICE", "UNSIGNED", "WAYS", "advice_for", "advice_on", "way_out"]

#: The ways out, as the words of their buttons; the first an advice names is the filled one.
WAYS: Mapping[str, Text] = {
    "again": Text("way.again", "もういちど ためす"),
    "without": Text("way.without", "カードなしで つづける"),
    "close": Text("way.close", "わかりました"),
    "quit": Text("way.quit", "おわる"),
}

#: What going on without a card is when everything is answered already.
UNSIGNED = Text("way.unsigned", "{署名|しょめい}しないで 申しこむ")

_CARD_WAYS = ("again", "without")

ADVICE: Mapping[str, Advice] = {
    "device": Advice(
        Text("problem.device.title", "機械が うまく 動きませんでした"),
        Text("problem.device.text", "もういちど ためすか、係の人を よんでください。"),
        ("again", "quit"),
    ),
    "card": Advice(
        Text("problem.card.title", "カードを {読|よ}めませんでした"),
        Text("problem.card.text", "カードを 置きなおして、もういちど ためしてください。"),
        _CARD_WAYS,
        "card-on-reader",
    ),
    "card.service-down": Advice(
        Text("problem.card.service-down.title", "カードの 機械が 休んでいます"),
        Text(
            "problem.card.service-down.text", "カードなしでも {申|もう}しこめます。受付で 本人を 確かめます。"
        ),
        ("without", "again"),
    ),
    "card.no-reader": Advice(
        Text("problem.card.no-reader.title", "カードの 機械が 見つかりません"),
        Text("problem.card.no-reader.text", "カードなしでも {申|もう}しこめます。受付で 本人を 確かめます。"),
        ("without", "again"),
    ),
    "card.in-use": Advice(
        Text("problem.card.in-use.title", "カードの 機械が ふさがっています"),
        Text("problem.card.in-use.text", "すこし 待ってから、もういちど ためしてください。"),
        _CARD_WAYS,
    ),
    "card.moved": Advice(
        Text("problem.card.moved.title", "カードが はなれました"),
        Text("problem.card.moved.text", "読みとりが おわるまで、カードを 置いたままに してください。"),
        _CARD_WAYS,
        "card-on-reader",
    ),
    "card.mute": Advice(
        Text("problem.card.mute.title", "カードの 返事が ありません"),
        Text("problem.card.mute.text", "カードを いちど 取って、まんなかに 置きなおしてください。"),
        _CARD_WAYS,
        "card-on-reader",
    ),
    "card.garbled": Advice(
        Text("problem.card.garbled.title", "カードの 中身を {読|よ}めませんでした"),
        Text("problem.card.garbled.text", "置きなおしても だめなときは、カードなしで つづけられます。"),
        _CARD_WAYS,
        "card-on-reader",
    ),
    "card.unknown": Advice(
        Text("problem.card.unknown.title", "マイナンバーカードでは ないようです"),
        Text("problem.card.unknown.text", "顔写真の ついた マイナンバーカードを 置いてください。"),
        _CARD_WAYS,
        "card-on-reader",
    ),
    "card.old": Advice(
        Text("problem.card.old.title", "この カードは 使えません"),
        Text(
            "problem.card.old.text",
            "{住民基本台帳|じゅうみんきほんだいちょう}カードのようです。マイナンバーカードか、カードなしで お願いします。",
        ),
        ("without", "again"),
    ),
    "card.phone": Advice(
        Text("problem.card.phone.title", "スマートフォンは 使えません"),
        Text("problem.card.phone.text", "プラスチックの マイナンバーカードを 置いてください。"),
        _CARD_WAYS,
        "card-on-reader",
    ),
    "card.unsupported": Advice(
        Text("problem.card.unsupported.title", "新しい 種類の カードです"),
        Text(
            "problem.card.unsupported.text",
            "この 機械は まだ {対応|たいおう}していません。カードなしで つづけられます。",
        ),
        ("without", "quit"),
    ),
    "card.no-certificate": Advice(
        Text("problem.card.no-certificate.title", "電子証明書が 使えません"),
        Text(
            "problem.card.no-certificate.text",
            "期限が 切れたか、入っていません。カードなしで つづけられます。",
        ),
        ("without", "quit"),
    ),
    "pin.malformed": Advice(
        Text("problem.pin.malformed.title", "{暗証番号|あんしょうばんごう}は 4けたです"),
        Text("problem.pin.malformed.text", "数字を 4つ 入れてください。カードには 送っていません。"),
        _CARD_WAYS,
    ),
    "pin.wrong": Advice(
        Text("problem.pin.wrong.title", "番号が ちがいます"),
        Text("problem.pin.wrong.text", "あと {remaining}回 ためせます。"),
        _CARD_WAYS,
    ),
    "pin.blocked": Advice(
        Text("problem.pin.blocked.title", "{暗証番号|あんしょうばんごう}が 止まっています"),
        Text(
            "problem.pin.blocked.text",
            "町民福祉課の 窓口で 番号を 決めなおせます。きょうは カードなしで つづけられます。",
        ),
        ("without", "quit"),
    ),
    "pin.last-try": Advice(
        Text("problem.pin.last-try.title", "ためせるのは あと1回です"),
        Text(
            "problem.pin.last-try.text",
            "まちがえると 使えなくなるので、ここで 止めました。カードなしで つづけられます。",
        ),
        ("without", "quit"),
    ),
    "submit.full": Advice(
        Text("problem.submit.full.title", "申しこみを まだ {預|あず}かれていません"),
        Text(
            "problem.submit.full.text",
            "機械の 入れものが いっぱいです。係の人を よんでください。お答えは 残っています。",
        ),
        ("again", "quit"),
    ),
    "submit.failed": Advice(
        Text("problem.submit.failed.title", "申しこみを まだ {預|あず}かれていません"),
        Text(
            "problem.submit.failed.text",
            "もういちど ためすか、係の人を よんでください。お答えは 残っています。",
        ),
        ("again", "quit"),
    ),
    "printer": Advice(
        Text("problem.printer.title", "紙が 出ませんでした"),
        Text("problem.printer.text", "申しこみは できています。番号を 書きとめてください。"),
        ("close", "again"),
    ),
    "printer.absent": Advice(
        Text("problem.printer.absent.title", "印刷の 機械が ありません"),
        Text("problem.printer.absent.text", "申しこみは できています。番号を 書きとめてください。"),
        ("close", "again"),
    ),
    "printer.paper": Advice(
        Text("problem.printer.paper.title", "印刷の 紙が ありません"),
        Text("problem.printer.paper.text", "申しこみは できています。番号を 書きとめてください。"),
        ("close", "again"),
    ),
    "plan.printer": Advice(
        Text("problem.plan.printer.title", "紙が 出ませんでした"),
        Text("problem.plan.printer.text", "もういちど ためすか、画面を 見て 書きとめてください。"),
        ("again", "close"),
    ),
    "plan.printer.absent": Advice(
        Text("problem.plan.printer.absent.title", "印刷の 機械が ありません"),
        Text(
            "problem.plan.printer.absent.text",
            "画面を 見て 書きとめてください。係の人に きく ことも できます。",
        ),
        ("close", "again"),
    ),
    "plan.printer.paper": Advice(
        Text("problem.plan.printer.paper.title", "印刷の 紙が ありません"),
        Text(
            "problem.plan.printer.paper.text",
            "係の人を よんでください。紙が 入ったら、もういちど ためせます。",
        ),
        ("again", "close"),
    ),
    "draft.not-printed": Advice(
        Text("problem.draft.title", "紙が 出ませんでした"),
        Text(
            "problem.draft.text",
            "お答えは まだ {残|のこ}って います。もういちど ためすか、係の人を よんでください。",
        ),
        ("again", "close", "quit"),
    ),
    "voice": Advice(
        Text("problem.voice.title", "音声が 出せません"),
        Text("problem.voice.text", "画面の 字を 見て つづけてください。"),
        ("close",),
    ),
    "call": Advice(
        Text("problem.call.title", "よびだしが できませんでした"),
        Text("problem.call.text", "近くの 職員に 声を かけてください。"),
        ("close",),
    ),
    "procedure": Advice(
        Text("problem.procedure.title", "この 手続きは 今 {開|ひら}けません"),
        Text("problem.procedure.text", "窓口で {申|もう}しこめます。係の人を よんでください。"),
        ("close", "quit"),
    ),
    "unexpected": Advice(
        Text("problem.unexpected.title", "機械の 調子が よくありません"),
        Text(
            "problem.unexpected.text",
            "はじめから やりなおします。ご迷惑を おかけします。係の人も よべます。",
        ),
        ("quit",),
    ),
    **SIGN,
}


def advice_for(key: str, *, signing: bool = False) -> Advice:
    """Return the advice for a problem's *key*, or for the nearest kind above it.

    While *signing* the signature's own word for it comes first: ``sign.blocked`` for ``pin.blocked``.
    """
    own = f"sign.{key.partition('.')[2]}"
    if signing and own in SIGN:
        return SIGN[own]
    while key not in ADVICE and "." in key:
        key = key.rpartition(".")[0]
    advice = ADVICE.get(key, ADVICE["unexpected"])
    if signing and key in WHILE_SIGNING:
        text, ways = WHILE_SIGNING[key]
        return replace(advice, text=text, ways=ways)
    return advice


def advice_on(session: Session) -> Advice:
    """Return the advice for the problem that *session* is in."""
    return advice_for(session.problem.key if session.problem else "", signing=_at_signature(session))


def way_out(way: str, session: Session) -> Text:
    """Return the words on the button of a way out of the problem that *session* is in."""
    return UNSIGNED if way == "without" and _at_signature(session) else WAYS[way]


def _at_signature(session: Session) -> bool:
    """Say whether the card lies there to sign with; what comes after it is no trouble of the signature."""
    return session.signing and session.stage in (Stage.CARD, Stage.PIN)
