"""Touch to painted next screen: every press of whole visits on a 1920x1080 window, p50 and p99."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Figure, percentile

VISIT = Path(__file__).parents[2] / "assets" / "visits" / "resident_record.toml"


def measure(pairs: int) -> list[Figure]:
    """Return p50 and p99 in milliseconds over *pairs* visits, without the first, which fills caches."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    from tests.bench.visits import play

    spent: list[float] = []
    strike = QTest.mouseClick

    def timed(widget: QWidget, *arguments: object, **named: object) -> None:
        window = widget.window()
        began = time.perf_counter()
        strike(widget, *arguments, **named)
        window.repaint()  # what the event loop would do next, all of it
        spent.append(time.perf_counter() - began)

    QTest.mouseClick = timed  # type: ignore[method-assign,assignment] # the hands strike through it
    try:
        with tempfile.TemporaryDirectory() as state:
            play(VISIT, 1, Path(state))
            spent.clear()
            play(VISIT, pairs, Path(state))
    finally:
        QTest.mouseClick = strike  # type: ignore[method-assign]
    detail = f"{len(spent)} touches of {pairs} visits"
    return [
        Figure("touch to painted, p50", percentile(spent, 0.5) * 1000, "ms", 33, detail),
        Figure("touch to painted, p99", percentile(spent, 0.99) * 1000, "ms", 33, detail),
    ]
