"""The review: every live answer in order, where it came from, and なおす where it can be mended."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import reduce
from itertools import groupby, takewhile

from PySide6.QtWidgets import QWidget

from kiosk.answers.model import Answer, Source
from kiosk.events import Mended
from kiosk.i18n import Text
from kiosk.route import MORE, Place, Stop
from kiosk.session import Session
from procedures.model import Field
from ui.screens.base import Line, Screen
from ui.screens.rows import row_of
from ui.widgets.row_list import Row, RowList

__all__ = ["ReviewScreen"]

HEADING = Text("review.heading", "これで よろしいですか。")
HELP = Text("review.help", "ちがう ところは「なおす」を おしてください。")
MEND = Text("review.mend", "なおす")
BOTH = Text("review.both", "{one}・{other}")
COVERED = Text("review.covered", "●●●(かくしています)")
SOURCES = {
    Source.CARD: Text("source.card", "カードから"),
    Source.EARLIER: Text("source.earlier", "先ほどの お答え"),
    Source.POSTAL: Text("source.postal", "{郵便番号|ゆうびんばんごう}から"),
}


_Answered = tuple[Stop, Field, Answer]


class ReviewScreen(Screen):
    """Nothing is handed in before this page was seen to its last leaf."""

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(HEADING)

    def help(self, session: Session) -> Line:
        """Return how to mend."""
        return Line(HELP)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return what was asked; what was answered is nobody else's business."""
        return tuple(Line(asked.label) for _, asked, _ in _answered(session))

    def shape(self, session: Session) -> Hashable:
        """Build anew when an answer changed or is covered."""
        return session.application, session.passed, id(session.answers), session.comfort.hidden

    def build(self, session: Session) -> QWidget:
        """Build a row for each page, which is mended as one; what came from elsewhere has its own."""
        rows, self._places = [], list[Place]()
        together = groupby(_answered(session), key=lambda each: (each[0].place, each[2].source))
        for (place, source), answered in together:
            rows.append(self._row(session, source, list(answered)))
            self._places.append(place)
        self._list = RowList(self.look, rows, mend=self.words(MEND))
        self._list.mended.connect(lambda at: self.happened.emit(Mended(self._places[at])))
        self._list.leaves_counted.connect(self.emit_leaves)
        return self._list

    def refresh(self, session: Session) -> None:
        """Show the leaf."""
        self._list.show_leaf(session.leaf)

    def _row(self, session: Session, source: Source, answered: Sequence[_Answered]) -> Row:
        hidden = session.comfort.hidden == "on"
        values = [answer.value.shown(asked) for _, asked, answer in answered]
        label = self._joined([self.words(asked.label) for _, asked, _ in answered])
        told = SOURCES.get(source)
        stop, asked, _ = answered[0]
        whose = "" if _asks_for_more(stop, asked) else row_of(session, stop, self.words)
        return Row(
            label=f"{whose} {label}".strip(),
            value=self.words(COVERED) if hidden else "\n".join(values),
            source=self.words(told) if told else "",
            can_mend=True,
        )

    def _joined(self, labels: Sequence[str]) -> str:
        """Return *labels* as one: 「あなたの お名前・ふりがな」, what they begin with said once."""
        first, *others = labels
        told = (first, *(_after_the_same(first, each) for each in others))
        return reduce(lambda one, other: self.words(BOTH, one=one, other=other), told)


def _after_the_same(first: str, other: str) -> str:
    """Return *other* without the words both begin with: ふりがな, of あなたの お名前 and あなたの ふりがな."""
    words = other.split(" ")
    pairs = zip(first.split(" "), words, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return " ".join(words[min(same, len(words) - 1) :])


def _answered(session: Session) -> list[_Answered]:
    """Return every live answer with its stop and field, in the order of the route.

    「ほかにも いますか」 with yes is left out, for the next row says it; with no it stays, so that one more can be told.
    """
    route = session.route
    live = route.live()
    return [
        (stop, asked, answer)
        for stop in route.stops
        for asked in route.asked(stop)
        if (answer := live.get(stop.path(asked.id))) is not None
        and not (_asks_for_more(stop, asked) and "yes" in answer.value.cases())
    ]


def _asks_for_more(stop: Stop, asked: Field) -> bool:
    return asked.id == MORE and bool(stop.row)
