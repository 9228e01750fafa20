"""The shelves, and what stands on one: tiles."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.events import Confirmed, ShelfChosen
from kiosk.i18n import Text
from kiosk.session import Session
from kiosk.session.planning import HAPPENING, PLAN, happening_of
from procedures.model import Category, Head
from ui.screens.base import Line, Screen
from ui.widgets.option import Option
from ui.widgets.tile import TileGrid

__all__ = ["MenuScreen"]

HEADING = Text("menu.heading", "きょうは、{何|なん}の ご用ですか。")
HELP = Text("menu.help", "ひとつ さわってください。あとで もどれます。")
WHICH = Text("menu.which", "どの 手続きを しますか。")

SHELVES: dict[Category, tuple[Text, Text, str]] = {
    Category.CERTIFICATE: (
        Text("shelf.certificate", "証明書が ほしい"),
        Text("shelf.certificate.hint", "住民票・印鑑証明・戸籍・税"),
        "record",
    ),
    Category.CHILDCARE: (
        Text("shelf.childcare", "子育て"),
        Text("shelf.childcare.hint", "児童手当・保育所・妊娠の届出"),
        "baby",
    ),
    Category.CARE: (
        Text("shelf.care", "介護"),
        Text("shelf.care.hint", "要介護認定・福祉用具・住宅改修"),
        "care",
    ),
    Category.DISASTER: (
        Text("shelf.disaster", "災害で 家が こわれた"),
        Text("shelf.disaster.hint", "り災証明書"),
        "house-crack",
    ),
    Category.CAR: (
        Text("shelf.car", "くるま"),
        Text("shelf.car.hint", "税・住所変更・車庫証明"),
        "car",
    ),
}


#: The two other ways to find a procedure, beside the categories.
WAYS: dict[str, tuple[Text, Text, str]] = {
    "happenings": (
        Text("shelf.happenings", "くらしの できごと"),
        Text("shelf.happenings.hint", "引っこし・出産・介護・家族の 死亡"),
        "calendar",
    ),
    "search": (
        Text("shelf.search", "ことばで さがす"),
        Text("shelf.search.hint", "「ほけんしょうを なくした」など"),
        "magnifier",
    ),
}
HAPPENED = Text("menu.happened", "どんな ことが ありましたか。")
IN_ORDER = Text("menu.in-order", "上から じゅんに すると むだが ありません。")
NUMBERED = Text("menu.numbered", "{number}. {title}")


SEE_PLAN = Text("menu.plan", "もちものと {順番|じゅんばん}を 見る")
PRINTABLE = Text("menu.plan.hint", "紙にも 出せます")


#: What most people come for stands first among the certificates; the 31 go by their number.
_FIRST = ("resident_record", "seal_certificate")


def _place(head: Head) -> tuple[int, bool]:
    return head.number, head.id not in _FIRST


def heads_on(session: Session) -> list[Head]:
    """Return the procedures on the shelf that is open, in their order."""
    heads = session.house.heads
    if session.shelf == "also":
        return [head for head in heads if head.id in {each.to for each in session.also}]
    happening = happening_of(session)
    if happening is None:
        return sorted((head for head in heads if head.category.value == session.shelf), key=_place)
    offered = {head.id: head for head in heads}
    return [offered[each] for each in happening.procedures if each in offered]


class MenuScreen(Screen):
    """Categories first, then the procedures of one; or what happened, and what it brings."""

    def heading(self, session: Session) -> Line:
        """Return the question."""
        if session.shelf == "happenings":
            return Line(HAPPENED)
        return Line(WHICH if session.shelf else HEADING)

    def help(self, session: Session) -> Line:
        """Return how to choose."""
        return Line(IN_ORDER if happening_of(session) else HELP)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the tiles' names."""
        if session.shelf == "happenings":
            return tuple(Line(each.title) for each in session.house.happenings)
        if session.shelf:
            tiles = tuple(Line(head.everyday) for head in heads_on(session))
            return (Line(SEE_PLAN), *tiles) if happening_of(session) else tiles
        shelves = (SHELVES[each][0] for each in self._shelves(session))
        return tuple(Line(text) for text in (*shelves, *(way[0] for way in WAYS.values())))

    def shape(self, session: Session) -> Hashable:
        """Build anew for another shelf, other procedures, or when a printer comes or goes."""
        return session.shelf, session.house.prints, tuple(head.id for head in session.house.heads)

    def build(self, session: Session) -> QWidget:
        """Build the tiles."""
        self._grid = TileGrid(self.look, self._options(session))
        for tile in self._grid.tiles():
            tile.setObjectName(f"tile:{tile.option.id}")
        deeper = session.shelf in ("", "happenings")
        self._grid.picked.connect(self._picked_shelf if deeper else self._picked_procedure)
        self._grid.leaves_counted.connect(self.emit_leaves)
        return self._grid

    def refresh(self, session: Session) -> None:
        """Show the leaf."""
        self._grid.show_leaf(session.leaf)

    def first_focus(self) -> QWidget | None:
        """Return the first tile."""
        return next((tile for tile in self._grid.tiles() if tile.isVisibleTo(self)), None)

    def forward(self, session: Session) -> None:
        """Turn to the next leaf."""
        self.happened.emit(Confirmed())

    def _options(self, session: Session) -> list[Option]:
        words = self.words
        if session.shelf == "happenings":
            return [
                Option(f"{HAPPENING}{each.id}", words(each.title), words(each.hint), each.icon)
                for each in session.house.happenings
            ]
        if session.shelf:
            return self._tiles(session)
        found = [(each.value, *SHELVES[each]) for each in self._shelves(session)]
        ways = [(name, *way) for name, way in WAYS.items()]
        return [Option(name, words(title), words(hint), icon) for name, title, hint, icon in (*found, *ways)]

    def _tiles(self, session: Session) -> list[Option]:
        """Return the procedures of a shelf; those of a happening are numbered, and its list stands before them."""
        words, happening = self.words, happening_of(session)
        first = []
        if happening is not None:
            hint = words(PRINTABLE) if session.house.prints else ""
            first = [Option(PLAN + happening.id, words(SEE_PLAN), hint, "check")]
        return first + [
            Option(
                head.id,
                words(NUMBERED, number=at, title=head.everyday) if happening else words(head.everyday),
                "" if self.look.size == "XL" else words(head.title),  # else eight leaves of two
                head.icon,
            )
            for at, head in enumerate(heads_on(session), 1)
        ]

    @staticmethod
    def _shelves(session: Session) -> list[Category]:
        offered = {head.category for head in session.house.heads}
        return [shelf for shelf in SHELVES if shelf in offered]

    def _picked_shelf(self, shelf: str) -> None:
        self.happened.emit(ShelfChosen(shelf))

    def _picked_procedure(self, name: str) -> None:
        if name.startswith(PLAN):
            self._picked_shelf(name)
        else:
            self.wanted.emit(name)
