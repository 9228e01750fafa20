"""The way from a finished procedure to the one that follows it: one button, whatever follows."""

from __future__ import annotations

from kiosk.events import AnotherWanted
from kiosk.i18n import Text
from kiosk.session import Session
from ui.screens.base import Line, Screen
from ui.widgets.button import BigButton

__all__ = ["going_on", "going_on_line"]

SEVERAL = Text("also.several", "つづけて できる 手続きを 見る")


def going_on_line(session: Session) -> Line | None:
    """Return what the button says: what the procedure itself does, where only one follows."""
    if not session.also:
        return None
    return Line(session.also[0].text if len(session.also) == 1 else SEVERAL)


def going_on(screen: Screen, session: Session) -> BigButton | None:
    """Return the button that takes up what follows, or shows the choice; None where nothing follows."""
    line = going_on_line(session)
    if line is None:
        return None
    button = BigButton(screen.look, line.shown(screen.words), icon="right")
    button.setObjectName("also")
    to = session.also[0].to if len(session.also) == 1 else ""
    button.clicked.connect(
        lambda: screen.wanted.emit(to) if to else screen.happened.emit(AnotherWanted("also"))
    )
    return button
