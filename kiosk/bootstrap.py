"""The only place that names concrete devices: it puts a kiosk together from its settings.

What is heavy (sealing, the outbox, the voice) is imported by the thread that first needs it, after
the first window was painted.
"""

from __future__ import annotations

import logging
import shlex
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from devices.ports import CallBell, CardReader, Printer, PrinterError, SpeechEngine, Stagehand
from kiosk.complaint import Complaint
from kiosk.config import Config
from kiosk.counter import Desk, PracticeDesk
from kiosk.events import HeadsListed
from kiosk.offering import offer_of
from kiosk.town import Town, load_town
from kiosk.work import Counter
from procedures.happenings import Happening, happenings
from procedures.index import Offer
from procedures.model import Head, Mode

if TYPE_CHECKING:
    from kiosk.audit import Record

__all__ = ["VPCD_PORT", "Rooms", "open_rooms"]

log = logging.getLogger("kiosk.house")

VPCD_PORT = 35963  # of Debian's vsmartcard-vpcd


@dataclass(slots=True)
class Rooms:
    """Everything a window needs of the house; ``stagehand`` is there only in rehearsals."""

    config: Config
    town: Town
    offer: Offer
    reader: CardReader
    voice: Callable[[], SpeechEngine]
    printer: Printer
    bell: CallBell
    counter: Counter
    practice: Counter
    stagehand: Stagehand | None = None
    said: list[str] = field(default_factory=list)  # what a rehearsal's voice said, line by line
    close: Callable[[], None] = lambda: None
    record: Callable[[Record], None] = lambda _record: None  # into the audit; raises OutboxError
    use: Callable[[Town], None] = lambda _town: None  # tells the counters of another town.toml
    prepare: Callable[[], None] = lambda: None  # opens what takes applications in; raises Complaint
    happenings: tuple[Happening, ...] = ()
    prints: bool = False  # whether the printer answered when it was asked last; drafts need it

    def heads(self) -> tuple[Head, ...]:
        """Return what the menu may offer today: nothing that ends in a paper while there is none."""
        open_today = (head for head in self.offer.heads if self.town.is_open(head.id))
        return tuple(head for head in open_today if self.prints or head.mode is not Mode.DRAFT)

    def listed(self) -> HeadsListed:
        """Return all that the menu goes by today."""
        offices = {name: office.name for name, office in self.town.offices.items()}
        return HeadsListed(self.heads(), offices, self.prints)

    def reread_town(self) -> tuple[Town, HeadsListed] | None:
        """Go by town.toml and the printer as they are now; None when nothing changed. Not on the UI thread.

        Raises ``ConfigError`` or ``ProcedureError`` for a wrong file: then everything stays as it was.
        """
        town = self.town.reload_if_changed()
        printed, self.prints = self.prints, _prints(self.printer)
        if town is self.town:
            return None if printed is self.prints else (town, self.listed())
        offer = _offer(self.config, town)
        for name in town.procedures:
            if town.is_open(name) and name not in offer.refused:
                offer.procedure(name)  # a value that does not fit is better met now than by a resident
        self.town, self.offer = town, offer
        self.use(town)
        return town, self.listed()


def open_rooms(
    config: Config, *, rehearsal: Path | None = None, silent: bool = False, vpcd_port: int = VPCD_PORT
) -> Rooms:
    """Return the rooms of *config*; with *rehearsal* twins stand in and write below that folder.

    Raises ``Complaint`` for settings that cannot be used.
    """
    town = load_town(config.paths.town)
    reader, stagehand = _reader(config, rehearsal, vpcd_port)
    printer = _printer(config, rehearsal)
    desk, practice = Desk(config, town), PracticeDesk(config, town)
    said: list[str] = []
    return Rooms(
        config=config,
        town=town,
        offer=_offer(config, town),
        reader=reader,
        voice=lambda: _voice(config, said if rehearsal else None, silent=silent),
        printer=printer,
        bell=_bell(config, rehearsal),
        counter=desk,
        practice=practice,
        stagehand=_House(stagehand, printer, desk) if stagehand is not None else None,
        said=said,
        close=desk.close,
        record=desk.record,
        use=partial(_tell, (desk, practice)),
        prepare=desk.prepare,
        happenings=happenings(),
        prints=rehearsal is not None and _prints(printer),  # a real one is asked after the first paint
    )


def _prints(printer: Printer) -> bool:
    try:
        printer.check()
    except PrinterError:
        return False
    return True


def _tell(desks: tuple[Desk, PracticeDesk], town: Town) -> None:
    for each in desks:
        each.use(town)


def _offer(config: Config, town: Town) -> Offer:
    offer = offer_of(config, town)
    for refusal in offer.refused.values():
        log.error("a procedure of the town's own is not offered: %s", refusal)
    return offer


def _reader(config: Config, rehearsal: Path | None, vpcd_port: int) -> tuple[CardReader, CardStage | None]:
    if config.card.reader == "pcsc":
        from devices.card.pcsc import PcscReader  # noqa: PLC0415 - the one adapter chosen

        pcsc = PcscReader(config.card.name)
        return pcsc, _vpcd(pcsc, vpcd_port) if rehearsal is not None else None
    if rehearsal is None:
        raise Complaint("card.reader は virtual です。本番では pcsc にしてください。")
    from devices.card.stagehand import VirtualCardStage  # noqa: PLC0415 - see above
    from devices.card.virtual_reader import VirtualReader  # noqa: PLC0415 - see above
    from devices.card.wallet import Wallet  # noqa: PLC0415 - see above

    reader = VirtualReader()
    return reader, VirtualCardStage(reader, Wallet())


def _vpcd(reader: CardReader, port: int) -> CardStage:
    from devices.card.stagehand import VpcdCardStage  # noqa: PLC0415 - rehearsals on a real pcscd only
    from devices.card.wallet import Wallet  # noqa: PLC0415 - see above

    return VpcdCardStage(reader, Wallet(), port)


def _printer(config: Config, rehearsal: Path | None) -> Printer:
    kind: str = "folder" if rehearsal is not None else config.printer.kind
    match kind:
        case "lp":
            from devices.printer.lp import LpPrinter  # noqa: PLC0415 - the one adapter chosen

            return LpPrinter(config.printer.name or None)
        case "folder":
            from devices.printer.folder import FolderPrinter  # noqa: PLC0415 - see above

            if rehearsal is None:
                raise Complaint("printer.kind の folder は練習だけに使います。lp か none にしてください。")
            return FolderPrinter(rehearsal / "slips")
        case _:
            from devices.printer.absent import NoPrinter  # noqa: PLC0415 - see above

            return NoPrinter()


def _voice(config: Config, said: list[str] | None, *, silent: bool) -> SpeechEngine:
    from devices.speech.silence import Recorder, Silence  # noqa: PLC0415 - after the first paint

    engine: SpeechEngine
    kind = "silent" if silent else config.voice.engine
    if kind == "openjtalk":
        from devices.speech.by_language import ByLanguage  # noqa: PLC0415 - after the first paint
        from devices.speech.pyttsx3_voice import Pyttsx3Voice  # noqa: PLC0415 - see above

        japanese = _open_jtalk(config, "allowed" if said is not None else "never")
        engine = ByLanguage({"ja": japanese}, Pyttsx3Voice())
    elif kind == "pyttsx3":
        from devices.speech.pyttsx3_voice import Pyttsx3Voice  # noqa: PLC0415 - the one adapter chosen

        engine = Pyttsx3Voice()
    else:
        engine = Silence()
    return engine if said is None else Recorder(said, engine)


def _open_jtalk(config: Config, null: Literal["never", "allowed"]) -> SpeechEngine:
    from devices.speech.cache import SentenceCache  # noqa: PLC0415 - after the first paint
    from devices.speech.openjtalk import OpenJTalk  # noqa: PLC0415 - after the first paint
    from devices.speech.playback import Speaker  # noqa: PLC0415 - after the first paint

    cache = SentenceCache(config.paths.state / "voice")
    return OpenJTalk(lambda: Speaker(name=config.voice.device, null=null), cache)


def _bell(config: Config, rehearsal: Path | None) -> CallBell:
    from devices.call.command import CommandBell  # noqa: PLC0415 - the one adapter chosen
    from devices.call.notebook import NotebookBell  # noqa: PLC0415 - see above
    from devices.call.silent import SilentBell  # noqa: PLC0415 - see above

    if rehearsal is not None:
        return NotebookBell(rehearsal / "calls.txt")
    if config.call.kind != "command":
        return SilentBell()
    return CommandBell(shlex.split(config.call.command.replace("{kiosk}", config.kiosk.id)))


class CardStage(Protocol):
    """The half of a stagehand that moves cards, readers and the service."""

    def personas(self) -> tuple[str, ...]:
        """Return the names of the cards."""
        ...

    def insert(self, persona: str) -> None:
        """Put a card down."""
        ...

    def remove(self) -> None:
        """Take it away."""
        ...

    def reader(self, *, present: bool) -> None:
        """Plug the reader in or out."""
        ...

    def service(self, *, running: bool) -> None:
        """Start or stop the service."""
        ...


class _House:
    """The whole stagehand: cards, paper and disk."""

    def __init__(self, cards: CardStage, printer: Printer, desk: Desk) -> None:
        self._cards = cards
        self._printer = printer
        self._desk = desk

    def title(self, persona: str) -> str:
        from devices.card.persona import load  # noqa: PLC0415 - rehearsals only

        return load(persona).title

    def disk(self, *, full: bool) -> None:
        self._desk.disk(full=full)

    def personas(self) -> tuple[str, ...]:
        return self._cards.personas()

    def insert(self, persona: str) -> None:
        self._cards.insert(persona)

    def remove(self) -> None:
        self._cards.remove()

    def reader(self, *, present: bool) -> None:
        self._cards.reader(present=present)

    def service(self, *, running: bool) -> None:
        self._cards.service(running=running)

    def paper(self, *, loaded: bool) -> None:
        self._printer.loaded = loaded  # type: ignore[attr-defined] # the folder printer of a rehearsal
