"""An independent client: Debian's OpenSC lists, reads, verifies and signs with the virtual card."""

import subprocess

import pytest

from devices.card.virtual import CONTACT_ATR, CONTACTLESS_ATR
from devices.card.wallet import Wallet
from tests.devices.card.rigs import PcscRig
from tests.patience import STEP

pytestmark = pytest.mark.system

READER = "Virtual PCD 00 00"
MODULE = "opensc-pkcs11.so"
AUTH, SIGN = "1", "2"


@pytest.fixture(params=[CONTACTLESS_ATR, CONTACT_ATR], ids=["contactless", "contact"])
def card(request, pcscd):
    rig = PcscRig(pcscd)
    made = Wallet(atr=request.param).card("hanako")
    rig.insert(made)
    yield made
    rig.close()


def run(*command, data=None):
    return subprocess.run(command, input=data, capture_output=True, timeout=STEP, check=False)


def pkcs15(*arguments):
    return run("pkcs15-tool", "--reader", READER, *arguments)


def pkcs11(*arguments):
    return run("pkcs11-tool", "--module", MODULE, *arguments)


def openssl(*arguments, data=None):
    done = run("openssl", *arguments, data=data)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_opensc_recognises_the_card_as_jpki(card):
    assert run("opensc-tool", "--reader", READER, "--name").stdout.strip() == b"jpki"


def test_opensc_lists_the_four_certificates(card):
    done = pkcs15("--list-certificates")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"X.509 Certificate") == 4


def test_opensc_reads_the_user_certificate_and_openssl_understands_it(card):
    done = pkcs15("--read-certificate", AUTH)
    assert done.returncode == 0, done.stderr
    subject = openssl("x509", "-noout", "-subject", "-issuer", data=done.stdout)
    assert b"C = JP" in subject
    assert b"JPKI for user authentication" in subject


def test_opensc_does_not_get_the_signing_certificate_without_its_pin(card):
    assert pkcs15("--read-certificate", SIGN).returncode != 0


@pytest.mark.parametrize(("which", "digits"), [(AUTH, "1234"), (SIGN, "ABC123")])
def test_opensc_verifies_both_pins(card, which, digits):
    done = pkcs15("--verify-pin", "--auth-id", which, "--pin", digits)
    assert done.returncode == 0, done.stderr


def test_opensc_is_told_of_a_wrong_pin_and_of_a_blocked_one(card):
    left = {pin.name: pin for pin in card.pins}
    for remaining in (2, 1, 0):
        assert pkcs15("--verify-pin", "--auth-id", AUTH, "--pin", "9999").returncode != 0
        assert left["user"].left == remaining
    blocked = pkcs15("--verify-pin", "--auth-id", AUTH, "--pin", "1234")
    assert blocked.returncode != 0
    assert left["user"].left == 0


@pytest.mark.parametrize(("slot", "key", "digits"), [("0", "01", "1234"), ("1", "02", "ABC123")])
def test_openssl_verifies_what_opensc_signs_with_the_card(card, tmp_path, slot, key, digits):
    message, signature, public = (tmp_path / name for name in ("message", "signature", "public.pem"))
    message.write_bytes("住民票の写し".encode())
    signed = pkcs11(
        *("--slot-index", slot, "--login", "--pin", digits, "--sign", "--id", key),
        *("--mechanism", "SHA256-RSA-PKCS"),
        *("--input-file", str(message), "--output-file", str(signature)),
    )
    assert signed.returncode == 0, signed.stderr
    certificate = pkcs11(
        *("--slot-index", slot, "--login", "--pin", digits),
        *("--read-object", "--type", "cert", "--id", key),
    )
    assert certificate.returncode == 0, certificate.stderr
    public.write_bytes(openssl("x509", "-inform", "DER", "-noout", "-pubkey", data=certificate.stdout))
    checked = openssl("dgst", "-sha256", "-verify", str(public), "-signature", str(signature), str(message))
    assert b"Verified OK" in checked
