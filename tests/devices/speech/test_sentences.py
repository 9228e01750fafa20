"""Where a text is cut into pieces, and what is left out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.speech.sentences import LONGEST, sentences


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("おはよう。つぎへ", ["おはよう。", "つぎへ"]),
        ("よいですか？はい！\n二行目", ["よいですか？", "はい！", "二行目"]),
        ("「はい。」と言う。", ["「はい。」", "と言う。"]),
        ("1.5倍、3,000円です。", ["1.5倍、3,000円です。"]),
        ("……。\n\n  \n", []),
        ("", []),
        ("Ready? Yes! Go", ["Ready?", "Yes!", "Go"]),
    ],
)
def test_a_text_is_cut_after_its_marks(text, pieces):
    assert list(sentences(text)) == pieces


def test_an_endless_sentence_is_cut_at_its_commas():
    clause = "あ" * 39 + "、"
    assert list(sentences(clause * 3)) == [clause] * 3


@given(st.text(alphabet="あ漢a1。！？、\n 」…"))
def test_no_spoken_sign_is_lost_and_no_piece_is_too_long(text):
    pieces = list(sentences(text))
    assert re.findall(r"\w", "".join(pieces)) == re.findall(r"\w", text)
    assert all(len(piece) <= LONGEST for piece in pieces)
