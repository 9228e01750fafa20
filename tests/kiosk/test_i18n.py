"""Sentences in the resident's language, for eye and ear."""

from __future__ import annotations

import os
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st

from kiosk import catalogues
from kiosk.i18n import LANGUAGES, Text, load_catalogue, placeholders, plain, reading
from kiosk.places import asset

LEFT = Text("problem.left", "{係|かかり}の{方|かた}、あと{count}回です。", say="あと{count}かいです。")
CARD = Text("card.place", "カードを{置|お}いてください。")
TITLE = Text("procedure.title", "{住民票|じゅうみんひょう}の写し")
ABOUT = Text("menu.about", "{what}について")


def written(folder, language, *messages):
    catalog = Catalog(locale=language)
    for context, source, translation in messages:
        catalog.add(source, string=translation, context=context)
    path = folder / language / "LC_MESSAGES" / "kiosk.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(catalogues.text_of(catalog))
    return path


@pytest.fixture
def catalogue(tmp_path):
    written(
        tmp_path,
        "en",
        (LEFT.context, LEFT.source, "{count} tries left."),
        (TITLE.context, TITLE.source, "Copy of the Residence Record"),
        (ABOUT.context, ABOUT.source, "About: {what}"),
    )
    written(tmp_path, "ja_JP@easy", (CARD.context, CARD.source, "カードを ここに {置|お}きます。"))
    return load_catalogue(tmp_path)


def test_what_is_shown_keeps_its_readings_and_is_filled_in(catalogue):
    assert catalogue.shown(LEFT, "ja", count=2) == "{係|かかり}の{方|かた}、あと2回です。"
    assert catalogue.plain(LEFT, "ja", count=2) == "係の方、あと2回です。"


def test_what_is_spoken_is_its_own_message_or_the_reading(catalogue):
    assert catalogue.spoken(LEFT, "ja", count=2) == "あと2かいです。"
    assert catalogue.spoken(CARD, "ja") == "カードをオいてください。"


def test_a_language_is_used_where_it_has_the_sentence(catalogue):
    assert catalogue.shown(LEFT, "en", count=3) == "3 tries left."
    assert catalogue.shown(CARD, "ja_JP@easy") == "カードを ここに {置|お}きます。"


def test_a_missing_translation_is_said_in_japanese(catalogue):
    assert catalogue.shown(CARD, "en") == CARD.source
    assert catalogue.spoken(CARD, "en") == "カードをオいてください。"


def test_a_language_speaks_its_own_words_rather_than_the_japanese_spoken_ones(catalogue):
    assert catalogue.spoken(LEFT, "en", count=1) == "1 tries left."
    assert catalogue.spoken(LEFT, "ja_JP@easy", count=1) == "あと1かいです。"


def test_a_sentence_inside_a_sentence_is_translated_too(catalogue):
    assert catalogue.shown(ABOUT, "en", what=TITLE) == "About: Copy of the Residence Record"
    assert catalogue.shown(ABOUT, "ja", what=TITLE) == "{住民票|じゅうみんひょう}の写しについて"
    assert catalogue.spoken(ABOUT, "ja", what=TITLE) == "ジュウミンヒョウの写しについて"


def test_nothing_is_nothing_in_every_language(catalogue):
    assert {catalogue.shown(Text("", ""), each.code) for each in LANGUAGES} == {""}


def test_a_fact_that_is_missing_is_a_mistake_of_ours(catalogue):
    with pytest.raises(KeyError):
        catalogue.shown(LEFT, "ja")


def test_what_a_fact_holds_is_not_filled_in_again(catalogue):
    assert catalogue.shown(ABOUT, "ja", what="{what}") == "{what}について"


def test_the_japanese_catalogue_may_reword_a_sentence(tmp_path):
    written(tmp_path, "ja", (CARD.context, CARD.source, "カードを台に{置|お}いてください。"))

    catalogue = load_catalogue(tmp_path)

    assert catalogue.plain(CARD, "ja") == "カードを台に置いてください。"
    assert catalogue.plain(CARD, "en") == "カードを台に置いてください。"


def test_a_po_that_is_newer_than_its_mo_is_read_itself(tmp_path):
    path = written(tmp_path, "en", (CARD.context, CARD.source, "Place the card."))
    mo = path.with_suffix(".mo")
    memory = BytesIO()
    catalogues.write_mo(memory, catalogues.read(path))
    mo.write_bytes(memory.getvalue())
    written(tmp_path, "en", (CARD.context, CARD.source, "Put the card here."))
    later = mo.stat().st_mtime + 1
    os.utime(path, (later, later))

    assert load_catalogue(tmp_path).shown(CARD, "en") == "Put the card here."


def test_every_language_on_offer_has_a_catalogue_here():
    for each in LANGUAGES:
        assert asset("locale", each.code, "LC_MESSAGES", "kiosk.po").exists(), each.code


@given(st.text(alphabet="あ漢a{}|_0 "))
def test_any_text_can_be_stripped_of_readings(markup):
    for words in (plain(markup), reading(markup)):
        assert len(words) <= len(markup)
    assert not placeholders("{方|かた}")


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("{方|かた}は", "カタは"),
        ("木{曜日|ようび}", "木曜日"),
        ("{母|はは}{子|こ}保健", "母子保健"),
        ("役場1{階|かい}", "役場1階"),
        ("{要介護|ようかいご}・{要支援|ようしえん}", "ヨウカイゴ・ヨウシエン"),
    ],
)
def test_a_word_that_is_marked_in_part_is_left_to_the_voice(markup, read):
    assert reading(markup) == read
