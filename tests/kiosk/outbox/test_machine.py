"""A model of the outbox beside the real one: whatever is done, in any order, they agree."""

import contextlib
import datetime as dt
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.outbox import Outbox, State
from tests.kiosk.outbox.conftest import sealed
from tests.kiosk.posting import Clock

NAMES = st.sampled_from(["a", "b", "c", "d"])
MOVES = {
    "set_out": ({State.WAITING, State.SENDING}, State.SENDING),
    "bring_back": ({State.SENDING}, State.WAITING),
    "acknowledge": ({State.WAITING, State.SENDING, State.HELD}, State.ACKNOWLEDGED),
    "release": ({State.HELD}, State.WAITING),
}


class OutboxMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.open()
        self.slots = {}
        self.states = {}

    def open(self):
        self.outbox = Outbox.open(self.folder / "outbox.sqlite", "01", now=self.clock)

    @rule(name=NAMES)
    def accept(self, name):
        slot = self.outbox.accept(name, sealed(name))
        if name in self.slots:
            assert slot == self.slots[name]
        else:
            assert slot.sequence == len(self.slots) + 1
            self.slots[name] = slot
            self.states[name] = State.WAITING

    @rule(name=NAMES)
    def fail_to_make(self, name):
        def broken(slot):
            raise ZeroDivisionError

        with contextlib.suppress(ZeroDivisionError):
            assert self.outbox.accept(name, broken) == self.slots[name]

    @rule(name=NAMES, move=st.sampled_from(sorted(MOVES)))
    def move(self, name, move):
        getattr(self.outbox, move)(name)
        allowed, to = MOVES[move]
        if self.states.get(name) in allowed:
            self.states[name] = to

    @rule(name=NAMES)
    def hold(self, name):
        self.outbox.hold(name, "refused")
        if self.states.get(name) in (State.WAITING, State.SENDING):
            self.states[name] = State.HELD

    @rule()
    def forget(self):
        self.outbox.forget(self.clock() + dt.timedelta(seconds=1))

    @rule(days=st.integers(-400, 400))
    def turn_the_clock(self, days):
        self.clock.turn(days=days)

    @rule()
    def restart(self):
        self.outbox.close()
        self.open()
        assert self.outbox.alarms == ()

    @invariant()
    def they_agree(self):
        entries = self.outbox.entries()
        assert [entry.application for entry in entries] == list(self.slots)
        assert {entry.application: entry.slot for entry in entries} == self.slots
        assert {entry.application: entry.state for entry in entries} == self.states
        assert len({entry.slot.number for entry in entries}) == len(entries)

    @invariant()
    def every_parcel_that_is_not_forgotten_is_whole(self):
        for name, slot in self.slots.items():
            if self.states[name] is not State.ACKNOWLEDGED:
                assert self.outbox.parcel(name) == sealed(name)(slot)

    @invariant()
    def the_audit_is_whole(self):
        assert self.outbox.broken_audit_row() is None

    def teardown(self):
        self.outbox.close()
        shutil.rmtree(self.folder)


OutboxMachine.TestCase.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, derandomize=True
)
test_the_outbox_does_what_its_model_does = OutboxMachine.TestCase
