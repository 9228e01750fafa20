"""What only a real PC/SC service can do to a card: other programs, two readers, dead daemons."""

import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from devices.card import pcsc
from devices.card.pcsc import PcscReader
from devices.card.pcsc_codes import State
from devices.card.stagehand import NotOursError, VpcdCardStage
from devices.card.vpcd import PluggedCard
from devices.card.wallet import Wallet
from devices.ports import (
    CardMovedError,
    CardMuteError,
    CardSpot,
    NoCardError,
    NoReaderError,
    Pin,
    ReaderInUseError,
    ServiceDownError,
)
from tests.devices.card.rigs import PcscRig, Spots, secret
from tests.patience import STEP
from tests.pcscd import READER_NAME

pytestmark = pytest.mark.system

# Holds the card exclusively until its standard input ends.
HOLDER = """
import sys
from devices.card.pcsc import PcscReader
with PcscReader().open() as card:
    card.kind()
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def rig(pcscd):
    made = PcscRig(pcscd)
    yield made
    made.close()


def test_a_card_another_program_holds_is_in_use_and_then_free_again(rig, hanako):
    rig.insert(hanako)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        rig.spots.wait(CardSpot.IN_USE)
        with pytest.raises(ReaderInUseError), rig.reader.open():
            pass
        other.stdin.close()
        assert other.wait(STEP) == 0
    rig.spots.wait(CardSpot.PRESENT)
    with rig.reader.open() as card:
        assert card.read_holder(secret("1234")) == hanako.persona.holder


def test_a_short_use_by_another_program_is_waited_out(rig, hanako, monkeypatch):
    rig.insert(hanako)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"

        def pause(_seconds):
            """Last as long as the other program needs, however slow it is."""
            other.stdin.close()
            assert other.wait(STEP) == 0

        monkeypatch.setattr(pcsc, "time", SimpleNamespace(sleep=pause))
        with rig.reader.open() as card:
            assert card.tries_left(Pin.TEXT) == 3


def test_our_own_use_is_no_other_program_s_even_when_it_is_over_before_it_is_judged(rig, hanako, monkeypatch):
    seen, over, states = threading.Event(), threading.Event(), pcsc._states

    def late(*asked):
        found = states(*asked)
        if found and any(state & State.EXCLUSIVE for state in found.values()):
            seen.set()
            over.wait(STEP)
        return found

    monkeypatch.setattr(pcsc, "_states", late)
    rig.insert(hanako)
    with rig.reader.open():
        assert seen.wait(STEP)
        with pytest.raises(ReaderInUseError), rig.reader.open():
            pass
    over.set()
    rig.remove()
    assert rig.spots.seen == [CardSpot.EMPTY, CardSpot.PRESENT, CardSpot.EMPTY]


def test_a_reader_is_chosen_by_its_name(rig, hanako):
    rig.insert(hanako)
    with PcscReader(f"{READER_NAME} 00 00").open() as card:
        card.kind()
    with pytest.raises(NoCardError), PcscReader(f"{READER_NAME} 00 01").open():
        pass
    with pytest.raises(NoReaderError), PcscReader("Somebody else's").open():
        pass


def test_a_reader_of_another_name_is_no_reader(rig):
    spots = Spots(PcscReader("Somebody else's"))
    spots.wait(CardSpot.NO_READER)
    spots.stop()
    assert spots.seen == [CardSpot.NO_READER]


def test_a_card_on_the_second_reader_is_found(rig, hanako):
    with PluggedCard(hanako, rig.daemon.port + 1):
        rig.spots.wait(CardSpot.PRESENT)
        with rig.reader.open() as card:
            assert card.read_holder(secret("1234")) == hanako.persona.holder
    rig.spots.wait(CardSpot.EMPTY)


def test_after_one_trouble_a_held_card_is_good_for_nothing(rig, hanako):
    rig.insert(hanako)
    with rig.reader.open() as card:
        card.kind()
        rig.remove()
        for _ in range(2):
            with pytest.raises(CardMovedError):
                card.tries_left(Pin.TEXT)


def test_a_service_killed_between_two_commands_is_said(rig, hanako):
    rig.insert(hanako)
    with rig.reader.open() as card:
        card.kind()
        rig.stop_service()
        with pytest.raises(ServiceDownError):
            card.tries_left(Pin.TEXT)


def test_a_watcher_started_without_a_service_finds_it_when_it_comes(rig, hanako):
    rig.stop_service()
    late = Spots(PcscReader())
    late.wait(CardSpot.SERVICE_DOWN)
    rig.restore()
    late.wait(CardSpot.EMPTY)
    rig.insert(hanako)
    late.wait(CardSpot.PRESENT)
    late.stop()
    assert late.seen == [CardSpot.SERVICE_DOWN, CardSpot.EMPTY, CardSpot.PRESENT]


def test_a_swap_too_fast_to_be_seen_is_counted(rig, wallet):
    """A watcher that is busy while one card goes and another comes is told of both."""
    busy, free, seen = threading.Event(), threading.Event(), []
    watching, told = threading.Event(), threading.Event()

    def post(spot):
        seen.append(spot)
        watching.set()
        if spot is CardSpot.PRESENT and not busy.is_set():
            busy.set()
            free.wait()
        elif len(seen) == 4:
            told.set()

    stop = rig.reader.watch(post)
    assert watching.wait(STEP)
    rig.insert(wallet.card("hanako"))
    assert busy.wait(STEP)
    rig.insert(wallet.card("takahashi"))
    free.set()
    assert told.wait(STEP)
    stop()
    assert seen == [CardSpot.EMPTY, CardSpot.PRESENT, CardSpot.EMPTY, CardSpot.PRESENT]


@pytest.mark.parametrize("atr", ["00", "3B"])
def test_something_that_is_no_card_is_mute(rig, atr):
    rig.insert(Wallet(atr=bytes.fromhex(atr)).card("hanako"))
    with pytest.raises(CardMuteError), rig.reader.open():
        pass


def test_a_watcher_may_stop_itself_from_its_own_post(rig):
    ready, stopped = threading.Event(), threading.Event()

    def post(_spot):
        ready.wait()
        stop()
        stopped.set()

    stop = PcscReader().watch(post)
    ready.set()
    assert stopped.wait(STEP)


def test_the_stagehand_moves_card_reader_and_service(rig, wallet):
    stage = VpcdCardStage(rig.reader, wallet, rig.daemon.port, rig.daemon)
    stage.insert("hanako")
    rig.spots.wait(CardSpot.PRESENT)
    stage.insert("takahashi")
    rig.spots.wait_past(2, CardSpot.PRESENT)
    with rig.reader.open() as card:
        assert card.read_holder(secret("1234")).name == "髙橋　清"
    stage.remove()
    rig.spots.wait(CardSpot.EMPTY)
    assert rig.spots.seen == [CardSpot.EMPTY, CardSpot.PRESENT] * 2 + [CardSpot.EMPTY]
    stage.reader(present=False)
    rig.spots.wait(CardSpot.NO_READER)
    stage.reader(present=True)
    rig.spots.wait(CardSpot.EMPTY)
    stage.service(running=False)
    rig.spots.wait(CardSpot.SERVICE_DOWN)
    stage.insert("hanako")
    stage.service(running=True)
    rig.spots.wait(CardSpot.PRESENT)
    stage.remove()
    rig.spots.wait(CardSpot.EMPTY)


def test_a_stagehand_without_a_service_of_its_own_moves_cards_only(rig, wallet):
    stage = VpcdCardStage(rig.reader, wallet, rig.daemon.port)
    stage.insert("hanako")
    rig.spots.wait(CardSpot.PRESENT)
    for move in (lambda: stage.reader(present=False), lambda: stage.service(running=False)):
        with pytest.raises(NotOursError):
            move()
    stage.remove()
    rig.spots.wait(CardSpot.EMPTY)


def test_a_command_beside_a_private_daemon_finds_its_reader():
    script = "import os; from smartcard.System import readers; print(readers(), os.environ['VPCD_PORT'])"
    command = [sys.executable, "-m", "tests.pcscd", "--", sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, timeout=STEP, check=True)
    assert f"{READER_NAME} 00 00" in done.stdout
