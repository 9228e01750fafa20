import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers.choice import Choice
from kiosk.answers.date import PartialDate
from kiosk.answers.integer import Integer
from kiosk.answers.money import Money
from kiosk.answers.name import Name
from kiosk.answers.several import Several
from kiosk.answers.yes_no import YesNo
from kiosk.rules import (
    DEADLINES,
    FEES,
    RULES,
    deadline,
    derive,
    fee,
    known_deadlines,
    known_fees,
    known_rules,
)

ARGUMENT = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-10, 10),
    st.sampled_from(["", "yes", "2026-11-22", "11-01", "koseki_zenbu"]),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(
        [
            PartialDate(1944, 3, 15),
            PartialDate(1944),
            Integer(3),
            Money(300),
            Choice("juri"),
            YesNo(yes=True),
            Several((("fall", ""), ("other", "x"))),
            Name("山田\u3000花子", "山田", "花子"),
        ]
    ),
)


@pytest.mark.parametrize("rule", sorted(RULES))
@given(data=st.data())
def test_whatever_a_rule_is_given_it_gives_a_declared_result(rule, data):
    arguments = [data.draw(ARGUMENT) for _ in RULES[rule].parameters]

    assert derive(rule, arguments) in RULES[rule].results


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_that_knows_nothing_says_so(rule):
    assert derive(rule, [None for _ in RULES[rule].parameters]) == "unknown"


@pytest.mark.parametrize("rule", sorted(DEADLINES))
@given(data=st.data())
def test_a_deadline_is_a_day_or_nothing(rule, data):
    found = deadline(rule, [data.draw(ARGUMENT) for _ in DEADLINES[rule].parameters])

    assert found is None or type(found) is dt.date


@pytest.mark.parametrize("rule", sorted(FEES))
@given(data=st.data())
def test_a_fee_is_a_number_of_yen_or_nothing(rule, data):
    found = fee(rule, [data.draw(ARGUMENT) for _ in FEES[rule].parameters])

    assert found is None or type(found) is int


def test_every_rule_names_its_source():
    assert all(entry.source for entry in (*RULES.values(), *FEES.values(), *DEADLINES.values()))


def test_the_loader_is_told_parameters_and_results():
    assert known_rules()["age_band"].parameters == ("birth_date", "today")
    assert "65plus" in known_rules()["age_band"].results
    assert known_fees()["fee_per_copy"].parameters == ("copies", "per_copy")
    assert known_deadlines()["fifteen_days"].results == frozenset()


@pytest.mark.parametrize(
    ("copies", "per_copy", "yen"), [(Integer(3), 300, 900), (Integer(1), Money(300), 300), (None, 300, None)]
)
def test_copies_are_paid_one_by_one(copies, per_copy, yen):
    assert fee("fee_per_copy", [copies, per_copy]) == yen


@pytest.mark.parametrize(
    ("picked", "copies", "yen"),
    [
        (Several((("last", ""), ("two", ""))), Integer(2), 1200),
        (Several((("last", ""),)), Integer(1), 300),
        (Several((("last", ""),)), None, None),
        (None, Integer(1), None),
    ],
)
def test_each_year_of_income_is_paid_for_itself(picked, copies, yen):
    assert fee("fee_for_each", [picked, copies, 300]) == yen


def test_nothing_is_asked_for_what_is_free():
    assert fee("fee_free", []) == 0


@pytest.mark.parametrize(
    ("kind", "yen"),
    [("koseki_kojin", 900), ("kaiseigen", 1500), ("juri", 700), ("e_code", 800), ("other", None)],
)
def test_a_register_is_paid_by_its_kind(kind, yen):
    assert fee("fee_register", [Choice(kind), Integer(2), None, (), (), 450, 750, 350, 400]) == yen


HANAKO = Name.of_card("髙橋\u3000花子")


@pytest.mark.parametrize(
    ("name", "born", "expected"),
    [
        (Name("高橋 花子"), PartialDate(1944, 3, 15), "same"),
        (Name("高橋 花子"), PartialDate(1944, 3), "unknown"),
        (Name("高橋 花子"), PartialDate(1944, 4), "different"),
        (Name("高橋 花"), PartialDate(1944, 3, 15), "different"),
        (Name("高橋 花子"), None, "unknown"),
        (None, PartialDate(1944, 3, 15), "unknown"),
    ],
)
def test_the_same_person_has_the_same_name_and_birthday(name, born, expected):
    assert derive("same_person", [HANAKO, PartialDate(1944, 3, 15), name, born]) == expected


PRICES = [450, 750, 350, 400]


def test_every_row_of_the_register_is_paid_for():
    rows = (Choice("joseki_zenbu"), Choice("juri")), (Integer(3), Integer(1))

    assert fee("fee_register", [Choice("koseki_zenbu"), None, Integer(1), *rows, *PRICES]) == 450 + 2250 + 350


def test_a_row_that_is_not_known_leaves_the_fee_open():
    rows = (Choice("joseki_zenbu"), None), (Integer(3), Integer(1))

    assert fee("fee_register", [Choice("koseki_zenbu"), None, Integer(1), *rows, *PRICES]) is None
    assert fee("fee_register", [Choice("koseki_zenbu"), Integer(1), None, (), None, *PRICES]) == 450
