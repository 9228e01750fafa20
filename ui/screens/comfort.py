"""The four comforts, one page each: size, colours, voice and language."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from kiosk.events import ComfortChosen, PanelOpened
from kiosk.i18n import LANGUAGES, Text
from kiosk.session import Session
from ui.screens.base import Line, Screen
from ui.screens.overlays import CLOSE
from ui.theme import Look
from ui.widgets.button import BigButton
from ui.widgets.choice_list import ChoiceList
from ui.widgets.option import Option

__all__ = ["COMFORTS", "ComfortScreen"]

SIZES = {
    "S": Text("size.s", "小さい"),
    "M": Text("size.m", "ふつう"),
    "L": Text("size.l", "大きい"),
    "XL": Text("size.xl", "とても 大きい"),
}
THEMES = {
    "standard": Text("theme.standard", "ふつう"),
    "black": Text("theme.black", "白い紙に 黒い字"),
    "white": Text("theme.white", "黒い紙に 白い字"),
    "soft": Text("theme.soft", "まぶしくない"),
    "yellow": Text("theme.yellow", "黒い紙に 黄色い字"),
}
VOICE = {"on": Text("voice.on", "音声を 出す"), "off": Text("voice.off", "音声を 出さない")}


@dataclass(frozen=True, slots=True)
class _Comfort:
    heading: Text
    choices: dict[str, Text]


COMFORTS: dict[str, _Comfort] = {
    "size": _Comfort(Text("comfort.size", "文字の 大きさを えらんでください。"), SIZES),
    "theme": _Comfort(Text("comfort.theme", "見やすい 色を えらんでください。"), THEMES),
    "voice": _Comfort(Text("comfort.voice", "音声を 出しますか。"), VOICE),
    "language": _Comfort(
        Text("comfort.language", "ことばを えらんでください。"),
        {each.code: Text(f"language.{each.code}", each.own_name) for each in LANGUAGES},
    ),
}


class ComfortScreen(Screen):
    """One comfort: large choices that stay where they are; a strike takes effect at once."""

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(COMFORTS[session.panel].heading)

    def shape(self, session: Session) -> Hashable:
        """Build anew for another comfort."""
        return session.panel

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the choices."""
        return tuple(Line(text) for text in COMFORTS[session.panel].choices.values())

    def build(self, session: Session) -> QWidget:
        """Build the choices and the button that closes them."""
        body, column = self.column()
        name = session.panel
        options = [Option(each, self.words(text)) for each, text in COMFORTS[name].choices.items()]
        self._list = ChoiceList(self.look, options, samples=self._samples(name))
        for row, option in zip(self._list.rows(), options, strict=True):
            row.setObjectName(f"{name}:{option.id}")
        self._list.picked.connect(lambda each: self.happened.emit(ComfortChosen(name, each)))
        close = BigButton(self.look, self.words(CLOSE), icon="check")
        close.setObjectName("panel:close")
        close.clicked.connect(lambda: self.happened.emit(PanelOpened("")))
        column.addWidget(self._list, 1)
        column.addWidget(close)
        return body

    def _samples(self, comfort: str) -> dict[str, Look]:
        """Return the look each choice gives, where it can be seen; a voice and a language cannot."""
        if comfort == "size":
            return {each: replace(self.look, size=each) for each in SIZES}
        return {each: replace(self.look, theme=each) for each in THEMES} if comfort == "theme" else {}

    def refresh(self, session: Session) -> None:
        """Mark what holds now."""
        self._list.choose([getattr(session.comfort, session.panel)])

    def first_focus(self) -> QWidget | None:
        """Return the choice that holds."""
        return next((row for row in self._list.rows() if row.isChecked()), None)
