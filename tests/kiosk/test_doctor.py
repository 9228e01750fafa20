"""Is this machine fit to open? Each part says how it is and how to mend it."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from devices.ports import (
    CardSpot,
    PaperOutError,
    PrinterAbsentError,
    PrinterJamError,
    SpeechError,
)
from kiosk import audit, doctor
from kiosk.cli import main
from kiosk.complaint import Complaint
from kiosk.config import load_config
from kiosk.doctor import Check, Verdict, as_rows, as_text, examine, fit, house
from kiosk.doctor_devices import devices
from kiosk.keymaking import new_kiosk_key, new_office_key
from kiosk.outbox import Outbox
from kiosk.settings_text import town_example

NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path):
    """A machine that is fit: keys made, folders there, the town's figures confirmed."""
    new_office_key(tmp_path / "office", "office", "町民福祉課", NOW)
    new_office_key(tmp_path / "office", "recovery", "控え", NOW)
    (tmp_path / "recipients").mkdir()
    for name in ("office.pub", "recovery.pub"):
        (tmp_path / "recipients" / name).write_bytes((tmp_path / "office" / name).read_bytes())
    (tmp_path / "state").mkdir(mode=0o700)
    new_kiosk_key(tmp_path / "state" / "keys", "01")
    (tmp_path / "state" / "courier").mkdir()
    confirmed = "\n".join(
        line.removeprefix("# ") if " = " in line else line for line in town_example().splitlines()
    )
    (tmp_path / "town.toml").write_text(confirmed.split("[procedures")[0], "utf-8")
    (tmp_path / "kiosk.toml").write_text(
        "[paths]\nstate = 'state'\n[staff]\npin_hash = '$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA'\n"
    )
    return tmp_path


def config_of(folder, **overrides):
    return load_config(
        folder / "kiosk.toml", environ={}, overrides=[f"{key}={value}" for key, value in overrides.items()]
    )


def found(config):
    return {check.part: check for check in examine(house(config))}


def test_a_machine_that_has_everything_is_fit(folder):
    checks = found(config_of(folder))

    # The clock of a test machine may not be synchronised; nothing else may be amiss.
    assert {part for part, check in checks.items() if check.verdict is not Verdict.OK} <= {"時計", "ディスク"}
    assert fit(checks.values())


def test_a_bare_machine_is_not_fit_and_every_fault_has_a_mend(tmp_path):
    config = load_config(
        environ={}, overrides=[f"paths.state={tmp_path}", f"paths.recipients={tmp_path / 'none'}"]
    )

    checks = found(config)

    assert not fit(checks.values())
    assert {part for part, check in checks.items() if check.verdict is Verdict.BAD} == {
        "課の公開鍵",
        "この端末の鍵",
    }
    for check in checks.values():
        assert check.verdict is Verdict.OK or check.mend or "ください" in check.fact, check


def test_two_acts_on_one_key_are_bad(folder):
    check = found(config_of(folder, **{"keys.again": "+"}))["5つのキー"]

    assert check.verdict is Verdict.BAD
    assert "keys.on_one と keys.again" in check.fact


def test_a_state_folder_that_cannot_be_written_is_bad(folder):
    blocked = folder / "state" / "file"
    blocked.write_text("not a folder")

    check = found(config_of(folder, **{"paths.state": blocked / "deep"}))["書きこむフォルダー"]

    assert check.verdict is Verdict.BAD
    assert str(blocked) in check.fact


def test_a_state_folder_that_others_can_open_is_said(folder):
    (folder / "state").chmod(0o755)

    check = found(config_of(folder))["書きこむフォルダー"]

    assert (check.verdict, check.mend) == (Verdict.WARN, f"chmod 700 {folder / 'state'}")


@pytest.mark.parametrize(("free", "verdict"), [(150, Verdict.BAD), (500, Verdict.WARN), (5000, Verdict.OK)])
def test_a_full_disk_is_said_in_time(folder, monkeypatch, free, verdict):
    usage = doctor.shutil.disk_usage(folder)._replace(free=free * 1024 * 1024)
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _folder: usage)

    assert found(config_of(folder))["ディスク"].verdict is verdict


def test_a_clock_that_lost_its_battery_is_bad(folder, monkeypatch):
    monkeypatch.setattr(doctor.clock, "now", lambda: dt.datetime(2000, 1, 1, tzinfo=dt.UTC))

    assert found(config_of(folder))["時計"].verdict is Verdict.BAD


def test_an_outbox_that_is_no_database_is_bad_and_left_alone(folder):
    path = folder / "state" / "outbox.sqlite"
    path.write_bytes(b"not a database" * 100)

    check = found(config_of(folder))["申請の保管"]

    assert check.verdict is Verdict.BAD
    assert str(path) in check.fact
    assert path.read_bytes().startswith(b"not a database")


def test_a_whole_outbox_says_how_many_are_waiting(folder):
    config = config_of(folder)
    Outbox.open(config.paths.outbox, "01").close()

    assert found(config)["申請の保管"].fact == "待っている申請 0 件"


def test_a_tampered_audit_chain_is_bad(folder):
    config = config_of(folder)
    with contextlib.closing(Outbox.open(config.paths.outbox, "01")) as outbox:
        for _visit in range(3):
            outbox.record(audit.VisitOpened(practice=False))
    with contextlib.closing(sqlite3.connect(config.paths.outbox)) as file:
        file.execute("DROP TRIGGER audit_is_never_cut")
        file.execute("DELETE FROM audit WHERE rowid = (SELECT max(rowid) - 1 FROM audit)")
        file.commit()

    check = found(config)["申請の保管"]

    assert check.verdict is Verdict.BAD
    assert "監査の記録" in check.fact


def test_a_complaint_of_a_check_is_a_part_that_is_bad():
    def complains():
        raise Complaint("鍵がありません。")

    (check,) = examine([complains])

    assert (check.verdict, check.fact) == (Verdict.BAD, "鍵がありません。")


def test_text_shows_the_mend_below_the_part():
    lines = list(as_text([Check("プリンター", Verdict.WARN, "紙がありません", "紙を入れてください")]))

    assert lines == ["注意  プリンター: 紙がありません", "      → 紙を入れてください"]


def test_rows_are_plain_json():
    rows = as_rows([Check("ディスク", Verdict.OK, "空き 5,000 MB")])

    assert json.loads(json.dumps(rows)) == [
        {"part": "ディスク", "verdict": "ok", "fact": "空き 5,000 MB", "mend": ""}
    ]


def test_the_command_exits_with_one_when_the_machine_is_not_fit(folder, capsys):
    words = ["doctor", "--house", "--json", "--config", str(folder / "kiosk.toml")]

    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["fit"] is True
    assert main([*words, "--set", f"paths.recipients={folder / 'nobody'}"]) == 1
    assert json.loads(capsys.readouterr().out)["fit"] is False


# ---------------------------------------------------------------- devices


@dataclass
class Reader:
    """A reader in one state; it counts who still watches."""

    spot: CardSpot | None
    watching: int = 0

    def watch(self, post: Callable[[CardSpot], None]) -> Callable[[], None]:
        self.watching += 1
        if self.spot is not None:
            post(self.spot)
        return self._stop

    def _stop(self):
        self.watching -= 1


@dataclass
class PrinterIn:
    """A printer in one kind of trouble, or none."""

    trouble: Exception | None = None

    def check(self):
        if self.trouble:
            raise self.trouble


@dataclass
class Voice:
    """A voice that ends every sentence with one answer."""

    answer: bool = True
    said: list[str] = field(default_factory=list)
    closed: bool = False

    def speak(self, utterance, on_done):
        self.said.append(utterance.text)
        on_done(self.answer)

    def close(self):
        self.closed = True


def asked(folder, *, reader=None, printer=None, voice=None, **overrides):
    voice = voice or Voice()
    checks = devices(
        config_of(folder, **overrides),
        reader or Reader(CardSpot.EMPTY),
        printer or PrinterIn(),
        voice if callable(voice) else lambda: voice,
    )
    return {check.part: check for check in examine(checks)}


LP = {"printer.kind": "lp"}


def test_devices_that_answer_are_fit(folder):
    reader, voice = Reader(CardSpot.EMPTY), Voice()

    checks = asked(
        folder, reader=reader, voice=voice, **LP, **{"call.kind": "command", "call.command": "bell"}
    )

    assert {check.verdict for check in checks.values()} == {Verdict.OK}
    assert reader.watching == 0
    assert voice.closed
    assert voice.said == ["おんせいのかくにんです"]


@pytest.mark.parametrize("spot", CardSpot)
def test_every_state_of_the_reader_has_its_verdict(folder, spot):
    check = asked(folder, reader=Reader(spot))["カードの読み取り機"]

    assert (check.verdict is Verdict.OK) == (spot is CardSpot.EMPTY)
    assert bool(check.mend) == (spot is not CardSpot.EMPTY)


def test_a_reader_that_never_answers_is_bad(folder, monkeypatch):
    monkeypatch.setattr("kiosk.doctor_devices._READER_SECONDS", 0.01)
    reader = Reader(None)

    assert asked(folder, reader=reader)["カードの読み取り機"].verdict is Verdict.BAD
    assert reader.watching == 0


@pytest.mark.parametrize(
    ("trouble", "verdict"),
    [
        (None, Verdict.OK),
        (PaperOutError(), Verdict.WARN),
        (PrinterAbsentError("lp is not installed"), Verdict.BAD),
        (PrinterJamError("disabled"), Verdict.BAD),
    ],
)
def test_a_printer_in_trouble_says_so(folder, trouble, verdict):
    assert asked(folder, printer=PrinterIn(trouble), **LP)["プリンター"].verdict is verdict


def test_a_kiosk_without_printer_or_voice_may_open_and_is_told_so(folder):
    checks = asked(folder, printer=PrinterIn(PrinterAbsentError()), **{"voice.engine": "silent"})

    assert (checks["プリンター"].verdict, checks["音声"].verdict) == (Verdict.WARN, Verdict.WARN)


def test_a_voice_that_is_not_heard_is_bad(folder):
    def absent():
        raise SpeechError("no sound device")

    assert asked(folder, voice=Voice(answer=False))["音声"].verdict is Verdict.BAD
    check = asked(folder, voice=absent)["音声"]
    assert (check.verdict, "no sound device" in check.fact) == (Verdict.BAD, True)
