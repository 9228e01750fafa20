import contextlib
import hashlib

import pytest

from kiosk.outbox import Outbox
from kiosk.parcel import Parcel, Slot, Waybill
from tests.kiosk.posting import Clock


def sealed(application: str, size: int = 700):
    """A maker of parcels that are sealed by nobody: the outbox never looks inside."""

    def make(slot: Slot) -> Parcel:
        data = (f"{application}/{slot.number}/".encode() * size)[:size]
        waybill = Waybill(application, slot, hashlib.sha256(data).hexdigest(), ("f" * 32, "0" * 32))
        return Parcel(waybill, b"signature of " + application.encode(), data)

    return make


@pytest.fixture
def make():
    return sealed


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "outbox.sqlite"


@pytest.fixture
def outbox(path, clock):
    with contextlib.closing(Outbox.open(path, "01", now=clock)) as opened:
        yield opened
