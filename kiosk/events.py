"""What can happen: hands, cards, clocks, the house, and reports of work. A closed union.

Events are past participles and frozen. Reports carry the visit and the errand they belong to;
a report of an earlier one is not heard.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from devices.ports import CardSpot, Holder, Secret
from kiosk.answers.model import Path, Raw
from kiosk.receipt import Receipt
from kiosk.route import Place
from procedures.model import Head, Procedure

# ---------------------------------------------------------------- hands


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody touched the idle page: a visit begins; *now* fixes today for all of it."""

    visit: str
    now: dt.datetime
    practice: bool = False


@dataclass(frozen=True, slots=True)
class ShelfChosen:
    """A shelf was touched on the menu: a category, ``happenings``, ``happening:ID``, ``plan:ID``, ``search``."""

    category: str


@dataclass(frozen=True, slots=True)
class Searched:
    """So far this was typed to find a procedure."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ProcedureChosen:
    """A procedure was touched: its file is read and *application* newly minted."""

    procedure: Procedure
    application: str


@dataclass(frozen=True, slots=True)
class PlanWanted:
    """Print the list of the happening that is shown."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A widget's content changed; nothing is taken until ``Confirmed``."""

    path: Path
    raw: Raw = field(repr=False)


@dataclass(frozen=True, slots=True)
class FieldTouched:
    """One of several fields of the page was touched: its editor is shown."""

    at: int


@dataclass(frozen=True, slots=True)
class EditWanted:
    """An answer that is offered is to be changed: its editor is shown."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """つぎへ: turn the leaf, take the page, or go on."""


@dataclass(frozen=True, slots=True)
class WentBack:
    """もどる."""


@dataclass(frozen=True, slots=True)
class Mended:
    """なおす in the review: this page is asked again."""

    place: Place


@dataclass(frozen=True, slots=True)
class LeavesCounted:
    """The screen laid the page out and found it has so many leaves."""

    leaves: int


@dataclass(frozen=True, slots=True)
class IdentityChosen:
    """With the card, or without."""

    card: bool


@dataclass(frozen=True, slots=True)
class ProtectionAsked:
    """支援措置: the resident asked on the notice page for staff only (True), or took it back."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class DigitsChanged:
    """So many PIN digits are in the secret now; the digits themselves never come here."""

    count: int


@dataclass(frozen=True, slots=True)
class PinGiven:
    """決定 on the PIN page; the secret goes straight on to the worker."""

    secret: Secret = field(repr=False)


@dataclass(frozen=True, slots=True)
class PinForgotten:
    """わからない・わすれた: go on without the card."""


@dataclass(frozen=True, slots=True)
class LastTryAllowed:
    """A support worker allowed spending the last try."""


@dataclass(frozen=True, slots=True)
class ComfortChosen:
    """One comfort was changed: language, size, theme, rate, volume, hand, hidden, ruby."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class HelpOpened:
    """？ was touched: the page's explanation is shown or put away."""

    shown: bool


@dataclass(frozen=True, slots=True)
class PanelOpened:
    """The choices of one comfort were opened; an empty *name* closes them."""

    name: str


@dataclass(frozen=True, slots=True)
class StaffCalled:
    """係の人をよぶ (True), or the call was ended (False)."""

    calling: bool


@dataclass(frozen=True, slots=True)
class QuitAsked:
    """やめる: asked once more before anything is lost (True), or taken back (False)."""

    asked: bool


@dataclass(frozen=True, slots=True)
class Quit:
    """Yes, stop and forget."""


@dataclass(frozen=True, slots=True)
class StillHere:
    """「まだご利用ですか」 was answered."""


@dataclass(frozen=True, slots=True)
class ProblemClosed:
    """The way out of a problem page was taken; *way* is one its advice offers."""

    way: str


@dataclass(frozen=True, slots=True)
class AnotherWanted:
    """From the done page to another procedure of the same visit; *shelf* is the menu's ``also``, or none."""

    shelf: Literal["", "also"] = ""


@dataclass(frozen=True, slots=True)
class SlipWanted:
    """Print the slip."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The resident is done; the visit is erased."""


# ---------------------------------------------------------------- card, clock, house


@dataclass(frozen=True, slots=True)
class SpotChanged:
    """The place for the card changed."""

    spot: CardSpot


@dataclass(frozen=True, slots=True)
class Ticked:
    """A second went by; *monotonic* is in seconds and knows no wall clock."""

    monotonic: float


class Holding(enum.Enum):
    """What stops the idle clock."""

    SPEAKING = "speaking"
    READING = "reading"
    PRINTING = "printing"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Held:
    """Something began or ended that stops the idle clock."""

    what: Holding
    on: bool


@dataclass(frozen=True, slots=True)
class HouseShut:
    """The kiosk closed (*why*: hours, staff, trouble).

    *until* says when it opens, if known: ``today 8:30``, ``tomorrow 8:30`` or ``2026-11-24 8:30``.
    """

    why: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class HouseOpened:
    """The kiosk may be used again."""


@dataclass(frozen=True, slots=True)
class Stumbled:
    """The house met trouble the resident should be told of; *problem* is a key of ``ui.problems``."""

    problem: str


@dataclass(frozen=True, slots=True)
class HeadsListed:
    """The shelves: what the menu may offer today, the offices' names by id, and whether a printer answers."""

    heads: tuple[Head, ...]
    offices: Mapping[str, str] = field(default_factory=dict)
    prints: bool = False


# ---------------------------------------------------------------- staff door


@dataclass(frozen=True, slots=True)
class DoorKnocked:
    """The town's name was pressed for long; *pin_set* says whether the door has a PIN at all."""

    pin_set: bool


@dataclass(frozen=True, slots=True)
class DoorDigitsChanged:
    """So many digits of the staff PIN are in the secret now."""

    count: int


@dataclass(frozen=True, slots=True)
class DoorPinGiven:
    """決定 at the staff door; the secret goes straight on to the worker."""

    secret: Secret = field(repr=False)


@dataclass(frozen=True, slots=True)
class DoorPinChecked:
    """The worker compared the staff PIN; heard only by the *errand* that asked."""

    errand: int
    right: bool


class Chore(enum.Enum):
    """What staff can have done behind the door."""

    PRINT = "print"
    PARCELS = "parcels"
    DOCTOR = "doctor"


@dataclass(frozen=True, slots=True)
class ChoreChosen:
    """A chore was touched; a worker does it."""

    chore: Chore


@dataclass(frozen=True, slots=True)
class ChoreRow:
    """One line of what a chore found: ``ok``, ``warn`` or ``bad``, and a sentence for staff."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class ChoreDone:
    """The chore of *errand* came to its end."""

    errand: int
    rows: tuple[ChoreRow, ...]


@dataclass(frozen=True, slots=True)
class DoorTurned:
    """The next leaf of what a chore found, after the last the first again; the screen knows how many there are."""

    leaves: int


@dataclass(frozen=True, slots=True)
class DoorLeft:
    """One step out: from what was found to the menu, from the menu out of the door."""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """Staff end the program."""


DoorEvent = (
    DoorKnocked
    | DoorDigitsChanged
    | DoorPinGiven
    | DoorPinChecked
    | ChoreChosen
    | ChoreDone
    | DoorTurned
    | DoorLeft
    | Dismissed
)


# ---------------------------------------------------------------- reports of work


@dataclass(frozen=True, slots=True)
class Report:
    """Work came to an end; heard only by the visit and errand that called for it."""

    visit: str
    errand: int


@dataclass(frozen=True, slots=True)
class TriesRead(Report):
    """The card is a My Number card and its PIN has so many tries left."""

    tries: int


@dataclass(frozen=True, slots=True)
class HolderRead(Report):
    """The four attributes were read."""

    holder: Holder = field(repr=False)


@dataclass(frozen=True, slots=True)
class Signed(Report):
    """The card signed what was accepted; *signature* is a CMS in DER."""

    signature: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Submitted(Report):
    """The application is sealed and durable; only now is there a number."""

    receipt: Receipt


@dataclass(frozen=True, slots=True)
class SlipPrinted(Report):
    """The slip came out."""


@dataclass(frozen=True, slots=True)
class Failed(Report):
    """The work met expected trouble; *problem* is its key in the table of sentences."""

    problem: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


# What belongs together: each kind is moved by one function of ``kiosk.session.advance``.
Arriving = Opened | ShelfChosen | Searched | PlanWanted | ProcedureChosen
Answering = Drafted | FieldTouched | EditWanted | Confirmed | WentBack | Mended | LeavesCounted
Identifying = (
    IdentityChosen
    | ProtectionAsked
    | DigitsChanged
    | PinGiven
    | PinForgotten
    | LastTryAllowed
    | SpotChanged
    | TriesRead
    | HolderRead
)
Covering = (
    ComfortChosen
    | HelpOpened
    | PanelOpened
    | StaffCalled
    | QuitAsked
    | Quit
    | StillHere
    | ProblemClosed
    | Stumbled
)
Finishing = AnotherWanted | SlipWanted | Ended | Signed | Submitted | SlipPrinted | Failed
Housekeeping = Ticked | Held | HouseShut | HouseOpened | HeadsListed

Event = Arriving | Answering | Identifying | Covering | Finishing | Housekeeping | DoorEvent
