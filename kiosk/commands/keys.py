"""``kiosk keys``: makes the keys applications are sealed, opened and signed with, and shows their fingerprints."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk import clock
from kiosk.commands.config import config_of
from kiosk.config import Config
from kiosk.keymaking import new_kiosk_key, new_office_key
from kiosk.keyring import KIOSK_KEY, Recipients, read_kiosk_key, read_recipients

_LABELS = {"office": "課の鍵", "recovery": "復旧用の鍵"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``kiosk keys``."""
    deeds = parser.add_subparsers(metavar="すること", required=True, dest="deed")
    new = deeds.add_parser(
        "new",
        help="鍵を作る（上書きはしない）",
        description="office は課が申請を開く鍵、recovery は金庫に入れる控えの鍵、kiosk は端末の署名の鍵",
        epilog="例: kiosk keys new office --folder ./鍵 --label 町民福祉課",
    )
    new.add_argument("kind", choices=("office", "recovery", "kiosk"), help="だれの鍵か")
    new.add_argument("--folder", type=Path, metavar="DIR", help="置き場所。なければ設定の paths.keys")
    new.add_argument("--label", metavar="名前", default="", help="公開鍵に書きそえる名前（課の名など）")
    deeds.add_parser(
        "show",
        help="この端末の鍵と、封をする相手の鍵を示す",
        description="この端末の鍵と、封をする相手の鍵の指紋を示す",
        epilog="例: kiosk keys show",
    )


def execute(options: argparse.Namespace) -> int:
    """Make or show keys; 0. Raises ``KeyComplaint``."""
    config = config_of(options)
    lines = _new(options, config) if options.deed == "new" else _show(config)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 0


def _new(options: argparse.Namespace, config: Config) -> Iterator[str]:
    folder: Path = options.folder or config.paths.keys
    if options.kind == "kiosk":
        private, public = new_kiosk_key(folder, config.kiosk.id)
        yield f"{private} を作りました。この端末の外に出さないでください。"
        yield f"{public} を、課の鍵（office.key）と同じフォルダーに置いてください。"
        return
    label = options.label or _LABELS[options.kind]
    private, public = new_office_key(folder, options.kind, label, clock.now())
    yield f"{private} を作りました。これで申請が開けます。端末には置かないでください。"
    if options.kind == "recovery":
        yield "USB メモリーなどに移して金庫に入れ、この機械からは消してください。"
    yield f"{public} を、端末の {config.paths.recipients} に置いてください。"


def _show(config: Config) -> Iterator[str]:
    key = read_kiosk_key(config.paths.keys)
    yield f"端末 {config.kiosk.id} の署名の鍵　{_grouped(key.fingerprint)}　{config.paths.keys / KIOSK_KEY}"
    recipients: Recipients = read_recipients(config.paths.recipients)
    for each in recipients.keys:
        kind = "復旧用" if each.recovery else "課"
        yield f"封を開ける鍵（{kind}）　{_grouped(each.fingerprint)}　{each.label}"


def _grouped(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, to be compared by eye."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
