"""What only the virtual reader can be told: mute cards, other programs, hands from any thread."""

import threading

import pytest

from devices.card.persona import UnknownPersonaError
from devices.card.stagehand import VirtualCardStage
from devices.card.virtual_reader import VirtualReader
from devices.ports import (
    CardMovedError,
    CardMuteError,
    CardSpot,
    NoReaderError,
    Pin,
    ReaderGoneError,
    ReaderInUseError,
    ServiceDownError,
)
from tests.devices.card.rigs import Spots
from tests.patience import STEP


@pytest.fixture
def reader():
    return VirtualReader()


@pytest.fixture
def spots(reader):
    watched = Spots(reader)
    yield watched
    watched.stop()


def test_every_state_of_the_place_is_posted(reader, spots, hanako):
    reader.insert(hanako)
    reader.insert(hanako, mute=True)
    reader.occupy(taken=True)
    reader.plug(present=False)
    reader.serve(running=False)
    spots.wait(CardSpot.SERVICE_DOWN)
    assert spots.seen == [
        CardSpot.EMPTY,
        CardSpot.PRESENT,
        CardSpot.EMPTY,
        CardSpot.MUTE,
        CardSpot.IN_USE,
        CardSpot.NO_READER,
        CardSpot.SERVICE_DOWN,
    ]
    assert reader.spot is CardSpot.SERVICE_DOWN


def test_a_late_watcher_hears_the_present_state(reader, hanako):
    reader.insert(hanako)
    late = Spots(reader)
    late.wait(CardSpot.PRESENT)
    late.stop()
    assert late.seen == [CardSpot.PRESENT]


def test_a_stopped_watcher_hears_no_more(reader, spots, hanako):
    other = Spots(reader)
    other.wait(CardSpot.EMPTY)
    other.stop()
    other.stop()
    reader.insert(hanako)
    spots.wait(CardSpot.PRESENT)
    assert other.seen == [CardSpot.EMPTY]


def test_a_watcher_may_stop_itself_from_its_own_post(reader):
    stopped = threading.Event()
    ready = threading.Event()

    def post(_spot):
        ready.wait()
        stop()
        stopped.set()

    stop = reader.watch(post)
    ready.set()
    assert stopped.wait(STEP)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda reader, card: reader.insert(card, mute=True), CardMuteError),
        (lambda reader, card: (reader.insert(card), reader.occupy(taken=True)), ReaderInUseError),
        (lambda reader, card: reader.plug(present=False), NoReaderError),
        (lambda reader, card: reader.serve(running=False), ServiceDownError),
    ],
)
def test_what_cannot_be_opened_says_why(reader, hanako, change, error):
    change(reader, hanako)
    with pytest.raises(error), reader.open():
        pass


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda reader, card: reader.remove(), CardMovedError),
        (lambda reader, card: reader.insert(card), CardMovedError),
        (lambda reader, card: reader.plug(present=False), ReaderGoneError),
        (lambda reader, card: (reader.plug(present=False), reader.plug(present=True)), CardMovedError),
        (lambda reader, card: reader.serve(running=False), ServiceDownError),
    ],
)
def test_a_card_that_moved_while_it_was_held_is_good_for_nothing(reader, hanako, change, error):
    reader.insert(hanako)
    with reader.open() as card:
        card.kind()
        change(reader, hanako)
        with pytest.raises(error):
            card.certificate(Pin.USER)


def test_commands_are_counted(reader, hanako):
    reader.insert(hanako)
    with reader.open() as card:
        card.kind()
        card.kind()
    assert reader.commands == 3


def test_the_stagehand_moves_everything(reader, spots, wallet):
    stage = VirtualCardStage(reader, wallet)
    assert "hanako" in stage.personas()
    stage.insert("hanako")
    stage.insert("takahashi")
    stage.remove()
    stage.reader(present=False)
    stage.service(running=False)
    spots.wait(CardSpot.SERVICE_DOWN)
    assert spots.seen == [
        CardSpot.EMPTY,
        CardSpot.PRESENT,
        CardSpot.EMPTY,
        CardSpot.PRESENT,
        CardSpot.EMPTY,
        CardSpot.NO_READER,
        CardSpot.SERVICE_DOWN,
    ]
    with pytest.raises(UnknownPersonaError):
        stage.insert("nobody")
