"""Where sentences are parted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.phrases import Piece, may_part, phrases, pieces, plain


def shown(text):
    return ["".join(piece.base for piece in phrase) for phrase in phrases(text)]


def test_a_reading_keeps_its_characters_together():
    assert pieces("{申請|しんせい}です") == (Piece("申請", "しんせい"), Piece("で"), Piece("す"))


def test_plain_words_have_no_readings():
    assert plain("{介護|かいご}をうける{人|ひと}") == "介護をうける人"
    assert plain("あと {count}つ") == "あと {count}つ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("だれのための 申請ですか。", ["だれのための ", "申請ですか。"]),
        ("介護をうける人をえらんでください。", ["介護をうける", "人をえらんでください。"]),
        ("カードは、すぐお返しします。", ["カードは、", "すぐお返しします。"]),
        ("さきほどの お答え", ["さきほどの ", "お答え"]),
        ("{暗証番号|あんしょうばんごう}を{入|い}れて", ["暗証番号を", "入れて"]),
        ("Please wait here", ["Please ", "wait ", "here"]),
        ("一行目\n二行目", ["一行目", "\n", "二行目"]),
    ],
)
def test_phrases_end_where_a_reader_breathes(text, expected):
    assert shown(text) == expected


def test_no_line_begins_with_a_full_stop_or_a_small_kana():
    assert not may_part(Piece("か"), Piece("。"))
    assert not may_part(Piece("き"), Piece("ょ"))
    assert not may_part(Piece("「"), Piece("人"))
    assert not may_part(Piece("1"), Piece("0"))
    assert may_part(Piece("町"), Piece("役"))


@given(st.text(alphabet="あアァー漢字。、「」 12ab{}|\nおご", max_size=60))
def test_no_character_is_lost_or_made(text):
    assert "".join(shown(text)) == plain(text)


def test_a_quoted_word_keeps_its_particle():
    whole = ["".join(piece.base for piece in run) for run in phrases("ちがう ところは「なおす」を おして")]
    assert "「なおす」を " in whole or "「なおす」を" in whole
