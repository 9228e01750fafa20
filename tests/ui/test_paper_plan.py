"""The list of a happening on paper: large, with boxes, every step and thing, and nobody's name."""

import re
import subprocess
import threading
from dataclasses import replace

import pytest

from kiosk.events import Opened, ShelfChosen
from kiosk.i18n import plain
from kiosk.plan import Plan, plan_of
from kiosk.session import House, Session
from kiosk.town import OFFICES
from procedures.happenings import happenings
from tests.kiosk.session.visiting import NOW, offer, play
from tests.patience import STEP
from ui.paper_plan import plan_pdf

IDS = [each.id for each in happenings()]


def plan(name="baby", **changes) -> Plan:
    offices = {key: office.name for key, office in OFFICES.items()}
    house = House(heads=offer().heads, happenings=happenings(), offices=offices, prints=True)
    found = plan_of(play(Session(house=house), Opened("v1", NOW), ShelfChosen(f"plan:{name}")))
    assert found is not None
    return replace(found, **changes)


def texts(pdf):
    """Return the words of each page, without the spaces."""
    command = ["pdftotext", "-", "-"]
    told = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=STEP).stdout.decode()
    return [re.sub(r"\s", "", page) for page in told.split("\f")[:-1]]


def bare(text):
    return re.sub(r"\s", "", plain(text.source))


def test_the_paper_is_a4(qapp):
    width, height = re.search(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", plan_pdf(plan(), "ja")).groups()

    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (210, 297)


def test_it_is_drawn_on_a_thread_of_its_own(qapp):
    drawn = []
    worker = threading.Thread(target=lambda: drawn.append(plan_pdf(plan(), "ja")))
    worker.start()
    worker.join()

    assert drawn[0].startswith(b"%PDF")


def test_more_than_two_pages_hold_goes_on_to_a_third(qapp):
    many = plan("care")
    long = replace(many, things=tuple(replace(each) for _ in range(4) for each in many.things))

    assert len(re.findall(rb"/Type\s*/Page\b", plan_pdf(long, "ja"))) == 3


@pytest.mark.system
@pytest.mark.parametrize("name", IDS)
def test_every_step_its_day_and_every_thing_is_on_the_paper(qapp, name):
    whole = plan(name)
    pages = texts(plan_pdf(whole, "ja"))
    words = "".join(pages)

    assert len(pages) <= 2
    assert bare(whole.title) in pages[0]
    assert bare(whole.first) in pages[0]
    for turn in whole.turns:
        assert f"{turn.number}.{bare(turn.head.everyday)}" in pages[0]
        assert bare(turn.by) in pages[0]
        assert bare(turn.head.where) in pages[0]
    for thing in whole.things:
        assert words.count(bare(thing.text)) >= 1
    assert "令和8年11月22日" in pages[0]
    assert "松島町" in pages[0]
    assert ("もちものは2まいめにあります。" in pages[0]) is (len(pages) == 2)


@pytest.mark.system
def test_practice_says_so(qapp):
    assert "れんしゅう" in texts(plan_pdf(plan(practice=True), "ja"))[0]
    assert "れんしゅう" not in texts(plan_pdf(plan(), "ja"))[0]


@pytest.mark.system
def test_in_english_the_counter_still_finds_its_own_word(qapp):
    words = "".join(texts(plan_pdf(plan("disaster"), "en")))

    assert "罹災証明書の発行申請" in words
    assert "2026-11-22" in words
    assert "Whattobring" in words
