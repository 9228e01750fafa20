import contextlib
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.couriers import Handover, OtherBytesError, RefusedError, UnreachableError
from kiosk.outbox import Outbox, State
from kiosk.sync import Postman, Round, backoff, sync
from tests.kiosk.outbox.conftest import sealed
from tests.kiosk.posting import Clock
from tests.patience import STEP


class Staff:
    """A courier that keeps what it is given and can be told to fail for some parcels."""

    def __init__(self, **failing):
        self.failing = failing
        self.kept = []
        self.served = threading.Event()

    def deliver(self, parcel):
        name = parcel.waybill.application
        trouble = self.failing.get(name)
        if trouble is not None:
            raise trouble
        self.kept.append(name)
        if len(self.kept) >= 2:
            self.served.set()
        return Handover.KEPT


@pytest.fixture
def outbox(tmp_path):
    with contextlib.closing(Outbox.open(tmp_path / "outbox.sqlite", "01", now=Clock())) as opened:
        for name in "abc":
            opened.accept(name, sealed(name))
        yield opened


def states(outbox):
    return [entry.state for entry in outbox.entries()]


def test_everything_goes_out_oldest_first(outbox):
    staff = Staff()

    assert sync(outbox, staff) == Round(delivered=3)
    assert staff.kept == ["a", "b", "c"]
    assert states(outbox) == [State.ACKNOWLEDGED] * 3
    assert sync(outbox, staff) == Round()


def test_a_broken_line_keeps_the_rest_in_order(outbox):
    staff = Staff(b=UnreachableError("down"))

    assert sync(outbox, staff) == Round(delivered=1, reached=False)
    assert [entry.application for entry in outbox.due()] == ["b", "c"]
    staff.failing.clear()
    sync(outbox, staff)
    assert staff.kept == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("trouble", "why"), [(RefusedError(), "refused"), (OtherBytesError(), "other-bytes")]
)
def test_a_refused_parcel_is_held_and_never_blocks_the_next(outbox, trouble, why):
    staff = Staff(a=trouble)

    assert sync(outbox, staff) == Round(delivered=2, held=1)
    assert [(entry.application, entry.why) for entry in outbox.entries(State.HELD)] == [("a", why)]
    assert staff.kept == ["b", "c"]


def test_a_parcel_that_was_cut_off_while_it_was_sent_goes_out_again(outbox):
    outbox.set_out("a")
    staff = Staff()
    sync(outbox, staff)

    assert staff.kept == ["a", "b", "c"]
    assert outbox.entries()[0].attempts == 2


def test_a_parcel_damaged_here_is_held_and_not_sent(outbox):
    outbox._file.execute("UPDATE parcel SET sealed = x'00' WHERE application = 'a'")
    staff = Staff()
    sync(outbox, staff)

    assert [entry.why for entry in outbox.entries(State.HELD)] == ["damaged"]
    assert staff.kept == ["b", "c"]


def test_one_that_is_on_its_way_waits_for_its_acknowledgement(outbox):
    class Slow(Staff):
        def deliver(self, parcel):
            super().deliver(parcel)
            return Handover.ON_ITS_WAY

    sync(outbox, Slow())

    assert states(outbox) == [State.SENDING] * 3
    outbox.acknowledge("b")
    assert [entry.application for entry in outbox.due()] == ["a", "c"]


@given(st.integers(0, 10_000), st.floats(0, 1, exclude_max=True))
def test_waiting_is_never_longer_than_five_minutes_and_never_negative(failures, drawn):
    assert 0 <= backoff(failures, lambda: drawn) < 300


def test_waiting_doubles_from_two_seconds_to_its_cap():
    assert [backoff(failures, lambda: 1.0) for failures in (1, 2, 3, 8, 9, 99)] == [2, 4, 8, 256, 300, 300]


def test_the_postman_sets_out_at_once_and_again_when_nudged(outbox):
    staff = Staff(c=UnreachableError("down"))
    postman = Postman(outbox, staff, draw=lambda: 1.0)
    postman.start()
    assert staff.served.wait(STEP)
    staff.failing.clear()
    postman.nudge()
    postman.stop()
    sync(outbox, staff)

    assert staff.kept == ["a", "b", "c"]


def test_a_postman_who_never_started_can_be_sent_home(outbox):
    Postman(outbox, Staff()).stop()

    assert len(outbox.due()) == 3
