"""The PIN of the signature at the end of a visit: letters and digits, and handing in without it."""

from __future__ import annotations

from devices.ports import Secret
from kiosk.i18n import Text
from kiosk.session import Session
from kiosk.session.identifying import PIN_LENGTHS
from ui.screens.pin import CLEAR, ERASE, PinScreen
from ui.widgets.dots import Dots
from ui.widgets.letter_pad import LetterPad

__all__ = ["SignScreen"]

HEADING = Text("sign.heading", "{署名用|しょめいよう}の {暗証番号|あんしょうばんごう}を 入れてください。")
HELP = Text("sign.help", "英語の 大きい文字と 数字の 6〜16文字です。4けたの 番号とは ちがいます。")
FORGOT = Text("sign.forgot", "わからない・わすれた\n{署名|しょめい}しないで 申しこむ")
COUNT = Text("sign.count", "{count}文字 入りました")


class SignScreen(PinScreen):
    """The 署名用 PIN: another pad, other words, the same secrecy."""

    question, which, forgot, count = HEADING, HELP, FORGOT, COUNT
    drawn = "pin-paper"
    shares = (4, 7)

    def dots(self, session: Session) -> Dots:
        """Return a box for each character; those that need not be filled look it."""
        least, most = PIN_LENGTHS[session.pin]
        return Dots(self.look, length=most, least=least)

    def pad(self, session: Session, secret: Secret) -> LetterPad:
        """Return the pad of letters and digits."""
        return LetterPad(
            self.look,
            secret,
            length=PIN_LENGTHS[session.pin][1],
            erase=self.words(ERASE),
            clear=self.words(CLEAR),
        )
