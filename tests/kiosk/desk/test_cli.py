import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.desk.cli import watch
from kiosk.keymaking import new_office_key
from tests.kiosk.wishes import HANAKO, TODAY


def run(town, capsys, *words):
    code = main(town.words(*words))
    return (code, *capsys.readouterr())


def refused(town, capsys, *words):
    """Return the one sentence a clerk gets for *words*."""
    code, out, err = run(town, capsys, *words)
    assert code in (1, 2)
    assert out == ""
    assert err.startswith("kiosk: ")
    assert err.count("\n") == 1
    return err


def test_a_clerk_opens_by_number_however_it_is_typed(town, capsys):
    number = town.apply()
    for typed in (
        number,
        number.replace("-", ""),
        number.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    ):
        code, out, _ = run(town, capsys, typed)
        assert code == 0
        assert HANAKO.name in out
        assert number in out


def test_a_clerk_opens_a_file_wherever_it_lies(town, capsys, tmp_path):
    number = town.apply()
    (tmp_path / "usb").mkdir()
    for ending in ("age", "json"):
        shutil.move(town.arrivals / f"{number}.{ending}", tmp_path / "usb")

    for ending in ("age", "json"):
        assert HANAKO.name in run(town, capsys, str(tmp_path / "usb" / f"{number}.{ending}"))[1]


def test_the_latest_is_what_came_last(town, capsys):
    town.apply("a-1")
    latest = town.apply("a-2")

    assert latest in run(town, capsys, "--latest")[1]


def test_without_a_word_what_is_new_is_listed_with_title_deadline_and_papers(town, capsys):
    number = town.apply(protection=True)
    code, out, _ = run(town, capsys)

    assert code == 0
    assert out == (
        f"{number}　住民票の写しの請求　期限 令和8年12月1日（2026年）　見るもの 本人確認書類、診断書　【支援措置】\n"
    )


def test_what_was_opened_is_not_new_any_more(town, capsys):
    first, second = town.apply("a-1"), town.apply("a-2")
    run(town, capsys, first)
    out = run(town, capsys)[1]

    assert first not in out
    assert second in out


def test_nothing_new_is_said_so(town, capsys):
    run(town, capsys, town.apply())

    assert run(town, capsys)[1] == "新しい申請はありません。\n"


def test_watching_tells_each_arrival_once_and_goes_on_without_the_folder(town):
    first = town.apply("a-1")
    said: list[str] = []
    later: list[str] = []
    away = town.folder / "away"

    def arrive() -> bool:
        later.append(town.apply("a-2"))
        return True

    def unplug() -> bool:
        town.arrivals.rename(away)
        return True

    def plug_in() -> bool:
        away.rename(town.arrivals)
        return True

    steps = [arrive, unplug, lambda: True, plug_in, lambda: False]

    def pause() -> bool:
        return steps.pop(0)()

    watch(town.desk(), said.append, pause)

    assert [line[:10] for line in said if not line.startswith("！")] == [first, later[0]]
    assert len([line for line in said if line.startswith("！")]) == 1


def test_one_bad_parcel_does_not_hide_the_others(town, capsys):
    bad, good = town.apply("a-1"), town.apply("a-2")
    (town.arrivals / f"{bad}.age").write_bytes(b"tampered")
    lines = sorted(run(town, capsys)[1].splitlines())

    assert lines[0].startswith(good)
    assert lines[1].startswith(f"！ 受付番号 {bad} は署名と合いません")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("01-234-567", "正しい番号ではありません"),
        ("garbage", "正しい番号ではありません"),
        ("01-234-566", "届いていません"),
    ],
)
def test_a_number_that_is_wrong_or_not_there_is_said_so(town, capsys, typed, said):
    town.apply()

    assert said in refused(town, capsys, typed)


def test_a_file_that_is_not_there_is_named(town, capsys):
    assert "nowhere.age がありません" in refused(town, capsys, "nowhere.age")


def test_a_parcel_without_its_waybill_is_not_opened(town, capsys):
    number = town.apply()
    (town.arrivals / f"{number}.json").unlink()

    assert f"{number}.json がありません" in refused(town, capsys, number)


@pytest.mark.parametrize("garbage", [b"", b"{", b'{"format": 1}', b"\xff\xfe"])
def test_a_garbled_waybill_is_named(town, capsys, garbage):
    number = town.apply()
    (town.arrivals / f"{number}.json").write_bytes(garbage)

    assert f"{number}.json は送り状として読めません" in refused(town, capsys, number)


def test_a_wrong_key_is_said_so(town, capsys, tmp_path):
    number = town.apply()
    new_office_key(tmp_path / "other", "office", "税務課", TODAY)
    town.keys.office_file.write_bytes((tmp_path / "other" / "office.key").read_bytes())

    assert "この鍵では開きません" in refused(town, capsys, number)


def test_a_missing_key_is_named(town, capsys):
    number = town.apply()
    town.keys.office_file.unlink()

    assert "office.key がありません" in refused(town, capsys, number)


def test_a_kiosk_nobody_knows_is_not_believed(town, capsys):
    number = town.apply()
    (town.keys.folder / "kiosk-01.pub").unlink()

    assert "知らない端末" in refused(town, capsys, number)


def test_two_parcels_that_changed_places_are_noticed(town, capsys):
    one, other = town.apply("a-1"), town.apply("a-2")
    swapped = (town.arrivals / f"{one}.age").read_bytes()
    shutil.copy(town.arrivals / f"{other}.age", town.arrivals / f"{one}.age")
    (town.arrivals / f"{other}.age").write_bytes(swapped)

    assert "署名と合いません" in refused(town, capsys, one)


def test_a_whole_parcel_under_another_number_is_noticed(town, capsys):
    one, other = town.apply("a-1"), town.apply("a-2")
    for ending in ("age", "json"):
        shutil.copy(town.arrivals / f"{other}.{ending}", town.arrivals / f"{one}.{ending}")

    assert "別の受付番号" in refused(town, capsys, one)


def test_an_empty_or_missing_folder_is_said_so(town, capsys):
    assert "フォルダーがありません" in refused(town, capsys, "--latest")
    town.arrivals.mkdir()
    assert "まだ届いていません" in refused(town, capsys, "--latest")


def test_marks_that_cannot_be_written_are_complained_of(town, capsys):
    number = town.apply()
    (town.folder / "state").write_text("")

    code, _, err = run(town, capsys, number)

    assert code == 1
    assert "desk.sqlite に開封の記録を書けません" in err


def test_a_pdf_needs_to_know_which(town, capsys, tmp_path):
    assert "--pdf" in refused(town, capsys, "--pdf", str(tmp_path / "x.pdf"))


def test_opening_writes_nothing_about_a_person(town, capsys):
    run(town, capsys, town.apply())
    written = b"".join(file.read_bytes() for file in (town.folder / "state").rglob("*") if file.is_file())

    assert "花子".encode() not in written
    assert "住民票".encode() not in written


def test_a_reader_that_has_seen_enough_is_no_error(town):
    for at in range(3):
        town.apply(f"a-{at}")
    command = [sys.executable, "-m", "kiosk", *town.words("--latest")]
    root = Path(__file__).parents[3]
    read, write = os.pipe()
    os.close(read)
    with io.FileIO(write, "w") as closed:
        found = subprocess.run(
            command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False, cwd=root
        )

    assert "Traceback" not in found.stderr
