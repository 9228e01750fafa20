"""Who is there: with the card or without it, two large choices of equal worth."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.events import IdentityChosen
from kiosk.i18n import Text
from kiosk.session import Session
from ui.screens.base import Line, Screen
from ui.widgets.option import Option
from ui.widgets.tile import TileGrid

__all__ = ["IdentityScreen"]

HEADING = Text("identity.heading", "マイナンバーカードを お持ちですか。")
HELP = Text("identity.help", "どちらでも {申|もう}しこめます。")
WITH = Text("identity.with", "カードを 使う")
WITH_HINT = Text(
    "identity.with.hint", "名前・住所・生まれた日を カードから 写します。4けたの 番号が いります。"
)
WITHOUT = Text("identity.without", "カードなしで つづける")
WITHOUT_HINT = Text("identity.without.hint", "受付で、{本人|ほんにん}を 確かめる 書類を 見せてください。")


class IdentityScreen(Screen):
    """A card never blocks anyone."""

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(HEADING)

    def help(self, session: Session) -> Line:
        """Return that both ways lead on."""
        return Line(HELP)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return both choices."""
        return (Line(WITH), Line(WITH_HINT), Line(WITHOUT), Line(WITHOUT_HINT))

    def build(self, session: Session) -> QWidget:
        """Build the two tiles, one under the other."""
        options = [
            Option("with-card", self.words(WITH), self.words(WITH_HINT), "card"),
            Option("without-card", self.words(WITHOUT), self.words(WITHOUT_HINT), "person"),
        ]
        self._grid = TileGrid(self.look, options, columns=1, tallest_mm=64.0)
        for tile in self._grid.tiles():
            tile.setObjectName(tile.option.id)
        self._grid.picked.connect(lambda name: self.happened.emit(IdentityChosen(name == "with-card")))
        return self._grid

    def first_focus(self) -> QWidget | None:
        """Return the first tile."""
        return self._grid.tiles()[0]
