"""How Japanese is read and how it sounds: tempo, loudness, and no clicks."""

import subprocess
import sys

import numpy as np
import pytest

from devices.speech.reading import kana, morae
from devices.speech.synthesis import RATE, quieter, synthesize

PHRASES = (
    "4けたの番号を、したのボタンで、おしてください。",
    "マイナンバーカードを、カードリーダーの上に置いてください。",
    "住民票の写しを、お取りになりますか。",
    "もうすこし、お待ちください。",
    "カードを、おとりください。",
)


def sound(sentence, rate=1.0):
    return np.frombuffer(synthesize(sentence, rate), dtype="<i2").astype(np.int32)


def spoken_seconds(samples):
    audible = np.flatnonzero(np.abs(samples) > 100)
    return (audible[-1] - audible[0]) / RATE


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("住民票", "ジューミンヒョー"),
        ("続柄", "ツズキガラ"),
        ("何度も", "ナンドモ"),
        ("3階の窓口へ", "サンガイノマドグチエ"),
        ("髙橋、𠮷野", "タカハシ、ヨシノ"),
        ("れいわはちねん", "レイワハチネン"),
        ("。", "。"),
    ],
)
def test_readings(text, read):
    assert kana(text) == read


@pytest.mark.parametrize(
    ("reading", "count"), [("キョー", 2), ("ガッコー", 4), ("シンブン。", 4), ("・、", 0), ("", 0)]
)
def test_small_kana_share_a_mora_and_long_or_doubled_sounds_have_their_own(reading, count):
    assert morae(reading) == count


def test_the_ordinary_tempo_is_about_five_mora_a_second():
    count = sum(morae(kana(phrase)) for phrase in PHRASES)
    seconds = sum(spoken_seconds(sound(phrase)) for phrase in PHRASES)
    assert 4.5 <= count / seconds <= 5.3


def test_twice_the_rate_takes_half_the_time():
    slow, quick = (spoken_seconds(sound(PHRASES[0], rate)) for rate in (1.0, 2.0))
    assert 0.45 <= quick / slow <= 0.55


def test_a_rate_beyond_reason_is_kept_within_bounds():
    assert len(sound("はい。", 100)) == len(sound("はい。", 2.0))


def test_a_loud_sentence_is_clipped_and_never_wrapped_round():
    samples = sound("いらっしゃいませ。")
    assert np.abs(samples).max() > 30_000
    assert np.abs(np.diff(samples)).max() < 30_000  # a wrapped sample jumps by 65 536


def test_a_sentence_begins_at_once():
    first = np.flatnonzero(np.abs(sound("はい。")) > 100)[0]
    assert first <= RATE // 10


def test_what_cannot_be_pronounced_makes_no_sound():
    assert synthesize("…") == b""


def test_half_the_volume_is_half_the_amplitude():
    samples = synthesize("はい。")
    loud, soft = (np.abs(np.frombuffer(s, "<i2")).max() for s in (samples, quieter(samples, 0.5)))
    assert soft == loud // 2
    assert set(quieter(samples, 0.0)) == {0}
    assert quieter(samples, 3.0) == samples


def test_importing_the_voices_loads_no_dictionary_and_no_sound_system():
    modules = [
        "openjtalk",
        "playback",
        "cache",
        "silence",
        "reading",
        "synthesis",
        "pyttsx3_driver",
        "pyttsx3_voice",
    ]
    program = "\n".join(
        [
            "import sys",
            *(f"import devices.speech.{name}" for name in modules),
            "heavy = {'pyopenjtalk', 'numpy', 'miniaudio', 'pyttsx3'} & set(sys.modules)",
            "sys.exit(f'loaded too early: {heavy}' if heavy else 0)",
        ]
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_loading_the_dictionary_prints_nothing_to_stdout():
    program = "from devices.speech.reading import kana; kana('はい')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == ""
