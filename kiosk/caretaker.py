"""Opens and closes the kiosk by the town's hours, and reads town.toml again while nobody is there."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from functools import partial

from kiosk.complaint import Complaint
from kiosk.events import Event, HeadsListed, HouseOpened, HouseShut
from kiosk.runner import Runner
from kiosk.session import Session
from kiosk.town import HoursSection, Town
from procedures.refusal import ProcedureError

__all__ = ["Caretaker", "when"]

log = logging.getLogger("kiosk.house")

#: Looks at town.toml and the printer again: the town and what it offers, or None when nothing changed.
Reread = Callable[[], tuple[Town, HeadsListed] | None]


class Caretaker:
    """Looks every half minute: hours by the wall clock, the file by its stamp. Never in a visit.

    Staff come before hours: what they closed only they open, and what they opened outside of
    the hours stays open until the hours end next.
    """

    def __init__(
        self,
        post: Callable[[Event], None],
        hours: HoursSection,
        reread: Reread,
        now: Callable[[], dt.datetime],
        *,
        keeps_hours: bool = True,
    ) -> None:
        self._post = post
        self._hours = hours
        self._reread = reread
        self._now = now
        self._keeps_hours = keeps_hours
        self._was_open: bool | None = None
        self._complained = ""
        self._runner = Runner("house")

    def look(self, session: Session) -> None:
        """Look on a thread of its own, unless it still does or a visit is under way."""
        if not session.visit and not self._runner.busy:
            self._runner.do(partial(self.look_now, session.house.shut, session.house.until))

    def look_now(self, shut: str = "", until: str = "") -> None:
        """Look once; *shut* and *until* are what the closed page says now."""
        self._read_town()
        if self._keeps_hours:
            self._keep_hours(shut, until)

    def close(self) -> None:
        """Stop looking."""
        self._runner.close()

    def _read_town(self) -> None:
        try:
            changed = self._reread()
        except (Complaint, ProcedureError) as error:
            if str(error) != self._complained:
                self._complained = str(error)
                log.error("town.toml is not used: %s", error)  # noqa: TRY400 - a setting is wrong, not the program
            return
        self._complained = ""
        if changed is not None:
            if changed[0].hours is not self._hours:  # else it is the printer that came or went
                log.info("town.toml was read again")
                self._hours = changed[0].hours
                self._was_open = None
            self._post(changed[1])

    def _keep_hours(self, shut: str, until: str) -> None:
        moment = self._now()
        is_open = self._hours.open_at(moment)
        turned, self._was_open = is_open is not self._was_open, is_open
        if is_open:
            if shut == "hours":
                self._post(HouseOpened())
            return
        if shut == "hours" or (turned and not shut):
            news = when(self._hours.next_opening(moment), moment)
            if news != until or not shut:
                self._post(HouseShut("hours", news))


def when(opening: dt.datetime | None, now: dt.datetime) -> str:
    """Return *opening* seen from *now*: ``today 8:30``, ``tomorrow 8:30``, ``2026-11-24 8:30``, or nothing."""
    if opening is None:
        return ""
    days = (opening.date() - now.date()).days
    day = {0: "today", 1: "tomorrow"}.get(days, opening.date().isoformat())
    return f"{day} {opening.hour}:{opening.minute:02}"
