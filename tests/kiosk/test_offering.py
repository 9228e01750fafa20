"""The town's own folder of procedures: what is right stands before the product's, what is wrong is refused."""

from __future__ import annotations

import contextlib
import json

import pytest

from kiosk.bootstrap import open_rooms
from kiosk.cli import main
from kiosk.commands.stage import rehearsal_config
from kiosk.config import ConfigError, load_config
from kiosk.doctor import Verdict, examine, house
from kiosk.offering import offer_of
from kiosk.town import load_town
from procedures.loader import DATA

MINE = "住民票が ほしい(町の ことば)"


@pytest.fixture
def own(tmp_path):
    """The town's folder, with its own words for one procedure."""
    folder = tmp_path / "own"
    folder.mkdir()
    text = (DATA / "resident_record.toml").read_text("utf-8")
    line = next(each for each in text.splitlines() if each.startswith("everyday = "))
    (folder / "resident_record.toml").write_text(text.replace(line, f'everyday = "{MINE}"'), "utf-8")
    return folder


@pytest.fixture
def config(tmp_path, own):
    return load_config(
        environ={}, overrides=[f"paths.procedures={own}", f"paths.town={tmp_path / 'town.toml'}"]
    )


def spoil(own):
    """Let a page of the town's file ask in a way there is not."""
    file = own / "resident_record.toml"
    text = file.read_text("utf-8")
    assert 'kind = "choice"' in text
    file.write_text(text.replace('kind = "choice"', 'kind = "choise"'), "utf-8")


def offered(offer):
    return {head.id: head.everyday.source for head in offer.heads}


def test_the_towns_file_stands_before_the_products(config):
    everyday = offered(offer_of(config, load_town(config.paths.town)))

    assert everyday["resident_record"] == MINE
    assert len(everyday) == 37


def test_a_wrong_file_is_refused_and_nothing_else(config, own):
    spoil(own)

    offer = offer_of(config, load_town(config.paths.town))

    assert len(offer.heads) == 36
    assert "resident_record" not in offered(offer)
    (refusal,) = offer.refused.values()
    assert (refusal.file, bool(refusal.page), bool(refusal.mend)) == ("resident_record.toml", True, True)


def test_a_kiosk_opens_with_the_rest_and_still_follows_town_toml(config, own, tmp_path, caplog):
    spoil(own)
    rehearsed = rehearsal_config(config, tmp_path / "state", "virtual")
    with contextlib.closing(open_rooms(rehearsed, rehearsal=tmp_path / "state")) as rooms:
        assert "resident_record" not in {head.id for head in rooms.heads()}
        assert "resident_record.toml: page" in caplog.text

        rooms.town.file.write_text(
            "[procedures.resident_record]\nopen = true\n[procedures.seal_certificate]\nopen = false\n",
            "utf-8",
        )
        changed = rooms.reread_town()

    assert changed is not None
    assert not {"resident_record", "seal_certificate"} & {head.id for head in changed[1].heads}


def test_a_folder_that_is_not_there_is_refused_before_anything_opens(config, own):
    (own / "resident_record.toml").unlink()
    own.rmdir()

    with pytest.raises(ConfigError) as refused:
        offer_of(config, load_town(config.paths.town))

    assert "paths.procedures" in str(refused.value)
    assert str(own) in str(refused.value)


def test_doctor_names_the_file_the_page_and_the_mend(config, own):
    def check():
        return next(each for each in examine(house(config)) if each.part == "手続きのファイル")

    assert (check().verdict, check().fact) == (Verdict.OK, "町のファイル 1 件")
    spoil(own)
    warned = check()
    assert warned.verdict is Verdict.WARN
    assert "resident_record.toml: page" in warned.fact
    assert "did you mean 'choice'?" in warned.fact


def test_the_command_shows_what_the_town_made_and_says_what_is_wrong_with_it(config, own, capsys):
    words = ["--set", f"paths.procedures={own}", "--set", f"paths.town={config.paths.town}"]

    def told(*deed):
        code, said = main(["procedures", *words, *deed]), capsys.readouterr()
        return code, said.out, said.err

    code, out, err = told("list", "--json")
    assert (code, err) == (0, "")
    assert {each["id"]: each["everyday"] for each in json.loads(out)}["resident_record"] == MINE
    assert told("check")[1].count("resident_record: ") == 2  # the product's and the town's

    spoil(own)
    for deed in (("list",), ("check",), ("show", "resident_record")):
        code, _out, err = told(*deed)
        assert code == 1
        assert err.startswith("kiosk: resident_record.toml: page ")
