"""Start to first painted window: the whole process, against one Japanese label in the same font."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Figure, ratio

_CLOCK = "print(__import__('time').clock_gettime(1), flush=True); __import__('os')._exit(0)"

_BARE = f"""
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        {_CLOCK}
app = QApplication([])
font = QFont(["BIZ UDPGothic", "Noto Sans CJK JP", "IPAmjMincho"])
font.setPixelSize(57)
label = Label("松島町")
label.setFont(font)
label.resize(1920, 1080)
label.show()
app.exec()
"""

_OURS = f"""
import sys
from kiosk.cli import main
import ui.curtain
painted = ui.curtain.Curtain.paintEvent
def paint(curtain, event):
    painted(curtain, event)
    {_CLOCK}
ui.curtain.Curtain.paintEvent = paint
sys.exit(main(["run", "--rehearse", "--state", sys.argv[1]]))
"""


def measure(pairs: int) -> list[Figure]:
    """Return the ratio of process starts to first paint."""
    with tempfile.TemporaryDirectory() as state:
        _run(_OURS, state)
        _run(_BARE, state)  # both once for the disk's cache
        found = [(_run(_OURS, state), _run(_BARE, state)) for _ in range(pairs)]
    return [ratio("start to first paint", found, 1.8)]


def _run(code: str, state: str) -> float:
    began = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, "-c", code, state],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    return float(done.stdout.split()[-1]) - began
