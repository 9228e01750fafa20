import dataclasses

import pytest

from kiosk.answers.kinds import parse
from kiosk.answers.model import Refused
from procedures.model import Option
from procedures.text import Text
from tests.kiosk.answers.drafts import asked


def refusal(raw, field):
    with pytest.raises(Refused) as caught:
        parse(raw, field)
    return caught.value.reason, dict(caught.value.facts)


def test_a_choice_is_shown_without_readings():
    field = asked("choice")

    assert parse("fall", field).shown(field) == "転んだ"


def test_a_free_option_takes_words_and_others_drop_what_was_left():
    field = asked("choice")

    assert parse(("other", " 足が痛い "), field).shown(field) == "その他（足が痛い）"
    assert parse(("other", "足が痛い"), field).json() == {"id": "other", "words": "足が痛い"}
    assert parse(("fall", "足が痛い"), field).json() == "fall"
    assert parse(("other", "足"), field).cases() == {"other"}


def test_words_can_be_required_and_are_limited():
    assert refusal("other", asked("choice", words=True)) == ("words-missing", {})
    assert refusal(("other", "長い話"), asked("choice", words_max=2)) == ("too-long", {"most": 2})


def test_a_choice_outlives_its_option():
    field = asked("choice")
    value = parse("fall", field)

    assert value.shown(dataclasses.replace(field, options=())) == "fall"


def test_several_are_kept_in_the_order_of_the_page():
    field = asked("several")
    value = parse(("other=足", "fall", "fall"), field)

    assert value.shown(field) == "転んだ、その他（足）"
    assert value.json() == ["fall", {"id": "other", "words": "足"}]
    assert value.cases() == {"fall", "other"}


def test_none_of_them_stands_alone():
    field = asked("several", exclusive="none", min=2)

    assert parse(("none",), field).cases() == {"none"}
    assert refusal(("none", "fall"), field) == ("exclusive", {})


def test_too_few_and_too_many_are_counted():
    assert refusal(("fall",), asked("several", min=2)) == ("too-few", {"least": 2})
    assert refusal(("fall", "illness"), asked("several", max=1)) == ("too-many", {"most": 1})


def test_yes_and_no_are_what_a_guard_compares():
    field = asked("yes_no")

    assert parse("yes", field).cases() == {"yes"}
    assert (parse("no", field).shown(field), parse("no", field).json()) == ("いいえ", False)


def test_yes_and_no_may_have_words_of_their_own():
    options = (Option("yes", Text("t", "{有|あ}り")), Option("no", Text("t", "{無|な}し")))
    field = dataclasses.replace(asked("yes_no"), options=options)

    assert parse("yes", field).shown(field) == "有り"


def test_a_needed_consent_cannot_be_withheld():
    assert parse("no", asked("consent")).shown(asked("consent")) == "同意しない"
    assert refusal("no", asked("consent", must_agree=True)) == ("must-agree", {})


def test_free_words_are_never_normalised():
    text = "か\u3099ｶﾞ①㌔ 神\ufa19\u3000葛\U000e0100"

    assert parse(f"\u3000{text} ", asked("text")).json() == text


def test_free_words_are_limited_in_letters_and_lines():
    assert refusal("松島町", asked("text", max=2)) == ("too-long", {"most": 2})
    assert refusal("松", asked("text", min=2)) == ("too-short", {"least": 2})
    assert refusal("一\r\n二", asked("text")) == ("too-many-lines", {"most": 1})
    assert parse("一\r\n二", asked("text", lines=2)).json() == "一\n二"


def test_params_of_the_wrong_type_are_a_fault_of_the_file():
    with pytest.raises(TypeError, match=r"asked\.max"):
        parse("松島", asked("text", max="5"))
    with pytest.raises(TypeError, match=r"asked\.partial"):
        parse("1944-03-15", asked("date", partial=1))
    with pytest.raises(TypeError, match=r"asked\.exclusive"):
        parse(("fall",), asked("several", exclusive=True))
