import unicodedata

import pytest

from devices.card import persona as personas
from devices.card.wallet import Wallet
from devices.ports import CardKind, Pin

NAMES = personas.names()


@pytest.mark.parametrize("name", NAMES)
def test_every_persona_can_be_dealt(name):
    persona = personas.load(name)
    assert persona.title
    assert set(persona.pins) == set(persona.tries) == set(Pin)
    assert all(0 <= persona.tries[pin] <= most for pin, most in personas.MAX_TRIES.items())
    assert len(persona.holder.birth_date) == 8
    assert persona.pins[Pin.TEXT] not in repr(persona)
    assert persona.holder.name not in repr(persona).replace(persona.title, "")


def holders():
    return {name: personas.load(name).holder for name in NAMES}


def test_the_awkward_people_are_all_there():
    every = holders()
    assert any("髙" in holder.name for holder in every.values())
    assert any("\U00020bb7" in holder.name for holder in every.values())
    assert any("\U000e0100" in holder.name for holder in every.values())
    assert any(len(holder.name) == 60 and "\u3000" not in holder.name for holder in every.values())
    assert any(len(holder.address.encode()) > 127 for holder in every.values())
    assert any(holder.birth_date.endswith("00") for holder in every.values())


def test_no_name_was_normalised_on_the_way_into_its_file():
    katsuragi = holders()["katsuragi"].name
    assert [unicodedata.name(character) for character in katsuragi[:2]] == [
        "CJK UNIFIED IDEOGRAPH-845B",
        "VARIATION SELECTOR-17",
    ]


def test_the_awkward_cards_are_all_there():
    every = [personas.load(name) for name in NAMES]
    assert any(not one.sign_certificate for one in every)
    assert any(one.lapsed for one in every)
    assert {0, 1, 3} <= {one.tries[Pin.TEXT] for one in every}
    assert {one.kind for one in every} >= {None, CardKind.OLD_RESIDENT, CardKind.ANDROID, CardKind.MY_NUMBER}


def test_an_unknown_persona_is_named_with_those_there_are():
    with pytest.raises(personas.UnknownPersonaError) as caught:
        personas.load("nobody")
    assert caught.value.name == "nobody"
    assert caught.value.known == NAMES


def test_the_same_name_gives_the_same_card():
    wallet = Wallet()
    assert wallet.card("hanako") is wallet.card("hanako")


def test_spent_tries_outlive_the_process_in_a_folder(tmp_path):
    card = Wallet(tmp_path).card("hanako")
    for command in ("00A4040C0AD3921000310001010408", "002000910439393939"):
        card.answer(bytes.fromhex(command))
    again = Wallet(tmp_path).card("hanako")
    assert again.answer(bytes.fromhex("00A4040C0AD3921000310001010408")) == b"\x90\x00"
    assert again.answer(bytes.fromhex("00200091")) == b"\x63\xc2"


@pytest.mark.parametrize(
    ("birth_date", "era"),
    [
        ("19440512", ("3", 19)),
        ("19890107", ("3", 64)),
        ("19890108", ("4", 1)),
        ("20190501", ("5", 1)),
        ("19470300", ("3", 22)),
        ("19260000", ("3", 1)),
        ("00000000", ("0", 0)),
    ],
)
def test_a_birth_date_lies_in_an_era(birth_date, era):
    assert personas.era_of(birth_date) == era
