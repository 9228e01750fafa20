"""How the rows of the fact sheet are met: asked, or left out and why, counted for each procedure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procedures.assembly import DUPLICATE, LEFT_OUT
from procedures.model import Procedure

__all__ = ["LOOSE_MOST", "Coverage", "cover", "table"]

#: The reasons that are nobody's but ours, and the share of rows they may take.
LOOSE = ("town does not use", "other")
LOOSE_MOST = 0.03

_HEADS = {
    "individual number": "個人番号",
    "by law not collected": "法令で",
    "duplicate of": "重複",
    "computed": "計算",
    "read from card": "カード",
    "town does not use": "町で不要",
    "other": "その他",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """One procedure: how many rows its sheet has, how many are asked, and the others by reason."""

    id: str
    rows: int
    answered: int
    left_out: Counter[str]

    @property
    def loose(self) -> float:
        """Return the share of rows left out for the town's or another reason."""
        return sum(self.left_out[why] for why in LOOSE) / self.rows if self.rows else 0.0


def cover(procedure: Procedure) -> Coverage:
    """Return the coverage of *procedure*; ``duplicate of …`` counts as one reason."""
    answered = {row for _, field in procedure.fields() for row in field.fact}
    left: Counter[str] = Counter()
    for each in procedure.left_out:
        why = DUPLICATE.strip() if each.why.startswith(DUPLICATE) else each.why
        left[why] += len(each.fact)
    return Coverage(procedure.id, len(answered) + left.total(), len(answered), left)


def table(procedures: Sequence[Procedure]) -> Iterator[str]:
    """Yield a table of all *procedures* as lines, tab between columns, a sum at its end."""
    reasons = [why for why in _HEADS if why in LEFT_OUT or why == DUPLICATE.strip()]
    yield "\t".join(("手続", "項目", "聞く", *(_HEADS[why] for why in reasons), "町・その他"))
    covered = [cover(each) for each in procedures]
    for each in covered:
        yield _line(each, reasons)
    total = sum((each.left_out for each in covered), Counter[str]())
    yield _line(
        Coverage("計", sum(each.rows for each in covered), sum(each.answered for each in covered), total),
        reasons,
    )


def _line(each: Coverage, reasons: Sequence[str]) -> str:
    counts = (str(each.left_out[why]) for why in reasons)
    mark = " ！" if each.loose > LOOSE_MOST else ""
    return "\t".join((each.id, str(each.rows), str(each.answered), *counts, f"{each.loose:.1%}{mark}"))
