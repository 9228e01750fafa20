"""A procedure is found by the words people use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.finding import find
from procedures.index import heads

HEADS = heads()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("じゅうみんひょう", "resident_record"),
        ("ジュウミンヒョウ", "resident_record"),
        ("住民票", "resident_record"),
        ("じゅうみんひょうが ほしい", "resident_record"),
        ("いんかん", "seal_certificate"),
        ("かいご", "care_cert_new"),
    ],
)
def test_a_procedure_is_found_by_an_everyday_word(typed, wanted):
    assert wanted in [head.id for head in find(HEADS, typed)]


def test_a_title_comes_before_a_mention():
    assert find(HEADS, "じゅうみんひょう")[0].id == "resident_record"


@pytest.mark.parametrize("typed", ["", " ", "を", "、、"])
def test_nothing_is_found_for_nothing(typed):
    assert find(HEADS, typed) == ()


@given(st.text(max_size=60))
def test_any_text_finds_a_few_procedures_or_none(typed):
    found = find(HEADS, typed)

    assert len(found) <= 8
    assert len({head.id for head in found}) == len(found)
