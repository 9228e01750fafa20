"""``kiosk rehearse``: plays visit files on the real screens with no hands, and says what came of them."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.commands.config import config_of
from kiosk.commands.stage import rehearsal_config
from kiosk.rehearsal import Programme, read_visit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``kiosk rehearse``."""
    parser.add_argument(
        "visits", nargs="+", type=Path, metavar="VISIT", help="来庁者のファイル（assets/visits）"
    )
    parser.add_argument("--screenshots", type=Path, metavar="DIR", help="画面の写真を置くフォルダー")
    parser.add_argument("--state", type=Path, metavar="DIR", help="練習用の保管場所。なければ終わりに消す")
    parser.add_argument("--reader", choices=("virtual", "pcsc"), default="virtual", help="カードの読み取り方")
    parser.add_argument("--port", type=int, default=35963, help="pcsc のとき、vpcd の番号")
    parser.add_argument("--silent", action="store_true", help="声を作らない（言ったことは記録する）")


def execute(options: argparse.Namespace) -> int:
    """Play the visits; 0 when each came to its end, else 1."""
    programme = Programme([read_visit(each) for each in options.visits], options.screenshots)
    with _state(options.state) as state:
        config = rehearsal_config(config_of(options), state, options.reader)
        from kiosk.bootstrap import open_rooms  # noqa: PLC0415 - only who opens the kiosk pays for it
        from ui.app import run  # noqa: PLC0415 - see above

        rooms = open_rooms(config, rehearsal=state, silent=options.silent, vpcd_port=options.port)
        run(rooms, hands=programme)
        if options.screenshots is not None:
            options.screenshots.mkdir(parents=True, exist_ok=True)
            (options.screenshots / "said.txt").write_text("\n".join(rooms.said) + "\n", "utf-8")
    for line in _report(programme, options):
        sys.stdout.write(f"{line}\n")
    for trouble in programme.trouble:
        sys.stderr.write(f"kiosk: {trouble}\n")
    return 1 if programme.trouble else 0


@contextmanager
def _state(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder.absolute()
        return
    with tempfile.TemporaryDirectory(prefix="kiosk-rehearsal-") as made:
        yield Path(made)


def _report(programme: Programme, options: argparse.Namespace) -> Iterator[str]:
    for number in programme.numbers:
        yield f"受付番号 {number}"
    for end in programme.ends:
        if end != "done":
            yield f"おわり方 {end}"
    if options.screenshots is not None:
        yield f"画面の写真 {programme.pictures}枚: {options.screenshots}"
    if options.state is not None and programme.numbers:
        yield f"職員として開く: kiosk desk open --latest --folder {options.state}/courier --key {options.state}/office/office.key"
