"""The voice of the kiosk: says each page once, cuts itself off when the page turns, repeats when asked."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from devices.ports import SpeechEngine, Utterance
from kiosk.events import Confirmed, Event, Held, Holding
from kiosk.session import Session
from kiosk.session.model import Comfort
from ui.bridge import Bridge
from ui.saying import Phrase, Saying, refused, saying
from ui.screens.base import Screen
from ui.window import Window

__all__ = ["Narrator"]

log = logging.getLogger("kiosk.voice")

_WAITING = 64  # utterances kept until the voice is there
_MIDDLE = 5  # the ordinary step of the volume
_STEP_DB = 2.4  # so that five steps up are the +12 dB of EN 301 549 (facts: accessibility §0)
_JOIN_SECONDS = 10.0


class Narrator(QObject):
    """Speaks what *window* shows, with the engine that *make* returns on a thread of its own.

    Until the engine is there, what is to be said waits for it; a page that has turned meanwhile
    is cut at once. A voice that fails leaves the kiosk silent and is logged once. Where a screen
    reader is at work, it is told instead.
    """

    _came = Signal(object)  # the SpeechEngine, from its thread
    _failed = Signal()
    _ended = Signal(int, bool)  # which utterance, and whether it was finished

    def __init__(
        self, window: Window, bridge: Bridge, make: Callable[[], SpeechEngine], *, volume: float = 1.0
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._make = window, bridge, make
        self._volume = volume
        self._engine: SpeechEngine | None = None
        self._made: SpeechEngine | None = None
        self._waiting: deque[tuple[Phrase, ...]] | None = deque(maxlen=_WAITING)
        self._last: Saying | None = None
        self._comfort = Comfort()
        self._at = 0  # counts utterances; what ends late is told from what is being said
        self._speaking = False
        self._next: deque[tuple[Phrase, ...]] = deque()
        self._late: Phrase | None = None  # the leaf told last; a page is counted anew with every layout
        self._complained = False
        self._thread = threading.Thread(target=self._fetch, name="voice", daemon=True)
        queued = Qt.ConnectionType.QueuedConnection
        self._came.connect(self._take, queued)
        self._failed.connect(self._do_without, queued)
        self._ended.connect(self._end, queued)

    def begin(self) -> None:
        """Follow the window from the page it shows now, and fetch the voice."""
        self._window.shown.connect(self._show)
        self._window.again.connect(self.repeat)
        self._bridge.follow(self._follow)
        self._thread.start()
        if self._window.screen_shown is not None:
            self._show((self._window.screen_shown, self._bridge.session))

    def close(self) -> None:
        """Fall silent and let go of the voice; nothing is said afterwards."""
        self._hush()
        self._engine = self._waiting = None
        if self._thread.ident is not None:
            self._thread.join(_JOIN_SECONDS)
        if self._made is not None:
            self._made.close()

    def repeat(self) -> None:
        """もういちど: say the whole page again."""
        if self._last is not None and self._comfort.voice == "on":
            self._say(self._last.whole())

    # ------------------------------------------------------------ what is shown

    def _show(self, shown: tuple[Screen, Session]) -> None:
        screen, session = shown
        self._comfort = session.comfort
        if session.comfort.voice != "on":
            self._last = None
            self._hush()
            return
        now, before = saying(session, screen, self._window.words), self._last
        self._last = now
        if news := now.news(before):
            self._say(news)
            self._late = now.leaf
        elif (late := now.late(before)) is not None and late != self._late:
            self._say_after(late)
            self._late = late

    def _follow(self, before: Session, after: Session, event: Event) -> None:
        """つぎへ on a page that is refused again shows nothing new, so its reason is said once more."""
        screen = self._window.screen_shown
        again = isinstance(event, Confirmed) and bool(after.refusals) and after == before
        if again and screen is not None and after.comfort.voice == "on":
            self._say(refused(after, screen, self._window.words))

    def _say(self, phrases: tuple[Phrase, ...]) -> None:
        if not phrases:
            return
        if QAccessible.isActive():
            self._announce("\n".join(each.text for each in phrases))
        elif self._engine is not None:
            self._speak(self._engine, phrases)
        elif self._waiting is not None:
            self._waiting.append(phrases)

    def _say_after(self, phrase: Phrase) -> None:
        """Say *phrase* without cutting off the page it belongs to."""
        if self._speaking:
            self._next.append((phrase,))
        elif self._waiting:
            self._waiting[-1] = (*self._waiting[-1], phrase)
        else:
            self._say((phrase,))

    def _announce(self, text: str) -> None:
        event = QAccessibleAnnouncementEvent(self._window, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    # ------------------------------------------------------------ the voice

    def _speak(self, engine: SpeechEngine, phrases: tuple[Phrase, ...]) -> None:
        """Cut off what is being said and say *phrases*, one utterance for each run of one language."""
        runs = [tuple(run) for _, run in groupby(phrases, key=lambda each: each.language)]
        self._next = deque(runs[1:])
        self._utter(engine, runs[0])

    def _utter(self, engine: SpeechEngine, phrases: tuple[Phrase, ...]) -> None:
        self._at += 1
        if not self._speaking:
            self._speaking = True
            self._bridge.post(Held(Holding.SPEAKING, True))
        at = self._at
        engine.speak(self._utterance(phrases), lambda whole: self._ended.emit(at, whole))

    def _utterance(self, phrases: tuple[Phrase, ...]) -> Utterance:
        """Return *phrases* as one utterance; the engine pauses between its lines."""
        comfort = self._comfort
        louder = 10 ** ((int(comfort.volume) - _MIDDLE) * _STEP_DB / 20)
        return Utterance(
            text="\n".join(each.text for each in phrases),
            written="\n".join(each.written for each in phrases),
            language=phrases[0].language,
            rate=float(comfort.rate),
            volume=min(self._volume * louder, 1.0),
            fixed=all(each.fixed for each in phrases),
        )

    def _end(self, at: int, whole: bool) -> None:
        if at != self._at or not self._speaking:
            return
        if not whole:
            self._complain("the voice did not finish")
        if self._next and self._engine is not None:
            self._utter(self._engine, self._next.popleft())
            return
        self._speaking = False
        self._bridge.post(Held(Holding.SPEAKING, False))

    def _hush(self) -> None:
        self._next.clear()
        if self._waiting:
            self._waiting.clear()
        if self._speaking and self._engine is not None:
            self._at += 1
            self._speaking = False
            self._engine.stop()
            self._bridge.post(Held(Holding.SPEAKING, False))

    # ------------------------------------------------------------ fetching it

    def _fetch(self) -> None:
        try:
            engine = self._made = self._make()
            engine.prewarm()
        except Exception:
            # Whatever a voice can fail with, a visit goes on without it.
            log.exception("there is no voice")
            self._failed.emit()
        else:
            self._came.emit(engine)

    def _take(self, engine: SpeechEngine) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None:  # closed meanwhile
            return
        self._engine = engine
        for phrases in waiting:
            self._speak(engine, phrases)

    def _do_without(self) -> None:
        self._waiting = None
        self._complained = True

    def _complain(self, why: str) -> None:
        if not self._complained:
            log.warning("%s; the kiosk goes on in silence", why)
        self._complained = True
