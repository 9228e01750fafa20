import pytest

from kiosk.cli import main
from tests.kiosk.posting import Keys


@pytest.fixture
def words(tmp_path):
    settings = {"state": tmp_path / "state", "keys": tmp_path / "keys", "recipients": tmp_path / "to"}
    return ["keys", *(word for key, value in settings.items() for word in ("--set", f"paths.{key}={value}"))]


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("office", ["office.key", "office.pub"]),
        ("recovery", ["recovery.key", "recovery.pub"]),
        ("kiosk", ["kiosk-01.pub", "kiosk.key"]),
    ],
)
def test_new_keys_are_written_and_the_next_step_is_said(words, capsys, tmp_path, kind, files):
    assert main([*words, "new", kind]) == 0
    assert sorted(each.name for each in (tmp_path / "keys").iterdir()) == files
    out = capsys.readouterr().out
    assert all(name in out for name in files)
    assert "置いてください" in out


def test_a_key_that_is_there_is_not_made_again(words, capsys):
    main([*words, "new", "office"])
    capsys.readouterr()

    assert main([*words, "new", "office"]) == 2
    assert "office.key がもうあります" in capsys.readouterr().err


def test_the_label_is_what_show_says(words, capsys, tmp_path):
    keys = Keys.made_in(tmp_path / "keys")
    (tmp_path / "to").mkdir()
    for name in ("office.pub", "recovery.pub"):
        (tmp_path / "to" / name).write_bytes((keys.folder / name).read_bytes())

    assert main([*words, "show"]) == 0
    kiosk, office, recovery = capsys.readouterr().out.splitlines()
    assert kiosk.startswith("端末 01 の署名の鍵")
    assert keys.kiosk.fingerprint in kiosk.replace(" ", "")
    assert "（課）" in office
    assert office.endswith("町民福祉課")
    assert "（復旧用）" in recovery


def test_show_says_in_one_sentence_what_is_missing(words, capsys, tmp_path):
    Keys.made_in(tmp_path / "keys")

    assert main([*words, "show"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
