"""Place the card, wait while it is read, take it back: one picture and few words each."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from devices.ports import CardSpot
from kiosk.events import PinForgotten
from kiosk.i18n import Text
from kiosk.session import Session, Stage, Task
from ui.problems import UNSIGNED
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton
from ui.widgets.picture import Picture

__all__ = ["CardScreen"]

PLACE = Text("card.place", "カードを {台|だい}の まんなかに 置いてください。")
PLACE_HELP = Text("card.place.help", "おもて・うら、どちらでも 読めます。置いたら、そのまま お待ちください。")
PLACE_AGAIN = Text("card.place-again", "さいごに、もういちど カードを 置いてください。")
PLACE_AGAIN_HELP = Text(
    "card.place-again.help", "ご{本人|ほんにん}が 申しこんだ しるし（{署名|しょめい}）を 付けます。"
)
LOOKING = Text("card.looking", "カードを 見ています。")
READING = Text("card.reading", "カードを {読|よ}んでいます。")
SIGNING = Text("card.signing", "{署名|しょめい}しています。")
WAIT_HELP = Text("card.wait.help", "そのまま 動かさないで お待ちください。")
TAKE = Text("card.take", "カードを お取りください。")
TAKE_HELP = Text("card.take.help", "カードを 取ると、つぎに 進みます。わすれずに お持ちください。")
TAKE_SIGNED_HELP = Text(
    "card.take-signed.help",
    "{署名|しょめい}が できました。カードを 取ると、申しこみを お{預|あず}かりします。",
)
TAKE_UNSIGNED_HELP = Text("card.take-unsigned.help", "カードを 取ると、申しこみを お{預|あず}かりします。")
SENDING = Text("card.sending", "申しこみを しまっています。")
SENDING_HELP = Text("card.sending.help", "すぐに おわります。そのまま お待ちください。")
PRINTING = Text("card.printing", "紙に 出して います。")
PRINTING_HELP = Text("card.printing.help", "紙が 出るまで お待ちください。")
NO_READER = Text("card.no-reader", "カードの 機械が 使えません。")
NO_READER_HELP = Text(
    "card.no-reader.help", "カードなしで つづけられます。受付で {本人|ほんにん}を 確かめます。"
)
UNSIGNED_HELP = Text(
    "card.unsigned.help", "{署名|しょめい}しないで 申しこめます。窓口で {本人|ほんにん}を 確かめます。"
)
WITHOUT = Text("card.without", "カードなしで つづける")

_SPOTS = (CardSpot.NO_READER, CardSpot.SERVICE_DOWN)


#: What is said instead while the card lies there to sign with.
_AT_THE_END = {
    PLACE: PLACE_AGAIN,
    PLACE_HELP: PLACE_AGAIN_HELP,
    READING: SIGNING,
    TAKE_HELP: TAKE_SIGNED_HELP,
    NO_READER_HELP: UNSIGNED_HELP,
    WITHOUT: UNSIGNED,
}


class CardScreen(Screen):
    """Whatever the card is doing."""

    def heading(self, session: Session) -> Line:
        """Return what to do with the card now."""
        return self._line(self._words_for(session)[0], session)

    def help(self, session: Session) -> Line:
        """Return how."""
        return self._line(self._words_for(session)[1], session)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the way without a card, while one is asked for."""
        return (self._line(WITHOUT, session),) if session.stage is Stage.CARD else ()

    def shape(self, session: Session) -> Hashable:
        """Build anew when the picture changes."""
        return self._words_for(session)[2], session.stage is Stage.CARD, session.signing

    def build(self, session: Session) -> QWidget:
        """Build the picture and, while the card is asked for, the way without it."""
        body, column = self.column()
        self._without: BigButton | None = None
        column.addWidget(Picture(self.look, self._words_for(session)[2]), 1)
        if session.stage is Stage.CARD:
            self._without = BigButton(
                self.look, self._line(WITHOUT, session).shown(self.words), icon="person"
            )
            self._without.setObjectName("without")
            self._without.clicked.connect(lambda: self.happened.emit(PinForgotten()))
            column.addWidget(self._without)
        return body

    def first_focus(self) -> QWidget | None:
        """Return the way without a card."""
        return self._without

    @staticmethod
    def _line(text: Text, session: Session) -> Line:
        return Line(_AT_THE_END.get(text, text) if session.signing else text)

    @staticmethod
    def _words_for(session: Session) -> tuple[Text, Text, str]:
        if session.stage is Stage.SUBMITTING:
            paper = PRINTING, PRINTING_HELP, "slip"
            return paper if session.task is Task.PRINTING else (SENDING, SENDING_HELP, "sealing")
        if session.stage is Stage.TAKE_BACK:
            unsigned = session.signing and session.signature is None
            return TAKE, TAKE_UNSIGNED_HELP if unsigned else TAKE_HELP, "take-card"
        if session.stage is Stage.READING:
            return READING, WAIT_HELP, "reading-card"
        if session.task is Task.TRIES:
            return LOOKING, WAIT_HELP, "reading-card"
        if session.house.spot in _SPOTS:
            return NO_READER, NO_READER_HELP, "no-reader"
        return PLACE, PLACE_HELP, "card-on-reader"
