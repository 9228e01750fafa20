"""The shelves: a full one is turned leaf by leaf, and a tile leads on from any of them."""

from kiosk.events import Confirmed, LeavesCounted, Opened, ProcedureChosen, ShelfChosen
from kiosk.session import advance
from tests.kiosk.session.visiting import NOW, fresh, play, procedure


def test_the_tiles_of_a_full_shelf_are_turned_round_and_round():
    session = play(fresh(), Opened("v1", NOW), ShelfChosen("childcare"), LeavesCounted(2))

    turned = play(session, Confirmed())
    assert turned.leaf == 1
    assert play(turned, Confirmed()).leaf == 0
    assert play(turned, ProcedureChosen(procedure("child_allowance_claim"), "a1")).leaf == 0


def test_a_shelf_on_one_leaf_has_nothing_to_turn():
    session = play(fresh(), Opened("v1", NOW), ShelfChosen("disaster"))

    assert advance(session, Confirmed()) is session
