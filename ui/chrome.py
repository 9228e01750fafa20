"""What the frame shows around each stage: which slots, with which words."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.i18n import NOTHING, Text
from kiosk.session import Session, Stage, Task
from kiosk.session.ending import is_draft
from kiosk.session.form import is_tight
from kiosk.session.identifying import is_whole
from kiosk.session.planning import is_plan
from procedures.model import ExitKind
from ui.explained import explained
from ui.screens.base import Line
from ui.screens.sign import is_crowded

__all__ = ["LABELS", "Chrome", "chrome_of"]

TOWN = Text("frame.town", "松島町")
STAFF = Text("frame.staff", "係の人の {入口|いりぐち}")
KIOSK = Text("frame.kiosk", "{窓口|まどぐち}キオスク")
LEFT = Text("frame.left", "あと {count}つ")
MANY_LEFT = Text("frame.many-left", "あと {count}こ")
LAST = Text("frame.last", "さいごの {確認|かくにん}")
SIGNATURE = Text("frame.signature", "さいごの {署名|しょめい}")
LEAF = Text("frame.leaf", "{leaves}まい中の\n{leaf}まいめ")
PRACTICE = Text("frame.practice", "れんしゅう中です。申しこみには なりません。")

NEXT = Text("frame.next", "つぎへ")
NEXT_LEAF = Text("frame.next-leaf", "つぎの ページ")
BEGIN = Text("frame.begin", "はじめる")
DECIDE = Text("frame.decide", "決定")
SUBMIT = Text("frame.submit", "これで 申しこむ")
PRINT = Text("frame.print", "紙に 出す")
FINISH = Text("frame.finish", "おわる")
CHOOSE = Text("frame.choose", "手続きを えらぶ")
SWITCH = Text("frame.switch", "その 手続きへ すすむ")

#: The words of the slots that never change.
LABELS: dict[str, Text] = {
    "back": Text("frame.back", "もどる"),
    "call": Text("frame.call", "係の人をよぶ"),
    "quit": Text("frame.quit", "やめる"),
    "help": Text("frame.help", "せつめい"),
    "again": Text("frame.again", "もういちど"),
    "hide": Text("frame.hide", "かくす"),
    "language": Text("frame.language", "Language"),
    "size": Text("frame.size", "文字の大きさ"),
    "look": Text("frame.look", "見やすさ"),
    "voice": Text("frame.voice", "音声"),
}
SHOW = Text("frame.show", "見せる")

_FORWARD: dict[Stage, Text] = {
    Stage.INTRO: BEGIN,
    Stage.SCREENING: NEXT,
    Stage.NOTICE: NEXT,
    Stage.PIN: DECIDE,
    Stage.PAGES: NEXT,
    Stage.REVIEW: SUBMIT,
    Stage.DONE: FINISH,
    Stage.EXIT: FINISH,
}
_BACK = frozenset(
    {
        Stage.INTRO,
        Stage.SCREENING,
        Stage.NOTICE,
        Stage.IDENTITY,
        Stage.CARD,
        Stage.PIN,
        Stage.PAGES,
        Stage.REVIEW,
        Stage.EXIT,
    }
)
_SIGNING = frozenset({Stage.CARD, Stage.PIN, Stage.READING, Stage.TAKE_BACK})
_TEN = 10  # つ counts to nine
_PRIVATE = frozenset({Stage.PAGES, Stage.REVIEW, Stage.DONE})


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame's state; an empty text leaves the slot's place empty."""

    title: Text
    progress: Line
    forward: Text = NOTHING
    forward_enabled: bool = True
    back: bool = False
    quit: bool = False
    hide: bool = False
    help: bool = False
    ribbon: bool = False
    tight: bool = False  # the question is set at size M at most


def chrome_of(session: Session) -> Chrome:
    """Return what the frame shows around *session*."""
    if session.house.door.open:
        return Chrome(title=STAFF, progress=Line())  # not even the procedure's name is shown to who looks in
    stage = session.stage
    open_visit = stage not in (Stage.IDLE, Stage.SHUT)
    printing = is_plan(session) and session.task is Task.PRINTING
    return Chrome(
        title=session.head.title if session.head else KIOSK,
        progress=_progress(session),
        forward=_forward(session),
        forward_enabled=not printing and (stage is not Stage.PIN or is_whole(session)),
        back=stage in _BACK
        or (stage is Stage.MENU and not printing and (bool(session.shelf) or session.leaf > 0)),
        quit=open_visit and stage not in (Stage.READING, Stage.SUBMITTING, Stage.DONE),
        hide=stage in _PRIVATE,
        help=explained(session) is not None,
        ribbon=session.practice,
        tight=is_tight(session) or is_crowded(session),
    )


def _forward(session: Session) -> Text:
    more = session.leaf + 1 < session.leaves
    if is_plan(session):
        return NEXT_LEAF if more else CHOOSE
    if session.stage is Stage.MENU:
        return NEXT_LEAF if session.leaves > 1 else NOTHING
    if session.stage in _FORWARD and more:
        return NEXT_LEAF
    if session.exit is not None and session.stage is Stage.EXIT and session.exit.kind is ExitKind.SWITCH:
        return SWITCH
    if session.stage is Stage.REVIEW and is_draft(session):
        return PRINT
    return _FORWARD.get(session.stage, NOTHING)


def _progress(session: Session) -> Line:
    if session.leaves > 1 and session.stage not in (Stage.IDLE, Stage.SHUT):
        return Line.of(LEAF, leaf=session.leaf + 1, leaves=session.leaves)
    if session.stage is Stage.REVIEW:
        return Line(LAST)
    if session.signing and session.stage in _SIGNING:
        return Line(SIGNATURE)
    if session.stage not in (Stage.SCREENING, Stage.PAGES):
        return Line()
    done = set(session.passed)
    left = sum(stop.place not in done for stop in session.route.stops)
    return Line.of(LEFT if left < _TEN else MANY_LEFT, count=left)
