from collections.abc import Iterator

import pytest

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
