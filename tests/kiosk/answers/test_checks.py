import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers.checks import CHECKS, remarks
from kiosk.answers.kinds import parse, reasons
from kiosk.answers.model import Refused
from kiosk.answers.reasons import FACTS
from tests.kiosk.answers.drafts import PLATE, TODAY, YUCHO, asked

#: The insurers' numbers printed on five towns' own forms, and the one worked out for 松島町.
INSURERS = ("282152", "242081", "221309", "252098", "131219", "044016")

RIGHT = {
    "V-INS": (asked("code"), ["0000123456", "０００ ０１２-３４５６", "h123456789"]),
    "V-INSURER": (asked("code"), list(INSURERS)),
    "V-OFF": (asked("code"), ["0471500012", "04B1500012"]),
    "V-MED": (asked("code"), ["123456", "39041234"]),
    "V-ACC": (asked("code", digits=True), ["1234567", "１", "0012"]),
    "V-YUCHO": (asked("yucho"), [YUCHO]),
    "V-PLATE": (asked("plate"), [PLATE]),
    "V-VIN": (
        asked("code", hyphens=True),
        ["ZVW30-1234567", "ｚｖｗ３０－１２３４５６７", "1HGCM82633A004352"],
    ),
    "V-CM": (asked("integer", unit="cm", floor=True), ["80.9cm", "１８０"]),
    "V-BIRTH": (asked("date", partial=True), ["1900-01-01", "2026-11-22", "1947"]),
}

WRONG = {
    "V-INS": (asked("code"), ["1000123456", "000012345", "00001234567", "H12345678A", "X123456789"]),
    "V-INSURER": (asked("code"), ["044017", "44016", "0440160", "04401A"]),
    "V-OFF": (asked("code"), ["047150001", "04715000123", "A471500012", "047150001B"]),
    "V-MED": (asked("code"), ["12345", "1234567", "123456789", "12345A"]),
    "V-ACC": (asked("code", digits=True), ["12345678"]),
    "V-YUCHO": (asked("yucho"), [("00180", *YUCHO[1:])]),
    "V-PLATE": (asked("plate"), [(*PLATE[:2], "お", PLATE[3])]),
    "V-VIN": (asked("code", hyphens=True), ["ZVW30-12345678901234567"]),
    "V-CM": (asked("integer", floor=True), ["0", "0.9", "100000"]),
    "V-BIRTH": (asked("date", partial=True), ["1899-12-31", "2026-11-23", "2026-12", "1899"]),
}


def read(code, field, raw):
    return parse(raw, dataclasses.replace(field, check=code), today=TODAY)


def test_every_validator_has_right_and_wrong_answers():
    assert set(RIGHT) == set(WRONG) == set(CHECKS)


@pytest.mark.parametrize(("code", "raw"), [(code, raw) for code, (_, raws) in RIGHT.items() for raw in raws])
def test_a_right_answer_passes_and_stays_when_read_again(code, raw):
    field = RIGHT[code][0]
    value = read(code, field, raw)

    assert read(code, field, value.raw()) == value


@pytest.mark.parametrize(("code", "raw"), [(code, raw) for code, (_, raws) in WRONG.items() for raw in raws])
def test_a_wrong_answer_is_refused_for_a_declared_reason(code, raw):
    field = WRONG[code][0]
    with pytest.raises(Refused) as caught:
        read(code, field, raw)

    assert caught.value.reason in reasons(dataclasses.replace(field, check=code))
    assert set(caught.value.facts) == set(FACTS[caught.value.reason])


@given(st.sampled_from(INSURERS), st.integers(0, 5), st.integers(1, 9))
def test_one_wrong_figure_of_an_insurer_is_always_found(number, place, more):
    wrong = f"{number[:place]}{(int(number[place]) + more) % 10}{number[place + 1 :]}"

    with pytest.raises(Refused, match="check-digit"):
        read("V-INSURER", asked("code"), wrong)


def test_an_account_is_filled_up_to_seven_figures():
    assert read("V-ACC", asked("code", digits=True), "１２3").json() == "0000123"


def test_centimetres_are_cut_off_and_not_rounded():
    assert read("V-CM", asked("integer", floor=True), "80.9").json() == 80


@pytest.mark.parametrize(
    ("code", "raw", "expected"),
    [
        ("V-INS", "H123456789", {"insured-number-h"}),
        ("V-INS", "0123456789", set()),
        ("V-OFF", "0471500010", {"office-check-digit"}),
        ("V-OFF", "0471500017", set()),
        ("V-OFF", "04B1500012", set()),
    ],
)
def test_what_is_odd_but_possible_is_a_remark_for_the_clerk(code, raw, expected):
    field = dataclasses.replace(asked("code"), check=code)
    found = remarks(parse(raw, field), field)

    assert found == expected
    assert found <= CHECKS[code].remarks


def test_a_field_without_a_validator_has_no_remarks():
    assert remarks(parse("H1", asked("code")), asked("code")) == frozenset()


def test_a_validator_on_the_wrong_kind_is_a_fault_of_the_file():
    with pytest.raises(TypeError, match="V-INS is not for Words"):
        parse("0123456789", dataclasses.replace(asked("text"), check="V-INS"))


def test_a_birth_is_judged_by_the_day_of_the_visit():
    with pytest.raises(ValueError, match="day of the visit"):
        parse("2026-01-01", dataclasses.replace(asked("date"), check="V-BIRTH"))
    assert parse("2026-01-01", dataclasses.replace(asked("date"), check="V-BIRTH"), today=dt.date(2026, 1, 1))
