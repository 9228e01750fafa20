"""The track that a device drains, and a device that plays into nothing."""

import threading

import pytest

from devices.ports import SpeechError
from devices.speech.playback import PERIODS, Speaker, Track
from devices.speech.synthesis import RATE, WIDTH
from tests.patience import STEP

SECOND = b"\1\0" * RATE


class Watched(Track):
    """A track that tells when the device took its first samples."""

    def __init__(self):
        super().__init__()
        self.begun = threading.Event()

    def take(self, size):
        taken = super().take(size)
        if taken:
            self.begun.set()
        return taken


def test_samples_come_out_as_they_went_in_whatever_the_device_asks_for():
    track, whole = Track(), bytes(range(256)) * 40
    for at in range(0, len(whole), 999):
        track.feed(whole[at : at + 999])
    out = b"".join(iter(lambda: track.take(160), b""))
    assert out == whole


def test_a_track_is_heard_only_when_the_device_has_played_out_its_buffers():
    track = Track()
    track.feed(b"\1\0")
    track.end()
    track.take(100)
    for _ in range(PERIODS - 1):
        track.take(100)
    with pytest.raises(SpeechError):
        track.wait(stall_seconds=0)
    track.take(100)
    assert track.wait() is True


def test_a_late_sentence_leaves_a_gap_but_does_not_end_the_track():
    track = Track()
    assert track.take(100) == b""
    track.feed(b"\1\0")
    assert track.take(100) == b"\1\0"


def test_after_a_cut_the_very_next_period_is_silent():
    track = Track()
    track.feed(SECOND)
    assert track.take(960)
    track.cut()
    assert track.take(960) == b""
    track.feed(SECOND)
    assert track.take(960) == b""
    assert track.wait() is False


def test_a_device_that_takes_nothing_is_noticed():
    track = Track()
    track.feed(SECOND)
    with pytest.raises(SpeechError):
        track.wait(stall_seconds=0)


def test_a_speaker_plays_a_track_to_its_end():
    speaker, track = Speaker(null="always"), Track()
    track.feed(b"\0\0" * (RATE // 20))
    track.end()
    speaker.play(track)
    assert track.wait() is True
    assert speaker.backend == "Null"
    speaker.close()


def test_a_cut_frees_who_waits_while_the_device_is_playing():
    speaker, track = Speaker(null="always"), Watched()
    track.feed(SECOND * 60)
    track.end()
    speaker.play(track)
    assert track.begun.wait(STEP)
    threading.Thread(target=track.cut).start()
    assert track.wait() is False
    assert track.take(RATE * WIDTH) == b""
    speaker.close()


def test_a_second_track_takes_the_place_of_the_first():
    speaker, first, second = Speaker(null="always"), Watched(), Watched()
    first.feed(SECOND * 60)
    second.feed(b"\0\0" * (RATE // 20))
    second.end()
    speaker.play(first)
    assert first.begun.wait(STEP)
    speaker.play(second)
    assert second.wait() is True
    speaker.close()


def test_a_device_is_found_by_a_part_of_its_name_in_any_case():
    speaker = Speaker(name="null playback", null="always")

    assert speaker.backend == "Null"
    speaker.close()


def test_a_device_that_is_not_there_is_refused_with_the_names_of_those_that_are():
    with pytest.raises(SpeechError, match="USB Audio; there are: NULL Playback Device"):
        Speaker(name="USB Audio", null="always")


def test_a_rehearsal_goes_on_in_silence_where_the_device_is_not_there():
    speaker = Speaker(name="USB Audio", null="allowed")

    assert speaker.backend == "Null"
    speaker.close()


def test_a_closed_speaker_takes_nothing_and_may_be_closed_again():
    speaker, track = Speaker(null="always"), Track()
    track.feed(SECOND)
    speaker.close()
    speaker.close()
    speaker.play(track)
    with pytest.raises(SpeechError):
        track.wait(stall_seconds=0.1)


def test_without_a_sound_system_there_is_no_speaker_unless_nothing_is_allowed(monkeypatch):
    import miniaudio  # noqa: PLC0415 - patched as a machine without any sound system

    monkeypatch.setattr(miniaudio, "get_enabled_backends", lambda: {miniaudio.Backend.NULL})
    with pytest.raises(SpeechError):
        Speaker()
    speaker = Speaker(null="allowed")
    assert speaker.backend == "Null"
    speaker.close()
