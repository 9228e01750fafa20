"""What ？ explains on the page that is shown: why it is asked, and its official words in plain ones."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.i18n import NOTHING, Text
from kiosk.session import Session, Stage
from kiosk.session.form import is_tight
from procedures.model import Term
from ui.screens import card, pin, sign

__all__ = ["Explained", "explained"]


@dataclass(frozen=True, slots=True)
class Explained:
    """What is told of a page: its question, so that nobody loses the place; why, a help, and words."""

    question: Text
    why: Text = NOTHING
    help: Text = NOTHING
    words: tuple[Term, ...] = ()


_PIN = Term(
    "pin",
    Text("explained.pin", "{暗証番号|あんしょうばんごう}"),
    Text(
        "explained.pin.meaning",
        "3回 つづけて まちがえると 止まります。窓口で 決めなおせます。",
    ),
)
_SIGNATURE = Term(
    "signature",
    Text("explained.signature", "{署名|しょめい}"),
    Text(
        "explained.signature.meaning",
        "ご{本人|ほんにん}が 申しこんだ しるしです。紙に 名前を 書いて はんこを おす かわりです。",
    ),
)
_CERTIFICATE = Term(
    "certificate",
    Text("explained.certificate", "{署名用|しょめいよう}{電子証明書|でんししょうめいしょ}"),
    Text(
        "explained.certificate.meaning",
        "カードの 中の、{署名|しょめい}の しるしです。引っこしなどで 使えなくなります。",
    ),
)
_SIGN_PIN = Term(
    "sign-pin",
    Text("explained.sign-pin", "{署名用|しょめいよう}の {暗証番号|あんしょうばんごう}"),
    Text(
        "explained.sign-pin.meaning",
        "カードと いっしょに 決めた 番号です。5回 まちがえると 止まります。",
    ),
)
_UNSIGNED = Term(
    "unsigned",
    Text("explained.unsigned", "{署名|しょめい}しないとき"),
    Text(
        "explained.unsigned.meaning",
        "申しこみは できます。窓口で カードなどを 見せてください。",
    ),
)
_WHY_PIN = Text("explained.pin.why", "カードから、お名前と ご住所と 生まれた日を 写す ためです。")
_WHY_SIGN = Text("explained.sign.why", "ご{本人|ほんにん}が 申しこんだことを、町が 確かめる ためです。")

_OF_PIN = Explained(pin.HEADING, _WHY_PIN, words=(_PIN,))
_OF_CARD = Explained(card.PLACE_AGAIN, _WHY_SIGN, words=(_SIGNATURE, _CERTIFICATE, _UNSIGNED))
_OF_SIGN_PIN = Explained(sign.HEADING, _WHY_SIGN, sign.HELP, (_SIGNATURE, _SIGN_PIN, _UNSIGNED))


def explained(session: Session) -> Explained | None:
    """Return what ？ explains, or None where there is nothing to explain."""
    if session.stop is not None:
        return _of_page(session)
    if session.stage is Stage.PIN:
        return _OF_SIGN_PIN if session.signing else _OF_PIN
    return _OF_CARD if session.stage is Stage.CARD and session.signing else None


def _of_page(session: Session) -> Explained | None:
    """Return the page's own; its help is worth a card only with more, or where a board took its place."""
    stop, procedure = session.stop, session.procedure
    assert stop is not None
    assert procedure is not None
    page = stop.page
    words = tuple(procedure.terms[name] for name in page.terms if name in procedure.terms)
    if page.why or words or (page.help and is_tight(session)):
        return Explained(page.ask, page.why, page.help, words)
    return None
