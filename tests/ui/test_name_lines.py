"""Where names and addresses are parted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.name_lines import clusters, parted


def lines(text, room):
    found = list(clusters(text))
    return ["".join(found[at] for at in line) for line in parted(found, [1.0] * len(found), room)]


def test_a_number_is_not_parted():
    assert lines("松島ハイツ103号室", 7) == ["松島ハイツ", "103号室"]


def test_a_line_does_not_begin_with_a_long_mark():
    assert lines("松島センター", 5) == ["松島セン", "ター"]


def test_a_number_longer_than_the_line_is_parted_rather_than_cut():
    assert lines("0123456789", 4) == ["0123", "4567", "89"]


def test_a_line_break_is_kept_and_not_drawn():
    assert lines("松島\n花子", 9) == ["松島", "花子"]
    assert lines("", 9) == [""]


def test_a_selector_belongs_to_its_character():
    assert list(clusters("葛\U000e0100飾か\u3099")) == ["葛\U000e0100", "飾", "か\u3099"]


@given(st.text(max_size=40))
def test_clusters_lose_nothing(text):
    assert "".join(clusters(text)) == text


@given(st.text(alphabet="松島ーァ10 「」。\n", max_size=40), st.integers(1, 12))
def test_lines_lose_nothing_and_keep_to_their_room(text, room):
    found = lines(text, room)
    assert "".join(found) == text.replace("\n", "")
    assert all(len(line) <= room for line in found)


def test_an_address_is_parted_before_the_building():
    assert lines("高城字町10番地 松島ハイツ103号室", 13) == ["高城字町10番地 ", "松島ハイツ103号室"]


def test_a_branch_number_stays_with_its_number():
    assert lines("松島町高城字町東900番地の1", 13) == ["松島町高城字町東", "900番地の1"]


def test_a_bracket_begins_a_line_rather_than_ending_in_pieces():
    assert lines("昭和19年5月12日(1944年)", 14) == ["昭和19年5月12日", "(1944年)"]
