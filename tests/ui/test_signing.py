"""The glass while an application is signed: what is asked, said and pressed, and nothing of the PIN."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from kiosk.catalogues import template
from kiosk.events import Confirmed, HelpOpened, PanelOpened, WentBack
from kiosk.rehearsal import read_visit
from kiosk.session import Session, Stage
from kiosk.trouble import KEYS
from tests.ui.signing import TROUBLES, states
from tests.ui.test_every_screen import complaints
from tests.ui.walker import Walker
from ui.chrome import chrome_of
from ui.explained import explained
from ui.problems import ADVICE, UNSIGNED, WAYS, advice_for, advice_on, way_out
from ui.saying import saying
from ui.screens.pin import PinScreen
from ui.screens.sign import SignScreen
from ui.screens.table import screen_for
from ui.theme import LANDSCAPE, PORTRAIT

VISITS = Path(__file__).parents[2] / "assets" / "visits"
SIGNED = read_visit(VISITS / "child_allowance_donation_change.toml")

WORN = (("ja", "M"), ("ja", "L"), ("ja", "XL"), ("ja_JP@easy", "XL"), ("en", "XL"))


def accepted(stage=Stage.PIN, *, signing=True, **changes):
    return replace(Session(), stage=stage, signing=signing, tries=5, **changes)


# ---------------------------------------------------------------- what is said


@pytest.mark.parametrize("key", TROUBLES)
def test_every_trouble_leads_to_handing_in_without_a_signature(key):
    session = accepted(Stage.CARD).in_trouble(key)
    assert {"without", "again"} == set(advice_on(session).ways)
    assert way_out("without", session) == UNSIGNED


@pytest.mark.parametrize("key", sorted(key for key in KEYS.values() if key.startswith(("card", "pin"))))
def test_no_trouble_of_a_card_speaks_of_going_on_without_it_once_all_is_answered(key):
    told = advice_for(key, signing=True)
    assert "カードなしで" not in told.title.source + told.text.source
    assert "quit" not in told.ways


def test_trouble_before_and_after_the_signature_is_told_as_ever():
    for stage in (Stage.REVIEW, Stage.DONE):
        session = accepted(stage).in_trouble("device")
        assert advice_on(session) == ADVICE["device"]
        assert way_out("quit", session) == WAYS["quit"]
    unsigned = replace(accepted(Stage.PIN), signing=False).in_trouble("pin.blocked")
    assert advice_on(unsigned) == ADVICE["pin.blocked"]
    assert way_out("without", unsigned) == WAYS["without"]


def test_the_signatures_own_word_comes_before_that_of_any_pin():
    assert advice_for("pin.blocked", signing=True) is ADVICE["sign.blocked"]
    assert advice_for("pin.blocked") is ADVICE["pin.blocked"]


def test_the_pin_of_the_signature_has_a_page_of_its_own():
    assert screen_for(accepted()) is SignScreen
    assert screen_for(replace(accepted(), signing=False)) is PinScreen


@pytest.mark.parametrize(("digits", "whole"), [(0, False), (5, False), (6, True), (16, True)])
def test_the_way_on_opens_with_the_sixth_character(digits, whole):
    assert chrome_of(accepted(digits=digits)).forward_enabled is whole


@pytest.mark.parametrize(("digits", "whole"), [(0, False), (3, False), (4, True)])
def test_the_way_on_opens_with_the_fourth_digit_of_the_other_pin(digits, whole):
    assert chrome_of(accepted(digits=digits, signing=False)).forward_enabled is whole


@pytest.mark.parametrize("stage", [Stage.CARD, Stage.PIN])
def test_what_a_signature_is_can_be_asked(stage):
    told = explained(accepted(stage))
    assert "signature" in {word.id for word in told.words}
    assert explained(accepted(Stage.READING)) is None


def test_every_sentence_of_signing_is_in_the_catalogue():
    known = {str(each.context) for each in template() if each.id}
    assert {"sign.heading", "way.unsigned", "problem.sign.lapsed.title", "explained.signature"} <= known


# ---------------------------------------------------------------- the whole window


@pytest.fixture(params=[LANDSCAPE, PORTRAIT], ids=["lying", "upright"])
def walker(request, qapp, tmp_path):
    walking = Walker(request.param, tmp_path)
    yield walking
    walking.close()


def walk_to(walker, stage, *, signing):
    for session in walker.pages(SIGNED):
        if session.stage is stage and session.signing is signing:
            return
    raise AssertionError(f"the visit never comes to {stage.value}")


def keys(walker):
    screen = walker.opened.window.screen_shown
    return {each.accessibleName(): each for each in screen.findChildren(QAbstractButton) if each.isVisible()}


@pytest.mark.thorough
def test_every_state_passes_the_audit(walker):
    walk_to(walker, Stage.REVIEW, signing=False)
    window, found = walker.opened.window, []
    for language, size in WORN:
        walker.wear(language=language, size=size)
        for name, session in states(walker.session).items():
            window.present(session)
            walker.settle()
            found += [f"{language} {size} {name}: {each}" for each in complaints(window)]
    assert not found, "\n".join(found)


@pytest.mark.thorough
def test_a_keyboard_alone_signs_and_nothing_of_the_pin_is_in_the_tree(walker):
    walk_to(walker, Stage.PIN, signing=True)
    window = walker.opened.window
    QTest.keyClicks(window.screen_shown.first_focus(), "abc123")
    walker.settle()
    assert walker.session.digits == 6
    for widget in window.findChildren(QWidget):
        told = (
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.windowTitle(),
        )
        assert not any("ABC" in word or "123" in word for word in told)
    assert not window.findChildren(QLineEdit)
    said = saying(walker.session, window.screen_shown, window.words)
    assert not any(word in phrase.text.upper() for phrase in said.whole() for word in ("ABC", "123"))
    forward = window.frame.button("forward")
    assert forward.isEnabled()
    QTest.keyClick(forward, Qt.Key.Key_Return)
    walker.until(lambda: walker.session.stage is Stage.TAKE_BACK)
    assert walker.session.signature is not None


@pytest.mark.thorough
def test_what_lies_over_the_page_takes_the_pin_and_says_so(walker):
    walk_to(walker, Stage.PIN, signing=True)
    for over, away in ((PanelOpened("size"), PanelOpened("")), (HelpOpened(True), HelpOpened(False))):
        for word in "ABC123":
            keys(walker)[word].click()
        walker.settle()
        assert walker.session.digits == 6
        walker.happen(over)
        walker.happen(away)
        assert walker.session.stage is Stage.PIN
        assert walker.session.digits == len(walker.opened.window.screen_shown.secret) == 0
        assert not walker.opened.window.frame.button("forward").isEnabled()


@pytest.mark.thorough
def test_back_leads_to_the_review_and_the_card_is_asked_for_again(walker):
    walk_to(walker, Stage.PIN, signing=True)
    walker.happen(WentBack())
    assert walker.session.stage is Stage.REVIEW
    for _ in range(walker.session.leaves):
        walker.happen(Confirmed())
    walker.until(lambda: walker.session.stage is Stage.PIN)
    assert walker.session.signing


@pytest.mark.thorough
def test_who_has_forgotten_the_pin_hands_in_without_a_signature(walker):
    walk_to(walker, Stage.PIN, signing=True)
    walker.press("forgot")
    assert walker.session.stage is Stage.TAKE_BACK
    said = saying(walker.session, walker.opened.window.screen_shown, walker.opened.window.words).whole()
    assert not any("署名" in phrase.written for phrase in said)
    walker.rooms.stagehand.remove()
    walker.until(lambda: walker.session.stage is Stage.DONE)
    assert walker.session.signature is None
    assert walker.session.receipt.number
