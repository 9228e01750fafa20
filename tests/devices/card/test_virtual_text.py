"""The 券面事項入力補助 application of the virtual card (facts: card §2.2, §5)."""

import hashlib

from devices.card import tlv

SELECT = "00A4020C02"
TEXT = "00A4040C0AD3921000310001010408"


def test_the_number_has_two_bytes_of_filler_and_opens_to_pin_or_check_a_only(text):
    text("0020009504" + b"1234".hex())
    text(SELECT + "0001")
    assert text("00B0000011") == "6982"
    assert text("002000940C" + b"123456789018".hex()) == "9000"
    text(SELECT + "0001")
    assert text("00B0000011") == "FF100C" + b"123456789018".hex() + "FFFF9000"
    text(SELECT + "0002")
    assert text("00B0000004") == "6982"


def test_the_attributes_open_to_pin_or_check_b(text):
    assert text("002000950E" + b"44051220352285".hex()) == "63C9"
    assert text("002000950E" + b"19051220352285".hex()) == "9000"
    text(SELECT + "0002")
    assert text("00B0000002") == "FF209000"
    text(SELECT + "0001")
    assert text("00B0000002") == "6982"


def test_the_second_pin_is_blocked_as_issued(text):
    assert text("00200092") == "63C0"
    assert text("002000920431323334") == "6984"


def test_the_offset_table_points_at_the_attributes(wallet):
    for name in ("hanako", "long_address"):
        card = wallet.card(name)
        for command in (TEXT, "002000910431323334", SELECT + "0002"):
            assert card.answer(bytes.fromhex(command)) == b"\x90\x00"
        content = card.answer(bytes.fromhex("00B0000000"))[:-2]
        table = tlv.parse(tlv.parse(content, "attributes").value, "offsets").value
        tags = [
            content[at : at + 2] for at in (int.from_bytes(table[i : i + 2], "big") for i in range(0, 8, 2))
        ]
        assert [tag.hex() for tag in tags] == ["df22", "df23", "df24", "df25"]


def test_the_proof_holds_the_digest_of_the_number(text):
    text("002000910431323334")
    text(SELECT + "0003")
    proof = bytes.fromhex(text("00B00000000200"))[:-2]
    pieces = {piece.tag: piece.value for piece in tlv.walk(tlv.parse(proof, "proof").value, "proof")}
    assert pieces[0xDF31] == hashlib.sha256(b"\xff\x10\x0c123456789018\xff\xff").digest()
    assert [len(pieces[tag]) for tag in (0xDF31, 0xDF32, 0xDF33)] == [32, 32, 256]
