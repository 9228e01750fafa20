"""A round of every procedure with visitors who answer by dice: who comes next, and what came of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.rehearsal import Played, Visit
from kiosk.whim import Whim
from procedures.model import Head, Mode

__all__ = ["Outcome", "Round"]

#: Cards people come with, in turn; every other visitor comes without one.
_PERSONAS = ("hanako", "yoshida", "katsuragi", "long_address", "takahashi", "maria")
_ATTEMPTS = 6

#: Modes in which the kiosk takes something in, so that somebody must come to a number.
_TAKEN_IN = (Mode.INTAKE, Mode.TWO_PHASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one procedure: its visits in the order they were played."""

    head: Head
    visits: tuple[Played, ...]

    @property
    def number(self) -> str:
        """Return the 受付番号, empty where none was wanted or reached."""
        return next((each.number for each in self.visits if each.number), "")

    @property
    def trouble(self) -> tuple[str, ...]:
        """Return what broke off, and that nobody came to a number where somebody should have."""
        broken = tuple(each.trouble for each in self.visits if each.trouble)
        if broken or self.number or self.head.mode not in _TAKEN_IN:
            return broken
        return (f"{self.head.id}: no visitor of {len(self.visits)} came to a receipt",)

    def line(self) -> str:
        """Return id, how each visit ended, the number and the seconds, on one line."""
        ends = "・".join(each.how for each in self.visits)
        seconds = sum(each.seconds for each in self.visits)
        mark = "×" if self.trouble else "○"
        return f"{mark} {self.head.id:<36}{self.number or '－':<11} {seconds:5.1f}秒  {ends}"


@dataclass(slots=True)
class Round:
    """Plays *heads* one after another; *tell* hears of each outcome as it stands.

    The first visitor of a procedure goes wherever the dice lead, perhaps out by an exit; those after
    take no exit they can see, until the procedure came to its end. *settle* is told before each visit
    whether the town's yes-no settings of the procedure are to stand the other way round: a procedure
    may be closed for the season, or until a disaster.
    """

    heads: Sequence[Head]
    seed: int
    tell: Callable[[Outcome], None]
    settle: Callable[[str, bool], None]
    outcomes: list[Outcome] = field(default_factory=list)
    _at: int = 0
    _played: tuple[Played, ...] = ()

    def first(self) -> Visit:
        """Return the first visit of all."""
        return self._visit()

    def following(self, played: Played) -> Visit | None:
        """Return who comes after *played*; None when the round is over."""
        self._played = (*self._played, played)
        if not self._over(played):
            return self._visit()
        self.outcomes.append(Outcome(self.heads[self._at], self._played))
        self.tell(self.outcomes[-1])
        self._at, self._played = self._at + 1, ()
        return self._visit() if self._at < len(self.heads) else None

    def _over(self, played: Played) -> bool:
        mode = self.heads[self._at].mode
        done = bool(played.number) or (mode is Mode.DRAFT and played.how == "done")
        led_on = mode is Mode.REFERRAL and len(self._played) > 1
        return bool(played.trouble) or done or led_on or len(self._played) == _ATTEMPTS

    def _visit(self) -> Visit:
        head, attempt = self.heads[self._at], len(self._played)
        self.settle(head.id, attempt > 0 and attempt % 2 == 0)
        whim = Whim(f"{self.seed}:{head.id}:{attempt}", onward=attempt > 0)
        persona = "" if whim.cardless() else _PERSONAS[(self._at + attempt) % len(_PERSONAS)]
        return Visit(f"{head.id}-{attempt + 1}", head.id, persona=persona, whim=whim)
