"""Colours: every pair of every theme, computed."""

from __future__ import annotations

import re

import pytest

from ui.tokens import EDGE_PAIRS, TEXT_PAIRS, THEMES, Tokens, contrast, names


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_words_stand_out_seven_to_one(theme, ink, ground):
    tokens = THEMES[theme]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 7.0


@pytest.mark.parametrize("theme", THEMES)
def test_the_body_stands_out_ten_to_one(theme):
    tokens = THEMES[theme]
    assert all(
        contrast(tokens.ink, ground) >= 10.0 for ground in (tokens.ground, tokens.band, tokens.surface)
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_stand_out_four_and_a_half_to_one(theme, edge, ground):
    tokens = THEMES[theme]
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["ground", "band", "surface", "primary"])
def test_one_of_the_rings_colours_shows_on_any_ground(theme, ground):
    tokens = THEMES[theme]
    under = getattr(tokens, ground)
    assert max(contrast(tokens.ring_outer, under), contrast(tokens.ring_inner, under)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_every_token_is_a_colour(theme):
    assert all(re.fullmatch(r"#[0-9A-F]{6}", getattr(THEMES[theme], name)) for name in names())


def test_contrast_runs_from_one_to_twenty_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#0B3D2E", "#0B3D2E") == pytest.approx(1.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_there_are_five_themes_of_the_same_tokens():
    assert set(THEMES) == {"standard", "black", "white", "soft", "yellow"}
    assert all(isinstance(theme, Tokens) for theme in THEMES.values())
