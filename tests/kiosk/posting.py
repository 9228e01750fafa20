"""Keys, an outbox and a clock of a test's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kiosk.intake import Intake
from kiosk.keymaking import new_kiosk_key, new_office_key
from kiosk.keyring import KioskKey, OfficeKey, Recipients, read_kiosk_key, read_office_key, read_recipients
from kiosk.outbox import Outbox
from kiosk.seal import Sealer
from tests.kiosk.wishes import TODAY


@dataclass
class Clock:
    """A clock that moves only when it is told to."""

    moment: dt.datetime = TODAY

    def __call__(self) -> dt.datetime:
        return self.moment

    def turn(self, **by: float) -> None:
        self.moment += dt.timedelta(**by)


@dataclass
class Keys:
    """A folder with every key there is: the office's, the recovery one, the kiosk's."""

    folder: Path

    @classmethod
    def made_in(cls, folder: Path) -> Keys:
        new_office_key(folder, "office", "町民福祉課", TODAY)
        new_office_key(folder, "recovery", "金庫", TODAY)
        new_kiosk_key(folder, "01")
        return cls(folder)

    @property
    def office_file(self) -> Path:
        return self.folder / "office.key"

    @property
    def office(self) -> OfficeKey:
        return read_office_key(self.office_file)

    @property
    def recipients(self) -> Recipients:
        (self.folder / "to").mkdir(exist_ok=True)
        for name in ("office.pub", "recovery.pub"):
            (self.folder / "to" / name).write_bytes((self.folder / name).read_bytes())
        return read_recipients(self.folder / "to")

    @property
    def kiosk(self) -> KioskKey:
        return read_kiosk_key(self.folder)

    def sealer(self) -> Sealer:
        return Sealer(self.recipients, self.kiosk)


def open_outbox(folder: Path, clock: Clock | None = None) -> Outbox:
    return Outbox.open(folder / "outbox.sqlite", "01", now=clock or Clock())


def intake(outbox: Outbox, keys: Keys) -> Intake:
    return Intake(outbox, keys.sealer())
