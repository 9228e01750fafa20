"""The catalogues are in step with the code, and nothing wrong in them reaches a screen."""

from __future__ import annotations

import gettext
import textwrap

import pytest

from kiosk import catalogues

CODE = """
from kiosk.i18n import Text

TITLE = Text("idle.title", "{画面|がめん}に"
             "さわってください", say="さわってください")
COUNT = Text(context="idle.count", source="あと{count}人")

def made(row):
    return Text(row.context, row.source)
"""


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "idle.py").write_text(CODE, "utf-8")
    catalogues.update(tmp_path)
    return tmp_path


def translate(tree, language, context, translation):
    path = catalogues.catalogue_files(tree)[language]
    catalog = catalogues.read(path)
    message = next(each for each in catalog if each.context == context)
    message.string = translation
    path.write_bytes(catalogues.text_of(catalog))


def test_declared_sentences_and_their_spoken_forms_are_found(tree):
    found = {
        message.context: message.id for message in catalogues.read(tree / catalogues.TEMPLATE) if message.id
    }

    assert found == {
        "idle.title": "{画面|がめん}にさわってください",
        "idle.title.say": "さわってください",
        "idle.count": "あと{count}人",
    }


def test_updating_twice_changes_nothing(tree):
    before = {path: path.read_bytes() for path in tree.rglob("*.po*")}

    catalogues.update(tree)

    assert {path: path.read_bytes() for path in tree.rglob("*.po*")} == before
    assert catalogues.check(tree) == []


def test_code_that_ran_ahead_of_the_template_is_noticed(tree):
    (tree / "ui" / "more.py").write_text('MORE = Text("more.title", "もっと")\n', "utf-8")

    assert [fault.language for fault in catalogues.check(tree)] == ["template"]


def test_a_translation_is_compiled_and_read_by_plain_gettext(tree):
    translate(tree, "en", "idle.count", "{count} people left")

    assert catalogues.compile_all(tree) == []
    with catalogues.catalogue_files(tree)["en"].with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).pgettext("idle.count", "あと{count}人") == "{count} people left"


def test_a_sentence_that_changed_keeps_its_translation_but_is_not_used_until_seen(tree):
    translate(tree, "en", "idle.count", "{count} people left")
    file = tree / "ui" / "idle.py"
    file.write_text(file.read_text("utf-8").replace("あと{count}人", "あと{count}名"), "utf-8")

    catalogues.update(tree)

    message = next(
        each
        for each in catalogues.read(catalogues.catalogue_files(tree)["en"])
        if each.context == "idle.count"
    )
    assert (message.id, message.string, message.fuzzy) == ("あと{count}名", "{count} people left", True)


@pytest.mark.parametrize(
    "translation", ["people left", "{number} people left", "{count} of {all} people left"]
)
def test_a_translation_with_other_placeholders_is_refused(tree, translation):
    translate(tree, "en", "idle.count", translation)

    faults = catalogues.compile_all(tree)

    assert [(fault.language, fault.context) for fault in faults] == [("en", "idle.count")]
    assert not catalogues.catalogue_files(tree)["en"].with_suffix(".mo").exists()


@pytest.mark.parametrize("source", ["{方|かた", "方|かた}", "{方|}", "{Count}人", "{}人"])
def test_braces_that_mean_nothing_are_refused(tree, source):
    (tree / "ui" / "more.py").write_text(f"MORE = Text('more.title', '{source}')\n", "utf-8")
    catalogues.update(tree)

    assert "more.title" in {fault.context for fault in catalogues.check(tree)}


def test_two_sentences_under_one_context_are_refused(tree):
    (tree / "ui" / "more.py").write_text('MORE = Text("idle.count", "もっと")\n', "utf-8")
    catalogues.update(tree)

    assert "idle.count" in {fault.context for fault in catalogues.check(tree)}


def test_the_command_says_what_is_wrong_and_exits_with_one(monkeypatch, capsys):
    monkeypatch.setattr(catalogues, "check", lambda: [catalogues.Fault("en", "a.b", "placeholders differ")])

    assert catalogues.main(["check"]) == 1
    assert capsys.readouterr().err == textwrap.dedent("en: a.b: placeholders differ\n")


def test_the_catalogues_of_this_tree_are_in_step_and_faultless():
    assert catalogues.check() == []
