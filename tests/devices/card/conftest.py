from collections.abc import Callable, Iterator

import pytest

from devices.card.layout import Jpki, Text
from devices.card.virtual import VirtualCard
from devices.card.wallet import Wallet
from tests.devices.card.rigs import PcscRig, Rig, VirtualRig
from tests.pcscd import PrivatePcscd, private_pcscd


@pytest.fixture(scope="session")
def pcscd() -> Iterator[PrivatePcscd]:
    with private_pcscd() as daemon:
        yield daemon


@pytest.fixture(params=["virtual", pytest.param("pcsc", marks=pytest.mark.system)])
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    made: Rig = VirtualRig() if request.param == "virtual" else PcscRig(request.getfixturevalue("pcscd"))
    yield made
    made.close()


@pytest.fixture
def wallet() -> Wallet:
    return Wallet()


@pytest.fixture
def hanako(wallet: Wallet) -> VirtualCard:
    return wallet.card("hanako")


@pytest.fixture
def say(hanako: VirtualCard) -> Callable[[str], str]:
    """Send hex to the card, get hex."""
    return lambda command: hanako.answer(bytes.fromhex(command)).hex().upper()


@pytest.fixture
def jpki(say: Callable[[str], str]) -> Callable[[str], str]:
    assert say("00A4040C0A" + Jpki.AID.hex()) == "9000"
    return say


@pytest.fixture
def text(say: Callable[[str], str]) -> Callable[[str], str]:
    assert say("00A4040C0A" + Text.AID.hex()) == "9000"
    return say
