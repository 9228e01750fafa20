"""Which kind of screen shows which stage."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.session import Session, Stage
from kiosk.session.planning import is_plan
from ui.screens.base import Screen
from ui.screens.card import CardScreen
from ui.screens.done import DoneScreen
from ui.screens.drafted import DraftedScreen
from ui.screens.identity import IdentityScreen
from ui.screens.idle import IdleScreen
from ui.screens.intro import IntroScreen
from ui.screens.leaving import LeavingScreen
from ui.screens.menu import MenuScreen
from ui.screens.notice import NoticeScreen
from ui.screens.pin import PinScreen
from ui.screens.plan import PlanScreen
from ui.screens.review import ReviewScreen
from ui.screens.search import SearchScreen
from ui.screens.shut import ShutScreen
from ui.screens.sign import SignScreen
from ui.screens.step import StepScreen

__all__ = ["SCREENS", "screen_for"]

SCREENS: Mapping[Stage, type[Screen]] = {
    Stage.SHUT: ShutScreen,
    Stage.IDLE: IdleScreen,
    Stage.MENU: MenuScreen,
    Stage.INTRO: IntroScreen,
    Stage.SCREENING: StepScreen,
    Stage.NOTICE: NoticeScreen,
    Stage.IDENTITY: IdentityScreen,
    Stage.CARD: CardScreen,
    Stage.PIN: PinScreen,
    Stage.READING: CardScreen,
    Stage.TAKE_BACK: CardScreen,
    Stage.PAGES: StepScreen,
    Stage.REVIEW: ReviewScreen,
    Stage.SUBMITTING: CardScreen,
    Stage.DONE: DoneScreen,
    Stage.EXIT: LeavingScreen,
}


def screen_for(session: Session) -> type[Screen]:
    """Return the kind of screen that shows *session*."""
    if session.stage is Stage.MENU and session.shelf == "search":
        return SearchScreen
    if is_plan(session):
        return PlanScreen
    if session.stage is Stage.DONE and session.receipt is None:
        return DraftedScreen
    if session.stage is Stage.PIN and session.signing:
        return SignScreen
    return SCREENS[session.stage]
