import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.couriers import FolderCourier
from kiosk.desk.cli import Desk
from kiosk.desk.opened import Opened
from kiosk.desk.pigeonholes import Pigeonholes
from kiosk.sync import sync
from tests.kiosk.posting import Keys, intake, open_outbox
from tests.kiosk.wishes import wish


@dataclass
class Town:
    """A kiosk, a courier's folder and a desk, all below one folder."""

    folder: Path
    keys: Keys

    @property
    def arrivals(self) -> Path:
        return self.folder / "courier"

    def apply(self, application: str = "a-1", **more: object) -> str:
        with contextlib.closing(open_outbox(self.folder)) as outbox:
            number = intake(outbox, self.keys).take_in(wish(application, **more)).number
            sync(outbox, FolderCourier(self.arrivals))
        # Two arrivals of one test may fall into one tick of the disk's clock.
        at = len(list(self.arrivals.glob("*.age"))) * 10**9
        os.utime(self.arrivals / f"{number}.age", ns=(at, at))
        return number

    def desk(self) -> Desk:
        return Desk(
            Pigeonholes(self.arrivals),
            self.keys.office,
            self.keys.folder,
            Opened(self.folder / "state" / "desk.sqlite"),
        )

    def words(self, *words: str) -> list[str]:
        """Return the words of ``kiosk desk open`` on this desk."""
        return [
            *("desk", "--set", f"paths.state={self.folder / 'state'}"),
            *("open", *words, "--key", str(self.keys.office_file), "--folder", str(self.arrivals)),
        ]


@pytest.fixture
def town(tmp_path):
    return Town(tmp_path, Keys.made_in(tmp_path / "keys"))
