"""A measured figure beside its goal, and how pairs become one."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """*value* in *unit* (a ratio is ``x``), met when it is at most *goal*."""

    name: str
    value: float
    unit: str
    goal: float
    detail: str = ""

    @property
    def met(self) -> bool:
        return self.value <= self.goal

    def __str__(self) -> str:
        verdict = "met" if self.met else "MISSED"
        return f"{self.name:28} {self.value:8.2f} {self.unit:3} goal {self.goal:g} {self.unit}  {verdict:6} {self.detail}"


def ratio(name: str, pairs: list[tuple[float, float]], goal: float) -> Figure:
    """Return the median of ours / bare over *pairs* of seconds."""
    value = median(ours / bare for ours, bare in pairs)
    ours, bare = (median(side) * 1000 for side in zip(*pairs, strict=True))
    return Figure(name, value, "x", goal, f"ours {ours:.1f} ms, bare {bare:.1f} ms, {len(pairs)} pairs")


def percentile(values: list[float], share: float) -> float:
    """Return the value below which *share* of all lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
