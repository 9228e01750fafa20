"""An audit of the real screens: every page of a visit can be pressed, read and heard on both glasses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.events import Confirmed, FieldTouched, Opened, ShelfChosen
from kiosk.rehearsal import read_visit
from kiosk.session import Stage
from tests.kiosk.session.visiting import NOW
from tests.ui.walker import Walker
from ui.theme import LANDSCAPE, PORTRAIT, SIZES, Look
from ui.widgets.button import BigButton
from ui.widgets.kana_board import KanaBoard
from ui.widgets.name_label import NameLabel
from ui.widgets.notice import Notice
from ui.widgets.ruby_label import RubyLabel
from ui.window import Window

VISITS = Path(__file__).parents[2] / "assets" / "visits"
TARGET_MM, KEY_MM = 20.0, 15.0
SLACK_PX = 2  # whole pixels

pytestmark = pytest.mark.thorough


@pytest.fixture(params=[LANDSCAPE, PORTRAIT], ids=["lying", "upright"])
def walker(request, qapp, tmp_path):
    walking = Walker(request.param, tmp_path)
    yield walking
    walking.close()


@pytest.mark.parametrize(
    ("visit", "size"),
    [("child_allowance_claim", "M"), ("child_allowance_claim", "XL"), ("pregnancy_notification", "XL")],
)
def test_every_page_passes_the_audit(walker, visit, size):
    walker.wear(size=size)
    window, places, found, looked = walker.opened.window, set(), [], 0
    found += [f"idle: {each}" for each in complaints(window)]
    for session in walker.pages(replace(read_visit(VISITS / f"{visit}.toml"), size=size)):
        walker.settle()
        looked += 1
        page = session.stop.page.id if session.stop else session.stage.value
        found += [f"{page} {session.leaf + 1}/{session.leaves}: {each}" for each in complaints(window)]
        places.add(window.frame.button("forward").geometry().getRect())
    assert looked > 50
    assert len(places) == 1, "つぎへ moves"
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("size", "language"), [("M", "ja"), ("XL", "ja_JP@easy"), ("L", "en"), ("XL", "en")])
def test_the_list_of_every_happening_passes_the_audit(walker, size, language):
    window, found = walker.opened.window, []
    walker.happen(Opened("v1", NOW))
    walker.wear(size=size, language=language)
    for happening in walker.session.house.happenings:
        for shelf in ("happenings", f"happening:{happening.id}", f"plan:{happening.id}"):
            walker.happen(ShelfChosen(shelf))
            for leaf in range(walker.session.leaves):
                found += [f"{shelf} {leaf + 1}: {each}" for each in complaints(window)]
                if leaf + 1 < walker.session.leaves:
                    walker.happen(Confirmed())
    assert not found, "\n".join(found)


def test_the_review_tells_whose_an_answer_is_and_asks_for_more_once(walker):
    window, rows = walker.opened.window, list[str]()
    for session in walker.pages(read_visit(VISITS / "child_allowance_claim.toml")):
        if session.stage is Stage.REVIEW and not rows:
            walker.settle()
            mends = (each.accessibleName() for each in window.findChildren(BigButton))
            rows = [name for name in mends if name.endswith("なおす")]

    assert [row for row in rows if "ほかにも" in row] == [
        "ほかにも 高校3年生の 年までの お子さんが いますか。 いいえ なおす",
        "ほかにも 数に 入れる 兄や 姉が いますか。 いいえ なおす",
    ]
    assert any(row.startswith("2人めの お子さん お名前・ふりがな さとう　りく") for row in rows)
    assert any(row.startswith("夫・妻の お名前・ふりがな さとう　けんじ") for row in rows)


def test_what_a_field_says_of_itself_stands_beside_it_while_it_is_in_hand(walker):
    for session in walker.pages(read_visit(VISITS / "child_allowance_claim.toml")):
        if session.stop and session.stop.page.id == "applicant_employer":
            break

    assert notices(walker) == []
    walker.happen(FieldTouched(1))
    assert notices(walker) == ["わからない ときは 入れなくて かまいません。"]


def test_an_end_that_leads_into_another_procedure_says_how_to_go_on(walker, tmp_path):
    visit = tmp_path / "continue.toml"
    visit.write_text(
        'procedure = "nursery_application"\npersona = "maria"\npin = "1234"\n\n'
        '[answers]\napplication_type = "continue"\n',
        "utf-8",
    )
    for session in walker.pages(read_visit(visit)):
        if session.stage is Stage.EXIT:
            break

    walker.settle()
    parts = walker.opened.window.findChildren(QWidget)
    shown = [each.accessibleName() for each in parts if each.isVisible()]
    assert "つづけるには「その 手続きへ すすむ」を おしてください。" in shown
    assert "お答えは 残りません。" not in shown


def notices(walker):
    """Return what stands beside the field in hand."""
    found = walker.opened.window.findChildren(Notice)
    return [each.text() for each in found if each.isVisible()]


def complaints(window: Window) -> Iterator[str]:
    """Yield what is wrong with what is on the glass now."""
    look = window.look
    visible = [each for each in window.findChildren(QWidget) if each.isVisible()]
    buttons = [each for each in visible if isinstance(each, QAbstractButton)]
    for button in buttons:
        yield from _pressable(button, look)
    for widget in visible:
        home = widget.parentWidget()
        slack = QRect(home.rect().adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX))
        if not widget.isWindow() and not slack.contains(widget.geometry()):
            yield f"{_called(widget)} reaches out of {type(home).__name__}: {widget.geometry().getRect()}"
        yield from _readable(widget)
    for one, other in combinations(buttons, 2):
        if not one.isAncestorOf(other) and _on_glass(one).intersects(_on_glass(other)):
            yield f"{_called(one)} and {_called(other)} overlap"


def _pressable(button: QAbstractButton, look: Look) -> Iterator[str]:
    least = KEY_MM if isinstance(button.parentWidget(), KanaBoard) else TARGET_MM
    if not button.accessibleName():
        yield f"{_called(button)} has no name"
    if min(button.width(), button.height()) < look.mm(least) - SLACK_PX:
        wide, high = (round(each / look.glass.px_per_mm, 1) for each in button.size().toTuple())
        yield f"{_called(button)} is {wide} x {high} mm"


def _readable(widget: QWidget) -> Iterator[str]:
    smallest = Look(glass=LANDSCAPE, size="S").type_px("hint")
    if isinstance(widget, BigButton) and widget.words():
        block = widget._block(widget.width() - widget.look.mm(2))
        if block.height > widget.height() + SLACK_PX:
            yield f"the words of {_called(widget)} are cut"
        if block._em < smallest:
            yield f"{_called(widget)} is written too small"
    elif isinstance(widget, RubyLabel | NameLabel) and widget.text():
        if widget.heightForWidth(widget.width()) > widget.height() + SLACK_PX:
            yield f"{widget.text()!r} is cut: {widget.height()} of {widget.heightForWidth(widget.width())} px"
        if widget.look.type_px(widget._step) < smallest:
            yield f"{widget.text()!r} is written too small"
    elif not widget.layout() and widget.heightForWidth(widget.width()) > widget.height() + SLACK_PX:
        yield f"{_called(widget)} is too low for its words"


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()!r}"


def _on_glass(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def test_the_audit_can_fail(walker):
    window = walker.opened.window
    bad = BigButton(window.look, "", parent=window.frame)
    bad.setGeometry(-30, 10, 40, 40)
    bad.show()
    found = "\n".join(complaints(window))
    assert "has no name" in found
    assert "mm" in found
    assert "reaches out of" in found
    assert set(SIZES) >= {"M", "XL"}
