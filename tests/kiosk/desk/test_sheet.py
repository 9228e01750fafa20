import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.ports import Holder
from kiosk.answers.choice import Choice
from kiosk.answers.model import Source
from kiosk.answers.text import Words
from kiosk.application import Row, build
from kiosk.desk.plain import as_text, width
from kiosk.desk.sheet import SOURCES, lay_out, safe
from kiosk.parcel import Slot
from tests.kiosk.wishes import ANSWERS, typed, wish

SLOT = Slot("01-234-566", "01", "e" * 16, 7, "2026-11-22T10:05:30+09:00")


def sheet(**more):
    return lay_out(build(wish(**more), SLOT))


def test_a_sheet_has_the_forms_sections_in_order():
    assert [part.title for part in sheet().parts] == ["請求", "請求者", "児童（1人目）", "児童（2人目）"]


def test_each_line_says_where_its_answer_came_from():
    sources = {line.label: line.source for part in sheet().parts for line in part.lines}

    assert sources["氏名"] == "カード"
    assert sources["だれの ものですか"] == "入力"


def test_every_source_has_a_clerks_word():
    assert {each.value for each in Source} < set(SOURCES)


def test_moment_deadline_and_fee_are_in_the_clerks_words():
    laid = sheet()

    assert laid.accepted == "令和8年11月22日（2026年） 10時05分"
    assert laid.deadline == "令和8年12月1日（2026年）"
    assert laid.fee == "300円"
    assert laid.papers == ("本人確認書類（提示）", "診断書（原本）")


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("19440512", "昭和19年5月12日（1944年）"),
        ("19440500", "昭和19年5月（1944年）"),
        ("00000000", "不明"),
        ("garbage!", "garbage!"),
    ],
)
def test_the_cards_birth_date_is_shown_as_far_as_it_is_known(digits, shown):
    laid = sheet(holder=Holder("松島　花子", "松島町", digits, "2"))

    assert [line.words for line in laid.card] == ["松島　花子", shown, "松島町", "女"]


def test_an_old_application_is_laid_out_from_its_rows_alone():
    old = replace(
        build(wish(), SLOT),
        procedure="abolished_long_ago",
        rows=(Row(("x",), "昔の様式", "昔の欄", 1, "昔の答え", "carrier-pigeon"),),
    )
    (part,) = lay_out(old).parts

    assert (part.title, part.lines[0].label, part.lines[0].source) == ("昔の様式", "昔の欄", "carrier-pigeon")


@given(st.text())
def test_nothing_a_resident_typed_can_steer_a_terminal(words):
    answers = {**ANSWERS, ("whose",): typed(Choice("other")), ("reason",): typed(Words(words))}
    text = as_text(sheet(answers=answers)).replace("\n", "")

    assert not [each for each in text if unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp")]


def test_variation_selectors_and_rare_letters_survive():
    assert safe("葛\U000e0102城　𠮷子 﨑髙") == "葛\U000e0102城　𠮷子 﨑髙"
    assert "葛\U000e0102城　𠮷子" in as_text(sheet())


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("花子", 4), ("葛\U000e0102城", 4), ("ｶﾅ", 2)])
def test_columns_are_counted_as_a_terminal_draws_them(text, columns):
    assert width(text) == columns


def test_values_stand_in_one_column():
    lines = [line for line in as_text(sheet()).splitlines() if "［" in line]

    assert {width(line[: line.index(line.lstrip(" ").split("  ")[-1].strip())]) for line in lines} == {26}


def test_a_blank_is_drawn_as_a_dash_and_kana_names_carry_a_mark():
    answers = {path: answer for path, answer in ANSWERS.items() if path != ("phone",)}
    text = as_text(sheet(answers=answers))

    assert "－　［未記入］" in text
    assert "まつしま　たろう　［入力］【漢字を確認】" in text
