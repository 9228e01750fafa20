from queue import SimpleQueue

import pytest

from devices.ports import Utterance
from devices.speech.by_language import ByLanguage
from devices.speech.silence import Recorder
from tests.patience import STEP


class Endless(Recorder):
    """Says on until it is stopped."""

    def speak(self, utterance, on_done):
        self._lines.append(utterance.text)
        self.on_done = on_done

    def stop(self):
        self.on_done(False)


@pytest.fixture
def ends():
    return SimpleQueue()


@pytest.fixture
def heard():
    return {"ja": [], "others": []}


@pytest.fixture
def voices(heard):
    made = ByLanguage({"ja": Recorder(heard["ja"])}, Recorder(heard["others"]))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("language", "by"), [("ja", "ja"), ("ja_JP@easy", "ja"), ("en", "others"), ("zh_CN", "others")]
)
def test_each_language_has_its_voice(voices, heard, ends, language, by):
    voices.speak(Utterance("…あ", language), ends.put)

    assert ends.get(timeout=STEP)
    assert {name: len(lines) for name, lines in heard.items()} == {"ja": 0, "others": 0, by: 1}


def test_another_language_cuts_off_the_one_before(heard, ends):
    japanese = Endless(heard["ja"])
    voices = ByLanguage({"ja": japanese}, Recorder(heard["others"]))
    cut = SimpleQueue()
    voices.speak(Utterance("こんにちは"), cut.put)

    voices.speak(Utterance("Hello", "en"), ends.put)

    assert cut.get(timeout=STEP) is False
    assert ends.get(timeout=STEP) is True
    voices.close()
