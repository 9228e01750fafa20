"""``make bench``: the kiosk against its bare counterparts, each pair in the same run, medians of ratios."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping

from tests.bench import card, memory, start, submit, touch
from tests.bench.figures import Figure

BENCHES: Mapping[str, Callable[[int], list[Figure]]] = {
    "start": start.measure,
    "touch": touch.measure,
    "card": card.measure,
    "submit": submit.measure,
    "memory": memory.measure,
}


def main() -> int:
    """Run the benches named, or all; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--pairs", type=int, default=9, help="how many pairs each (at least 9 for a figure)")
    options = parser.parse_args()
    missed = False
    for name in options.names or BENCHES:
        for figure in BENCHES[name](options.pairs):
            sys.stdout.write(f"{figure}\n")
            sys.stdout.flush()
            missed = missed or not figure.met
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
