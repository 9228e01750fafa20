"""Is this machine fit to open? Check values, and the checks that need nothing but the house itself."""

from __future__ import annotations

import contextlib
import ctypes
import enum
import os
import platform
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk import clock
from kiosk.complaint import Complaint
from kiosk.config import Config, Layer
from kiosk.settings_text import unconfirmed
from kiosk.town import Town, load_town

__all__ = ["Check", "Verdict", "as_rows", "as_text", "examine", "fit", "house"]

_MEGABYTE = 1024 * 1024
_LEAST_MEGABYTES = 200  # a year of applications is some 40 MB; the rest is for the log
_FEW_MEGABYTES = 1000
_MADE = 2026  # no kiosk of ours ran before this year
_TIME_ERROR = 5  # adjtimex(2): the clock is not synchronised
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Verdict(enum.Enum):
    """How a part is; only BAD keeps the kiosk from opening."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One part of the machine: how it is, the fact that shows it, and how to mend it."""

    part: str
    verdict: Verdict
    fact: str
    mend: str = ""


def examine(checks: Iterable[Callable[[], Check]]) -> Iterator[Check]:
    """Yield what each of *checks* finds; a ``Complaint`` is a part that is bad."""
    for check in checks:
        part = str(getattr(check, "part", ""))
        try:
            yield check()
        except Complaint as complaint:
            yield Check(part or type(complaint).__name__, Verdict.BAD, str(complaint))


def fit(checks: Iterable[Check]) -> bool:
    """Say whether a machine with *checks* may open."""
    return all(check.verdict is not Verdict.BAD for check in checks)


_MARKS = {Verdict.OK: "よし  ", Verdict.WARN: "注意  ", Verdict.BAD: "だめ  "}


def as_text(checks: Iterable[Check]) -> Iterator[str]:
    """Yield one line a part, and under it how to mend it."""
    for check in checks:
        yield f"{_MARKS[check.verdict]}{check.part}: {check.fact}"
        if check.mend:
            yield f"      → {check.mend}"


def as_rows(checks: Iterable[Check]) -> list[dict[str, str]]:
    """Return *checks* for JSON."""
    return [asdict(check) | {"verdict": check.verdict.value} for check in checks]


# ---------------------------------------------------------------- the house itself


def house(config: Config) -> Iterator[Callable[[], Check]]:
    """Yield the checks that need neither a device nor a screen."""
    for part, check in _HOUSE.items():
        yield _Part(part, check, config)


@dataclass(frozen=True, slots=True)
class _Part:
    part: str
    check: Callable[[str, Config], Check]
    config: Config

    def __call__(self) -> Check:
        return self.check(self.part, self.config)


def _python(part: str, _config: Config) -> Check:
    found = f"Python {platform.python_version()} ({platform.system()} {platform.machine()})"
    if sys.version_info < (3, 11):  # noqa: UP036 - the very machine this is asked on may be older
        return Check(part, Verdict.BAD, found, "Python 3.11 以上を使ってください")
    return Check(part, Verdict.OK, found)


def _settings(part: str, config: Config) -> Check:
    if not config.file.exists():
        return Check(
            part,
            Verdict.WARN,
            f"{config.file} がなく、既定のままです",
            "packaging/kiosk.toml を見本に作ってください",
        )
    changed = sum(origin.layer is not Layer.DEFAULT for origin in config.origins.values())
    return Check(part, Verdict.OK, f"{config.file} ({changed} 項目)")


def _town(part: str, config: Config) -> Check:
    town = load_town(config.paths.town)
    if not town.file.exists():
        return Check(
            part,
            Verdict.WARN,
            f"{town.file} がなく、既定のままです",
            "packaging/town.toml を見本に作ってください",
        )
    return _confirmed(part, town)


def _confirmed(part: str, town: Town) -> Check:
    if waiting := sum(1 for _each in unconfirmed(town)):
        return Check(
            part, Verdict.WARN, f"確かめていない値が {waiting} 件あります", "kiosk config の終わりを見て、town.toml に書いてください"
        )  # fmt: skip
    return Check(part, Verdict.OK, str(town.file))


def _procedures(part: str, config: Config) -> Check:
    from kiosk.offering import offer_of, own_files  # noqa: PLC0415 - brings in every rule and kind of answer

    refused = offer_of(config, load_town(config.paths.town)).refused
    if refused:
        wrong = " / ".join(str(each) for each in refused.values())
        return Check(
            part,
            Verdict.WARN,
            f"一覧に出さない手続きがあります。{wrong}",
            "直して kiosk procedures check で確かめてください",
        )
    return Check(part, Verdict.OK, f"町のファイル {len(own_files(config))} 件")


def _staff(part: str, config: Config) -> Check:
    if not config.staff.pin_hash:
        return Check(
            part, Verdict.WARN, "番号がなく、入口は開きません", "kiosk config --new-staff-pin で作ってください"
        )  # fmt: skip
    return Check(part, Verdict.OK, "番号があります")


def _keys(part: str, config: Config) -> Check:
    used = asdict(config.keys)
    twice = [f"keys.{name}" for name, key in used.items() if list(used.values()).count(key) > 1]
    if twice:
        return Check(part, Verdict.BAD, f"{' と '.join(twice)} が同じキーです", "別のキーにしてください")
    return Check(part, Verdict.OK, " ".join(used.values()))


def _state(part: str, config: Config) -> Check:
    folder = config.paths.state
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"kiosk")
            os.fsync(file.fileno())
    except OSError as error:
        return Check(
            part, Verdict.BAD, f"{folder} に書けません({error.strerror})", "置き場所 paths.state と権限を確かめてください"
        )  # fmt: skip
    if os.name == "posix" and folder.stat().st_mode & _OTHERS:
        return Check(part, Verdict.WARN, f"{folder} をほかの利用者が開けます", f"chmod 700 {folder}")
    return Check(part, Verdict.OK, str(folder))


def _disk(part: str, config: Config) -> Check:
    folder = next(each for each in (config.paths.state, *config.paths.state.parents) if each.exists())
    free = shutil.disk_usage(folder).free // _MEGABYTE
    mend = "" if free >= _FEW_MEGABYTES else "要らないファイルを消してください"
    bad = Verdict.BAD if free < _LEAST_MEGABYTES else Verdict.WARN
    return Check(part, bad if mend else Verdict.OK, f"空き {free:,} MB", mend)


def _clock(part: str, _config: Config) -> Check:
    now = clock.now()
    shown = f"{now:%Y-%m-%d %H:%M}"
    if now.year < _MADE:
        return Check(part, Verdict.BAD, f"{shown} になっています", "機械の時計を合わせてください")
    with contextlib.suppress(OSError, AttributeError):  # not Linux: the year is all that can be asked
        if ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(512)) == _TIME_ERROR:
            return Check(
                part, Verdict.WARN, f"{shown}、自動では合わせていません", "systemd-timesyncd か chrony を動かしてください"
            )  # fmt: skip
    return Check(part, Verdict.OK, shown)


def _recipients(part: str, config: Config) -> Check:
    from kiosk.keyring import read_recipients  # noqa: PLC0415 - brings in cryptography

    keys = read_recipients(config.paths.recipients).keys
    return Check(part, Verdict.OK, "、".join(each.label or each.fingerprint[:8] for each in keys))


def _own_key(part: str, config: Config) -> Check:
    from kiosk.keyring import read_kiosk_key  # noqa: PLC0415 - brings in cryptography

    return Check(part, Verdict.OK, f"指紋 {read_kiosk_key(config.paths.keys).fingerprint}")


def _outbox(part: str, config: Config) -> Check:
    from kiosk.outbox import Outbox, State  # noqa: PLC0415 - brings in SQLite

    if not config.paths.outbox.exists():
        return Check(part, Verdict.OK, "まだありません。最初の申請のときに作ります")
    with contextlib.closing(Outbox.open(config.paths.outbox, config.kiosk.id, mend=False)) as outbox:
        held, waiting = len(outbox.entries(State.HELD)), len(outbox.due())
        broken = outbox.broken_audit_row()
    if broken is not None:
        return Check(
            part, Verdict.BAD, f"監査の記録が {broken} 行目で切れています", "ファイルを消さずに、担当者へ知らせてください"
        )  # fmt: skip
    if held:
        return Check(
            part,
            Verdict.WARN,
            f"止まっている申請が {held} 件あります",
            "kiosk outbox list で理由を見てください",
        )
    return Check(part, Verdict.OK, f"待っている申請 {waiting} 件")


def _courier(part: str, config: Config) -> Check:
    return _writable(part, config.paths.courier, "paths.courier")


def _writable(part: str, folder: Path, key: str) -> Check:
    if not folder.is_dir():
        return Check(
            part, Verdict.WARN, f"{folder} がありません", f"フォルダーを作るか、{key} を直してください"
        )
    if not os.access(folder, os.W_OK | os.X_OK):
        return Check(part, Verdict.BAD, f"{folder} に書けません", "書ける権限にしてください")
    return Check(part, Verdict.OK, str(folder))


_HOUSE: dict[str, Callable[[str, Config], Check]] = {
    "Python": _python,
    "この端末の設定": _settings,
    "町の設定": _town,
    "手続きのファイル": _procedures,
    "係の人の入口": _staff,
    "5つのキー": _keys,
    "書きこむフォルダー": _state,
    "ディスク": _disk,
    "時計": _clock,
    "課の公開鍵": _recipients,
    "この端末の鍵": _own_key,
    "申請の保管": _outbox,
    "申請の渡し先": _courier,
}
