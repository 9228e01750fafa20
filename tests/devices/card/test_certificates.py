from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from devices.card import persona as personas
from devices.card.certificates import require_rsa, validity
from devices.card.credentials import Credentials, KeyRing
from devices.ports import CardGarbledError, Pin, UnsupportedCardError

PERSONAL = "1.2.392.200149.8.5.5."


def credentials(name="hanako"):
    return Credentials(personas.load(name), KeyRing())


def loaded(der):
    return x509.load_der_x509_certificate(der)


def personal(certificate):
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {other.type_id.dotted_string.removeprefix(PERSONAL): other.value[2:].decode() for other in names}


@pytest.mark.parametrize("pin", [Pin.USER, Pin.SIGN])
def test_a_certificate_was_issued_by_the_authority_on_the_card(pin):
    made = credentials()
    certificate, issuer = loaded(made.certificate(pin)), loaded(made.issuer(pin))
    certificate.verify_directly_issued_by(issuer)
    known = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.key_identifier
    asked = certificate.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    assert known == asked
    assert "JPKI-TEST" in certificate.issuer.rfc4514_string()


def test_the_user_certificate_holds_nothing_personal():
    der = credentials().certificate(Pin.USER)
    assert "花子".encode() not in der
    assert len(loaded(der).subject) == 2


def test_the_signing_certificate_holds_the_four_attributes():
    assert personal(loaded(credentials().certificate(Pin.SIGN))) == {
        "1": "松島　花子",
        "2": "00000",
        "3": "2",
        "4": "319440512",
        "5": "宮城県宮城郡松島町高城字町東９００番地の１",
        "6": "0" * 21,
    }


@pytest.mark.parametrize(("name", "birth"), [("unknown_day", "319470300"), ("child", "420170604")])
def test_a_birth_date_is_written_with_its_era(name, birth):
    assert personal(loaded(credentials(name).certificate(Pin.SIGN)))["4"] == birth


@pytest.mark.parametrize(("name", "lapsed"), [("hanako", False), ("lapsed", True)])
def test_a_lapsed_certificate_is_known_by_its_dates(name, lapsed):
    dates = validity(credentials(name).certificate(Pin.SIGN))
    assert dates.lapsed(datetime.now(UTC)) is lapsed
    assert dates.lapsed(dates.begins - timedelta(seconds=1))
    assert not dates.lapsed(dates.ends)
    assert dates.lapsed(dates.ends + timedelta(seconds=1))


def test_a_key_of_the_next_card_is_unsupported_by_name():
    key = ec.generate_private_key(ec.SECP384R1())
    name = x509.Name([])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
    der = builder.sign(key, hashes.SHA384()).public_bytes(serialization.Encoding.DER)
    with pytest.raises(UnsupportedCardError) as caught:
        require_rsa(der)
    assert caught.value.what == "ec key"


@given(st.binary(max_size=200))
def test_garbage_is_no_certificate(data):
    with pytest.raises(CardGarbledError):
        validity(data)


@given(st.integers(0, 1200), st.binary(min_size=1, max_size=3))
def test_a_spoiled_certificate_is_garbled_or_still_one(at, bytes_):
    der = bytearray(credentials().certificate(Pin.USER))
    der[at % len(der) : at % len(der) + len(bytes_)] = bytes_
    try:
        require_rsa(bytes(der))
        dates = validity(bytes(der))
    except (CardGarbledError, UnsupportedCardError):
        return
    assert dates.lapsed(dates.ends + timedelta(seconds=1))


def test_a_key_ring_in_a_folder_gives_the_same_key_again(tmp_path):
    first = KeyRing(tmp_path).key("hanako-user").private_numbers()
    assert (tmp_path / "hanako-user.pem").exists()
    assert KeyRing(tmp_path).key("hanako-user").private_numbers() == first
