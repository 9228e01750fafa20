"""What ``kiosk doctor`` asks of the face: the fonts residents' names need, and the screen's real size."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from kiosk.config import Config
from kiosk.doctor import Check, Verdict
from ui.theme import CHAIN, Glass
from ui.widgets.name_glyphs import family_with

__all__ = ["face"]

#: Names that are drawn wrong where a font of the chain is missing: outside the BMP, in none but one
#: font, and two forms of 葛 that only a selector tells apart.
SAMPLES = ("𠮷", "髙", "﨑", "葛\U000e0100", "葛\U000e0102")
_PACKAGES = {
    "BIZ UDPGothic": "fonts-morisawa-bizud-gothic",
    "Noto Sans CJK JP": "fonts-noto-cjk",
    "IPAmjMincho": "fonts-ipamj-mincho",
}
_LEAST_INCHES = 15.0  # below this, a body text of 6 mm leaves no room for the frame
_INCH_MM = 25.4


def face(config: Config) -> Iterator[Callable[[], Check]]:
    """Yield the checks of fonts and screen; they start Qt where it does not run yet."""
    seen = bool({"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & os.environ.keys()) or os.name == "nt"
    if not seen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # Qt would end the process, and fonts need no screen
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QGuiApplication)
    yield lambda: fonts("文字の形")
    yield lambda: screen("画面", config, app) if seen else unseen("画面")


def fonts(part: str, families: tuple[str, ...] = CHAIN) -> Check:
    """Say whether every font of the chain is here and every sample of a name can be drawn."""
    installed = set(QFontDatabase.families())
    if missing := [family for family in families if family not in installed]:
        packages = " ".join(_PACKAGES.get(family, family) for family in missing)
        return Check(part, Verdict.BAD, f"{'、'.join(missing)} がありません", f"apt-get install {packages}")
    if boxes := [sample for sample in SAMPLES if not family_with(families, sample)]:
        shown = "、".join(_named(sample) for sample in boxes)
        return Check(part, Verdict.BAD, f"{shown} が書けません", "新しい字体のファイルに替えてください")
    return Check(part, Verdict.OK, "、".join(families))


def screen(part: str, config: Config, app: QGuiApplication) -> Check:
    """Say how large the screen really is, and whether anybody told us."""
    if config.screen.size != "auto":
        glass = Glass.parse(config.screen.size)
        verdict = Verdict.OK if glass.diagonal_in >= _LEAST_INCHES else Verdict.WARN
        mend = "" if verdict is Verdict.OK else f"{_LEAST_INCHES:.0f} インチより大きい画面にしてください"
        return Check(part, verdict, str(glass), mend)
    primary = app.primaryScreen()
    size = primary.physicalSize()
    inches = (size.width() ** 2 + size.height() ** 2) ** 0.5 / _INCH_MM
    fact = f"{primary.size().width()}x{primary.size().height()}、{inches:.1f} インチ ({primary.name()})"
    if inches < _LEAST_INCHES:
        return Check(
            part, Verdict.WARN, f"{fact} と言っています", "定規で測り、screen.size に 1920x1080@21.5in のように書いてください"
        )  # fmt: skip
    return Check(part, Verdict.OK, fact)


def unseen(part: str) -> Check:
    """Say that this process has no screen, as over ssh."""
    return Check(
        part, Verdict.WARN, "画面につながっていません", "キオスクを動かす利用者の画面で調べてください"
    )


def _named(sample: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in sample)
