"""Millimetres, type sizes, and what a look refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.theme import LANDSCAPE, SIZES, Glass, Look

UI = Path(__file__).resolve().parents[2] / "ui"


def test_a_glass_is_read_as_settings_write_it():
    assert Glass.parse("1920x1080@21.5in") == LANDSCAPE
    assert not LANDSCAPE.portrait
    assert Glass.parse("1080x1920@21.5in").portrait


@given(st.integers(100, 9999), st.integers(100, 9999), st.integers(1, 999))
def test_a_glass_survives_being_written(width, height, tenths):
    glass = Glass(width, height, tenths / 10)
    assert Glass.parse(str(glass)) == glass


@pytest.mark.parametrize(
    "text", ["", "1920x1080", "1920x1080@0in", "1920×1080@21.5in", "x1080@21in", "19x10@2in "]
)
def test_what_is_no_glass_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=r"1920x1080@21\.5in"):
        Glass.parse(text)


def test_twenty_millimetres_are_81_pixels_on_the_reference_glass():
    assert Look().mm(20) == 81
    assert Look(Glass(1920, 1080, 15.6)).mm(20) == 112


@given(st.floats(0.1, 500))
def test_a_length_is_never_shorter_than_asked(length):
    look = Look()
    assert look.mm(length) >= length * look.glass.px_per_mm - 1e-3


@pytest.mark.parametrize(("size", "points"), [("S", 20), ("M", 24), ("L", 30), ("XL", 38)])
def test_the_body_has_its_true_size_on_the_glass(size, points):
    look = Look(size=size)
    on_glass_mm = look.type_px("body") / look.glass.px_per_mm
    assert on_glass_mm == pytest.approx(points * 25.4 / 72, abs=0.15)


@pytest.mark.parametrize("size", SIZES)
def test_no_words_are_smaller_than_the_norm(size):
    smallest = min(SIZES[size].values())
    assert smallest * 0.735 * 25.4 / 72 >= 4.8  # capital height in mm, US 508 402.4


@pytest.mark.parametrize("wrong", [{"theme": "pink"}, {"size": "XXL"}, {"hand": "both"}])
def test_a_look_refuses_what_it_does_not_know(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong.values()))):
        Look(**wrong)


def test_the_frame_grows_to_m_at_most():
    assert [Look(size=size).for_frame().size for size in SIZES] == ["S", "M", "M", "M"]


def test_readings_are_shown_in_plain_japanese_and_where_asked_for():
    assert Look(language="ja_JP@easy").ruby
    assert not Look(language="ja_JP").ruby
    assert Look(language="ja_JP", readings=True).ruby
    assert not Look(language="en").ruby


def test_chinese_starts_with_its_own_letter_forms():
    assert Look(language="zh_CN").families[0] == "Noto Sans CJK SC"
    assert Look(language="ja_JP").families[0] == "BIZ UDPGothic"


def test_no_colour_is_named_outside_the_tokens():
    named = re.compile(r"[\"']#[0-9A-Fa-f]{3,8}[\"']")
    guilty = [
        str(file)
        for file in UI.rglob("*.py")
        if file.name != "tokens.py" and named.search(file.read_text("utf-8"))
    ]
    assert guilty == []
