"""``kiosk desk``: the clerk finds, opens, prints and watches for applications, with no server yet."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.application import Application
from kiosk.commands.config import config_of
from kiosk.complaint import Complaint
from kiosk.config import Config
from kiosk.desk.opened import Opened
from kiosk.desk.pigeonholes import DeskComplaint, Pigeonholes, parcel_of
from kiosk.desk.plain import as_text
from kiosk.desk.sheet import lay_out, safe
from kiosk.desk.signed import write_signed
from kiosk.keyring import OfficeKey, read_known_kiosks, read_office_key
from kiosk.seal import open_parcel

__all__ = ["Desk", "arguments", "execute", "watch"]

_LOOK_SECONDS = 2.0


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``kiosk desk``."""
    deeds = parser.add_subparsers(metavar="すること", required=True)
    opening = deeds.add_parser(
        "open",
        help="届いた申請を開く",
        description="届いた申請を開く。何も指定しなければ、まだ開いていない申請を並べる",
        epilog="例: kiosk desk open 01-234-566 --pdf 住民票.pdf",
    )
    which = opening.add_mutually_exclusive_group()
    which.add_argument("what", nargs="?", metavar="番号|FILE", help="受付番号か、.age のファイル")
    which.add_argument("--latest", action="store_true", help="いちばん新しく届いたもの")
    which.add_argument("--watch", action="store_true", help="新しく届くたびに1行ずつ示す（Ctrl+C で終わる）")
    opening.add_argument(
        "--pdf", type=Path, metavar="OUT", help="画面に出さず、PDF に書く（フォルダーでもよい）"
    )
    opening.add_argument(
        "--signature",
        type=Path,
        metavar="DIR",
        help="電子署名と、署名された内容も DIR に書く（番号.p7s と 番号.json。openssl cms -verify で確かめられる）",
    )
    opening.add_argument(
        "--key", type=Path, metavar="FILE", help="課の鍵。なければ、鍵のフォルダーの office.key"
    )
    opening.add_argument(
        "--folder", type=Path, metavar="DIR", help="申請の届くフォルダー。なければ設定の paths.courier"
    )
    opening.add_argument(
        "--kiosks",
        type=Path,
        metavar="DIR",
        help="端末の公開鍵（kiosk-NN.pub）の場所。なければ課の鍵と同じフォルダー",
    )


def execute(options: argparse.Namespace) -> int:
    """Open, list or watch; 0. Raises ``Complaint``."""
    desk = _desk(options, config_of(options))
    if options.watch:
        watch(desk, print, _pause)
    elif options.latest:
        _show(desk, desk.holes.latest(), options)
    elif options.what:
        _show(desk, desk.holes.find(options.what), options)
    elif options.pdf or options.signature:
        raise DeskComplaint(
            "--pdf" if options.pdf else "--signature",
            "だけでは、どの申請かわかりません",
            "受付番号か --latest をいっしょに指定してください",
        )
    else:
        for line in desk.news() or ("新しい申請はありません。",):
            print(line)  # noqa: T201 - the command's own output
    return 0


@dataclass(frozen=True, slots=True)
class Desk:
    """A clerk's desk: where parcels arrive, what opens them, and what was opened already."""

    holes: Pigeonholes
    office: OfficeKey
    kiosks: Path
    opened: Opened
    listed: set[Path] = field(default_factory=set)

    def open(self, file: Path) -> Application:
        """Return what is in *file*; raises ``Complaint`` for anything that cannot be believed."""
        return open_parcel(self.office, parcel_of(file), read_known_kiosks(self.kiosks))

    def news(self) -> tuple[str, ...]:
        """Return a line for each arrival that was neither opened nor listed before."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        opened = self.opened.all()
        for file in self.holes.arrived():
            if file in self.listed:
                continue
            self.listed.add(file)
            try:
                application = self.open(file)
            except Complaint as complaint:
                yield f"！ {complaint}"  # one bad parcel must not hide the others
                continue
            if application.id not in opened:
                yield _line(application)


def _desk(options: argparse.Namespace, config: Config) -> Desk:
    key: Path = options.key or config.paths.keys / "office.key"
    return Desk(
        holes=Pigeonholes(options.folder or config.paths.courier),
        office=read_office_key(key),
        kiosks=options.kiosks or key.absolute().parent,
        opened=Opened(config.paths.state / "desk.sqlite"),
    )


def _line(application: Application) -> str:
    """Return number, title, deadline and the papers to see, on one line."""
    papers = "、".join(each.name for each in application.attachments)
    parts = (
        application.slot.number,
        application.title,
        f"期限 {application.deadline_shown}" if application.deadline_shown else "",
        f"見るもの {papers}" if papers else "",
        "【支援措置】" if application.protection else "",
    )
    return "　".join(safe(part) for part in parts if part)


def _show(desk: Desk, file: Path, options: argparse.Namespace) -> None:
    application = desk.open(file)
    sheet = lay_out(application)
    if options.signature is not None:
        for each in write_signed(application, options.signature):
            print(f"{each} に書きました。")  # noqa: T201 - the command's own output
    if options.pdf is None:
        sys.stdout.write(as_text(sheet))
    else:
        from kiosk.desk.paper import write_pdf  # noqa: PLC0415 - WeasyPrint takes a second to import

        print(f"{write_pdf(sheet, options.pdf)} に書きました。")  # noqa: T201 - the command's own output
    desk.opened.mark(application.id)


def watch(desk: Desk, say: Callable[[str], object], pause: Callable[[], bool]) -> None:
    """*say* a line for each arrival until *pause* returns False; a folder that is away for a while is said once."""
    trouble = ""
    while True:
        try:
            for line in desk.news():
                say(line)
            trouble = ""
        except DeskComplaint as complaint:
            if str(complaint) != trouble:
                trouble = str(complaint)
                say(f"！ {trouble}")
        if not pause():
            return


def _pause() -> bool:
    sys.stdout.flush()
    threading.Event().wait(_LOOK_SECONDS)
    return True
