"""The visit as a value: everything on the glass has a place here, so it can be shown again at any time."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from devices.ports import CardSpot, Holder, Pin
from kiosk.answers.model import Answer, Answers, Path, Raw
from kiosk.events import Holding
from kiosk.receipt import Receipt
from kiosk.route import Place, Route, Stop, walk
from kiosk.session.door import Door
from procedures.happenings import Happening
from procedures.model import Also, Exit, Head, Procedure

__all__ = ["Comfort", "House", "Problem", "Refusal", "Session", "Stage", "Task"]


T = TypeVar("T")


class Stage(enum.Enum):
    """Where a visit stands; each has one kind of screen."""

    SHUT = "shut"
    IDLE = "idle"
    MENU = "menu"
    INTRO = "intro"
    SCREENING = "screening"
    NOTICE = "notice"
    IDENTITY = "identity"
    CARD = "card"
    PIN = "pin"
    READING = "reading"
    TAKE_BACK = "take-back"
    PAGES = "pages"
    REVIEW = "review"
    SUBMITTING = "submitting"
    DONE = "done"
    EXIT = "exit"


class Task(enum.Enum):
    """What a worker is to do now; it starts exactly when ``errand`` changes."""

    NONE = "none"
    TRIES = "tries"
    READING = "reading"
    SIGNING = "signing"
    SUBMITTING = "submitting"
    PRINTING = "printing"


@dataclass(frozen=True, slots=True)
class Comfort:
    """How this resident likes it; back to default at the end of the visit.

    ``size`` is S, M, L or XL; ``theme`` a name of ``ui.tokens``; ``rate`` a factor of the ordinary
    tempo; ``volume`` 0 to 10; ``ruby`` and ``voice`` are ``on`` or ``off``; ``hidden`` covers what
    is private on the screen.
    """

    language: str = "ja"
    size: str = "M"
    theme: str = "standard"
    rate: str = "1.0"
    volume: str = "5"
    hand: str = "right"
    ruby: str = "off"
    voice: str = "on"
    hidden: str = "off"


@dataclass(frozen=True, slots=True)
class House:
    """What outlives a visit: nothing in it is about a person."""

    heads: tuple[Head, ...] = ()
    happenings: tuple[Happening, ...] = ()
    offices: Mapping[str, str] = field(default_factory=dict)  # their names by id
    prints: bool = False  # whether a printer answers
    spot: CardSpot = CardSpot.EMPTY
    shut: str = ""  # why it is closed; empty is open
    until: str = ""
    idle_seconds: int = 300
    warning_seconds: int = 60
    help_minutes: int = 15
    keep_last_try: bool = True
    door: Door = field(default_factory=Door)


@dataclass(frozen=True, slots=True)
class Problem:
    """Trouble the screen explains: a key of ``ui.problems`` and the facts of its sentence."""

    key: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an answer was not taken; shown beside its field."""

    reason: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Session:
    """One visit. ``clock`` moves each second and is no change worth painting."""

    house: House = field(default_factory=House)
    stage: Stage = Stage.IDLE
    visit: str = ""
    application: str = ""
    errand: int = 0
    task: Task = Task.NONE
    opened: dt.datetime | None = None
    practice: bool = False
    comfort: Comfort = field(default_factory=Comfort)
    holding: frozenset[Holding] = frozenset()

    shelf: str = ""
    sought: str = field(default="", repr=False)  # what was typed to find a procedure
    procedure: Procedure | None = None
    answers: Answers = field(default_factory=Answers, repr=False)
    earlier: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    passed: tuple[Place, ...] = ()
    mending: Place | None = None
    draft: Mapping[Path, Raw] = field(default_factory=dict, repr=False)
    refusals: Mapping[Path, Refusal] = field(default_factory=dict)
    active: int = 0  # which field of the page is being filled in
    editing: bool = False  # what is offered for the field is being changed
    leaf: int = 0
    leaves: int = 1

    holder: Holder | None = field(default=None, repr=False)
    with_card: bool = False
    protection: bool = False
    tries: int = 0
    wrong: bool = False
    noticed: bool = False  # purpose told and identity settled: the questions may go on
    last_try_allowed: bool = False
    digits: int = 0
    signing: bool = False  # accepted in the review; the card is asked for once more, to sign it
    signature: bytes | None = field(default=None, repr=False)  # over what was accepted, and nothing else

    exit: Exit | None = None
    also: tuple[Also, ...] = ()  # what can be done next, as the answers stood at the end
    receipt: Receipt | None = None
    printed: bool = False

    problem: Problem | None = None
    help: bool = False
    panel: str = ""  # the comfort whose choices are open
    quitting: bool = False
    calling: bool = False
    warned: int = 0  # seconds announced on the idle warning; 0 is no warning
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # see ``remembered``
    clock: float = field(default=0.0, compare=False)
    touched: float = field(default=0.0, compare=False)  # where idle time began
    hand: float = field(default=0.0, compare=False)  # when a hand last did something

    @property
    def today(self) -> dt.date:
        """Return the date all rules of this visit go by."""
        if self.opened is None:
            raise ValueError("no visit is open")
        return self.opened.date()

    @property
    def route(self) -> Route:
        """Return the route as the answers stand."""
        procedure = self.procedure
        if procedure is None:
            raise ValueError("no procedure is chosen")
        key = (procedure, self.answers, self.opened)
        return self.remembered("route", key, lambda: walk(procedure, self.answers, self.today))

    def remembered(self, what: str, key: tuple[object, ...], work_out: Callable[[], T]) -> T:
        """Return what *work_out* gives, worked out once for the very same objects of *key*.

        The memo goes with the visit from session to session and ends with it; it changes nothing
        that can be seen, only how long it takes to see it.
        """
        held = self.memo.get(what)
        if (
            held is None
            or len(held[0]) != len(key)
            or any(a is not b for a, b in zip(held[0], key, strict=True))
        ):
            held = self.memo[what] = (key, work_out())
        found: T = held[1]
        return found

    @property
    def pin(self) -> Pin:
        """Return which of the card's PINs is asked for: 署名用 at the end, else 券面事項入力補助用."""
        return Pin.SIGN if self.signing else Pin.TEXT

    @property
    def stop(self) -> Stop | None:
        """Return the page that is asked now; None outside screening and pages."""
        if self.stage not in (Stage.SCREENING, Stage.PAGES):
            return None
        return self.route.next(self.passed)

    @property
    def head(self) -> Head | None:
        """Return the chosen procedure's head."""
        return self.procedure.head if self.procedure else None

    def erased(self) -> Session:
        """Return what is left when a visit ends: the house, and nothing of the resident."""
        stage = Stage.SHUT if self.house.shut else Stage.IDLE
        return Session(house=self.house, stage=stage, clock=self.clock, touched=self.clock, hand=self.clock)

    def to(self, stage: Stage) -> Session:
        """Return the session at *stage*, with the last page's half-done things put away."""
        return replace(
            self,
            stage=stage,
            task=Task.NONE,
            draft={},
            refusals={},
            active=0,
            editing=False,
            leaf=0,
            leaves=1,
            help=False,
            digits=0,
        )

    def calls_for(self, task: Task) -> Session:
        """Return the session with a new errand: a worker starts on *task*."""
        return replace(self, task=task, errand=self.errand + 1)

    def unsigned(self) -> Session:
        """Return the session with nothing accepted: what was signed may change now."""
        return replace(self, signing=False, signature=None)

    def in_trouble(self, key: str, **facts: str | int) -> Session:
        """Return the session with a problem on the screen and no work under way."""
        return replace(self, problem=Problem(key, facts), task=Task.NONE)
