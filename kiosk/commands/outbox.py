"""``kiosk outbox``: what waits in this machine's outbox, sends it now, or copies it out as sealed files."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kiosk.commands.config import config_of
from kiosk.complaint import Complaint
from kiosk.config import Config
from kiosk.couriers import FolderCourier, RefusedError, UnreachableError
from kiosk.outbox import Entry, Outbox, State
from kiosk.outbox.file import files_set_aside
from kiosk.sync import sync

_STATES = {
    State.WAITING: "送信待ち",
    State.SENDING: "送信中",
    State.ACKNOWLEDGED: "送信済",
    State.HELD: "保留",
}

_WHY = {
    "other-bytes": "同じ番号の別の申請が届け先にある",
    "refused": "届け先が受け取らなかった",
    "damaged": "この端末の中で壊れた",
}


class NotSentError(Complaint):
    """Not everything went out; *where* could not be reached, or refused, and *why*."""

    def __init__(self, where: Path, why: str) -> None:
        super().__init__(where, why)
        self.where, self.why = where, why

    def __str__(self) -> str:
        return f"{self.where} に渡せません（{self.why}）。フォルダーと権限を確かめてください。申請はこの端末に残っています。"


class NoOutboxError(Complaint):
    """There is no outbox at *path* yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"申請の保管ファイル {self.path} がまだありません。kiosk.toml の paths.outbox を確かめてください。"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``kiosk outbox``."""
    deeds = parser.add_subparsers(metavar="すること", required=True)
    listing = deeds.add_parser("list", help="申請ごとの状態を示す", epilog="例: kiosk outbox list")
    listing.set_defaults(deed=_list)
    sending = deeds.add_parser(
        "send", help="待っている申請をいま送る", epilog="例: kiosk outbox send --release"
    )
    sending.add_argument("--release", action="store_true", help="保留になった申請も、もう一度送る")
    sending.set_defaults(deed=_send)
    exporting = deeds.add_parser(
        "export", help="封をしたままの写しをフォルダーに書き出す", epilog="例: kiosk outbox export /media/usb"
    )
    exporting.add_argument("folder", type=Path, metavar="DIR", help="書き出す場所")
    exporting.set_defaults(deed=_export)


def execute(options: argparse.Namespace) -> int:
    """List, send or export; 0. Raises ``Complaint``."""
    config = config_of(options)
    path = config.paths.outbox
    if not path.exists():
        raise NoOutboxError(path)
    deed: Callable[[argparse.Namespace, Config, Outbox], Iterator[str]] = options.deed
    # The kiosk may be running: only it sets a damaged file aside.
    with contextlib.closing(Outbox.open(path, config.kiosk.id, mend=False)) as outbox:
        for line in deed(options, config, outbox):
            sys.stdout.write(f"{line}\n")
    return 0


def _list(_options: argparse.Namespace, config: Config, outbox: Outbox) -> Iterator[str]:
    entries = outbox.entries()
    yield from map(_line, entries)
    counts = _counts(entries)
    yield "合計 " + "、".join(f"{_STATES[state]} {count}件" for state, count in counts.items())
    for file in files_set_aside(config.paths.outbox):
        yield f"！ 壊れて脇に移したファイルがあります: {file}"
    if (row := outbox.broken_audit_row()) is not None:
        yield f"！ 監査の記録が {row} 行目で途切れています。書きかえられた疑いがあります。"


def _line(entry: Entry) -> str:
    moment = entry.slot.accepted.replace("T", " ").removesuffix("+09:00")
    why = f"（{_WHY.get(entry.why, entry.why)}）" if entry.why else ""
    return f"{entry.slot.number}　{moment}　{_STATES[entry.state]}{why}　試行 {entry.attempts}回　{entry.size} バイト"


def _counts(entries: tuple[Entry, ...]) -> Mapping[State, int]:
    return {state: sum(entry.state is state for entry in entries) for state in State}


def _send(options: argparse.Namespace, config: Config, outbox: Outbox) -> Iterator[str]:
    if options.release:
        for entry in outbox.entries(State.HELD):
            outbox.release(entry.application)
    done = sync(outbox, FolderCourier(config.paths.courier))
    yield f"送信 {done.delivered}件、保留 {done.held}件"
    if not done.reached:
        raise NotSentError(config.paths.courier, "届きません")


def _export(options: argparse.Namespace, _config: Config, outbox: Outbox) -> Iterator[str]:
    """Copy what is not acknowledged yet; the outbox is left as it is until an acknowledgement comes."""
    courier, written = FolderCourier(options.folder), 0
    for entry in outbox.entries(State.WAITING, State.SENDING, State.HELD):
        if (parcel := outbox.parcel(entry.application)) is None:
            yield f"！ {entry.slot.number} はこの端末の中で壊れていて書き出せません。"
            continue
        try:
            courier.deliver(parcel)
        except UnreachableError as error:
            raise NotSentError(options.folder, error.why) from None
        except RefusedError:
            yield f"！ {entry.slot.number} は同じ番号の別の申請がすでにあります。"
            continue
        written += 1
    yield f"{options.folder} に {written}件を書き出しました。"
