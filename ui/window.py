"""The one window: a frame that never changes, and the screen of the stage inside it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from kiosk.events import (
    ComfortChosen,
    Event,
    HelpOpened,
    Opened,
    PanelOpened,
    ProcedureChosen,
    QuitAsked,
    StaffCalled,
    StillHere,
    Stumbled,
    WentBack,
)
from kiosk.i18n import Catalogue
from kiosk.session import Session, Stage
from kiosk.settings import KeysSection
from procedures.model import Procedure
from ui.bridge import Bridge
from ui.chrome import LABELS, SHOW, TOWN, chrome_of
from ui.chrome import PRACTICE as RIBBON
from ui.five_keys import PLAIN_PAD, five_keys
from ui.frame import Frame
from ui.screens import overlays
from ui.screens.base import Screen
from ui.screens.comfort import ComfortScreen
from ui.screens.idle import IdleScreen
from ui.screens.rows import row_of
from ui.screens.staff import staff_screen
from ui.screens.table import screen_for
from ui.theme import Glass, Look, dress
from ui.widgets.struck import Struck
from ui.words import Words

__all__ = ["Window"]

_PANELS = {"language_asked": "language", "size_asked": "size", "look_asked": "theme", "voice_asked": "voice"}


class Window(QWidget):
    """Shows the bridge's session, whatever it is, and hands back what hands do."""

    again = Signal()  # もういちど
    door = Signal()  # a long press on the town's name
    shown = Signal(object)  # a Screen and its Session were put on the glass

    def __init__(
        self,
        bridge: Bridge,
        catalogue: Catalogue,
        glass: Glass,
        procedure: Callable[[str], Procedure | None],
        *,
        now: Callable[[], dt.datetime],
        locked: bool = False,
        keys: KeysSection = PLAIN_PAD,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._glass = glass
        self._procedure = procedure
        self._now = now
        self._locked = locked
        self._words = Words(catalogue)
        self.look = Look(glass=glass)
        self._screens: dict[type[Screen], Screen] = {}
        self._screen: Screen | None = None
        self._built_body: QWidget | None = None
        self._by_keys = False
        self.frame = Frame(self.look)
        self._stack = QStackedWidget()
        self.frame.show_body(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect_frame()
        self._keys = self._five_keys(keys)
        bridge.changed.connect(self.present)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.setWindowTitle(self._words.plain(TOWN))
        self.present(bridge.session)

    # ------------------------------------------------------------ showing

    @property
    def screen_shown(self) -> Screen | None:
        """Return the screen on the glass."""
        return self._screen

    @property
    def words(self) -> Words:
        """Return the sentences in the visitor's language."""
        return self._words

    def present(self, session: Session) -> None:
        """Show *session*: the frame around it, its screen, and where the keys begin."""
        self._wear(session)
        screen = self._screen_for(session)
        turned = screen is not self._screen
        if turned and self._screen is not None:
            self._screen.clear()
        self._screen = screen
        screen.words, screen.look = self._words, self.look
        screen.outgrow(session)
        self._dress_frame(session, screen)
        screen.present(session)
        self._stack.setCurrentWidget(screen)
        self._focus(screen)
        self.shown.emit((screen, session))

    def _wear(self, session: Session) -> None:
        comfort = session.comfort
        look = Look(
            glass=self._glass,
            theme=comfort.theme,
            size=comfort.size,
            language=comfort.language,
            hand=comfort.hand,
            readings=comfort.ruby == "on",
        )
        if comfort.language != self._words.language:
            self._words = replace(self._words, language=comfort.language)
        if look != self.look:
            self.look = look
            app = QApplication.instance()
            if isinstance(app, QApplication):
                dress(app, look)
            self.frame.wear(look)

    def _screen_for(self, session: Session) -> Screen:
        kind = _overlay(session) or screen_for(session)
        if kind not in self._screens:
            screen = kind(self._words, self.look)
            screen.happened.connect(self._bridge.happened)
            screen.wanted.connect(self._take_up)
            if isinstance(screen, IdleScreen):
                screen.started.connect(self._open)
            self._screens[kind] = screen
            self._stack.addWidget(screen)
        return self._screens[kind]

    def _dress_frame(self, session: Session, screen: Screen) -> None:
        frame, words, chrome = self.frame, self._words, chrome_of(session)
        covered = _overlay(session) is not None
        frame.town(words(TOWN))
        frame.title(row_of(session, session.stop, words) or words(chrome.title))
        progress = "" if covered else chrome.progress.shown(words)
        frame.progress(progress.replace("\n", "") if self.look.portrait else progress)
        tight = screen.tight if covered else chrome.tight
        frame.heading(screen.heading(session).shown(words), tight=tight)
        frame.help(screen.help(session).shown(words))
        frame.ribbon(words(RIBBON) if chrome.ribbon else "")
        for slot, text in LABELS.items():
            frame.label(slot, words(text))  # type: ignore[arg-type] # the table's keys are slots
        if session.comfort.hidden == "on":
            frame.label("hide", words(SHOW), icon="show")
        else:
            frame.label("hide", words(LABELS["hide"]), icon="hide")
        frame.label("forward", words(chrome.forward))
        frame.show_slot("forward", bool(chrome.forward) and not covered)
        frame.enable("forward", chrome.forward_enabled)
        frame.show_slot("back", chrome.back and not covered)
        frame.show_slot("quit", chrome.quit and not covered)
        frame.show_slot("call", session.stage is not Stage.SHUT and not covered)
        frame.show_slot("hide", chrome.hide and not covered)
        frame.show_slot("help", chrome.help and not covered)

    def _focus(self, screen: Screen) -> None:
        """Begin at the screen's first widget, unless the keys are inside the very same widgets already."""
        body = screen.findChild(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        now = QApplication.focusWidget()
        if body is self._built_body and now is not None and now.isVisible():
            return
        self._built_body = body
        first = screen.first_focus() or self.frame.button("forward")
        if not first.isVisibleTo(self):
            self.setFocus(Qt.FocusReason.MouseFocusReason)  # else Qt gives it to whatever button is left
        else:
            by_keys = Qt.FocusReason.TabFocusReason
            first.setFocus(by_keys if self._by_keys else Qt.FocusReason.MouseFocusReason)
            if not self._by_keys and isinstance(first, Struck):
                first.ringed = False  # Qt may have handed it the focus already, as Tab would
                first.update()

    # ------------------------------------------------------------ hands

    def _connect_frame(self) -> None:
        frame, bridge = self.frame, self._bridge
        frame.forward.connect(self._forward)
        frame.back.connect(lambda: bridge.happened(WentBack()))
        frame.quit.connect(lambda: bridge.happened(QuitAsked(True)))
        frame.call.connect(lambda: bridge.happened(StaffCalled(True)))
        frame.help_asked.connect(lambda: bridge.happened(HelpOpened(True)))
        frame.again.connect(self.again)
        frame.door.connect(self.door)
        frame.hide_asked.connect(self._cover)
        for name, panel in _PANELS.items():
            signal = getattr(frame, name)
            signal.connect(lambda panel=panel: bridge.happened(PanelOpened(panel)))

    def _forward(self) -> None:
        if self._screen is not None:
            self._screen.forward(self._bridge.session)

    def _cover(self) -> None:
        hidden = self._bridge.session.comfort.hidden
        self._bridge.happened(ComfortChosen("hidden", "off" if hidden == "on" else "on"))

    def _open(self, practice: bool) -> None:
        self._bridge.happened(Opened(uuid.uuid4().hex, self._now(), practice))

    def _take_up(self, name: str) -> None:
        procedure = self._procedure(name)
        if procedure is None:
            self._bridge.happened(Stumbled("procedure"))
        else:
            self._bridge.happened(ProcedureChosen(procedure, uuid.uuid4().hex))

    # ------------------------------------------------------------ Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch and key shows that somebody is there."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin):
            self._by_keys = event.type() == QEvent.Type.KeyPress  # the ring is for those who use keys
            session = self._bridge.session
            if not session.warned:
                self._say_still_here(session)
        return super().eventFilter(watched, event)

    def _say_still_here(self, session: Session) -> None:
        if session.hand != session.clock:
            self._bridge.happened(StillHere())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the five keys stand for, where the widget in hand has no use for the key itself."""
        act = self._keys.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _five_keys(self, keys: KeysSection) -> Mapping[Qt.Key, Callable[[], object]]:
        return five_keys(
            keys,
            back_one=self.focusPreviousChild,
            on_one=self.focusNextChild,
            go_back=lambda: self._bridge.happened(WentBack()),
            again=self.again.emit,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """A kiosk in service is not closed from the glass."""
        if self._locked:
            event.ignore()
        else:
            super().closeEvent(event)

    def every_second(self, tick: Callable[[], Event]) -> QTimer:
        """Hand the bridge *tick* each second; the timer is returned to be stopped."""
        timer = QTimer(self)
        timer.timeout.connect(lambda: self._bridge.happened(tick()))
        timer.start(1000)
        return timer


def _overlay(session: Session) -> type[Screen] | None:
    """Return what lies over the page, the most urgent first."""
    if (staff := staff_screen(session)) is not None:
        return staff
    for shown, kind in (
        (session.warned > 0, overlays.WarningScreen),
        (session.quitting, overlays.QuitScreen),
        (session.problem is not None, overlays.ProblemScreen),
        (session.calling, overlays.CallScreen),
        (bool(session.panel), ComfortScreen),
        (session.help, overlays.HelpScreen),
    ):
        if shown:
            return kind
    return None
