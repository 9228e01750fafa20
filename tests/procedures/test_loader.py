"""A right file becomes a whole procedure: parts pulled in, texts placed, settings resolved."""

from __future__ import annotations

import pytest

from procedures.loader import load
from procedures.model import ALWAYS, Category, Guard, Identity, Mode, Text
from procedures.model import Test as Look
from procedures.refusal import FactError, ProcedureError, SettingError


def test_the_head_says_what_the_menu_needs(folder):
    head = folder.load().head

    assert (head.id, head.category, head.mode, head.office) == (
        "sample",
        Category.CERTIFICATE,
        Mode.INTAKE,
        "hall",
    )
    assert head.title == Text("sample.head.title", "見本の申請")
    assert (head.pages, head.fields) == (7, 9)
    assert head.words == ("みほん",)


def test_screening_comes_first_and_the_rest_in_the_order_of_the_file(folder):
    pages = folder.load().pages

    assert [page.id for page in pages] == [
        "here", "who", "visitor_name", "visitor_birth_date", "child", "toy", "copies",
    ]  # fmt: skip
    assert [page.screening for page in pages] == [True, *[False] * 6]


def test_a_part_stands_under_the_name_it_is_used_as(folder):
    name, nickname = folder.load().page("visitor_name").fields

    assert (name.id, nickname.id) == ("visitor_name", "visitor_nickname")
    assert (name.fact, name.keeps, name.section) == (("visitor_name",), "visitor.name", "来た人")
    assert (name.card, name.card_when) == ("name", ALWAYS)


def test_a_sentence_a_part_leaves_as_it_is_belongs_to_the_part_and_a_filled_one_to_the_procedure(folder):
    page = folder.load().page("visitor_name")

    assert page.ask == Text("sample.visitor_name.ask", "あなたの 名前を 教えてください。")
    assert page.help == Text("human.name.help", "漢字が わからない ときは ひらがなで。")
    assert page.fields[0].label == Text("human.name.name.label", "名前")


def test_the_card_is_not_offered_where_the_use_does_not_say_when(folder):
    folder.change('card_when = "always"\n', "")

    assert [field.card for field in folder.load().page("visitor_name").fields] == ["", ""]


def test_the_card_is_offered_under_the_guard_of_the_use(folder):
    folder.change('card_when = "always"', 'card_when = { who_for = "self" }')

    name = folder.load().page("visitor_name").fields[0]

    assert name.card_when == Guard(((Look("who_for", frozenset({"self"})),),))


def test_a_use_may_drop_fields_free_others_and_rename_their_facts(folder):
    folder.change(
        'section = "来た人"', 'without = ["nickname"]\noptional = ["name"]\nfact = { name = ["applicant"] }'
    )

    (name,) = folder.load().page("visitor_name").fields

    assert (name.required, name.fact) == (False, ("applicant",))


def test_a_use_may_take_some_pages_and_leave_after_the_last(folder):
    folder.change(
        'section = "来た人"',
        'only = ["birth_date"]\nexits = [{ id = "young", kind = "end", when = { derived.age = "young" }, '
        'title = "まだです。", text = "大きく なってから。" }]',
    )

    procedure = folder.load()
    leave = procedure.page("visitor_birth_date").exits[0]

    assert "visitor_name" not in [page.id for page in procedure.pages]
    assert leave.when == Guard(((Look("derived.age", frozenset({"young"})),),))
    assert leave.title.context == "sample.visitor_birth_date.young.title"


def test_the_guard_of_a_use_joins_the_guards_of_its_pages(folder):
    folder.change('section = "来た人"', 'when = { who_for = ["self", "family"] }')
    folder.change(
        'id = "birth_date"\nask', 'id = "birth_date"\nwhen = { in_town = true }\nask', "parts/human.toml"
    )

    page = folder.load().page("visitor_birth_date")

    assert page.when == Guard(
        ((Look("who_for", frozenset({"self", "family"})), Look("in_town", frozenset({"yes"}))),)
    )


def test_guards_inside_a_part_follow_its_fields_to_their_new_names(folder):
    folder.change('label = "よび名"', 'label = "よび名"\nwhen = { lives_here = true }', "parts/human.toml")
    folder.change(
        'id = "name"\nkind',
        'id = "lives_here"\nkind = "yes_no"\nlabel = "住む"\n\n[[pages.fields]]\nid = "name"\nkind',
        "parts/human.toml",
    )

    nickname = folder.load().page("visitor_name").fields[2]

    assert nickname.when.names() == {"visitor_lives_here"}


def test_a_date_that_has_to_follow_another_follows_it_to_its_new_name(folder):
    folder.change(
        'label = "よび名"', 'label = "よび名"\n\n[[pages.fields]]\nid = "until"\nkind = "date"\nlabel = "まで"\n'
        'params = { not_before = "birth_date" }', "parts/human.toml",
    )  # fmt: skip

    with pytest.raises(
        Exception, match="field 'visitor_until': looks at 'visitor_birth_date', which stands later"
    ):
        folder.load()


def test_text_may_be_spoken_otherwise_than_it_is_shown(folder):
    folder.change(
        'ask = "何通 必要ですか。"', 'ask = { show = "何通 必要ですか。", say = "何枚 いりますか。" }'
    )

    assert folder.load().page("copies").ask == Text(
        "sample.copies.ask", "何通 必要ですか。", "何枚 いりますか。"
    )


def test_readings_do_not_count_against_the_length_of_a_question(folder):
    folder.change('ask = "何通 必要ですか。"', f'ask = "{"{何|なん}" * 40}"')

    assert folder.load().page("copies").ask.source == "{何|なん}" * 40


def test_the_towns_value_stands_and_counts_as_confirmed(folder):
    procedure = folder.load(copy_fee=200)

    assert procedure.values == {"copy_fee": 200, "by_mail": False, "identity": "card"}
    assert procedure.settings["copy_fee"].confirmed
    assert procedure.settings["copy_fee"].default == 300
    assert not procedure.settings["by_mail"].confirmed


def test_what_tells_who_applies_is_the_towns_to_say(folder):
    assert folder.load().identity is Identity.CARD
    assert not folder.load().settings["identity"].confirmed

    decided = folder.load(identity="signature")
    assert decided.identity is Identity.SIGNATURE
    assert decided.settings["identity"].confirmed


@pytest.mark.parametrize("value", ["face", 4, True])
def test_a_way_to_tell_who_applies_that_there_is_not_is_refused(folder, value):
    with pytest.raises(SettingError, match="none, card, signature"):
        folder.load(identity=value)


def test_a_procedure_that_is_not_taken_in_asks_nobody_who_they_are(folder):
    folder.change('mode = "intake"', 'mode = "referral"\nwhere = "県の 窓口"')
    with pytest.raises(ProcedureError, match="identity"):
        folder.load()

    folder.change('identity = "card"', 'identity = "none"')
    assert "identity" not in folder.load().settings


def test_only_the_words_a_page_explains_are_carried(folder):
    assert dict(folder.load().terms)["setai"].word == Text("glossary.terms.setai.word", "世帯")
    assert set(folder.load().terms) == {"setai"}


def test_a_row_may_be_answered_by_two_fields_that_never_meet(folder):
    folder.change('fact = ["copies"]', 'fact = ["copies"]\nwhen = { who_for = "self" }')
    folder.change(
        "[groups.children]",
        '[[pages]]\nid = "more"\nask = "何通 必要ですか。"\nwhen = { who_for = { not = "self" } }\n\n'
        '[[pages.fields]]\nid = "more_copies"\nkind = "integer"\nlabel = "通数"\nfact = ["copies"]\n\n[groups.children]',
    )

    with pytest.raises(FactError):
        folder.load()  # one guard is the field's, the other the page's: nobody compares those

    folder.change('when = { who_for = { not = "self" } }\n', "")
    folder.change('id = "more_copies"', 'id = "more_copies"\nwhen = { who_for = { not = "self" } }')

    assert folder.load().page("more").fields[0].fact == ("copies",)


def test_everything_else_of_the_file_is_there(folder):
    procedure = folder.load()

    assert procedure.identity is Identity.CARD
    assert (procedure.version, procedure.minutes, procedure.law) == (1, 3, ("見本法1条",))
    assert (procedure.in_force_from, procedure.in_force_until) == ("2020-04-01", "2030-03-31")
    assert procedure.after == (Text("sample.after.1", "窓口で わたします。"),)
    assert procedure.bring[0].icon == "card"
    assert procedure.attachments[0].form == "original"
    assert procedure.clerk_notes == ("窓口で 確かめる。",)
    assert procedure.groups["toys"].inside == "children"
    assert procedure.groups["children"].row == Text("sample.group.children.row", "{n}人め")
    assert procedure.fee is not None
    assert procedure.fee.arguments == ("copies", "settings.copy_fee")


def test_a_lone_file_finds_the_parts_and_glossary_of_the_house(tmp_path, folder, known):
    alone = tmp_path / "elsewhere"
    alone.mkdir()
    text = (folder.path / "sample.toml").read_text("utf-8")
    start, end = text.index('[[pages]]\nuse = "human"'), text.index('[[pages]]\nid = "child"')
    text = text[:start] + '[[pages]]\nuse = "common"\nonly = ["remarks"]\n\n' + text[end:]
    text = text.replace("visitor_birth_date", "copies").replace("params = { max = 10 }", "")
    (alone / "sample.toml").write_text(text, "utf-8")

    with pytest.raises(Exception, match="field 'remarks': unknown param of kind 'text' 'lines'"):
        load(alone / "sample.toml", known)
