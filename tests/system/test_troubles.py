"""Card pulled, service dead, reader gone at every APDU of a visit, signing too, on the real screens."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable

import pytest

from devices.card.virtual import VirtualCard
from devices.card.wallet import Wallet
from devices.ports import Pin
from kiosk.events import Quit, QuitAsked
from kiosk.rehearsal import read_visit
from kiosk.session import Session, Stage, Task
from tests.devices.card.rigs import PcscRig, Rig, VirtualRig, secret
from tests.system.visitor import ROOT, opened_on, until
from tests.turning import turn_once
from ui.app import Open
from ui.screens.card import CardScreen
from ui.screens.overlays import ProblemScreen

pytestmark = pytest.mark.system

VISIT = read_visit(ROOT / "tests" / "system" / "visits" / "signed.toml")
TROUBLES = ("pulled", "service", "reader")


class Table:
    """The rig as a stagehand, and the moment at which trouble comes."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.card: VirtualCard = Wallet().card("hanako")
        self.card.faults.before_answer = self._count
        self.asked = 0
        self.at: int | None = None
        self.trouble: Callable[[], None] = rig.remove
        self.hit = False

    def insert(self, _persona: str) -> None:
        self.rig.insert(self.card)

    def remove(self) -> None:
        self.rig.remove()

    def plan(self, at: int | None, trouble: str) -> None:
        self.asked, self.at, self.hit = 0, at, False
        self.trouble = {
            "pulled": self._pull,
            "service": self.rig.stop_service,
            "reader": self.rig.lose_reader,
        }[trouble]

    def commands(self) -> int:
        """Return how many APDUs a visit needs, asked without one: a card put down clumsily is read twice."""
        self.plan(None, "pulled")
        self.rig.insert(self.card)
        with self.rig.reader.open() as card:
            card.kind()
            card.tries_left(Pin.TEXT)
        with self.rig.reader.open() as card:
            card.read_holder(secret(VISIT.pin))
        with self.rig.reader.open() as card:
            card.kind()
            card.tries_left(Pin.SIGN)
        with self.rig.reader.open() as card:
            card.certificate(Pin.SIGN, secret(VISIT.sign_pin))
            card.sign(Pin.SIGN, secret(VISIT.sign_pin), bytes(32))
        self.remove()
        return self.asked

    def _pull(self) -> None:
        """Take the card out from under its own answer, where nobody can wait for the reader."""
        if isinstance(self.rig, PcscRig):
            self.rig._take_out()
        else:
            self.rig.remove()

    def _count(self, _number: int) -> None:
        now, self.asked = self.asked, self.asked + 1
        if now == self.at:
            self.hit = True
            self.trouble()


def read(session: Session) -> bool:
    return session.holder is not None


def explained(session: Session) -> bool:
    """Say whether the visit waits for its visitor again: on a problem, or on the card page itself."""
    return session.task is Task.NONE and (session.problem is not None or session.stage is Stage.CARD)


def leave(opened: Open) -> None:
    opened.bridge.happened(QuitAsked(True))
    opened.bridge.happened(Quit())


def sentence(opened: Open) -> str:
    """Return what the screen says, after making sure that it explains itself."""
    session, screen = opened.bridge.session, opened.window.screen_shown
    assert isinstance(screen, ProblemScreen if session.problem else CardScreen)
    assert screen.heading(session).shown(opened.window.words).strip()
    assert not opened.window.grab().isNull()
    return session.problem.key if session.problem else "the card page"


def one(opened: Open, table: Table, at: int, trouble: str) -> str:
    """Meet trouble at one APDU; then the next visit reads its card as if nothing had been."""
    table.plan(at, trouble)
    said: list[str] = []

    def told(session: Session) -> bool:
        """Note what the screen says at the very moment at which it explains: it may go on by itself."""
        if table.hit and explained(session):
            said.append(sentence(opened))
        return bool(said)

    until(opened, VISIT, told)
    assert said, f"{table.asked} APDUs were asked, and the {trouble} at {at} was never explained"
    assert said != ["unexpected"]
    table.plan(None, trouble)
    table.rig.restore()
    leave(opened)
    until(opened, VISIT, read)
    leave(opened)
    table.remove()
    return said[0]


def assert_every_one_is_explained(opened: Open, table: Table, capsys, step: int) -> None:
    commands = table.commands()
    met: Counter[str] = Counter()
    for number, trouble in enumerate(TROUBLES):
        for at in range(number % step, commands, step):
            met[f"{trouble}: {one(opened, table, at, trouble)}"] += 1
    table.plan(None, "pulled")
    until(opened, VISIT, lambda session: session.stage is Stage.DONE)
    with capsys.disabled():
        sys.stdout.write(f"\n{met.total()} troubles at {commands} APDUs, no crash: {dict(met)}\n")
    assert commands >= 8
    assert met.total() == sum(len(range(number % step, commands, step)) for number in range(3))


@pytest.fixture
def kiosk(qapp, tmp_path):
    """Open a kiosk on a rig; both are closed again."""
    shut: list[Callable[[], None]] = []

    def open_on(rig: Rig) -> tuple[Open, Table]:
        table = Table(rig)
        opened = opened_on(tmp_path, rig.reader, table, VISIT)
        shut.extend((opened.close, opened.window.close, opened.window.deleteLater, rig.close))
        return opened, table

    yield open_on
    for each in shut:
        each()
    turn_once()


def test_trouble_in_process_is_explained_and_the_next_visit_works(kiosk, capsys):
    assert_every_one_is_explained(*kiosk(VirtualRig()), capsys, step=3)


def test_trouble_behind_a_real_pcscd_is_explained_and_the_next_visit_works(kiosk, pcscd, capsys):
    assert_every_one_is_explained(*kiosk(PcscRig(pcscd)), capsys, step=10)


@pytest.mark.soak
def test_trouble_at_every_apdu_in_process(kiosk, capsys):
    assert_every_one_is_explained(*kiosk(VirtualRig()), capsys, step=1)


@pytest.mark.soak
def test_trouble_at_every_apdu_behind_a_real_pcscd(kiosk, pcscd, capsys):
    assert_every_one_is_explained(*kiosk(PcscRig(pcscd)), capsys, step=1)
