"""The route: pages in order, guards that look only back, groups unrolled row by row."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers.choice import Choice
from kiosk.answers.model import Answers
from kiosk.answers.text import Words
from kiosk.answers.yes_no import YesNo
from kiosk.route import MORE, Place, walk
from procedures.model import Exit, ExitKind, Group
from tests.kiosk.wishes import ANSWERS, PROCEDURE, TODAY, field, page, text, typed, when

DAY = TODAY.date()


def with_pages(*pages, **groups):
    made = {
        name: Group(name, text("もう1つ"), text("{n}つめ"), most, inside=inside)
        for name, (most, inside) in groups.items()
    }
    return dataclasses.replace(PROCEDURE, pages=pages, groups=MappingProxyType(made))


def names(route):
    return [(stop.page.id, *stop.row) for stop in route.stops]


def yes(on):
    return typed(YesNo(yes=on))


def test_pages_come_in_the_order_of_the_file():
    assert names(walk(PROCEDURE, Answers(ANSWERS), DAY)) == [
        ("who",),
        ("name",),
        ("child", 0),
        ("children.more", 0),
        ("child", 1),
        ("children.more", 1),
        ("phone",),
    ]


def test_a_page_off_the_route_takes_its_answer_out_of_the_live_ones():
    route = walk(PROCEDURE, Answers(ANSWERS), DAY)

    assert ("reason",) in Answers(ANSWERS)
    assert ("reason",) not in route.live()
    assert ("children", 2, "child_name") not in route.live()
    assert ("phone",) in route.live()


def test_a_guard_sees_only_what_stands_before_it():
    early = page("early", field("early", "text", "はやい", ""), when=when("late", "a"))
    late = page("late", field("late", "choice", "おそい", ""))
    procedure = with_pages(early, late)

    assert names(walk(procedure, Answers({("late",): typed(Choice("a"))}), DAY)) == [("late",)]


def test_a_guard_does_not_see_an_answer_whose_page_fell_off_the_route():
    one = page("one", field("one", "choice", "", ""))
    two = page("two", field("two", "choice", "", ""), when=when("one", "a"))
    three = page("three", field("three", "text", "", ""), when=when("two", "x"))
    procedure = with_pages(one, two, three)
    said = {("one",): typed(Choice("a")), ("two",): typed(Choice("x"))}

    assert names(walk(procedure, Answers(said), DAY)) == [("one",), ("two",), ("three",)]
    said[("one",)] = typed(Choice("b"))
    assert names(walk(procedure, Answers(said), DAY)) == [("one",)]


def test_a_group_stops_at_its_most_and_asks_no_more_after_the_last_row():
    toys = page("toy", field("toy", "text", "", ""), group="toys")
    procedure = with_pages(toys, toys=(2, ""))
    said = {("toys", row, MORE): yes(True) for row in range(5)}

    assert names(walk(procedure, Answers(said), DAY)) == [("toy", 0), ("toys.more", 0), ("toy", 1)]


def test_an_unanswered_more_page_opens_no_row():
    toys = page("toy", field("toy", "text", "", ""), group="toys")

    assert names(walk(with_pages(toys, toys=(3, "")), Answers(), DAY)) == [("toy", 0), ("toys.more", 0)]


def test_a_group_nests_once_and_its_answers_lie_below_both_rows():
    child = page("child", field("name", "text", "", ""), group="children")
    toy = page("toy", field("toy", "text", "", ""), group="toys")
    procedure = with_pages(child, toy, children=(2, ""), toys=(2, "children"))
    said = {
        ("children", 0, "toys", 0, MORE): yes(True),
        ("children", 0, MORE): yes(True),
        ("children", 1, "toys", 0, MORE): yes(False),
    }
    route = walk(procedure, Answers(said), DAY)

    assert names(route) == [
        ("child", 0),
        ("toy", 0, 0),
        ("toys.more", 0, 0),
        ("toy", 0, 1),
        ("children.more", 0),
        ("child", 1),
        ("toy", 1, 0),
        ("toys.more", 1, 0),
    ]
    assert route.stops[3].path("toy") == ("children", 0, "toys", 1, "toy")


def test_a_guard_in_a_row_sees_its_own_row_before_what_is_outside():
    child = page("child", field("kind", "choice", "", ""), group="children")
    toy = page("toy", field("toy", "text", "", ""), group="children", when=when("kind", "a"))
    procedure = with_pages(child, toy, children=(2, ""))
    said = {
        ("children", 0, "kind"): typed(Choice("a")),
        ("children", 0, MORE): yes(True),
        ("children", 1, "kind"): typed(Choice("b")),
    }

    assert [name for name in names(walk(procedure, Answers(said), DAY)) if name[0] == "toy"] == [("toy", 0)]


def test_an_exit_ends_the_route_at_its_page():
    way_out = Exit("sorry", ExitKind.END, when("one", "no"), text("x"), text("y"))
    one = page("one", field("one", "yes_no", "", ""), exits=(way_out,))
    two = page("two", field("two", "text", "", ""))
    procedure = with_pages(one, two)

    assert walk(procedure, Answers({("one",): yes(False)}), DAY).exit == way_out
    assert names(walk(procedure, Answers({("one",): yes(False)}), DAY)) == [("one",)]
    assert walk(procedure, Answers({("one",): yes(True)}), DAY).exit is None


def test_the_next_page_is_the_first_not_passed_or_that_lacks_an_answer():
    one = page("one", field("one", "choice", "", ""))
    two = page(
        "two",
        field("two", "text", "", "", required=False),
        field("extra", "text", "", "", when=when("one", "b")),
    )
    procedure = with_pages(one, two)
    passed = (Place("one"), Place("two"))
    said = {("one",): typed(Choice("a")), ("two",): typed(Words("x"))}

    assert walk(procedure, Answers(said), DAY).next(()).page.id == "one"
    assert walk(procedure, Answers(said), DAY).next(passed) is None
    said[("one",)] = typed(Choice("b"))
    assert walk(procedure, Answers(said), DAY).next(passed).page.id == "two"


def test_a_page_whose_fields_are_all_unasked_asks_nothing():
    one = page("one", field("one", "choice", "", ""))
    two = page("two", field("two", "text", "", "", when=when("one", "b")))
    route = walk(with_pages(one, two), Answers({("one",): typed(Choice("a"))}), DAY)

    assert [route.asked(stop) for stop in route.stops if stop.page.id == "two"] == [()]


@given(
    st.dictionaries(
        st.sampled_from(sorted(ANSWERS, key=str)), st.sampled_from(list(ANSWERS.values())), max_size=8
    )
)
def test_whatever_was_answered_the_route_ends_and_no_place_comes_twice(said):
    route = walk(PROCEDURE, Answers(said), DAY)
    places = [stop.place for stop in route.stops]

    assert len(set(places)) == len(places)
    assert set(route.live()) <= set(route.view.met)


@pytest.mark.parametrize("bottom", ["who", "phone"])
def test_a_place_names_its_page_and_row(bottom):
    route = walk(PROCEDURE, Answers(ANSWERS), DAY)

    assert Place(bottom) in {stop.place for stop in route.stops}
    assert Place("child", (1,)) in {stop.place for stop in route.stops}


def test_a_fee_is_given_a_field_in_every_row_of_its_group():
    pages = (page("child", field("child_name", "text", "お名前", "児童"), group="children"),)
    answers = Answers(
        {
            ("children", 0, "child_name"): typed(Words("はな")),
            ("children", 0, MORE): yes(True),
            ("children", 1, "child_name"): typed(Words("たろう")),
            ("children", 1, MORE): yes(True),
            ("children", 2, MORE): yes(False),
        }
    )
    route = walk(with_pages(*pages, children=(6, "")), answers, DAY)

    assert route.view.value("children[].child_name", route.stops[-1]) == (
        Words("はな"),
        Words("たろう"),
        None,
    )
    assert route.view.value("children[].nobody", route.stops[-1]) == ()
