"""What a clerk sees of a signature, and that openssl sees the same."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import subprocess

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from devices.card.virtual_reader import VirtualReader
from devices.card.wallet import Wallet
from devices.ports import Pin
from kiosk.application import NOTE_UNSIGNED, Application, build, receipt_of
from kiosk.desk.pigeonholes import DeskComplaint
from kiosk.desk.plain import as_text
from kiosk.desk.sheet import lay_out
from kiosk.desk.signed import BROKEN, write_signed
from kiosk.parcel import Slot
from kiosk.signature import ToSign
from kiosk.statement import statement
from kiosk.writing import read, write
from procedures.model import Identity
from tests.devices.card.rigs import secret
from tests.kiosk.wishes import PROCEDURE, wish

SLOT = Slot("01-234-566", "01", "e" * 16, 7, "2026-11-22T10:05:30+09:00")
NOW = dt.datetime(2026, 11, 22, 1, 5, 30, tzinfo=dt.UTC)
WANTED = dataclasses.replace(PROCEDURE, identity=Identity.SIGNATURE)


@functools.cache
def signed() -> Application:
    """Return the sample application, signed by Hanako's card."""
    plain = wish(procedure=WANTED)
    reader = VirtualReader()
    reader.insert(Wallet().card("hanako"))
    with reader.open() as card:
        certificate = card.certificate(Pin.SIGN, secret("ABC123"))
        words = ToSign(statement(build(plain, Slot("", "", "", 0, ""))), certificate, NOW)
        by_card = card.sign(Pin.SIGN, secret("ABC123"), words.digest)
    return build(dataclasses.replace(plain, signature=words.signed(by_card)), SLOT)


def test_the_slot_that_comes_later_does_not_break_the_signature():
    text = as_text(lay_out(signed()))

    assert "申請の内容と合っています" in text
    assert "署名した人" in text
    assert "カードで確認、電子署名あり" in text
    assert BROKEN not in text


def test_it_holds_after_the_way_through_the_seal():
    assert read(write(signed())) == signed()


def test_an_application_changed_after_signing_is_not_to_be_accepted():
    row = dataclasses.replace(signed().rows[0], shown="ほかの人")
    sheet = lay_out(dataclasses.replace(signed(), rows=(row, *signed().rows[1:])))

    assert sheet.notes[0] == BROKEN
    assert sheet.signature[0].words == BROKEN


@pytest.mark.parametrize("garbage", ["あ", "AAAA", "!"])
def test_garbage_in_place_of_a_signature_is_called_broken(garbage):
    assert lay_out(dataclasses.replace(signed(), signature=garbage)).notes[0] == BROKEN


def test_an_application_from_before_there_were_signatures_is_read():
    old = write(build(wish(), SLOT)).replace(b'"signature":"",', b"")

    assert read(old).signature == ""
    assert lay_out(read(old)).signature == ()


def test_where_a_signature_was_wanted_and_none_came_the_counter_looks_at_a_document():
    unsigned = build(wish(procedure=WANTED), SLOT)

    assert NOTE_UNSIGNED in unsigned.notes
    assert "本人と確かめられるもの" in receipt_of(unsigned).bring[0]
    assert NOTE_UNSIGNED not in signed().notes
    assert not any("本人と確かめられるもの" in each for each in receipt_of(signed()).bring)


def test_what_is_not_signed_cannot_be_written_out(tmp_path):
    with pytest.raises(DeskComplaint, match="電子署名がありません"):
        write_signed(build(wish(), SLOT), tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DeskComplaint, match="に書けません"):
        write_signed(signed(), tmp_path / "nowhere")


@pytest.mark.system
def test_openssl_verifies_what_the_desk_writes_out(tmp_path):
    words, signature = write_signed(signed(), tmp_path)
    issuer = Wallet().card("hanako").credentials.issuer(Pin.SIGN)
    authority = tmp_path / "issuer.pem"
    authority.write_bytes(x509.load_der_x509_certificate(issuer).public_bytes(Encoding.PEM))

    def verified() -> bool:
        command = (
            "openssl",
            "cms",
            "-verify",
            "-binary",
            "-inform",
            "DER",
            "-in",
            signature,
            "-content",
            words,
        )
        more = ("-CAfile", authority, "-purpose", "any", "-out", tmp_path / "out")
        return subprocess.run((*command, *more), check=False, capture_output=True).returncode == 0

    assert verified()
    assert (tmp_path / "out").read_bytes() == words.read_bytes()
    words.write_bytes(words.read_bytes().replace(b"self", b"sELF"))
    assert not verified()
