"""The index of heads, and procedures parsed when they are asked for."""

from __future__ import annotations

import pytest

from procedures.index import INDEX, Offer, check_index, heads, index_of, write_index
from procedures.loader import DATA
from procedures.model import Known
from procedures.order import check_switches
from procedures.refusal import StaleIndexError, SwitchError, UnknownNameError


def test_the_index_gives_back_the_heads_of_the_files(folder):
    write_index(folder.path)

    assert heads(folder.path) == (folder.load().head,)


def test_the_shipped_index_says_what_the_shipped_files_say():
    assert (DATA / INDEX).read_text("utf-8") == index_of()


def test_an_index_behind_its_files_is_noticed(folder):
    write_index(folder.path)
    folder.change('everyday = "見本が ほしい"', 'everyday = "見本が いる"')

    with pytest.raises(StaleIndexError, match=r"^index.json: does not say what the procedures say"):
        check_index(folder.path)


@pytest.mark.parametrize("damage", ["", "[{}]", "{", "[1]"])
def test_a_damaged_index_is_one_sentence(folder, damage):
    folder.write(INDEX, damage)

    with pytest.raises(StaleIndexError, match=r"^index.json: is missing or damaged; run"):
        heads(folder.path)


def test_a_procedure_is_parsed_once_and_only_when_asked_for(folder):
    write_index(folder.path)
    offer = Offer(folder.known, folder=folder.path)
    first = offer.procedure("sample")
    (folder.path / "sample.toml").unlink()

    assert offer.procedure("sample") is first
    assert [head.id for head in offer.heads] == ["sample"]


def test_the_towns_values_reach_the_procedure(folder):
    write_index(folder.path)

    assert (
        Offer(folder.known, {"sample": {"copy_fee": 250}}, folder.path).procedure("sample").values["copy_fee"]
        == 250
    )


def test_a_file_of_the_towns_own_stands_before_the_shipped_one(folder, tmp_path):
    write_index(folder.path)
    own = tmp_path / "own"
    own.mkdir()
    text = (folder.path / "sample.toml").read_text("utf-8")
    part = (folder.path / "parts" / "human.toml").read_text("utf-8")
    (own / "parts").mkdir()
    (own / "parts" / "human.toml").write_text(part, "utf-8")
    (own / "sample.toml").write_text(text.replace("見本が ほしい", "町の 見本が ほしい"), "utf-8")

    offer = Offer(folder.known, folder=folder.path, own=own)

    assert offer.head("sample").everyday.source == "町の 見本が ほしい"
    assert offer.procedure("sample").head == offer.head("sample")


def test_an_unknown_procedure_names_the_nearest(folder):
    write_index(folder.path)

    with pytest.raises(UnknownNameError, match="unknown procedure 'sampel'; did you mean 'sample'"):
        Offer(folder.known, folder=folder.path).procedure("sampel")


def test_procedures_may_not_switch_in_a_ring(folder):
    text = (folder.path / "sample.toml").read_text("utf-8")
    for name, to in (("first", "second"), ("second", "third"), ("third", "first")):
        switching = text.replace('id = "sample"', f'id = "{name}"').replace(
            'kind = "end"', f'kind = "switch"\nto = "{to}"'
        )
        folder.write(f"{name}.toml", switching)
    write_index(folder.path)
    offer = Offer(folder.known, folder=folder.path)

    with pytest.raises(
        SwitchError, match=r"^first.toml: switches in a ring: first → second → third → first; make"
    ):
        check_switches(offer.procedure(name) for name in ("sample", "first", "second", "third"))


def test_a_switch_that_does_not_come_back_is_fine(folder):
    text = (folder.path / "sample.toml").read_text("utf-8")
    folder.write(
        "first.toml",
        text.replace('id = "sample"', 'id = "first"').replace(
            'kind = "end"', 'kind = "switch"\nto = "sample"'
        ),
    )
    write_index(folder.path)
    offer = Offer(folder.known, folder=folder.path)

    check_switches([offer.procedure("first"), offer.procedure("sample")])

    assert offer.procedure("first").page("here").exits[0].to == "sample"


def test_without_any_icons_icons_are_not_checked(folder):
    known = folder.known
    bare = Known(
        known.rules, known.fees, known.deadlines, known.kinds, known.checks, known.offices, icons=frozenset()
    )
    folder.known = bare
    folder.change('icon = "card"', 'icon = "anything"')

    assert folder.load().bring[0].icon == "anything"
