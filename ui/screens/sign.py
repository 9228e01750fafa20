"""The PIN of the signature at the end of a visit: letters and digits, and handing in without it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from devices.ports import Secret
from kiosk.i18n import Text
from kiosk.session import Session, Stage
from kiosk.session.identifying import PIN_LENGTHS
from ui.screens.base import Line
from ui.screens.pin import CLEAR, ERASE, PinScreen
from ui.theme import Look
from ui.widgets.dots import Dots
from ui.widgets.letter_pad import LetterPad

__all__ = ["SignScreen", "is_crowded"]

HEADING = Text("sign.heading", "{署名用|しょめいよう}の {暗証番号|あんしょうばんごう}を 入れてください。")
SHORT_HEADING = Text(
    "sign.heading.short", "{署名用|しょめいよう}の {暗証番号|あんしょうばんごう}（6〜16文字）"
)
HELP = Text("sign.help", "英語の 大きい文字と 数字の 6〜16文字です。4けたの 番号とは ちがいます。")
SHORT_HELP = Text("sign.help.short", "4けたの 番号とは ちがいます。")
LETTERS = Text("sign.letters", "英語の 大きい文字と 数字です。")
FORGOT = Text("sign.forgot", "わからない・わすれた\n{署名|しょめい}しないで 申しこむ")
COUNT = Text("sign.count", "{count}文字 入りました")

_LARGE = ("L", "XL")


def is_crowded(session: Session) -> bool:
    """Say whether large letters and thirty-eight keys leave room for few words only; the rest is one touch away."""
    return session.stage is Stage.PIN and session.signing and session.comfort.size in _LARGE


class SignScreen(PinScreen):
    """The 署名用 PIN: another pad, other words, the same secrecy."""

    question, which, forgot, count = HEADING, HELP, FORGOT, COUNT
    drawn = "pin-paper"
    shares = (4, 7)

    def heading(self, session: Session) -> Line:
        """Return the question, shorter where there is little room."""
        return Line(SHORT_HEADING) if is_crowded(session) else super().heading(session)

    def help(self, session: Session) -> Line:
        """Return which PIN it is."""
        return Line(SHORT_HELP) if is_crowded(session) else super().help(session)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the rest, and first what had no room on the glass; ears have it always."""
        unseen = (Line(LETTERS),) if is_crowded(session) else ()
        return (*unseen, *super().spoken(session))

    def calm(self) -> Look:
        """Return the size of the frame's words: the keys need the room."""
        return self.look.for_frame()

    def tell(self, session: Session, column: QVBoxLayout) -> None:
        """Set the tries beside the dots where there is no room under them."""
        if not self.look.portrait or not (session.wrong or is_crowded(session)):
            super().tell(session, column)
            return
        row = QHBoxLayout()
        row.setSpacing(self.look.mm(8))
        if self.look.size in _LARGE:
            self._tries.wear(replace(self.look, size=_LARGE[0]))
        row.addWidget(self._dots)
        row.addWidget(self._tries, 1)
        column.addLayout(row)
        column.addWidget(self._notice)

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
