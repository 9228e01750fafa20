"""The drawing: everything of the procedure is in it, and no words lie on each other."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree as ET

import pytest

from procedures.drawing import draw
from procedures.loader import DATA, Shelf
from procedures.reading import plain
from procedures.svg import width, wrap
from procedures.telling import condition, tell

IDS = [path.stem for path in Shelf(DATA).sources()]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", IDS)
def test_every_question_and_exit_is_on_the_drawing(offer, name):
    procedure = offer.procedure(name)
    root = ET.fromstring(draw(procedure))
    words = re.sub(r"\s", "", "".join(text.text or "" for text in root.iter(f"{SVG}text")))

    for page in procedure.pages:
        assert re.sub(r"\s", "", plain(page.ask.source)) in words
        for leave in page.exits:
            assert re.sub(r"\s", "", plain(leave.title.source)) in words


@pytest.mark.parametrize("name", IDS)
def test_no_two_lines_of_words_lie_on_each_other_or_leave_the_sheet(offer, name):
    root = ET.fromstring(draw(offer.procedure(name)))
    wide, high = float(root.get("width")), float(root.get("height"))
    spans = []
    for text in root.iter(f"{SVG}text"):
        x, y, size = (float(text.get(key)) for key in ("x", "y", "font-size"))
        right = x + width(text.text, size)
        assert right <= wide
        assert y <= high
        spans.append((y - size, y, x, right))
    spans.sort()
    touching = [
        (one, other)
        for one, other in itertools.combinations(spans, 2)
        if other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ]

    assert touching == []


@pytest.mark.parametrize("name", IDS)
def test_no_box_lies_across_another(offer, name):
    root = ET.fromstring(draw(offer.procedure(name)))
    boxes = [
        tuple(float(box.get(key)) for key in ("x", "y", "width", "height"))
        for box in root.iter(f"{SVG}rect")
        if box.get("x")
    ]
    crossing = [
        (one, other)
        for one, other in itertools.combinations(boxes, 2)
        if one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
        and not holds(one, other)
        and not holds(other, one)
    ]

    assert crossing == []


def holds(outer, inner):
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[0] + inner[2] <= outer[0] + outer[2]
        and inner[1] + inner[3] <= outer[1] + outer[3]
    )


def test_a_condition_reads_as_japanese(offer):
    procedure = offer.procedure("resident_record")

    assert condition(procedure.page("authority").when, procedure) == "だれの証明かが「別の 世帯の 人」"
    assert condition(procedure.page("deceased").when, procedure) == "種類が「除票」"
    assert condition(procedure.page("numbers").when, procedure) == (
        "追加の記載を選ぶが「はい」、だれの証明かが「そのほかの 人」以外"
    )


def test_what_is_told_holds_pages_options_settings_and_what_is_left_out(offer):
    told = "\n".join(tell(offer.procedure("care_cert_new")))

    assert "[stay_place] 介護を うける 方は いま どこに いますか。" in told
    assert "・病院に 入院している（hospital）" in told
    assert "くりかえし admissions（4回まで）　〈過去6か月の入院・入所が「はい」〉" in told
    assert "設定: insured_card_needed = はい" in told
    assert "聞かない: my_number（individual number）" in told


def test_lines_break_where_the_room_ends_and_leave_no_letter_alone():
    lines = wrap("あいうえおかきくけこさ", 10, 100)

    assert lines == ("あいうえおか", "きくけこさ")
    assert wrap("あいうえおかきくけこ。", 10, 100) == ("あいうえおかきくけこ。",)
    assert wrap("", 10, 100) == ()
