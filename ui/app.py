"""Opens the kiosk's window on the rooms it is given, and everything heavy only after the first paint."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.bootstrap import Rooms
from kiosk.clock import now
from kiosk.events import SpotChanged, Ticked
from kiosk.i18n import load_catalogue
from kiosk.rehearsal import Programme
from kiosk.session import House, Session
from kiosk.work import Work
from procedures.model import Procedure
from ui.bridge import Bridge
from ui.endings import heed
from ui.fence import Fence
from ui.mishap import Mishap
from ui.narrator import Narrator
from ui.service import Service
from ui.sweeper import Sweeper
from ui.theme import LANDSCAPE, Glass, Look, dress
from ui.widgets.name_glyphs import prewarm
from ui.window import Window

if TYPE_CHECKING:
    from kiosk.draft import Draft
    from kiosk.plan import Plan
    from kiosk.receipt import Receipt
    from ui.dock import Dock
    from ui.hands import Hands

__all__ = ["Open", "Seconds", "open_window", "run"]

log = logging.getLogger("kiosk.window")


@dataclass(slots=True)
class Seconds:
    """The clock that visits go by; *ahead* is how far a stagehand moved it."""

    ahead: float = 0.0

    def tick(self) -> Ticked:
        """Return the event of this very second."""
        return Ticked(time.monotonic() + self.ahead)


@dataclass(slots=True)
class Open:
    """A kiosk that is open: its window and bridge, and how to close it again."""

    app: QApplication
    window: Window
    bridge: Bridge
    rooms: Rooms
    seconds: Seconds
    stoppers: list[Callable[[], None]]

    def close(self) -> None:
        """Stop everything that was started, the last first."""
        while self.stoppers:
            self.stoppers.pop(0)()


def run(rooms: Rooms, hands: Programme | None = None, *, dock: bool = False, windowed: bool = False) -> int:
    """Open the kiosk and return its exit code when it ends; *hands* play a rehearsal, *dock* steers one."""
    locked = hands is None and not dock and not windowed
    opened = open_window(rooms, locked=locked)
    parts: list[Hands | Dock] = []
    if hands is not None:
        from ui.hands import Hands  # noqa: PLC0415 - rehearsals only

        parts.append(Hands(hands))
    else:
        give_back = Mishap(opened.bridge, opened.app.exit, opened.window).watch()
        opened.stoppers.append(give_back)
    if dock:
        from ui.dock import Dock  # noqa: PLC0415 - rehearsals only

        parts.append(Dock())
    if locked:
        opened.stoppers.insert(0, Fence(opened.app, opened.window, rooms.config.screen.cursor).open)
    opened.stoppers.append(heed(opened.app.exit))
    for each in parts:
        each.begin(opened)
    try:
        return opened.app.exec()
    finally:
        opened.close()


def open_window(rooms: Rooms, *, locked: bool = False) -> Open:
    """Show the first window; work, card and voice start when the event loop turns."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    glass = glass_of(rooms, app)
    dress(app, Look(glass=glass))
    seconds = Seconds()
    bridge = Bridge(Session(house=_house(rooms), clock=seconds.tick().monotonic))
    window = Window(
        bridge,
        load_catalogue(),
        glass,
        lambda name: _procedure(rooms, name),
        now=now,
        locked=locked,
        keys=rooms.config.keys,
    )
    window.resize(glass.width_px, glass.height_px)
    if locked:
        window.showFullScreen()
    else:
        window.show()
    stoppers: list[Callable[[], None]] = [rooms.close]
    QTimer.singleShot(0, lambda: _start(rooms, bridge, window, seconds, stoppers))
    return Open(app, window, bridge, rooms, seconds, stoppers)


def glass_of(rooms: Rooms, app: QApplication) -> Glass:
    """Return the screen's real size: the setting, else what the screen says of itself."""
    size = rooms.config.screen.size
    if size != "auto":
        return Glass.parse(size)
    screen = app.primaryScreen()
    millimetres = screen.physicalSize()
    pixels = screen.size()
    diagonal = (millimetres.width() ** 2 + millimetres.height() ** 2) ** 0.5 / 25.4
    if diagonal < 1:
        return LANDSCAPE
    return Glass(pixels.width(), pixels.height(), round(diagonal, 1))


def _house(rooms: Rooms) -> House:
    settings, listed = rooms.config.session, rooms.listed()
    return House(
        heads=listed.heads,
        happenings=rooms.happenings,
        offices=listed.offices,
        prints=listed.prints,
        idle_seconds=settings.idle_seconds,
        warning_seconds=settings.warning_seconds,
        help_minutes=settings.help_minutes,
        keep_last_try=rooms.config.card.keep_last_try,
    )


def _start(
    rooms: Rooms, bridge: Bridge, window: Window, seconds: Seconds, stoppers: list[Callable[[], None]]
) -> None:
    """Start what the first paint did not need."""
    prewarm(window.look)
    slips = _Slips(rooms)
    work = Work(
        bridge.post,
        reader=rooms.reader,
        counter=rooms.counter,
        practice=rooms.practice,
        printing=slips,
    )
    bridge.follow(lambda _before, after, event: work.follow(after, event))
    stoppers.insert(0, work.close)
    stoppers.insert(0, rooms.reader.watch(lambda spot: bridge.post(SpotChanged(spot))))
    narrator = Narrator(window, bridge, rooms.voice, volume=rooms.config.voice.volume)
    stoppers.insert(0, narrator.close)
    narrator.begin()
    service = Service(rooms, bridge, window, slips, now=now, leave=QApplication.exit)
    stoppers.insert(0, service.close)
    timer = window.every_second(seconds.tick)
    stoppers.insert(0, timer.stop)
    sweeper = Sweeper(window)
    bridge.follow(sweeper.follow)
    stoppers.append(sweeper.stop)


def _procedure(rooms: Rooms, name: str) -> Procedure | None:
    from procedures.refusal import ProcedureError  # noqa: PLC0415 - met only when a file is wrong

    try:
        return rooms.offer.procedure(name)
    except ProcedureError:
        log.exception("a procedure cannot be opened")
        return None


class _Slips:
    """Turns a receipt, a draft or a list into PDF and paper, on the worker that asks for it."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def print_slip(self, receipt: Receipt, language: str) -> None:
        from ui.paper import slip_pdf  # noqa: PLC0415 - the first slip pays for it

        self._rooms.printer.check()
        self._rooms.printer.print_pdf(slip_pdf(receipt, language), receipt.number)

    def print_draft(self, draft: Draft) -> None:
        from ui.paper_draft import draft_pdf  # noqa: PLC0415 - few visits want one

        self._rooms.printer.check()
        self._rooms.printer.print_pdf(draft_pdf(draft), "draft")

    def print_plan(self, plan: Plan, language: str) -> None:
        from ui.paper_plan import plan_pdf  # noqa: PLC0415 - few visits want one

        self._rooms.printer.check()
        self._rooms.printer.print_pdf(plan_pdf(plan, language), "list")
