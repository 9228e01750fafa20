"""Why a procedure file is refused: where it stands, what is wrong, and how to mend it, in one sentence."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = [
    "DuplicateError",
    "FactError",
    "GuardError",
    "MissingKeyError",
    "NotTomlError",
    "OrderError",
    "Place",
    "ProcedureError",
    "SettingError",
    "StaleIndexError",
    "SwitchError",
    "TooLongError",
    "UnknownKeyError",
    "UnknownNameError",
    "WrongTypeError",
    "nearest",
]

FEW = 12  # as many known names as a sentence can list and still be read


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: its name, and the tables on the way down, ``("page", "who")``."""

    file: str
    trail: tuple[tuple[str, str], ...] = ()

    def within(self, what: str, name: str) -> Place:
        """Return the place one table deeper."""
        return Place(self.file, (*self.trail, (what, name)))

    def named(self, what: str) -> str:
        """Return the name of the innermost table called *what*, or nothing."""
        return next((name for kind, name in reversed(self.trail) if kind == what), "")

    def __str__(self) -> str:
        trail = ", ".join(f"{what} '{name}'" for what, name in self.trail)
        return f"{self.file}: {trail}" if trail else self.file


class ProcedureError(Exception):
    """A file of the counter cannot be used; *place*, *fault* and *mend* make one sentence."""

    def __init__(self, place: Place, fault: str, mend: str) -> None:
        super().__init__(f"{place}: {fault}; {mend}")
        self.place = place
        self.fault = fault
        self.mend = mend

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return self.place.file

    @property
    def page(self) -> str:
        """Return the id of the page, or nothing."""
        return self.place.named("page")

    @property
    def field(self) -> str:
        """Return the id of the field, or nothing."""
        return self.place.named("field")


class NotTomlError(ProcedureError):
    """The file cannot be read, or is not TOML."""


class UnknownKeyError(ProcedureError):
    """A key the schema does not have."""


class MissingKeyError(ProcedureError):
    """A key that has to be there is not."""


class WrongTypeError(ProcedureError):
    """A value of another type, or outside a closed list of words."""


class DuplicateError(ProcedureError):
    """Two things under one name."""


class UnknownNameError(ProcedureError):
    """A rule, kind, check, office, icon, term, part or procedure that does not exist."""


class GuardError(ProcedureError):
    """A guard looks at something that does not stand before it, or cannot have that value."""


class OrderError(ProcedureError):
    """Pages stand in an order that cannot be asked."""


class TooLongError(ProcedureError):
    """A sentence that would not fit its place on the screen."""


class FactError(ProcedureError):
    """A row of the fact sheet is answered twice, or left out without a reason."""


class SwitchError(ProcedureError):
    """Procedures switch to each other in a ring."""


class SettingError(ProcedureError):
    """The town's own value for a setting does not fit it."""


class StaleIndexError(ProcedureError):
    """The index of heads does not say what the files say."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the mend for a wrong *name*: the nearest right one, or the few there are."""
    names = sorted(known)
    if close := difflib.get_close_matches(name, names, n=1):
        return f"did you mean '{close[0]}'?"
    if not names:
        return "there are none to choose from"
    listed = ", ".join(names[:FEW])
    return f"known are {listed}{' …' if len(names) > FEW else ''}"
