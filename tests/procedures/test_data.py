"""The town's own files: every row of the fact sheets, every page on some route, words anyone understands."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from kiosk.answers.kinds import parse
from kiosk.answers.model import Answer, Answers, Refused, Source
from kiosk.route import walk
from procedures.loader import DATA, Shelf, load
from procedures.model import ExitKind, Mode
from procedures.reading import plain

SHELF = Shelf(DATA)
ROWS = (Path(__file__).parents[1] / "data" / "fact_rows.txt").read_text("utf-8").split()
TODAY = dt.date(2026, 11, 22)
#: Before the towns have worked out last year's taxes.
NEW_YEAR = dt.date(2027, 2, 1)
WALKS = 250

#: Births of every band, and days about today that rules look at.
DAYS = (
    *(f"{year}-06-15" for year in (1930, 1940, 1950, 1970, 1975, 1980, 2000, 2006, 2015, 2026, 2027)),
    *("2026-11-15", "2026-12-20"),
)

#: What a resident has not read before needs its explanation one touch away.
OFFICIAL = {
    "世帯主": "setainushi",
    "続柄": "tsuzukigara",
    "筆頭者": "hittosha",
    "委任状": "ininjo",
    "除票": "johyo",
    "主治医": "shujii",
    "登記事項": "tokishomei",
    "要介護": "nintei",
    "資格確認書": "shikaku",
}


def resident_texts(procedure):
    for page in procedure.pages:
        yield from (page.ask, page.help, page.why)
        for field in page.fields:
            yield from (field.label, field.hint)
            for option in field.options:
                yield from (option.text, option.hint)
        for leave in page.exits:
            yield from (leave.title, leave.text, leave.where)


def test_the_sheet_has_every_row_of_all_thirty_seven():
    assert len({row.split(".")[0] for row in ROWS}) == 37
    assert len(ROWS) == len(set(ROWS)) == 1555


def test_every_row_of_the_fact_sheet_is_answered_or_left_out_once(procedure):
    sheet = {row.split(".", 1)[1] for row in ROWS if row.startswith(f"{procedure.id}.")}
    answered = {row for _, field in procedure.fields() for row in field.fact}
    left_out = Counter(row for left in procedure.left_out for row in left.fact)

    assert answered | set(left_out) == sheet
    assert not answered & set(left_out)
    assert set(left_out.values()) <= {1}


def test_hardly_any_row_is_left_out_for_the_towns_or_another_reason(procedure):
    sheet = [row for row in ROWS if row.startswith(f"{procedure.id}.")]
    loose = [
        row for left in procedure.left_out if left.why in {"town does not use", "other"} for row in left.fact
    ]

    assert len(loose) <= 0.03 * len(sheet)


def test_the_individual_number_is_never_asked_for(procedure):
    assert not [field.id for _, field in procedure.fields() if "my_number" in field.fact]


def test_every_question_is_one_and_ends_like_one(procedure):
    for page in procedure.pages:
        assert re.search(r"(か|ください)。$", plain(page.ask.source)), page.id
        assert page.ask.source.count("。") == 1, page.id


def test_a_page_asks_for_three_things_at_most(procedure):
    assert {page.id: len(page.fields) for page in procedure.pages if len(page.fields) > 3} == {}


def test_no_fee_nor_hours_are_claimed_to_a_resident(procedure):
    claims = re.compile(r"[0-9０-９]+ ?円|[0-9]{1,2}[:時][0-9]{0,2}|無料")

    assert [text.source for text in resident_texts(procedure) if claims.search(plain(text.source))] == []


def test_an_official_word_is_explained_on_its_page(procedure):
    silent = [
        f"{page.id}: {word}"
        for page in procedure.pages
        for word, term in OFFICIAL.items()
        if word in plain("".join(text.source for text in (page.ask, page.help))) and term not in page.terms
    ]

    assert silent == []


def test_every_word_a_page_explains_has_an_explanation(procedure):
    assert {term for page in procedure.pages for term in page.terms} == set(procedure.terms)


def test_readings_are_kana_beside_their_kanji(procedure):
    for text in resident_texts(procedure):
        for base, reading in re.findall(r"\{([^{}|]+)\|([^{}|]+)\}", text.source):
            assert re.fullmatch(r"[ぁ-ゖァ-ヺー]+", reading), text.source
            assert re.search(r"[一-鿿々0-9]", base), text.source


def test_an_end_says_where_to_go_instead(procedure):
    for page in procedure.pages:
        for leave in page.exits:
            assert leave.to if leave.kind is ExitKind.SWITCH else leave.where, f"{page.id}.{leave.id}"


def test_the_card_is_offered_only_to_the_person_at_the_kiosk(procedure):
    ours = {"requester", "applicant", "insured", "claimant", "recipient", "guardian", "mother", "member"}

    for _, field in procedure.fields():
        if field.card:
            assert field.id.split("_")[0] in ours, field.id
        if field.card and field.id.startswith("insured"):
            assert field.card_when.names() == {"who_for"}
        if field.card and field.id.startswith("member"):
            assert field.card_when.names() == {"applicant_status"}


def test_an_application_ends_with_what_the_resident_wants_to_add(procedure):
    if procedure.head.mode is Mode.INTAKE:
        assert procedure.pages[-1].fields[-1].id == "remarks"


def test_nothing_a_town_could_decide_otherwise_is_called_confirmed(procedure):
    assert not [name for name, setting in procedure.settings.items() if setting.confirmed]


@pytest.mark.thorough
def test_every_page_is_on_some_route_and_every_exit_is_taken_once(procedure, real_known):
    dice = random.Random(procedure.id)
    pages, exits = set(), set()
    for settings, today in (({}, TODAY), (flipped(procedure), TODAY), ({}, NEW_YEAR)):
        whole = load(DATA / f"{procedure.id}.toml", real_known, settings, SHELF)
        for _ in range(WALKS):
            route = walk(whole, answers(whole, dice), today)
            pages |= {stop.page.id for stop in route.stops}
            exits |= {route.exit.id} if route.exit else set()

    assert {page.id for page in procedure.pages} <= pages
    assert {leave.id for page in procedure.pages for leave in page.exits} <= exits


def flipped(procedure):
    """Return every yes-no setting the other way round."""
    return {name: not value for name, value in procedure.values.items() if isinstance(value, bool)}


def answers(procedure, dice):
    """Return an answer for every field a guard could look at; screening is mostly got through."""
    given = Answers()
    for page in procedure.pages:
        given = answered(page, given, dice, procedure)
        for _ in range(8 if page.exits and dice.random() > 0.2 else 0):
            if walk(procedure, given, TODAY).exit not in page.exits:
                break
            given = answered(page, given, dice, procedure)
    return given


def answered(page, given, dice, procedure):
    for field in page.fields:
        if raw := draft(field, dice):
            for path in paths(field, page, procedure):
                given = given.put(path, Answer(parse(raw, field, today=TODAY), Source.TYPED))
    return given


def paths(field, page, procedure):
    """Return where an answer goes: at the top, or in the first row of its groups."""
    if not page.group:
        return [(field.id,)]
    group = procedure.groups[page.group]
    outer = (group.inside, 0) if group.inside else ()
    return [(*outer, group.id, 0, field.id)]


def draft(field, dice):
    """Return a raw answer of a kind that has cases, or a date for a rule; nothing for free text."""
    if field.options:
        option = dice.choice(field.options)
        if not option.free:
            return option.id
        return (option.id, "ことば") if field.kind == "choice" else f"{option.id}=ことば"
    if field.kind in {"yes_no", "consent"}:
        return "yes" if field.params.get("must_agree") else dice.choice(("yes", "no"))
    if field.kind in {"date", "month"} and not field.params.get("not_before"):
        length = len("2026-11" if field.kind == "month" else "2026-11-22")
        return dice.choice([day[:length] for day in DAYS if allowed(day[:length], field)])
    return ""


def allowed(raw, field):
    """Say whether the field takes the day at all; its limits are tried elsewhere."""
    try:
        parse(raw, field, today=TODAY)
    except Refused:
        return False
    return True
