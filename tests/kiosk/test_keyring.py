import stat

import pytest

from kiosk.keymaking import new_kiosk_key, new_office_key
from kiosk.keyring import KeyComplaint, read_kiosk_key, read_known_kiosks, read_office_key, read_recipients
from tests.kiosk.posting import Keys
from tests.kiosk.wishes import TODAY


def mode(file):
    return stat.S_IMODE(file.stat().st_mode)


def complaint(call, *arguments):
    with pytest.raises(KeyComplaint) as caught:
        call(*arguments)
    assert caught.value.exit_code == 2
    sentence = str(caught.value)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence


@pytest.fixture
def keys(tmp_path):
    return Keys.made_in(tmp_path / "keys")


def test_private_halves_are_for_their_owner_only(keys):
    assert {mode(file) for file in keys.folder.glob("*.key")} == {0o600}
    assert {mode(file) for file in keys.folder.glob("*.pub")} == {0o644}


def test_a_key_is_never_written_over(keys):
    before = keys.office_file.read_bytes()

    assert "office.key" in complaint(new_office_key, keys.folder, "office", "x", TODAY)
    assert "kiosk.key" in complaint(new_kiosk_key, keys.folder, "01")
    assert keys.office_file.read_bytes() == before


def test_recipients_are_read_with_their_labels_and_fingerprints(keys):
    office, recovery = keys.recipients.keys

    assert (office.label, office.recovery) == ("町民福祉課", False)
    assert (recovery.label, recovery.recovery) == ("金庫", True)
    assert keys.recipients.fingerprints == (*keys.office.fingerprints, recovery.fingerprint)
    assert len(office.fingerprint) == 32


def test_without_an_office_key_there_is_nobody_to_seal_to(keys, tmp_path):
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "recovery.pub").write_bytes((keys.folder / "recovery.pub").read_bytes())

    assert "課の公開鍵" in complaint(read_recipients, tmp_path / "to")


def test_an_empty_folder_is_nobody_either(tmp_path):
    assert str(tmp_path) in complaint(read_recipients, tmp_path)


def test_without_a_recovery_key_nothing_is_sealed(keys, tmp_path):
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "office.pub").write_bytes((keys.folder / "office.pub").read_bytes())

    assert "復旧用" in complaint(read_recipients, tmp_path / "to")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    assert "がありません" in complaint(read_recipients, tmp_path / "nowhere")


@pytest.mark.parametrize(
    "garbage", [b"age1nonsense\n", b"ssh-ed25519 AAAA\n", b"\xff\xfe\n", b"AGE-SECRET-KEY-1\n"]
)
def test_a_line_that_is_no_public_key_is_refused_with_its_file(tmp_path, garbage):
    (tmp_path / "odd.pub").write_bytes(garbage)

    assert "odd.pub" in complaint(read_recipients, tmp_path)


def test_one_file_may_hold_the_keys_of_several_offices(keys, tmp_path):
    new_office_key(tmp_path, "second", "税務課", TODAY)
    both = (keys.folder / "office.pub").read_text() + "\n" + (tmp_path / "second.pub").read_text()
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "offices.pub").write_text(both)
    (tmp_path / "to" / "recovery.pub").write_bytes((keys.folder / "recovery.pub").read_bytes())

    assert [each.label for each in read_recipients(tmp_path / "to").keys] == ["町民福祉課", "税務課", "金庫"]


def test_a_kiosk_key_others_can_read_is_refused(keys):
    (keys.folder / "kiosk.key").chmod(0o640)

    assert "chmod 600" in complaint(read_kiosk_key, keys.folder)


def test_a_missing_kiosk_key_says_how_to_make_one(tmp_path):
    assert "kiosk keys new kiosk" in complaint(read_kiosk_key, tmp_path)


@pytest.mark.parametrize(
    "garbage", [b"", b"\x00", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_a_garbled_kiosk_key_is_named(tmp_path, garbage):
    (tmp_path / "kiosk.key").write_bytes(garbage)
    (tmp_path / "kiosk.key").chmod(0o600)

    assert "kiosk.key" in complaint(read_kiosk_key, tmp_path)


@pytest.mark.parametrize("garbage", [b"", b"# nothing\n", b"AGE-SECRET-KEY-1NO\n", b"\xff\n"])
def test_a_garbled_office_key_is_named(tmp_path, garbage):
    (tmp_path / "office.key").write_bytes(garbage)

    assert "office.key" in complaint(read_office_key, tmp_path / "office.key")


def test_a_desk_believes_every_key_a_kiosk_ever_had(keys, tmp_path):
    _, renewed = new_kiosk_key(tmp_path / "new", "01")
    (keys.folder / "kiosk-01-2027.pub").write_bytes(renewed.read_bytes())

    assert {kiosk: len(known) for kiosk, known in read_known_kiosks(keys.folder).items()} == {"01": 2}


def test_a_garbled_public_key_of_a_kiosk_is_named(tmp_path):
    (tmp_path / "kiosk-02.pub").write_bytes(b"age1x")

    assert "kiosk-02.pub" in complaint(read_known_kiosks, tmp_path)


def test_private_halves_are_in_no_repr(keys):
    secret = keys.office_file.read_text().splitlines()[-1]

    assert secret not in repr(keys.office)
    assert "Ed25519PrivateKey" not in repr(keys.kiosk)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")

    assert "に書けません" in complaint(new_kiosk_key, tmp_path / "file" / "keys", "01")
