import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.receipt import (
    NumbersSpentError,
    Receipt,
    check_digit,
    check_number,
    new_number,
    qr_matrix,
    slip,
    tidy_number,
)

NUMBERS = st.integers(0, 99_999).map(lambda n: new_number("01", lambda _: False, lambda _: n))
RECEIPT = Receipt("01-234-566", "住民票の写し", "町民福祉課", "2026-11-22T10:05:30+09:00", bring=("委任状",))


@given(st.text("0123456789", min_size=1, max_size=12))
def test_the_check_digit_closes_every_string_of_digits_to_zero(digits):
    assert check_digit(digits + check_digit(digits)) == "0"


@given(NUMBERS, st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number, at, by):
    digits = number.replace("-", "")
    wrong = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]

    assert check_number(number)
    assert not check_number(tidy_number(wrong))


@given(NUMBERS, st.integers(0, 6))
def test_two_swapped_neighbours_are_noticed(number, at):
    digits = number.replace("-", "")
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]

    assert check_number(tidy_number(swapped)) is (swapped == digits)


def test_a_number_that_was_given_is_not_given_again():
    given_already: set[str] = set()
    for _ in range(200):
        number = new_number("07", given_already.__contains__, lambda _: 99_900)
        assert number not in given_already
        assert check_number(number)
        given_already.add(number)


def test_a_kiosk_that_gave_every_number_says_so():
    with pytest.raises(NumbersSpentError):
        new_number("01", lambda _: True)


@pytest.mark.parametrize(
    "typed", ["01-234-566", "01234566", " ０１-２３４-５６６ ", "01 234 566", "01ー234ー566"]
)
def test_a_number_is_understood_however_it_is_typed(typed):
    assert tidy_number(typed) == "01-234-566"


@pytest.mark.parametrize("typed", ["", "123", "01-234-5660", "abc"])
def test_what_is_no_number_stays_as_it_was_typed(typed):
    assert tidy_number(typed) == typed
    assert not check_number(typed)


def test_the_qr_code_of_a_slip_reads_as_its_number():
    rows = slip(RECEIPT).qr
    scale, quiet = 6, 4
    size = (len(rows) + 2 * quiet) * scale
    picture = Image.new("L", (size, size), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                corner = ((x + quiet) * scale, (y + quiet) * scale)
                picture.paste(0, (*corner, corner[0] + scale, corner[1] + scale))

    assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["01-234-566"]


def test_a_qr_code_is_square():
    rows = qr_matrix("01-234-566")

    assert {len(row) for row in rows} == {len(rows)}


def test_a_slip_does_not_say_what_was_applied_for():
    assert "住民票" not in repr(slip(RECEIPT))
