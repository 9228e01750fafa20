"""The PIN: dots, a pad that fills a secret, the tries left, and a way for who forgot it."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from devices.ports import Secret
from kiosk.events import DigitsChanged, PinForgotten, PinGiven
from kiosk.i18n import Text
from kiosk.session import Session
from kiosk.session.identifying import PIN_LENGTHS, is_whole
from ui.screens.base import Line, Screen
from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.dots import Dots
from ui.widgets.keypad import PinPad
from ui.widgets.notice import Notice
from ui.widgets.pad import Pad
from ui.widgets.picture import Picture
from ui.widgets.ruby_label import RubyLabel

__all__ = ["PinScreen"]

HEADING = Text("pin.heading", "4けたの {暗証番号|あんしょうばんごう}を 入れてください。")
HELP = Text("pin.help", "カードを 受けとったときに 決めた、数字 4つの 番号です。")
TRIES = Text("pin.tries", "あと {tries}回 ためせます")
WRONG = Text("pin.wrong", "番号が ちがいました。ゆっくり もういちど どうぞ。")
FORGOT = Text("pin.forgot", "わからない・わすれた")
ERASE = Text("pin.erase", "けす")
CLEAR = Text("pin.clear", "ぜんぶ\nけす")
COUNT = Text("pin.count", "{count}けた 入りました")

_WHOLE = 1000  # a stretch beside which 1 is nothing


class PinScreen(Screen):
    """The digits are in a ``Secret`` only; the session is told how many there are.

    What a kind of PIN is called stands in the names under this line; a signature's is ``SignScreen``.
    """

    question, which, forgot, count = HEADING, HELP, FORGOT, COUNT
    drawn = "pin-card"
    shares = (5, 6)  # of the width that the words and the pad have

    secret: Secret | None = None

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(self.question)

    def help(self, session: Session) -> Line:
        """Return which number it is."""
        return Line(self.which)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the tries left, that the last one was wrong, and the way without; never a digit."""
        wrong = (Line(WRONG),) if session.wrong else ()
        return (*wrong, Line.of(TRIES, tries=session.tries), Line(self.forgot))

    def shape(self, session: Session) -> Hashable:
        """Build anew for each try, with a secret of its own."""
        return session.visit, session.errand, session.wrong

    def build(self, session: Session) -> QWidget:
        """Build the words at the left and the pad at the right, where every pad is."""
        self._wipe()
        self.secret = Secret()
        body, box = self.split()
        words, pad = self.shares
        box.addWidget(self._words_for(session), words)
        self._pad = self.pad(session, self.secret)
        self._pad.filled.connect(lambda count: self.happened.emit(DigitsChanged(count)))
        right = QHBoxLayout()
        right.addStretch(1)
        right.addWidget(self._pad, _WHOLE)
        box.addLayout(right, pad)
        return body

    def pad(self, session: Session, secret: Secret) -> Pad:
        """Return the pad that fills *secret*."""
        return PinPad(
            self.look,
            secret,
            length=PIN_LENGTHS[session.pin][1],
            erase=self.words(ERASE),
            clear=self.words(CLEAR),
        )

    def dots(self, session: Session) -> Dots:
        """Return a box for each character."""
        return Dots(self.look, length=PIN_LENGTHS[session.pin][1])

    def calm(self) -> Look:
        """Return how large the line is that says the last one was wrong."""
        return self.look if self.look.portrait else self.look.for_frame()

    def tell(self, session: Session, column: QVBoxLayout) -> None:
        """Put what is told of the PIN into *column*."""
        column.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._notice)
        column.addWidget(self._tries)

    def _words_for(self, session: Session) -> QWidget:
        left, column = self.column()
        self._dots = self.dots(session)
        self._notice = Notice(self.calm(), "")
        self._tries = RubyLabel(self.look, "", step="word", bold=True)
        self.tell(session, column)
        self._picture = Picture(self.look, self.drawn)
        forgot = BigButton(self.look, self.words(self.forgot), icon="help")
        forgot.setObjectName("forgot")
        forgot.clicked.connect(lambda: self.happened.emit(PinForgotten()))
        if not self.look.portrait:
            column.addWidget(self._picture, 6)
        column.addStretch(1)
        column.addWidget(forgot, 0, Qt.AlignmentFlag.AlignLeft)
        return self._with_picture_beside(left) if self.look.portrait else left

    def _with_picture_beside(self, words: QWidget) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.look.mm(8))
        row.addWidget(words, 1)
        row.addWidget(self._picture, 1)
        self._picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        return body

    def refresh(self, session: Session) -> None:
        """Show how many digits there are and how many tries are left."""
        self._dots.show_count(session.digits, self.words.plain(self.count, count=session.digits))
        self._tries.say(self.words(TRIES, tries=session.tries))
        self._notice.say(self.words(WRONG) if session.wrong else "")
        self._picture.setVisible(self.look.size in ("S", "M") and not session.wrong)
        self._tell_truly(session)

    def first_focus(self) -> QWidget | None:
        """Return the pad, so that a physical one works at once."""
        return self._pad.findChild(BigButton)

    def forward(self, session: Session) -> None:
        """Hand the secret over; from here on it is the worker's to wipe."""
        if is_whole(session) and self.secret is not None:
            secret, self.secret = self.secret, None
            self.happened.emit(PinGiven(secret))

    def clear(self) -> None:
        """Forget the digits with everything else."""
        self._wipe()
        super().clear()

    def _tell_truly(self, session: Session) -> None:
        """Say that a new pad is empty: whatever lay over the page took what was pressed before it."""
        if self.secret is not None and len(self.secret) != session.digits:
            self.happened.emit(DigitsChanged(len(self.secret)))

    def _wipe(self) -> None:
        if self.secret is not None:
            self.secret.wipe()
            self.secret = None
