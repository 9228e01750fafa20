"""``kiosk rehearse``: plays visit files on the real screens with no hands, and says what came of them."""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.config import config_of
from kiosk.commands.stage import rehearsal_config
from kiosk.complaint import Complaint
from kiosk.i18n import LANGUAGES
from kiosk.offering import offer_of
from kiosk.rehearsal import Played, Programme, Visit, read_visit
from kiosk.rounds import Outcome, Round
from procedures.model import Head

if TYPE_CHECKING:
    from kiosk.bootstrap import Rooms


#: What a visitor may choose on the glass; the looks themselves are the face's business.
SIZES = ("S", "M", "L", "XL")
THEMES = ("standard", "black", "white", "soft", "yellow")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``kiosk rehearse``."""
    parser.add_argument(
        "visits", nargs="*", type=Path, metavar="VISIT", help="来庁者のファイル（assets/visits）"
    )
    parser.add_argument("--all", action="store_true", help="すべての手続きを、さいころの答えで演じる")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="--all のさいころの番号")
    parser.add_argument("--only", nargs="+", default=[], metavar="ID", help="--all のうち、この手続きだけ")
    parser.add_argument(
        "--language", choices=[each.code for each in LANGUAGES], help="どの来庁者もえらぶ言語"
    )
    parser.add_argument("--size", choices=SIZES, help="どの来庁者もえらぶ文字の大きさ")
    parser.add_argument("--theme", choices=THEMES, help="どの来庁者もえらぶ見やすさ")
    parser.add_argument("--screenshots", type=Path, metavar="DIR", help="画面の写真を置くフォルダー")
    parser.add_argument("--state", type=Path, metavar="DIR", help="練習用の保管場所。なければ終わりに消す")
    parser.add_argument("--reader", choices=("virtual", "pcsc"), default="virtual", help="カードの読み取り方")
    parser.add_argument("--port", type=int, default=35963, help="pcsc のとき、vpcd の番号")
    parser.add_argument("--silent", action="store_true", help="声を作らない（言ったことは記録する）")


def execute(options: argparse.Namespace) -> int:
    """Play the visits; 0 when each came to its end, else 1. Raises ``Complaint``."""
    if bool(options.visits) == bool(options.all):
        raise Complaint("来庁者のファイルか --all の、どちらかを指定してください。")
    with _state(options.state) as state:
        return _play_all(options, state) if options.all else _play(options, state)


def _play(options: argparse.Namespace, state: Path) -> int:
    visits = [_dressed(read_visit(each), options) for each in options.visits]
    programme = Programme(visits, options.screenshots)
    rooms = _rooms(options, state)
    decide(rooms, programme.visits)
    _run(rooms, programme)
    if options.screenshots is not None:
        options.screenshots.mkdir(parents=True, exist_ok=True)
        (options.screenshots / "said.txt").write_text("\n".join(rooms.said) + "\n", "utf-8")
    for line in _report(programme, options):
        sys.stdout.write(f"{line}\n")
    unplayed = [] if programme.trouble else options.visits[len(programme.ends) :]
    return _troubles([*programme.trouble, *(f"{each.stem}: was stopped before its end" for each in unplayed)])


def _play_all(options: argparse.Namespace, state: Path) -> int:
    """Play a round of every procedure, then open at the desk what came of it."""
    rooms = _rooms(options, state)
    every = Round(_heads(rooms, options.only), options.seed, _tell, _Settled(rooms).settle)

    def following(played: Played) -> Visit | None:
        visit = every.following(played)
        return visit and _dressed(visit, options)

    first = _dressed(every.first(), options)
    programme = Programme([first], options.screenshots, following=following, resolute=True)
    _run(rooms, programme)
    unplayed = [f"{head.id}: was not played to its end" for head in every.heads[len(every.outcomes) :]]
    unopened = [why for each in every.outcomes if each.number for why in _at_the_desk(each, state)]
    return _troubles([*(why for each in every.outcomes for why in each.trouble), *unplayed, *unopened])


def _dressed(visit: Visit, options: argparse.Namespace) -> Visit:
    """Return *visit* with the comforts that the command line wants for all of them."""
    return replace(
        visit,
        language=options.language or visit.language,
        size=options.size or visit.size,
        theme=options.theme or visit.theme,
    )


def _rooms(options: argparse.Namespace, state: Path) -> Rooms:
    config = rehearsal_config(config_of(options), state, options.reader)
    from kiosk.bootstrap import open_rooms  # noqa: PLC0415 - only who opens the kiosk pays for it

    return open_rooms(config, rehearsal=state, silent=options.silent, vpcd_port=options.port)


def decide(rooms: Rooms, visits: Sequence[Visit]) -> None:
    """Offer the procedures as the *visits* say the town has decided, above what its file says."""
    decided = {each.procedure: each.town for each in visits if each.town}
    if decided:
        rooms.offer = offer_of(rooms.config, rooms.town, decided)


def _run(rooms: Rooms, programme: Programme) -> None:
    from ui.app import run  # noqa: PLC0415 - only who opens the kiosk pays for it

    run(rooms, hands=programme)


def _heads(rooms: Rooms, only: Sequence[str]) -> tuple[Head, ...]:
    for name in only:
        rooms.offer.head(name)  # says the nearest right name
    return tuple(head for head in rooms.heads() if not only or head.id in only)


class _Settled:
    """The town's settings of one procedure, as they are or the other way round."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._usual = rooms.offer

    def settle(self, name: str, turned: bool) -> None:
        """Offer the procedure *name* with its yes-no settings *turned*, or as the town has them."""
        values = self._usual.procedure(name).values
        other = {each: not value for each, value in values.items() if isinstance(value, bool)}
        self._rooms.offer = (
            offer_of(self._rooms.config, self._rooms.town, {name: other}) if turned else self._usual
        )


def _tell(outcome: Outcome) -> None:
    sys.stdout.write(f"{outcome.line()}\n")
    sys.stdout.flush()


def _at_the_desk(outcome: Outcome, state: Path) -> Iterator[str]:
    """Yield what is wrong with the application of *outcome* as ``kiosk desk open`` shows it."""
    from kiosk.cli import main  # noqa: PLC0415 - the one door to the desk

    words = ("--folder", str(state / "courier"), "--key", str(state / "office" / "office.key"))
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = main(["desk", "--set", f"paths.state={state}", "open", outcome.number, *words])
    shown = told.getvalue()
    if code:
        yield f"{outcome.head.id}: kiosk desk open {outcome.number} ended with {code}"
    elif outcome.number not in shown or "［入力］" not in shown or "\ufffd" in shown:
        yield f"{outcome.head.id}: {outcome.number} cannot be read at the desk"


def _troubles(troubles: Sequence[str]) -> int:
    for each in troubles:
        sys.stderr.write(f"kiosk: {each}\n")
    return 1 if troubles else 0


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
