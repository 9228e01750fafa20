import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers import plate, zengin
from kiosk.answers.kinds import parse
from kiosk.answers.model import Refused
from kiosk.answers.postal import Postal, towns
from tests.kiosk.answers.drafts import ACCOUNT, YUCHO, asked


def read(kind, raw, **params):
    return parse(raw, asked(kind, **params))


def refusal(kind, raw, **params):
    with pytest.raises(Refused) as caught:
        read(kind, raw, **params)
    return caught.value.reason, dict(caught.value.facts)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("09012345678", "090-1234-5678"),
        ("０２２ー３５４ー５７０１", "022-354-5701"),
        ("(022) 354.5701", "022-354-5701"),
        ("0120123456", "0120-123-456"),
        ("08001234567", "0800-123-4567"),
        ("+81 90-1234-5678", "090-1234-5678"),
        ("+81(0)22 354 5701", "022-354-5701"),
        ("0980521234", "0980-52-1234"),
        ("06012345678", "060-1234-5678"),
    ],
)
def test_a_phone_number_is_grouped_as_people_read_it(typed, shown):
    value = read("phone", typed)

    assert value.shown(asked("phone")) == value.json() == shown


@given(st.from_regex(r"0[0-9]{9}", fullmatch=True) | st.from_regex(r"0[2-9]0[0-9]{8}", fullmatch=True))
def test_a_number_no_plan_knows_yet_keeps_its_figures(figures):
    if figures[2] == "0" and figures[1] > "1" and len(figures) == 10:
        assert refusal("phone", figures) == ("too-few-digits", {"digits": 10, "wanted": 11})
    else:
        assert read("phone", figures).grouped().replace("-", "") == figures


def test_a_phone_number_says_how_many_figures_are_wanted():
    assert refusal("phone", "0901234567") == ("too-few-digits", {"digits": 10, "wanted": 11})
    assert refusal("phone", "02235457011") == ("too-many-digits", {"digits": 11, "wanted": 10})
    assert refusal("phone", "354-5701") == ("no-leading-zero", {})


def test_a_postal_code_is_shown_with_its_hyphen_and_stored_without():
    value = read("postal", "〒９８１ー０２１５")

    assert (value.shown(asked("postal")), value.json()) == ("981-0215", "9810215")
    assert refusal("postal", "981-021") == ("not-seven-digits", {"digits": 6})


def test_a_postal_code_stands_for_its_towns():
    (town,) = towns(Postal("9810215"))

    assert town.address == "宮城県宮城郡松島町高城"


def test_one_code_may_stand_for_several_towns_in_two_prefectures():
    assert {town.prefecture for town in towns(Postal("4980000"))} == {"愛知県", "三重県"}


def test_a_large_office_has_a_code_of_its_own():
    (town,) = towns(Postal("1008111"))

    assert (town.office, town.address) == ("宮内庁", "東京都千代田区千代田1-1")


def test_a_code_the_book_does_not_have_stands_for_nothing():
    assert towns(Postal("0000000")) == ()


@pytest.mark.parametrize("typed", ["1234", "1,234円", "￥１，２３４", "１ ２３４円"])
def test_yen_are_read_however_they_are_written(typed):
    assert read("money", typed).shown(asked("money")) == "1,234円"


def test_money_tells_its_limits():
    assert refusal("money", "1000000000") == ("too-large", {"most": 999_999_999})
    assert refusal("money", "99", min=100) == ("too-small", {"least": 100})


def test_an_integer_is_shown_with_its_unit_and_typed_with_or_without():
    assert read("integer", "３通", unit="通").shown(asked("integer", unit="通")) == "3通"
    assert refusal("integer", "11", min=1, max=10) == ("too-large", {"most": 10})
    assert refusal("integer", "-1") == ("too-small", {"least": 0})
    assert refusal("integer", "1.5") == ("decimals", {})
    assert read("integer", "-5", min=-10).json() == -5


def test_a_guard_may_name_the_figure_of_an_integer():
    assert read("integer", "2").cases() == {"2"}


def test_a_time_range_is_from_and_to():
    value = read("time_range", ("９：００", "17時半"))

    assert value.json() == {"from": "09:00", "to": "17:30"}
    assert value.shown(asked("time_range")) == "9時00分から17時30分まで"
    assert value.minutes() == 510
    assert refusal("time_range", ("17:00", "9:00")) == ("order", {})
    assert refusal("time_range", ("", "9:00")) == ("time-missing", {"part": "from"})


def test_a_night_shift_ends_the_next_day():
    value = read("time_range", ("22:00", "5時15分"), overnight=True)

    assert value.minutes() == 435
    assert value.shown(asked("time_range")) == "22時00分から翌日5時15分まで"


@pytest.mark.parametrize("typed", ["0000123456", "H123456789", "ｈ１２３-４５６-７８９"])
def test_a_code_of_few_letters_takes_those_and_figures(typed):
    assert read("code", typed, length=10, letters="H").json()[1:] in ("000123456", "123456789")


@pytest.mark.parametrize("typed", ["B123456789", "HI23456789", "0123 45678い"])
def test_a_code_of_few_letters_takes_no_other(typed):
    assert refusal("code", typed, length=10, letters="H") == ("not-a-code", {})


def test_a_bank_account_is_found_by_its_codes():
    value = read("bank", ("０１２５", "303", "ordinary", "１２３", "ﾔﾏﾀﾞ ﾊﾅｺ"))

    assert value.shown(asked("bank")) == "七十七（0125） 松島（303） 普通 0000123 ヤマダ\u3000ハナコ"
    assert value.json()["branch"] == {"code": "303", "name": "松島"}


@pytest.mark.parametrize(("place", "part"), list(enumerate(("bank", "branch", "type", "number", "holder"))))
def test_an_account_tells_which_part_is_missing(place, part):
    raw = (*ACCOUNT[:place], " ", *ACCOUNT[place + 1 :])

    assert refusal("bank", raw) == ("account-incomplete", {"part": part})


def test_a_holder_may_be_a_company_or_a_foreigner():
    assert read("bank", (*ACCOUNT[:4], "カ）ﾏﾂｼﾏ")).holder == "カ)マツシマ"
    assert read("bank", (*ACCOUNT[:4], "Smith John")).holder == "SMITH\u3000JOHN"


@pytest.mark.parametrize("text", ["七十七", "しちじゅう", "ｼﾁｼﾞｭｳ", "0125"])
def test_a_bank_is_found_by_name_reading_or_code(text):
    assert "0125" in {bank.code for bank in zengin.banks(text)}


def test_a_branch_is_found_within_its_bank_only():
    assert [branch.code for branch in zengin.branches("0125", "まつしま")] == ["303"]
    assert zengin.branches("9998", "まつしま") == ()


def test_a_yucho_account_is_turned_into_the_one_for_transfers():
    value = read("yucho", ("１０１８０", "1234-5671", "やまだ はなこ"))

    assert value.transfer() == ("018", "1234567")
    assert value.json()["transfer"] == {
        "bank": "9900",
        "branch": "018",
        "type": "ordinary",
        "number": "1234567",
    }
    assert value.shown(asked("yucho")).endswith("（振込用 店番018 普通 1234567）")


def test_a_short_yucho_number_is_filled_up():
    assert read("yucho", (YUCHO[0], "121", YUCHO[2])).transfer() == ("018", "0000012")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("せ", ("仙台",)), ("仙", ("仙台",)), ("しなが", ()), ("いわ", ("岩手", "いわき"))],
)
def test_the_name_on_a_plate_is_offered_by_its_reading(typed, offered):
    assert plate.offices(typed) == offered
    assert plate.offices("")[:2] == ("宮城", "仙台")


def test_a_name_on_a_plate_may_stay_in_kana():
    assert parse(("きたきゅうしゅう", "500", "あ", "1"), asked("plate")).office == "きたきゅうしゅう"


def test_a_plate_is_shown_as_on_the_car():
    field = asked("plate")

    assert parse(("宮城", "５００", "あ", "12-34"), field).shown(field) == "宮城 500 あ 12-34"
    assert parse(("仙台", "30a", "さ", "・・・８"), field).shown(field) == "仙台 30A さ ・・・8"
