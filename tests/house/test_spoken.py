"""How every sentence sounds is written down, so that a change of it is seen by a person."""

import pytest

from devices.speech.reading import kana, melodious
from tests.spoken import GOLDEN, lines


@pytest.mark.thorough
def test_how_every_sentence_is_said_is_written_down():
    assert GOLDEN.read_text(encoding="utf-8").splitlines() == "".join(lines()).splitlines(), (
        "make i18n, then read what changed in tests/data/spoken.txt"
    )


def test_the_ordinary_spelling_is_said_where_it_is_read_as_it_should_be():
    assert melodious("カイゴホケンの ホケンショウ", "介護保険の 保険証") == "介護保険の 保険証"


def test_a_reading_is_said_where_the_voice_would_read_otherwise():
    assert kana("介護を うける 方は") != "カイゴヲウケルカタワ"
    assert kana(melodious("カイゴを うける カタは", "介護を うける 方は")) == "カイゴヲウケルカタワ"
