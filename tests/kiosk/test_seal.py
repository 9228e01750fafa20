import hashlib
import subprocess
from dataclasses import replace

import pyrage
import pytest

from kiosk.application import build
from kiosk.keymaking import new_kiosk_key, new_office_key
from kiosk.keyring import read_known_kiosks, read_office_key
from kiosk.parcel import Parcel, Slot
from kiosk.seal import (
    ForgedError,
    GarbledError,
    MovedError,
    NotForUsError,
    Sealer,
    UnknownKioskError,
    open_parcel,
)
from kiosk.writing import read
from tests.kiosk.posting import Keys
from tests.kiosk.wishes import TODAY, wish

SLOT = Slot("01-234-566", "01", "e" * 16, 7, "2026-11-22T10:05:30+09:00")
APPLICATION = build(wish(), SLOT)


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    return Keys.made_in(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def parcel(keys):
    return keys.sealer().seal(APPLICATION)


def opened(keys, parcel, office=None):
    return open_parcel(office or keys.office, parcel, read_known_kiosks(keys.folder))


def signed_again(keys, parcel, **changed):
    """The parcel with another waybill, signed by the kiosk itself: what a thief inside could do."""
    waybill = replace(parcel.waybill, **changed)
    return Parcel(waybill, keys.kiosk.sign(waybill.signed_bytes()), parcel.sealed)


def test_the_office_reads_what_was_sealed(keys, parcel):
    assert opened(keys, parcel) == APPLICATION


def test_the_recovery_key_opens_it_as_well(keys, parcel):
    assert opened(keys, parcel, read_office_key(keys.folder / "recovery.key")) == APPLICATION


def test_nothing_of_the_application_shows_through_the_seal(parcel):
    for word in ("花子", "住民票", "sample"):
        assert word.encode() not in parcel.sealed + parcel.sidecar()


def test_another_offices_key_does_not_open_it(keys, parcel, tmp_path):
    other, _ = new_office_key(tmp_path, "office", "税務課", TODAY)

    with pytest.raises(NotForUsError):
        opened(keys, parcel, read_office_key(other))


def test_a_kiosk_nobody_knows_is_not_believed(keys, parcel, tmp_path):
    with pytest.raises(UnknownKioskError):
        open_parcel(keys.office, parcel, read_known_kiosks(tmp_path))


def test_another_kiosks_signature_is_not_believed(keys, parcel, tmp_path):
    new_kiosk_key(tmp_path, "01")

    with pytest.raises(ForgedError):
        open_parcel(keys.office, parcel, read_known_kiosks(tmp_path))


@pytest.mark.parametrize("at", [0, 100, -1])
def test_one_changed_bit_of_the_seal_is_noticed(keys, parcel, at):
    sealed = bytearray(parcel.sealed)
    sealed[at] ^= 1

    with pytest.raises(ForgedError):
        opened(keys, replace(parcel, sealed=bytes(sealed)))


@pytest.mark.parametrize(
    "changed",
    [{"application": "a-2"}, {"slot": replace(SLOT, sequence=8)}, {"recipients": ()}, {"sha256": "0" * 64}],
)
def test_a_changed_waybill_is_noticed(keys, parcel, changed):
    with pytest.raises(ForgedError):
        opened(keys, replace(parcel, waybill=replace(parcel.waybill, **changed)))


@pytest.mark.parametrize(
    "changed",
    [
        {"application": "a-2"},
        {"slot": replace(SLOT, number="01-234-573")},
        {"slot": replace(SLOT, epoch="f" * 16)},
        {"slot": replace(SLOT, sequence=8)},
    ],
)
def test_a_seal_under_another_waybill_is_noticed_even_when_that_is_signed(keys, parcel, changed):
    with pytest.raises(MovedError):
        opened(keys, signed_again(keys, parcel, **changed))


def test_a_seal_moved_from_one_kiosk_to_another_is_noticed(keys, parcel, tmp_path):
    new_kiosk_key(tmp_path, "02")
    moved = signed_again(Keys(tmp_path), parcel, slot=replace(SLOT, kiosk="02"))

    with pytest.raises(MovedError):
        open_parcel(keys.office, moved, read_known_kiosks(tmp_path))


def test_something_sealed_that_is_no_application_is_said_so(keys, parcel):
    to = [pyrage.x25519.Recipient.from_str(each.key) for each in keys.recipients.keys]
    sealed = pyrage.encrypt(b"{}", to)
    odd = replace(parcel, sealed=sealed)

    with pytest.raises(GarbledError):
        opened(keys, signed_again(keys, odd, sha256=hashlib.sha256(sealed).hexdigest()))


def test_every_refusal_is_one_sentence_that_names_the_number():
    for kind in (UnknownKioskError, ForgedError, NotForUsError, MovedError):
        sentence = str(kind("01-234-566"))
        assert sentence.startswith("受付番号 01-234-566")
        assert sentence.endswith("。")


def test_sealing_twice_gives_other_bytes_of_the_same_application(keys):
    sealer = Sealer(keys.recipients, keys.kiosk)

    assert sealer.seal(APPLICATION).sealed != sealer.seal(APPLICATION).sealed


@pytest.mark.system
def test_debians_age_opens_a_parcel_too(keys, parcel, tmp_path):
    (tmp_path / "it.age").write_bytes(parcel.sealed)
    found = subprocess.run(
        ["age", "-d", "-i", keys.office_file, tmp_path / "it.age"], capture_output=True, check=True
    )

    assert read(found.stdout) == APPLICATION


@pytest.mark.system
def test_openssl_believes_the_signature(keys, parcel, tmp_path):
    (tmp_path / "waybill").write_bytes(parcel.waybill.signed_bytes())
    (tmp_path / "signature").write_bytes(parcel.signature)
    found = subprocess.run(
        [
            *("openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", keys.folder / "kiosk-01.pub"),
            *("-in", tmp_path / "waybill", "-sigfile", tmp_path / "signature"),
        ],
        capture_output=True,
        check=False,
    )

    assert found.returncode == 0
    assert b"Verified Successfully" in found.stdout
