"""Drafts by dice: whatever comes up is taken by the field, and can be typed on the boards."""

import dataclasses
import random
from collections import Counter

import pytest

from kiosk.answers.checks import CHECKS, in_order
from kiosk.answers.code import Code
from kiosk.answers.kinds import KINDS, parse
from kiosk.answers.model import Answer, Refused, Source
from kiosk.improvising import improvise
from kiosk.known import known
from kiosk.route import walk
from kiosk.session import Stage
from kiosk.session.form import form
from kiosk.whim import Whim
from procedures.index import Offer
from procedures.loader import DATA, Shelf
from tests.kiosk.answers.drafts import TODAY
from tests.kiosk.answers.drafts import asked as a_field
from tests.kiosk.session.visiting import chosen, walk_to
from ui.widgets import kana_edit

IDS = [path.stem for path in Shelf(DATA).sources()]
THROWS = 8
#: Kinds typed on the kana board; the others have pads, wheels and rows.
TYPED = ("text", "kana", "name", "address", "code", "plate", "bank", "yucho")
OFFER = Offer(known())


def nobody(_name):
    return None


@pytest.mark.parametrize("name", IDS)
def test_every_field_takes_whatever_the_dice_say(name):
    for _, field in OFFER.procedure(name).fields():
        for throw in range(THROWS):
            raw = improvise(random.Random(f"{name}:{field.id}:{throw}"), field, TODAY, nobody)

            assert parse(raw, field, today=TODAY).shown(field), field.id


def fits(value, field, find):
    try:
        in_order(value, field, find)
    except Refused:
        return False
    return True


@pytest.mark.parametrize("name", IDS)
def test_a_day_that_must_follow_another_follows_it(name):
    fields = {field.id: field for _, field in OFFER.procedure(name).fields()}
    for field in fields.values():
        others = [str(field.params[key]) for key in ("not_before", "not_after") if key in field.params]
        for throw in range(THROWS if others else 0):
            dice = random.Random(f"{field.id}:{throw}")
            values = {
                each: parse(improvise(dice, fields[each], TODAY, nobody), fields[each], today=TODAY)
                for each in others
            }
            value = parse(improvise(dice, field, TODAY, values.get), field, today=TODAY)

            assert fits(value, field, values.get), (field.id, throw)


def _keys():
    bases = [each for row in kana_edit.PAGES["hiragana"] for each in row if each]
    changes = (kana_edit.voice, kana_edit.half, kana_edit.small)
    changed = {change(base) for base in bases for change in changes}
    return {each for page in kana_edit.PAGES.values() for row in page for each in row} | changed | {"\u3000"}


KEYS = _keys()


@pytest.mark.parametrize("kind", TYPED)
def test_every_letter_has_a_key_on_the_board(kind):
    checks = ["", *(each for each, entry in CHECKS.items() if kind == "code" and Code in entry.of)]
    for check in checks:
        field = dataclasses.replace(a_field(kind), check=check)
        for throw in range(THROWS):
            letters = "".join(improvise(random.Random(throw), field, TODAY, nobody))
            if kind == "bank":
                letters = letters.replace("ordinary", "").replace("current", "").replace("savings", "")

            assert [char for char in letters if kana_edit.to_hiragana(char) not in KEYS] == []


def test_every_kind_can_be_improvised():
    for kind in KINDS:
        raw = improvise(random.Random(kind), a_field(kind), TODAY, nobody)

        assert parse(raw, a_field(kind), today=TODAY) is not None


def test_days_come_from_every_part_of_a_life():
    field = a_field("date", past=True, earliest="1900-01-01")
    ages = Counter(
        (TODAY.year - parse(improvise(random.Random(throw), field, TODAY, nobody), field, today=TODAY).year)
        // 20
        for throw in range(400)
    )

    assert set(ages) >= {0, 1, 2, 3, 4}


def test_the_same_seed_says_the_same_and_another_something_else():
    session = walk_to(chosen("care_cert_new"), Stage.SCREENING)
    asked = form(session)[0]

    said = [Whim(str(seed)).draft(session, asked) for seed in range(12)]

    assert said == [Whim(str(seed)).draft(session, asked) for seed in range(12)]
    assert len(set(said)) > 1


def test_who_goes_onward_takes_no_exit_that_can_be_seen():
    session = walk_to(chosen("care_cert_new"), Stage.SCREENING)
    for seed in range(20):
        for asked in form(session):
            raw = Whim(str(seed), onward=True).draft(session, asked)
            if raw is None:
                continue
            value = parse(raw, asked.spec, today=session.today)
            answers = session.answers.put(asked.path, Answer(value, Source.TYPED))

            assert walk(session.procedure, answers, session.today).exit is None
