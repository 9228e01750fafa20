"""kiosk.toml, the environment and the command line become one Config that remembers origins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import ConfigError, Layer, known_settings, load_config


def written(tmp_path, text):
    file = tmp_path / "kiosk.toml"
    file.write_text(text, "utf-8")
    return file


def test_a_higher_layer_wins_and_is_remembered(tmp_path):
    file = written(tmp_path, "[session]\nidle_seconds = 100\nwarning_seconds = 30\n[kiosk]\nid = '07'\n")

    config = load_config(
        file,
        environ={"KIOSK_SESSION_IDLE_SECONDS": "200", "KIOSK_SESSION_WARNING_SECONDS": "40", "PATH": "/bin"},
        overrides=["session.idle_seconds=240"],
    )

    assert (config.kiosk.id, config.session.warning_seconds, config.session.idle_seconds) == ("07", 40, 240)
    assert config.origins["kiosk.id"].layer is Layer.FILE
    assert config.origins["kiosk.id"].where == str(file)
    assert config.origins["session.warning_seconds"].where == "KIOSK_SESSION_WARNING_SECONDS"
    assert config.origins["session.idle_seconds"].layer is Layer.COMMAND
    assert config.origins["card.reader"].layer is Layer.DEFAULT
    assert [value for _origin, value in config.overruled["session.idle_seconds"]] == [300, 100, 200]
    assert "card.reader" not in config.overruled


def test_the_environment_may_name_the_file(tmp_path):
    file = written(tmp_path, "[kiosk]\nid = '31'\n")

    assert load_config(environ={"KIOSK_CONFIG": str(file)}).kiosk.id == "31"


def test_relative_paths_stand_beside_the_file_or_in_the_state_folder(tmp_path):
    file = written(tmp_path, "[paths]\nstate = 'state'\noutbox = 'box.sqlite'\ntown = 'matsushima.toml'\n")

    paths = load_config(file, environ={}).paths

    assert paths.outbox == tmp_path / "state" / "box.sqlite"
    assert paths.town == tmp_path / "matsushima.toml"
    assert paths.recipients == tmp_path / "recipients"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[sesion]\n", ["[sesion]", "session"]),
        ("[session]\nidle_second = 3\n", ["session.idle_second ", "session.idle_seconds"]),
        ("[session]\nidle_seconds = 'long'\n", ["session.idle_seconds", "整数"]),
        ("[session]\nidle_seconds = true\n", ["session.idle_seconds", "整数"]),
        ("[session]\nidle_seconds = 1\n", ["session.idle_seconds", "30 から 3600"]),
        ("[card]\nreader = 'nfc'\n", ["card.reader", "nfc", "pcsc か virtual"]),
        ("[kiosk]\nid = '1'\n", ["kiosk.id", "2けた"]),
        ("[keys]\ngo_back = 'a'\n", ["keys.go_back", "「a」", "Backspace Ins"]),
        ("[keys]\nagain = 'Enter'\n", ["keys.again", "「Enter」"]),
        ("session = 3\n", ["session", "区分"]),
        ("[session\n", ["TOML"]),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence_with_place_and_mend(tmp_path, text, parts):
    file = written(tmp_path, text)

    with pytest.raises(ConfigError) as refused:
        load_config(file, environ={})

    sentence = str(refused.value)
    assert str(file) in sentence
    assert "\n" not in sentence
    for part in parts:
        assert part in sentence


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("KIOSK_SESION_IDLE_SECONDS", "3", "KIOSK_SESSION_IDLE_SECONDS"),
        ("KIOSK_CARD_KEEP_LAST_TRY", "perhaps", "true か false"),
        ("KIOSK_VOICE_VOLUME", "loud", "数"),
    ],
)
def test_a_wrong_variable_is_refused(name, value, mend):
    with pytest.raises(ConfigError, match=mend) as refused:
        load_config(environ={name: value})

    assert "環境変数" in str(refused.value)


@pytest.mark.parametrize("override", ["session.idle_seconds", "idle=3", "a.b.c=3", "=3"])
def test_a_wrong_override_is_refused(override):
    with pytest.raises(ConfigError, match="--set"):
        load_config(environ={}, overrides=[override])


def test_a_file_that_is_not_there_or_no_file_at_all_is_said(tmp_path):
    with pytest.raises(ConfigError, match=r"nowhere\.toml はありません"):
        load_config(tmp_path / "nowhere.toml", environ={})
    with pytest.raises(ConfigError, match="読めません"):
        load_config(tmp_path, environ={})


def test_a_file_that_cannot_be_looked_at_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("kiosk.config.DEFAULT_FILE", tmp_path / ("long" * 100))

    with pytest.raises(ConfigError, match="読めません"):
        load_config(environ={})


def test_a_file_in_another_encoding_is_said(tmp_path):
    file = tmp_path / "kiosk.toml"
    file.write_bytes("[card]\nname = '読み取り機'\n".encode("cp932"))

    with pytest.raises(ConfigError, match="UTF-8"):
        load_config(file, environ={})


def test_the_staff_pin_hash_is_in_no_repr(tmp_path):
    file = written(tmp_path, "[staff]\npin_hash = '$argon2id$v=19$m=65536$abcdef'\n")

    assert "abcdef" not in repr(load_config(file, environ={}))
    assert "abcdef" not in repr(load_config(file, environ={}, overrides=["staff.pin_hash="]))


def test_a_wrong_staff_pin_hash_is_refused_without_being_repeated(tmp_path):
    file = written(tmp_path, "[staff]\npin_hash = '1234'\n")

    with pytest.raises(ConfigError, match=r"staff\.pin_hash") as refused:
        load_config(file, environ={})

    assert "1234" not in str(refused.value)


@given(st.sampled_from(sorted(known_settings())), st.text(max_size=30))
def test_any_text_for_any_setting_is_taken_or_refused_in_one_sentence(key, text):
    text = text.replace("=", "")
    try:
        config = load_config(environ={}, overrides=[f"{key}={text}"])
    except ConfigError as refused:
        assert key in str(refused)  # noqa: PT017 - either outcome is right; each has its own proof
    else:
        assert config.origins[key].layer is Layer.COMMAND


def test_every_setting_is_documented_and_its_default_fits():
    for key, each in known_settings().items():
        assert each.about, key
        assert isinstance(each.default, each.type), key
        if isinstance(each.default, str):
            assert each.fits(each.default), key
