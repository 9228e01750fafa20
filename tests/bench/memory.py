"""Memory after 20 and after 220 visits of one process: nothing piles up."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import Figure

_PLAY = """
import gc, sys
from pathlib import Path
from tests.bench.visits import play
class Numbers(list):
    def append(self, number):
        super().append(number)
        if len(self) in (20, 220):
            gc.collect()
            print(int(Path("/proc/self/statm").read_text().split()[1]) * 4096, flush=True)
play(Path(sys.argv[1]), 220, Path(sys.argv[2]), Numbers())
"""


def measure(_pairs: int) -> list[Figure]:
    """Return the ratio of resident memory, in a process of its own."""
    root = Path(__file__).parents[2]
    with tempfile.TemporaryDirectory() as state:
        done = subprocess.run(
            [sys.executable, "-c", _PLAY, str(root / "assets/visits/resident_record.toml"), state],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            timeout=1800,
        )
    early, late = (int(each) / 1e6 for each in done.stdout.split()[-2:])
    return [
        Figure("memory, 220 to 20 visits", late / early, "x", 1.05, f"{early:.0f} MB, then {late:.0f} MB")
    ]
