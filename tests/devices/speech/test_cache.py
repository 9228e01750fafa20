"""Sentences on disk: found again, bounded, and never a reason to fail."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.ports import Utterance
from devices.speech.cache import SentenceCache, _pack, _unpack
from devices.speech.openjtalk import OpenJTalk

KEY = ("はい。", 1.0, "engine 1")
SOUND = b"\1\0\2\0" * 500


def test_a_stored_sentence_is_found_again(tmp_path):
    SentenceCache(tmp_path / "voice").store(*KEY, SOUND)
    assert SentenceCache(tmp_path / "voice").find(*KEY) == SOUND


@pytest.mark.parametrize("other", [("いいえ。", *KEY[1:]), ("はい。", 1.5, KEY[2]), (*KEY[:2], "engine 2")])
def test_another_text_tempo_or_engine_is_another_sound(tmp_path, other):
    cache = SentenceCache(tmp_path)
    cache.store(*KEY, SOUND)
    assert cache.find(*other) is None


@given(st.binary(max_size=200))
def test_garbage_counts_as_missing(content):
    assert _unpack(content) is None


@given(st.binary(max_size=200), st.data())
def test_one_changed_byte_counts_as_missing(samples, data):
    packed = bytearray(_pack(samples))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at] ^= data.draw(st.integers(1, 255))
    assert _unpack(bytes(packed)) is None


def test_the_longest_unused_sentences_are_thrown_out_first(tmp_path):
    cache = SentenceCache(tmp_path)
    for number in range(4):
        cache.store(str(number), 1.0, "v", os.urandom(1000))
        for at in tmp_path.glob("*.said"):
            stat = at.stat()
            os.utime(at, ns=(stat.st_atime_ns, stat.st_mtime_ns - 10**9))
    assert cache.find("0", 1.0, "v") is not None  # used: now the newest
    SentenceCache(tmp_path, limit_bytes=3500).store("4", 1.0, "v", os.urandom(1000))
    left = [number for number in range(5) if cache.find(str(number), 1.0, "v")]
    assert left == [0, 3, 4]


def test_nothing_half_written_stays_behind(tmp_path):
    SentenceCache(tmp_path).store(*KEY, SOUND)
    assert [at.suffix for at in tmp_path.iterdir()] == [".said"]


def test_a_folder_that_cannot_be_written_costs_speed_only(tmp_path, caplog):
    (tmp_path / "file").write_text("no folder")
    cache = SentenceCache(tmp_path / "file")
    cache.store(*KEY, SOUND)
    assert cache.find(*KEY) is None
    assert "not cached" in caplog.text
    assert KEY[0] not in caplog.text


@pytest.fixture
def say(tmp_path, at_once, ear):
    engine = OpenJTalk(at_once, SentenceCache(tmp_path))

    def speak(text, *, fixed):
        said = ear()
        engine.speak(Utterance(text, rate=2.0, fixed=fixed), said)
        return said.wait()

    yield speak
    engine.close()


def test_a_fixed_sentence_is_kept_for_the_next_time(say, tmp_path):
    assert say("はい。いいえ。", fixed=True) == [True]
    assert len(list(tmp_path.iterdir())) == 2


def test_free_text_never_reaches_the_disk(say, tmp_path):
    assert say("松島花子さん。", fixed=False) == [True]
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_replaced_and_the_sentence_is_still_said(say, tmp_path):
    say("はい。", fixed=True)
    (kept,) = tmp_path.iterdir()
    good = kept.read_bytes()
    kept.write_bytes(b"garbage")
    assert say("はい。", fixed=True) == [True]
    assert kept.read_bytes() == good


def test_a_cached_sentence_is_what_is_played(say, tmp_path, monkeypatch):
    say("はい。", fixed=True)
    monkeypatch.setattr("devices.speech.openjtalk.synthesize", pytest.fail)
    assert say("はい。", fixed=True) == [True]
