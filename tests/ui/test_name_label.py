"""Names are drawn as registered, and kept as given."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from ui.theme import CHAIN, Look
from ui.widgets import name_glyphs
from ui.widgets.name_glyphs import prewarm, shape_name
from ui.widgets.name_label import NameLabel

ROOT = Path(__file__).resolve().parents[2]
ADOBE, REGISTER, NOBODYS = "\U000e0100", "\U000e0102", "\U000e01e0"


@pytest.fixture
def drawn(qtbot, look):
    def draw(text, *, bold=False):
        label = NameLabel(look, text, step="question", bold=bold)
        qtbot.addWidget(label)
        label.resize(600, 100)
        return label.grab().toImage()

    return draw


def families(look, text):
    return [
        run.rawFont().familyName() for line in shape_name(look, text, "body", 10_000) for run in line.runs
    ]


def test_a_selector_draws_the_form_it_asks_for(drawn):
    assert drawn(f"葛{ADOBE}") != drawn("葛")
    assert drawn(f"葛{REGISTER}") != drawn("葛")


def test_a_selector_nobody_knows_is_left_out_of_the_drawing_only(drawn, qtbot, look):
    assert drawn(f"葛{NOBODYS}") == drawn("葛")
    label = NameLabel(look, f"葛{NOBODYS}飾")
    qtbot.addWidget(label)
    assert label.text() == f"葛{NOBODYS}飾"
    assert label.accessibleName() == f"葛{NOBODYS}飾"


@pytest.mark.parametrize("char", ["𠮷", "髙", "﨑", "㐂", "葛"])
def test_rare_characters_are_no_empty_boxes(drawn, char):
    assert drawn(char) != drawn("\U0010fffd")
    assert drawn(char) != drawn("")


def test_the_font_is_chosen_for_each_character(look):
    assert families(look, "髙橋") == [CHAIN[0]]
    assert families(look, "𠮷田") == [CHAIN[1], CHAIN[0]]
    assert families(look, f"葛{REGISTER}") == [CHAIN[2]]


def test_bold_names_keep_their_selectors(drawn):
    assert drawn(f"葛{ADOBE}", bold=True) != drawn("葛", bold=True)
    assert drawn("葛", bold=True) != drawn("葛")


@pytest.mark.parametrize("size", ["S", "M", "L", "XL"])
def test_a_name_is_on_the_glass_in_every_size(qtbot, size):
    label = NameLabel(Look(size=size), "松島", step="question", bold=True)
    qtbot.addWidget(label)
    label.resize(600, 100)
    image = label.grab().toImage()
    ink = sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    assert ink > 300


@pytest.mark.parametrize("name", ["神\ufa19", "ｶﾅ", "が", "か\u3099", " 松島　ハナ ", f"辻{ADOBE}"])
def test_the_text_is_never_normalised(qtbot, look, name):
    label = NameLabel(look, name)
    qtbot.addWidget(label)
    assert label.text() == name


def test_a_long_address_wraps_within_its_width(look):
    address = "宮城県宮城郡松島町高城字帰命院下一19番地の1 松島ハイツ103号室"
    lines = shape_name(look, address, "body", 400)
    assert len(lines) > 1
    assert all(line.width <= 400 for line in lines)
    assert sum(len(run.glyphIndexes()) for line in lines for run in line.runs) >= len(address) - 2


@given(
    st.text(
        alphabet=st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from("葛\U000e0100\ufe00")),
        max_size=12,
    )
)
def test_any_text_can_be_drawn(qapp, text):
    image = QImage(50, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    lines = shape_name(Look(), text, "hint", 300)
    for line in lines:
        line.draw(painter, 0, 15)
    painter.end()
    assert all(line.width >= 0 for line in lines)


def test_loading_the_screens_does_not_load_the_shaper():
    asked = "import sys, ui.frame, ui.widgets.row_list; print('uharfbuzz' in sys.modules, 'PySide6.QtSvg' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_prewarmed_fonts_are_the_ones_used(look):
    prewarm(look)
    before = name_glyphs._face_here.cache_info().misses
    shape_name(look, f"𠮷葛{REGISTER}田", "body", 500, bold=True)
    assert name_glyphs._face_here.cache_info().misses == before
