"""The kana board's editing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets import kana_edit
from ui.widgets.kana_edit import PAGES, erase, half, small, to_hiragana, to_katakana, voice

KANA = "".join(chr(code) for code in range(0x3041, 0x3097))
ANY = st.text(alphabet=st.one_of(st.sampled_from(KANA + to_katakana(KANA)), st.characters()), max_size=12)


@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        (voice, "か", "が"),
        (voice, "が", "か"),
        (voice, "まつしま", "まつしま"),
        (voice, "ハ", "バ"),
        (voice, "ぱ", "ば"),
        (voice, "ウ", "ヴ"),
        (half, "は", "ぱ"),
        (half, "ば", "ぱ"),
        (half, "パ", "ハ"),
        (half, "か", "か"),
        (small, "つ", "っ"),
        (small, "ャ", "ヤ"),
        (small, "A", "a"),
        (small, "漢", "漢"),
        (erase, "ハナ", "ハ"),
        (erase, "葛\U000e0100", ""),
    ],
)
def test_a_mark_changes_the_last_character_only(edit, before, after):
    assert edit(f"ん{before}") == f"ん{after}"
    if len(before) == 1:
        assert edit("") == ""


@given(ANY)
def test_marks_never_change_the_length_nor_what_stands_before(text):
    for edit in (voice, half, small):
        changed = edit(text)
        assert len(changed) == len(text)
        assert changed[:-1] == text[:-1]


@given(ANY)
def test_the_same_mark_twice_brings_a_plain_kana_back(text):
    for edit in (voice, half, small):
        if edit(text) == text or text[-1] in "ばびぶべぼぱぴぷぺぽバビブベボパピプペポ":
            continue
        assert edit(edit(text)) == text


@given(ANY, st.sampled_from([word for page in PAGES.values() for row in page for word in row if word]))
def test_erasing_takes_back_the_last_character_of_a_key(text, word):
    assert erase(text + word) == text + word[:-1]


@given(ANY)
def test_erasing_ends(text):
    for _ in range(len(text)):
        text = erase(text)
    assert text == ""


@given(st.text(alphabet=KANA, max_size=12))
def test_kana_survive_the_way_to_katakana_and_back(text):
    assert to_hiragana(to_katakana(text)) == text


def test_all_46_kana_are_on_the_board_and_a_is_at_the_right():
    page = PAGES["hiragana"]
    keys = {key for row in page for key in row}
    assert (
        set("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん")
        <= keys
    )
    assert "".join(row[-1] for row in page) == "あいうえお"


def test_every_kana_can_be_made_from_the_board():
    keys = {key for row in PAGES["hiragana"] for key in row}
    made = keys | {voice(key) for key in keys} | {half(key) for key in keys} | {small(key) for key in keys}
    assert set(KANA) - {"ゐ", "ゑ"} <= made


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_same_places(page):
    assert [len(row) for row in PAGES[page]] == [10] * 5
    assert kana_edit.PAGES[page] is PAGES[page]
