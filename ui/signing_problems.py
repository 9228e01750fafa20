"""What is said of trouble at the signature: nothing is lost, and it can be handed in without one.

Going on without a card now means handing in, so ``WHILE_SIGNING`` says that of what may befall any
card; ``SIGN`` has what only a signature knows.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.i18n import Text
from ui.advice import Advice

__all__ = ["SIGN", "WHILE_SIGNING"]

#: Handing in without is offered first where trying again would come to the same.
_FIRST_WITHOUT = ("without", "again")
_FIRST_AGAIN = ("again", "without")

_SHOW_PAPERS = Text(
    "problem.sign.show-papers",
    "{署名|しょめい}が なくても 申しこめます。窓口で、カードなど {本人|ほんにん}を 確かめる 書類を 見せてください。",
)

SIGN: Mapping[str, Advice] = {
    "sign.blocked": Advice(
        Text(
            "problem.sign.blocked.title",
            "{署名用|しょめいよう}の {暗証番号|あんしょうばんごう}が 止まっています",
        ),
        Text(
            "problem.sign.blocked.text",
            "{署名|しょめい}が なくても 申しこめます。番号は、町民福祉課の 窓口で 決めなおせます。",
        ),
        _FIRST_WITHOUT,
    ),
    "sign.last-try": Advice(
        Text("problem.sign.last-try.title", "ためせるのは あと1回です"),
        Text(
            "problem.sign.last-try.text",
            "まちがえると 使えなくなるので、ここで 止めました。{署名|しょめい}が なくても 申しこめます。",
        ),
        _FIRST_WITHOUT,
    ),
    "sign.no-certificate": Advice(
        Text("problem.sign.no-certificate.title", "この カードでは {署名|しょめい}できません"),
        _SHOW_PAPERS,
        _FIRST_WITHOUT,
        "counter",
    ),
    "sign.lapsed": Advice(
        Text("problem.sign.lapsed.title", "{署名用|しょめいよう}の 証明書の {期限|きげん}が 切れています"),
        _SHOW_PAPERS,
        _FIRST_WITHOUT,
        "counter",
    ),
    "sign.other-person": Advice(
        Text("problem.sign.other-person.title", "はじめに 置いた カードと ちがう カードです"),
        Text(
            "problem.sign.other-person.text",
            "はじめに 置いた カードを 置いてください。{署名|しょめい}が なくても 申しこめます。",
        ),
        _FIRST_AGAIN,
        "card-on-reader",
    ),
    "sign.malformed": Advice(
        Text(
            "problem.sign.malformed.title",
            "{署名用|しょめいよう}の {暗証番号|あんしょうばんごう}は 6〜16文字です",
        ),
        Text(
            "problem.sign.malformed.text",
            "英語の 文字と 数字の 両方を 入れてください。カードには 送っていません。",
        ),
        _FIRST_AGAIN,
        "pin-paper",
    ),
}

#: What to do instead, and the ways out, of trouble that any card may have; its title stays.
WHILE_SIGNING: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "device": (
        Text(
            "problem.signing.device.text",
            "お答えは 残っています。もういちど ためすか、{署名|しょめい}しないで 申しこめます。",
        ),
        _FIRST_AGAIN,
    ),
    "card.service-down": (_SHOW_PAPERS, _FIRST_WITHOUT),
    "card.no-reader": (_SHOW_PAPERS, _FIRST_WITHOUT),
    "card.garbled": (
        Text(
            "problem.signing.garbled.text",
            "置きなおしても だめなときは、{署名|しょめい}しないで 申しこめます。",
        ),
        _FIRST_AGAIN,
    ),
    "card.old": (
        Text("problem.signing.old.text", "はじめに 置いた マイナンバーカードを 置いてください。"),
        _FIRST_AGAIN,
    ),
    "card.unsupported": (_SHOW_PAPERS, _FIRST_WITHOUT),
}
