"""The twins: what they remember and what they do not."""

from devices.ports import Utterance
from devices.speech.openjtalk import OpenJTalk
from devices.speech.silence import Recorder, Silence


def test_a_recorder_keeps_every_line_in_the_callers_list_even_those_cut_off(ear):
    lines, last = [], ear()
    engine = Recorder(lines)
    for text in ("いらっしゃいませ。", "画面にさわってください。"):
        engine.speak(Utterance(text), last)
    last.wait()
    engine.close()
    assert lines == ["いらっしゃいませ。", "画面にさわってください。"]


def test_a_recorder_can_let_another_voice_speak(at_once, ear):
    lines, said = [], ear()
    engine = Recorder(lines, OpenJTalk(at_once))
    engine.prewarm()
    engine.speak(Utterance("はい。"), said)
    assert said.wait() == [True]
    engine.stop()
    engine.close()
    assert lines == ["はい。"]


def test_silence_remembers_nothing(ear):
    engine, said = Silence(), ear()
    engine.speak(Utterance("松島花子さん"), said)
    said.wait()
    engine.stop()
    assert "松島花子" not in str(vars(engine)) + str(vars(engine._lane))
    engine.close()
