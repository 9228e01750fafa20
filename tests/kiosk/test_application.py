import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.ports import Holder
from kiosk.answers.choice import Choice
from kiosk.answers.kana import Kana
from kiosk.answers.text import Words
from kiosk.answers.yes_no import YesNo
from kiosk.application import BLANK, build, receipt_of
from kiosk.parcel import Slot
from kiosk.writing import GarbledApplicationError, read, write
from tests.kiosk.wishes import ANSWERS, HANAKO, typed, wish

SLOT = Slot("01-234-566", "01", "e" * 16, 7, "2026-11-22T10:05:30+09:00")


def built(**more):
    return build(wish(**more), SLOT)


def shown(application):
    return {row.path: row.shown for row in application.rows}


def test_rows_stand_in_the_forms_order_with_a_section_kept_together():
    sections = list(dict.fromkeys(row.section for row in built().rows))
    labels = [row.label for row in built().rows if row.section == "請求者"]

    assert sections == ["請求", "請求者", "児童（1人目）", "児童（2人目）"]
    assert labels == ["氏名", "フリガナ", "生年月日", "住所", "性別", "電話"]


def test_an_answer_off_the_route_is_in_no_byte_of_the_application():
    sealed = write(built()).decode()

    assert "債権" not in sealed
    assert "消えた" not in sealed


def test_an_answer_back_on_the_route_is_applied_for():
    answers = {**ANSWERS, ("whose",): typed(Choice("other"))}

    assert shown(built(answers=answers))["reason",] == "債権の回収のため"


@given(st.sampled_from(["self", "other"]), st.booleans())
def test_only_live_answers_are_sealed_whichever_way_the_route_turns(whose, sick):
    answers = {**ANSWERS, ("whose",): typed(Choice(whose)), ("children", 1, "sick"): typed(YesNo(yes=sick))}
    application = built(answers=answers)

    assert (("reason",) in shown(application)) is (whose == "other")
    assert ("債権" in write(application).decode()) is (whose == "other")
    assert ("診断書" in write(application).decode()) is sick


def test_an_empty_answer_is_shown_as_left_blank():
    answers = {path: answer for path, answer in ANSWERS.items() if path != ("phone",)}
    row = next(row for row in built(answers=answers).rows if row.path == ("phone",))

    assert (row.source, row.value, row.shown) == (BLANK, None, "")


def test_whether_there_is_one_more_is_no_line_of_the_form():
    assert not [row for row in built().rows if row.path[-1] == "more"]


def test_a_paper_wanted_for_one_row_only_is_promised_once():
    assert [each.name for each in built().attachments] == ["本人確認書類", "診断書"]


def test_the_four_attributes_of_the_card_are_in_it_exactly_as_read():
    whole = json.loads(write(built()))

    assert whole["card"] == {
        "name": HANAKO.name,
        "address": HANAKO.address,
        "birth_date": "19440512",
        "sex": "2",
    }


def test_the_first_sheet_names_the_holder_of_the_card_in_the_agencys_words():
    who = built().a["applicant"]

    assert built().a["addressee"] == "松島町長"
    assert built().a["applicationDate"] == "2026-11-22"
    assert built().a["contactPointInformation"] == {"phoneNumber": "022-354-5701"}
    assert who == {
        "fullName": "松島　花子",
        "familyName": "松島",
        "givenName": "花子",
        "dateOfBirth": "1944-05-12",
        "sex": "2",
        "residenceAddress": {
            "fullAddress": HANAKO.address,
            "country": "JPN",
            "localGovernmentCode": "044016",
        },
    }


@pytest.mark.parametrize("holder", [HANAKO, None])
def test_how_the_visitors_name_is_read_stands_beside_it_on_the_first_sheet(holder):
    answers = {**ANSWERS, ("kana",): typed(Kana("マツシマ　ハナコ"))}
    who = built(answers=answers, holder=holder).a["applicant"]

    assert who["fullName"] == "松島　花子"
    assert (who["familyNameKana"], who["givenNameKana"]) == ("マツシマ", "ハナコ")


def test_without_a_card_the_first_sheet_names_what_was_typed():
    application = built(holder=None)

    assert application.card is None
    assert application.a["applicant"]["fullName"] == "松島　花子"
    assert application.a["applicant"]["sex"] == "2"
    assert application.a["applicant"]["dateOfBirth"] == "1944-05-12"


@pytest.mark.parametrize(
    ("name", "family"),
    [("松島　花子", "松島"), ("MARIA SANTOS", None), ("松島　花　子", None), ("松島", None)],
)
def test_a_name_is_split_only_where_the_card_says_where(name, family):
    holder = Holder(name, "仙台市青葉区", "19440512", "2")

    assert built(holder=holder).a["applicant"].get("familyName") == family


@pytest.mark.parametrize(
    ("card", "iso"),
    [("19440512", "1944-05-12"), ("19440500", "1944-05"), ("19440000", "1944"), ("00000000", None)],
)
def test_a_birth_date_is_as_long_as_it_is_known(card, iso):
    holder = Holder("松島　花子", "仙台市青葉区", card, "2")

    assert built(holder=holder).a["applicant"].get("dateOfBirth") == iso


def test_an_address_elsewhere_does_not_get_this_towns_code():
    holder = Holder("松島　花子", "宮城県仙台市松島町通", "19440512", "2")

    assert "localGovernmentCode" not in built(holder=holder).a["applicant"]["residenceAddress"]


def test_the_clerk_is_told_of_protection_of_a_missing_card_and_of_kana_first():
    notes = built(holder=None, protection=True).notes

    assert [note[:4] for note in notes] == ["支援措置", "カードを", "かなだけ", "手数料は"]


def test_the_deadline_is_there_for_machines_and_for_people():
    application = built(deadline=dt.date(2027, 1, 5))

    assert (application.deadline, application.deadline_shown) == ("2027-01-05", "令和9年1月5日（2027年）")


def test_times_carry_the_towns_zone_wherever_the_machine_stands():
    moment = dt.datetime(2026, 11, 21, 23, 30, tzinfo=dt.UTC)

    assert built(opened=moment).opened == "2026-11-22T08:30:00+09:00"
    assert built(opened=moment).a["applicationDate"] == "2026-11-22"


def test_the_same_wish_is_the_same_bytes():
    shuffled = dict(reversed(ANSWERS.items()))

    assert write(built()) == write(built(answers=shuffled))


def test_nobody_is_seen_in_the_repr():
    assert "花子" not in repr(wish())
    assert "花子" not in repr(built())


@given(st.text(max_size=40), st.booleans())
def test_what_was_written_is_read_again(words, protection):
    answers = {**ANSWERS, ("whose",): typed(Choice("other")), ("reason",): typed(Words(words))}
    application = built(answers=answers, protection=protection)

    assert read(write(application)) == application


def test_a_newer_application_is_read_without_what_it_adds():
    whole = json.loads(write(built()))
    newer = {**whole, "schema": "matsushima-kiosk/application/2", "scent": "pine"}

    assert read(json.dumps(newer).encode()) == built()


@given(st.binary(max_size=60))
def test_garbage_is_no_application(data):
    with pytest.raises(GarbledApplicationError):
        read(data)


@pytest.mark.parametrize(
    "key", ["meta", "procedure", "deadline", "rows", "attachments", "after", "notes", "a"]
)
def test_an_application_with_a_piece_missing_names_it(key):
    whole = json.loads(write(built()))
    del whole[key]

    with pytest.raises(GarbledApplicationError) as caught:
        read(json.dumps(whole).encode())
    assert caught.value.key == key


def test_the_receipt_has_no_name_and_no_answer_and_says_what_to_bring():
    receipt = receipt_of(built(holder=None))

    assert receipt.number == "01-234-566"
    assert receipt.bring == (
        "本人と確かめられるもの（マイナンバーカード、運転免許証など）",
        "診断書",  # the procedure's own 本人確認書類 would say the first once more
    )
    assert receipt.after == ("窓口で お受け取りください",)
    assert receipt.fee == 300
    assert not hasattr(receipt, "deadline")  # it is met by this very application; only the clerk counts it
    assert "花子" not in repr(receipt)
