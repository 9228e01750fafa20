"""A wrong file is refused with file, page, field and mend, in one sentence."""

from __future__ import annotations

import inspect

import pytest

from procedures import refusal
from procedures.refusal import (
    DuplicateError,
    FactError,
    GuardError,
    MissingKeyError,
    NotTomlError,
    OrderError,
    ProcedureError,
    SettingError,
    SwitchError,
    TooLongError,
    UnknownKeyError,
    UnknownNameError,
    WrongTypeError,
)

LONG = "あ" * 41

#: What is changed in the sample, and how the refusal begins.
WRONG = {
    "unknown key": (
        'office = "hall"', 'ofice = "hall"', UnknownKeyError,
        "sample.toml: unknown key 'ofice'; did you mean 'office'?",
    ),
    "unknown key of a field": (
        'label = "通数"', 'label = "通数"\nlable = "x"', UnknownKeyError,
        "sample.toml: page 'copies', field 'copies': unknown key 'lable'; did you mean 'label'?",
    ),
    "unknown key of a setting": (
        'about = "手数料"', 'about = "手数料"\nkonfirmed = true', UnknownKeyError,
        "sample.toml: setting 'copy_fee': unknown key 'konfirmed'; did you mean 'confirmed'?",
    ),
    "missing key": (
        'english = "A sample"', "", MissingKeyError, "sample.toml: has no 'english'; add english = …",
    ),
    "page without fields": (
        '[[pages.fields]]\nid = "toy_name"\nkind = "text"\nlabel = "名前"\n', "", MissingKeyError,
        "sample.toml: page 'toy': has no fields; add [[pages.fields]]",
    ),
    "wrong type": (
        "minutes = 3", 'minutes = "three"', WrongTypeError,
        "sample.toml: 'minutes' is 'three'; it has to be a whole number",
    ),
    "wrong word": (
        'mode = "intake"', 'mode = "intaking"', WrongTypeError,
        "sample.toml: 'mode' cannot be 'intaking'; did you mean 'intake'?",
    ),
    "id unlike the file": (
        'id = "sample"', 'id = "simple"', WrongTypeError,
        "sample.toml: 'id' is 'simple'; the file is called 'sample'",
    ),
    "id with a space": (
        'id = "child_name"', 'id = "child name"', WrongTypeError,
        "sample.toml: page 'child', field 'child name': 'id' is 'child name'; use small letters",
    ),
    "wrong date": (
        'until = "2030-03-31"', 'until = "2030-02-31"', WrongTypeError,
        "sample.toml: table 'in_force': 'until' is '2030-02-31'; it has to be a date like 2026-04-01",
    ),
    "not TOML": (
        "minutes = 3", "minutes = ", NotTomlError, "sample.toml: is not TOML: Invalid value (at line 6, column 11)",
    ),
    "same field id": (
        'id = "toy_name"', 'id = "child_name"', DuplicateError,
        "sample.toml: 2 fields are called 'child_name'; rename one, or its 'as'",
    ),
    "same page id": (
        'id = "toy"', 'id = "who"', DuplicateError, "sample.toml: 2 pages are called 'who'; rename one",
    ),
    "same option": (
        'id = "family", text', 'id = "self", text', DuplicateError,
        "sample.toml: page 'who', field 'who_for': 2 options are called 'self'; rename one",
    ),
    "a part under a taken prefix": (
        '[[pages]]\nid = "child"', '[[pages]]\nuse = "human"\nas = "visitor"\nwords = { who = "人" }\n\n[[pages]]\nid = "child"',
        DuplicateError, "sample.toml: 2 pages are called 'visitor_name'; rename one, or its 'as'",
    ),
    "own term that is in the glossary": (
        "[terms.kikan]", "[terms.setai]", DuplicateError, "sample.toml: term 'setai': is in the glossary already",
    ),
    "unknown kind": (
        'id = "toy_name"\nkind = "text"', 'id = "toy_name"\nkind = "txt"', UnknownNameError,
        "sample.toml: page 'toy', field 'toy_name': unknown kind 'txt'; did you mean 'text'?",
    ),
    "unknown param": (
        "params = { max = 10 }", "params = { mx = 10 }", UnknownNameError,
        "sample.toml: page 'copies', field 'copies': unknown param of kind 'integer' 'mx'; did you mean 'max'?",
    ),
    "unknown check": (
        'default = "1"', 'default = "1"\ncheck = "V-IMS"', UnknownNameError,
        "sample.toml: page 'copies', field 'copies': unknown check 'V-IMS'; did you mean 'V-INS'?",
    ),
    "unknown office": (
        'office = "hall"', 'office = "hal"', UnknownNameError,
        "sample.toml: unknown office 'hal'; did you mean 'hall'?",
    ),
    "unknown icon": (
        'icon = "card"', 'icon = "cart"', UnknownNameError,
        "sample.toml: unknown icon 'cart'; did you mean 'card'?",
    ),
    "unknown picture": (
        'ask = "何通 必要ですか。"', 'ask = "何通 必要ですか。"\npicture = "old_cart"', UnknownNameError,
        "sample.toml: page 'copies': unknown picture 'old_cart'; did you mean 'old_card'?",
    ),
    "unknown term": (
        'terms = ["setai"]', 'terms = ["setae"]', UnknownNameError,
        "sample.toml: page 'who': unknown term 'setae'; did you mean 'setai'?",
    ),
    "unknown rule": (
        'rule = "band"', 'rule = "bend"', UnknownNameError,
        "sample.toml: derived value 'age': unknown rule 'bend'; did you mean 'band'?",
    ),
    "unknown fee": (
        'rule = "per_copy"', 'rule = "per_coppy"', UnknownNameError,
        "sample.toml: table 'fee': unknown rule 'per_coppy'; did you mean 'per_copy'?",
    ),
    "too few values for a rule": (
        'with = ["visitor_birth_date", "visit.today"]', 'with = ["visit.today"]', WrongTypeError,
        "sample.toml: derived value 'age': gives the rule 'band' 1 values; it wants birth_date, today",
    ),
    "a rule of an unknown value": (
        '["copies", "settings.copy_fee"]', '["copies", "settings.copyfee"]', UnknownNameError,
        "sample.toml: table 'fee': unknown value 'settings.copyfee'; did you mean 'settings.copy_fee'?",
    ),
    "unknown part": (
        'use = "human"', 'use = "humans"', UnknownNameError,
        "sample.toml: use 'humans visitor': unknown part 'humans'; did you mean 'human'?",
    ),
    "unknown page of a part": (
        'section = "来た人"', 'only = ["nam"]', UnknownNameError,
        "sample.toml: use 'human visitor': 'only' names 'nam'; did you mean 'name'?",
    ),
    "a word the part does not have": (
        'words = { who = "あなた" }', 'words = { who = "あなた", whom = "x" }', UnknownNameError,
        "sample.toml: use 'human visitor': the part has no word 'whom'; did you mean 'who'?",
    ),
    "a word the part wants": (
        'words = { who = "あなた" }', "", MissingKeyError,
        "sample.toml: use 'human visitor': 'words' has no 'who'; add words = {who = \"…\"}",
    ),
    "a page emptied": (
        'section = "来た人"', 'without = ["birth_date"]', WrongTypeError,
        "sample.toml: use 'human visitor': 'without' empties the page 'birth_date'; use 'only'",
    ),
    "a placeholder nobody fills": (
        'ask = "何通 必要ですか。"', 'ask = "{who}に 何通 必要ですか。"', UnknownNameError,
        "sample.toml: page 'copies': nothing fills '{who}'",
    ),
    "a group nobody declared": (
        'group = "toys"', 'group = "toyz"', UnknownNameError,
        "sample.toml: page 'toy': unknown group 'toyz'; did you mean 'toys'?",
    ),
    "a switch to nowhere": (
        'kind = "end"', 'kind = "switch"\nto = "smple"', UnknownNameError,
        "sample.toml: page 'here', exit 'elsewhere': unknown procedure 'smple'",
    ),
    "a switch to itself": (
        'kind = "end"', 'kind = "switch"\nto = "sample"', UnknownNameError,
        "sample.toml: page 'here', exit 'elsewhere': unknown procedure 'sample'",
    ),
    "an end that goes on": (
        'kind = "end"', 'kind = "end"\nto = "other"', WrongTypeError,
        "sample.toml: page 'here', exit 'elsewhere': 'to' stands at an exit of kind 'end'; only a switch goes on",
    ),
    "also something unknown": (
        "[[clerk_notes]]", '[[also]]\nto = "smple"\ntext = "こちらも"\n\n[[clerk_notes]]', UnknownNameError,
        "sample.toml: also 'smple': unknown procedure 'smple'",
    ),
    "a guard on a later page": (
        "when = { in_town = false }", 'when = { who_for = "self" }', GuardError,
        "sample.toml: page 'here', exit 'elsewhere': looks at 'who_for', which stands later; move the page up",
    ),
    "a guard on nothing": (
        "when = { in_town = false }", "when = { in_twn = false }", UnknownNameError,
        "sample.toml: page 'here', exit 'elsewhere': looks at 'in_twn', which is not there; did you mean 'in_town'?",
    ),
    "a guard on a value that cannot be": (
        'when = { who_for = "family" }', 'when = { who_for = "familie" }', GuardError,
        "sample.toml: group 'children': 'who_for' is never 'familie'; did you mean 'family'?",
    ),
    "a guard on a result that cannot be": (
        'when = { who_for = "other" }', 'when = { derived.age = "olde" }', GuardError,
        "sample.toml: attachment 'letter': 'derived.age' is never 'olde'; did you mean 'old'?",
    ),
    "a guard on a derived value before its answers": (
        "when = { in_town = false }", 'when = { derived.age = "old" }', GuardError,
        "sample.toml: page 'here', exit 'elsewhere': looks at 'visitor_birth_date', which stands later",
    ),
    "a guard on free text": (
        'when = { who_for = "other" }', 'when = { visitor_name = "x" }', GuardError,
        "sample.toml: attachment 'letter': 'visitor_name' is of kind 'text', which has no cases; guard on a choice",
    ),
    "a guard into a group": (
        'when = { who_for = "other" }', "when = { child_lives_here = true }", GuardError,
        "sample.toml: attachment 'letter': 'child_lives_here' stands inside the group 'children'",
    ),
    "an empty guard": (
        'when = { who_for = "other" }', "when = []", GuardError,
        "sample.toml: attachment 'letter': the guard is an empty list",
    ),
    "a guard with another key than not": (
        'when = { who_for = "other" }', 'when = { who_for = { is = "other" } }', GuardError,
        "sample.toml: attachment 'letter': the guard on 'who_for' has keys ['is']; only 'not' is known",
    ),
    "card data of somebody unsaid": (
        'label = "通数"', 'label = "通数"\ncard = "name"', MissingKeyError,
        "sample.toml: page 'copies', field 'copies': has 'card' but no 'card_when'; say when this person placed the card",
    ),
    "a default that cannot be chosen": (
        'label = "だれの"', 'label = "だれの"\ndefault = "me"', UnknownNameError,
        "sample.toml: page 'who', field 'who_for': unknown default 'me'; known are family, other, self",
    ),
    "a choice without options": (
        'id = "toy_name"\nkind = "text"', 'id = "toy_name"\nkind = "choice"', MissingKeyError,
        "sample.toml: page 'toy', field 'toy_name': has no options; add [[pages.fields.options]]",
    ),
    "options without a choice": (
        'kind = "choice"', 'kind = "text"', WrongTypeError,
        "sample.toml: page 'who', field 'who_for': has options but is of kind 'text'",
    ),
    "screening that asks for a person": (
        'id = "in_town"\nkind = "yes_no"', 'id = "in_town"\nkind = "text"', OrderError,
        "sample.toml: page 'here', field 'in_town': asks for 'text' before the purpose notice",
    ),
    "three groups in each other": (
        'when = { who_for = "family" }', 'inside = "toys"', OrderError,
        "sample.toml: group 'children': is the third group in a row of groups; groups nest once",
    ),
    "a group too long": (
        "most = 3", "most = 99", OrderError, "sample.toml: group 'children': 'most' is 99; 1 to 20 rows",
    ),
    "a question too long": (
        'ask = "何通 必要ですか。"', f'ask = "{LONG}"', TooLongError,
        "sample.toml: page 'copies': 'ask' has 41 characters; 40 is the most",
    ),
    "an option too long": (
        'text = "ほかの 人"', f'text = "{LONG[:25]}"', TooLongError,
        "sample.toml: page 'who', field 'who_for', option 'other': 'text' has 25 characters; 24 is the most",
    ),
    "a step too long": (
        'after = ["窓口で わたします。"]', f'after = ["{LONG * 2}"]', TooLongError,
        "sample.toml: step 1 of 'after' is too long; 60 is the most",
    ),
    "left out for no known reason": (
        'why = "individual number"', 'why = "individual numbers"', WrongTypeError,
        "sample.toml: left out '1': 'why' cannot be 'individual numbers'; did you mean 'individual number'?",
    ),
    "left out for an unsaid reason": (
        'why = "individual number"', 'why = "other"', FactError,
        "sample.toml: left out '1': is left out for an 'other' reason; say it in 'note'",
    ),
    "the same row answered twice": (
        'fact = ["copies"]', 'fact = ["who_for"]', FactError,
        "sample.toml: the row 'who_for' is answered by 'who_for' and 'copies'; keep one",
    ),
    "a row answered and left out": (
        'fact = ["my_number"]', 'fact = ["copies"]', FactError,
        "sample.toml: the row 'copies' is left out and there; keep one",
    ),
    "a default of the wrong type": (
        "default = 300", 'default = "300"', SettingError,
        "sample.toml: setting 'copy_fee': '300' is not of type 'money'; write yen as a whole number, 300",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_refused_in_one_sentence(folder, name):
    old, new, kind, sentence = WRONG[name]
    folder.change(old, new)

    with pytest.raises(kind) as caught:
        folder.load()

    assert str(caught.value).startswith(sentence)
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)


def test_the_refusal_carries_its_place_as_values(folder):
    folder.change('id = "toy_name"\nkind = "text"', 'id = "toy_name"\nkind = "txt"')

    with pytest.raises(ProcedureError) as caught:
        folder.load()

    assert caught.value.file == "sample.toml"
    assert caught.value.page == "toy"
    assert caught.value.field == "toy_name"
    assert caught.value.fault == "unknown kind 'txt'"
    assert caught.value.mend == "did you mean 'text'?"


def test_a_guard_on_a_rule_that_gives_a_figure_is_refused(folder):
    folder.change(
        'rule = "band"\nwith = ["visitor_birth_date", "visit.today"]',
        'rule = "figure"\nwith = ["visitor_birth_date"]',
    )
    folder.change('when = { who_for = "other" }', 'when = { derived.age = "old" }')

    with pytest.raises(GuardError, match="the rule 'figure' gives a figure, not a case"):
        folder.load()


def test_pages_of_a_group_may_not_stand_apart(folder):
    folder.change('id = "copies"\nask', 'id = "copies"\ngroup = "children"\nask')
    folder.change('inside = "children"\n', "")

    with pytest.raises(OrderError, match="page 'copies': the pages of the group 'children' are apart"):
        folder.load()


def test_a_group_without_pages_is_refused(folder):
    folder.change('group = "toys"\n', "")

    with pytest.raises(OrderError, match="group 'toys': no page belongs to it"):
        folder.load()


def test_screening_written_below_the_pages_is_refused(folder):
    text = (folder.path / "sample.toml").read_text("utf-8")
    start, end = text.index("[[screening]]"), text.index('[[pages]]\nid = "who"')
    folder.write("sample.toml", f"{text[:start]}{text[end:]}\n{text[start:end]}")

    with pytest.raises(
        OrderError, match=r"^sample.toml: screening stands below the pages; it is asked first"
    ):
        folder.load()


def test_a_part_may_not_switch_to_another_procedure(folder):
    folder.write("other.toml", "")
    folder.change(
        'help = "漢字が わからない ときは ひらがなで。"',
        'exits = [{ id = "on", kind = "switch", to = "other", title = "次へ", text = "次の 手続きへ。" }]',
        "parts/human.toml",
    )

    with pytest.raises(SwitchError, match=r"^parts/human.toml: page 'name': a part switches"):
        folder.load()


def test_a_mistake_in_a_part_names_the_part(folder):
    folder.change('label = "よび名"', 'labl = "よび名"', "parts/human.toml")

    with pytest.raises(
        UnknownKeyError, match=r"^parts/human.toml: page 'name', field 'nickname': unknown key"
    ):
        folder.load()


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (
            {"copyfee": 200},
            "town.toml: table 'procedures.sample': unknown setting 'copyfee'; did you mean 'copy_fee'?",
        ),
        (
            {"copy_fee": "200"},
            "town.toml: table 'procedures.sample', setting 'copy_fee': '200' is not of type 'money'",
        ),
        (
            {"copy_fee": -1},
            "town.toml: table 'procedures.sample', setting 'copy_fee': -1 is not of type 'money'",
        ),
        (
            {"by_mail": 1},
            "town.toml: table 'procedures.sample', setting 'by_mail': 1 is not of type 'yes-no'",
        ),
    ],
)
def test_a_wrong_value_of_the_town_is_refused(folder, value, sentence):
    with pytest.raises(SettingError) as caught:
        folder.load(**value)

    assert str(caught.value).startswith(sentence)


def test_a_file_that_is_not_there_is_refused(folder):
    (folder.path / "sample.toml").unlink()

    with pytest.raises(
        NotTomlError, match=r"sample.toml: cannot be read \(No such file or directory\); check the path"
    ):
        folder.load()


def test_a_file_that_is_not_utf_8_is_refused(folder):
    (folder.path / "sample.toml").write_bytes("題".encode("cp932"))

    with pytest.raises(NotTomlError, match=r"^sample.toml: is not UTF-8; save it as UTF-8"):
        folder.load()


def test_every_refusal_is_of_the_one_tree():
    kinds = [kind for _, kind in inspect.getmembers(refusal, inspect.isclass) if issubclass(kind, Exception)]

    assert all(issubclass(kind, ProcedureError) for kind in kinds)
    assert set(kinds) <= {getattr(refusal, name) for name in refusal.__all__}
