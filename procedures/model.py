"""What a procedure of the counter is: pages, fields, guards and exits, as frozen data.

A procedure holds no code. Pages stand in order; a guard looks only at answers of earlier pages,
at derived values whose results are a closed set, or at settings, so every route is finite.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from procedures.text import NOTHING, Text

__all__ = [
    "ALWAYS",
    "NOTHING",
    "Also",
    "Attachment",
    "Bring",
    "Category",
    "Deadline",
    "Derived",
    "Exit",
    "ExitKind",
    "Fee",
    "Field",
    "Group",
    "Guard",
    "Head",
    "Identity",
    "Known",
    "KnownKind",
    "KnownRule",
    "LeftOut",
    "Mode",
    "Option",
    "Page",
    "Procedure",
    "Setting",
    "Term",
    "Test",
    "Text",
]

Scalar = str | int | bool


class Category(enum.Enum):
    """The shelf a procedure stands on."""

    CERTIFICATE = "certificate"
    CHILDCARE = "childcare"
    CARE = "care"
    CAR = "car"
    DISASTER = "disaster"


class Mode(enum.Enum):
    """What the kiosk honestly does with it."""

    INTAKE = "intake"
    TWO_PHASE = "two-phase"
    DRAFT = "draft"
    REFERRAL = "referral"


class Identity(enum.Enum):
    """How the town wants the visitor identified at the kiosk."""

    NONE = "none"
    CARD = "card"
    SIGNATURE = "signature"


class ExitKind(enum.Enum):
    """How a route may end before the review."""

    END = "end"  # kindly: it does not apply; the text says where to go instead
    REFERRAL = "referral"  # another office does this
    SWITCH = "switch"  # go on in another procedure with the live answers


@dataclass(frozen=True, slots=True)
class Test:
    """One look at an earlier value: a field id, ``derived.NAME`` or ``settings.NAME``.

    Yes/no answers read ``yes`` and ``no``; a set of choices passes when any of it is among the
    values; a value that is not on the route passes nothing, negated or not.
    """

    of: str
    among: frozenset[str]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """Passes when every test of at least one alternative passes; no alternatives means always."""

    alternatives: tuple[tuple[Test, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.alternatives)

    def names(self) -> frozenset[str]:
        """Return every name the guard looks at."""
        return frozenset(test.of for tests in self.alternatives for test in tests)


ALWAYS = Guard()


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen; with *free* the resident may add a few words."""

    id: str
    text: Text
    hint: Text = NOTHING
    free: bool = False
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One answer that is asked for.

    ``kind`` names a module of ``kiosk.answers``; ``params`` are that kind's own limits.
    ``card`` names the attribute of the card that is offered here (name, address, birth_date,
    sex), only when ``card_when`` passes and in a group's first row only, for one person placed
    it; ``keeps`` is a concept under which the answer is offered
    again to the next procedure of the same visit. ``fact`` lists the rows of the fact sheets it
    answers; ``section`` and ``staff`` are the form's own section and label, Japanese only.
    """

    id: str
    kind: str
    label: Text
    hint: Text = NOTHING
    required: bool = True
    options: tuple[Option, ...] = ()
    when: Guard = ALWAYS
    params: Mapping[str, Scalar] = field(default_factory=lambda: MappingProxyType({}))
    check: str = ""  # a validator's code in kiosk.answers.checks, e.g. V-INS
    card: str = ""
    card_when: Guard = ALWAYS
    keeps: str = ""
    default: str = ""
    staff: str = ""
    section: str = ""
    note: str = ""
    fact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exit:
    """An end of the route, looked at right after its page was confirmed."""

    id: str
    kind: ExitKind
    when: Guard
    title: Text
    text: Text
    where: Text = NOTHING
    link: str = ""  # an address shown as a QR
    to: str = ""  # the procedure to switch to


@dataclass(frozen=True, slots=True)
class Page:
    """One screen, one question, one to a few fields."""

    id: str
    ask: Text
    fields: tuple[Field, ...]
    help: Text = NOTHING
    why: Text = NOTHING
    when: Guard = ALWAYS
    exits: tuple[Exit, ...] = ()
    screening: bool = False
    group: str = ""
    picture: str = ""
    terms: tuple[str, ...] = ()  # glossary entries one touch away


@dataclass(frozen=True, slots=True)
class Group:
    """Consecutive pages asked again for each row, then 「もう1人いますか」."""

    id: str
    more: Text
    row: Text  # how one row is called, with {n}
    most: int
    when: Guard = ALWAYS
    inside: str = ""  # the group it nests in, once


@dataclass(frozen=True, slots=True)
class Derived:
    """A named value computed from answers by a rule of ``kiosk.rules`` with declared results."""

    name: str
    rule: str
    arguments: tuple[str, ...]  # field ids, visit.today, settings.NAME


@dataclass(frozen=True, slots=True)
class Setting:
    """Something the town decides; unconfirmed ones are listed for staff."""

    name: str
    type: str  # integer, text, yes-no, date, money
    default: Scalar
    about: str
    source: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper the clerk wants to see: *form* is original, copy, or show."""

    id: str
    name: Text
    form: str
    when: Guard = ALWAYS
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bring:
    """Something to have at hand; *note* is when, or what will do instead, and differs with the procedure."""

    text: Text
    icon: str = ""
    note: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Fee:
    """A rule of ``kiosk.rules.fees`` and its arguments; no rule means free of charge.

    ``group[].field`` is the field in every row of its group.
    """

    rule: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A rule of ``kiosk.rules.deadlines`` and its arguments."""

    rule: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Also:
    """Another procedure offered on the done page."""

    to: str
    text: Text
    when: Guard = ALWAYS


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows of the fact sheet that are not asked, and why (a word of a closed list)."""

    fact: tuple[str, ...]
    why: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """An official word explained in plain ones."""

    id: str
    word: Text
    meaning: Text


@dataclass(frozen=True, slots=True)
class Head:
    """What the menu knows of a procedure before it is parsed."""

    id: str
    number: int  # of the 31, 0 for the six others
    category: Category
    mode: Mode
    title: Text
    everyday: Text
    plain: Text
    english: str
    icon: str
    office: str
    pages: int
    fields: int
    words: tuple[str, ...] = ()  # synonyms for finding it
    bring: tuple[Bring, ...] = ()
    where: Text = NOTHING  # where a draft or a referral is done instead


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure, whole: parts pulled in, guards checked, settings resolved."""

    head: Head
    version: int
    law: tuple[str, ...]
    identity: Identity
    minutes: int
    purpose: Text  # 個人情報保護法62条: what the answers are used for
    pages: tuple[Page, ...]
    groups: Mapping[str, Group]
    derived: Mapping[str, Derived]
    settings: Mapping[str, Setting]
    values: Mapping[str, Scalar]  # the settings as the town has them
    fee: Fee | None = None
    deadline: Deadline | None = None
    attachments: tuple[Attachment, ...] = ()
    after: tuple[Text, ...] = ()  # what happens next, one sentence a step
    also: tuple[Also, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    clerk_notes: tuple[str, ...] = ()
    terms: Mapping[str, Term] = field(default_factory=lambda: MappingProxyType({}))
    in_force_from: str = ""  # ISO dates; empty is open
    in_force_until: str = ""

    @property
    def id(self) -> str:
        """Return the file name without its ending."""
        return self.head.id

    @property
    def bring(self) -> tuple[Bring, ...]:
        """Return what to have at hand."""
        return self.head.bring

    def page(self, name: str) -> Page:
        """Return the page called *name*; KeyError when there is none."""
        for page in self.pages:
            if page.id == name:
                return page
        raise KeyError(name)

    def fields(self) -> Iterator[tuple[Page, Field]]:
        """Yield every field with its page, in order."""
        for page in self.pages:
            for each in page.fields:
                yield page, each


@dataclass(frozen=True, slots=True)
class KnownRule:
    """A rule's parameters and its closed set of results (empty: it returns a figure, not a case)."""

    parameters: tuple[str, ...]
    results: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownKind:
    """A kind of answer: the params it understands and whether it needs options.

    ``values`` are the guard values it can have, where that set is closed (yes-no, consent).
    """

    params: frozenset[str] = frozenset()
    options: bool = False
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """The names a procedure file may use; handed in by ``kiosk`` so that this room needs nothing."""

    rules: Mapping[str, KnownRule]
    fees: Mapping[str, KnownRule]
    deadlines: Mapping[str, KnownRule]
    kinds: Mapping[str, KnownKind]
    checks: frozenset[str]
    offices: frozenset[str]
    icons: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()
