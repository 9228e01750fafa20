"""The tests' own pen: whatever it writes is taken, so that a long walk never stands before its draft."""

from __future__ import annotations

import pytest

from kiosk.answers.checks import CHECKS
from kiosk.answers.code import Code
from kiosk.answers.kinds import parse
from tests.kiosk.session.visiting import _CODES, NAMES, NOW, Pen, procedure


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("at", [0, -1])
def test_every_field_takes_what_the_pen_writes(name, at):
    pen = Pen()
    for _, field in procedure(name).fields():
        raw = pen.draft((field.id,), field, lambda options: options[at])

        assert parse(raw, field, today=NOW.date()) is not None, field.id


@pytest.mark.parametrize("check", _CODES)
def test_every_number_the_pen_knows_is_right(check):
    assert CHECKS[check].apply(Code(_CODES[check]), NOW.date())
