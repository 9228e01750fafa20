"""The intro page: what the procedure is, how long it takes, what to have at hand."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.i18n import Text
from kiosk.session import Session
from procedures.model import Bring, Identity, Mode
from ui.screens.base import Line, Screen
from ui.widgets.fact_list import FactList, FactRow

__all__ = ["IntroScreen"]

MINUTES = Text("intro.minutes", "だいたい {minutes}分で おわります。")
CARD = Text("intro.card", "マイナンバーカードが あると、名前や 住所を 書かずに すみます。")
SIGN = Text(
    "intro.sign",
    "さいごに カードで {署名|しょめい}します。6〜16文字の {暗証番号|あんしょうばんごう}を 使います。わすれていても 申しこめます。",
)
NO_CARD = Text("intro.no-card", "カードが なくても できます。")
DRAFT = Text(
    "intro.draft", "ここでは {申請|しんせい}できません。{窓口|まどぐち}で 書きうつす 紙を 出します。"
)
REFERRAL = Text(
    "intro.referral", "ここでは {申請|しんせい}できません。どこで するかを ご{案内|あんない}します。"
)
BRING = Text("intro.bring", "ご{用意|ようい} ください： {what}")
NOTED = Text("intro.noted", "ご{用意|ようい} ください： {what}（{note}）")
SAFE = Text("intro.safe", "まちがえても なおせます。とちゅうで やめても 大丈夫です。")


#: Said before the first question: the kiosk takes nothing in.
_ELSEWHERE = {Mode.DRAFT: ("printer", Line(DRAFT)), Mode.REFERRAL: ("map-pin", Line(REFERRAL))}


def brought(bring: Bring) -> Line:
    """Return a thing to have at hand, with its note where it has one."""
    return Line.of(NOTED, what=bring.text, note=bring.note) if bring.note else Line.of(BRING, what=bring.text)


class IntroScreen(Screen):
    """Before the first question."""

    def heading(self, session: Session) -> Line:
        """Return the everyday name."""
        return Line(session.head.everyday) if session.head else Line()

    def help(self, session: Session) -> Line:
        """Return the one plain sentence."""
        return Line(session.head.plain) if session.head else Line()

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return the same facts."""
        return tuple(line for _, line in self._facts(session))

    def shape(self, session: Session) -> Hashable:
        """Build anew for another procedure."""
        return session.application

    def build(self, session: Session) -> QWidget:
        """Build the facts, each with its pictogram."""
        rows = [FactRow(icon, line.shown(self.words)) for icon, line in self._facts(session)]
        self._list = FactList(self.look, rows, wide=True)
        self._list.leaves_counted.connect(self.emit_leaves)
        return self._list

    def refresh(self, session: Session) -> None:
        """Show the leaf."""
        self._list.show_leaf(session.leaf)

    @staticmethod
    def _facts(session: Session) -> list[tuple[str, Line]]:
        procedure = session.procedure
        if procedure is None:
            return []
        facts = [("clock", Line.of(MINUTES, minutes=procedure.minutes))]
        if procedure.head.mode in _ELSEWHERE:
            facts.append(_ELSEWHERE[procedure.head.mode])
        if procedure.identity is not Identity.NONE:
            facts.append(("card", Line(CARD)))
        if procedure.identity is Identity.SIGNATURE:
            facts.append(("pencil", Line(SIGN)))
        facts += [(bring.icon or "check", brought(bring)) for bring in procedure.bring]
        return [*facts, ("repeat", Line(SAFE))]
