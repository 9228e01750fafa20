import contextlib

import pytest

from kiosk.cli import main
from kiosk.couriers import FolderCourier
from kiosk.outbox import Outbox, State
from tests.kiosk.outbox.conftest import sealed
from tests.kiosk.posting import open_outbox


@pytest.fixture
def words(tmp_path):
    return [
        *("outbox", "--set", f"paths.state={tmp_path}"),
        *(
            "--set",
            f"paths.outbox={tmp_path / 'outbox.sqlite'}",
            "--set",
            f"paths.courier={tmp_path / 'courier'}",
        ),
    ]


@pytest.fixture
def numbers(tmp_path):
    with contextlib.closing(open_outbox(tmp_path)) as outbox:
        return [outbox.accept(name, sealed(name)).number for name in "ab"]


def states(tmp_path):
    with contextlib.closing(open_outbox(tmp_path)) as outbox:
        return [entry.state for entry in outbox.entries()]


def test_the_list_says_number_time_state_and_size(words, capsys, numbers):
    assert main([*words, "list"]) == 0
    first, second, total = capsys.readouterr().out.splitlines()
    assert first == f"{numbers[0]}　2026-11-22 10:05:30　送信待ち　試行 0回　700 バイト"
    assert second.startswith(numbers[1])
    assert total == "合計 送信待ち 2件、送信中 0件、送信済 0件、保留 0件"


def test_sending_empties_the_outbox(words, capsys, numbers, tmp_path):
    assert main([*words, "send"]) == 0
    assert capsys.readouterr().out == "送信 2件、保留 0件\n"
    assert (tmp_path / "courier" / f"{numbers[1]}.age").exists()
    assert states(tmp_path) == [State.ACKNOWLEDGED] * 2


def test_a_held_parcel_is_named_and_goes_out_when_released(words, capsys, numbers, tmp_path):
    (tmp_path / "courier").mkdir()
    (tmp_path / "courier" / f"{numbers[0]}.age").write_bytes(b"other")
    main([*words, "send"])
    main([*words, "list"])
    assert "保留（同じ番号の別の申請が届け先にある）" in capsys.readouterr().out
    (tmp_path / "courier" / f"{numbers[0]}.age").unlink()

    assert main([*words, "send", "--release"]) == 0
    assert states(tmp_path) == [State.ACKNOWLEDGED] * 2


def test_a_courier_folder_that_cannot_be_used_is_one_sentence_and_nothing_is_lost(
    words, capsys, numbers, tmp_path
):
    (tmp_path / "courier").write_text("")

    assert main([*words, "send"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert states(tmp_path) == [State.WAITING] * 2


def test_an_export_copies_and_leaves_the_outbox_as_it_is(words, capsys, numbers, tmp_path):
    assert main([*words, "export", str(tmp_path / "usb")]) == 0
    assert sorted(each.stem for each in (tmp_path / "usb").glob("*.age")) == sorted(numbers)
    assert states(tmp_path) == [State.WAITING] * 2
    assert "2件を書き出しました" in capsys.readouterr().out


def test_an_export_does_not_write_over_something_else(words, capsys, numbers, tmp_path):
    FolderCourier(tmp_path / "usb").folder.mkdir()
    (tmp_path / "usb" / f"{numbers[0]}.age").write_bytes(b"other")

    assert main([*words, "export", str(tmp_path / "usb")]) == 0
    out = capsys.readouterr().out
    assert f"！ {numbers[0]}" in out
    assert "1件を書き出しました" in out


def test_no_outbox_yet_is_said_in_one_sentence(words, capsys):
    assert main([*words, "list"]) == 1
    assert "まだありません" in capsys.readouterr().err


def test_a_damaged_outbox_is_complained_of_and_left_where_it_is(words, capsys, tmp_path):
    (tmp_path / "outbox.sqlite").write_bytes(b"no database at all" * 50)

    assert main([*words, "list"]) == 1
    assert "壊れています" in capsys.readouterr().err
    assert (tmp_path / "outbox.sqlite").read_bytes().startswith(b"no database")


def test_the_list_says_what_was_set_aside_and_where_the_audit_breaks(words, capsys, tmp_path):
    (tmp_path / "outbox.sqlite").write_bytes(b"no database at all" * 50)
    with contextlib.closing(Outbox.open(tmp_path / "outbox.sqlite", "01")) as outbox:
        outbox.accept("a", sealed("a"))
        outbox._file.execute("DROP TRIGGER audit_is_never_changed")
        outbox._file.execute("UPDATE audit SET facts = '{}' WHERE number = 2")

    assert main([*words, "list"]) == 0
    out = capsys.readouterr().out
    assert "outbox.damaged-" in out
    assert "監査の記録が 2 行目で途切れています" in out
