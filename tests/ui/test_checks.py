"""What doctor asks of the face: fonts and the screen's real size."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kiosk.config import load_config
from kiosk.doctor import Verdict
from ui import checks
from ui.widgets.name_glyphs import family_with


def config_with(size):
    return load_config(environ={}, overrides=[f"screen.size={size}"])


def test_the_fonts_of_this_machine_draw_every_sample(qapp):
    check = checks.fonts("文字の形")

    assert check.verdict is Verdict.OK, check


def test_a_missing_font_is_bad_and_its_package_is_named(qapp):
    check = checks.fonts("文字の形", ("BIZ UDPGothic", "Kaisho Nowhere"))

    assert (check.verdict, check.mend) == (Verdict.BAD, "apt-get install Kaisho Nowhere")
    assert "Kaisho Nowhere" in check.fact


def test_a_font_that_lacks_a_form_of_a_name_is_bad(qapp):
    check = checks.fonts("文字の形", ("BIZ UDPGothic",))

    assert check.verdict is Verdict.BAD
    assert "U+845B U+E0102" in check.fact


def test_the_last_font_of_the_chain_has_what_the_first_has_not(qapp):
    assert family_with(("BIZ UDPGothic", "IPAmjMincho"), "葛\U000e0102") == "IPAmjMincho"
    assert family_with(("BIZ UDPGothic",), "\U0010fffd") == ""


@pytest.mark.parametrize(
    ("size", "verdict"), [("1920x1080@21.5in", Verdict.OK), ("1280x800@10.1in", Verdict.WARN)]
)
def test_a_measured_screen_is_taken_at_its_word(qapp, size, verdict):
    check = checks.screen("画面", config_with(size), qapp)

    assert (check.verdict, check.fact) == (verdict, size)


def test_without_a_screen_doctor_says_so_instead_of_ending():
    bare = {
        key: value for key, value in os.environ.items() if "DISPLAY" not in key and not key.startswith("QT_")
    }
    code = (
        "from kiosk.config import load_config; from kiosk.doctor import examine; from ui.checks import face;"
        "print(*(check.verdict.value for check in examine(face(load_config(environ={})))))"
    )

    finished = subprocess.run(
        [sys.executable, "-c", code], env=bare, capture_output=True, text=True, check=True
    )

    assert finished.stdout.split() == ["ok", "warn"]
