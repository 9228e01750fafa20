"""``kiosk procedures``: lists, checks, shows and draws, each error one sentence."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from kiosk.cli import main
from kiosk.known import known
from kiosk.procedures_cli import check
from procedures.index import DATA


def test_the_list_as_json_has_what_a_catalogue_needs(capsys):
    assert main(["procedures", "list", "--json"]) == 0

    rows = json.loads(capsys.readouterr().out)
    care = next(row for row in rows if row["id"] == "care_cert_new")
    assert {"id", "number", "category", "mode", "title", "pages", "fields"} <= care.keys()
    assert (care["number"], care["category"], care["mode"]) == (16, "care", "intake")
    assert care["title"] == "要介護・要支援認定の申請"


def test_the_list_has_a_line_for_each(capsys):
    assert main(["procedures", "list"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert any("resident_record" in line and "住民票の写し等の交付請求" in line for line in lines)


def test_the_shipped_procedures_are_clean(capsys):
    assert main(["procedures", "check"]) == 0

    assert capsys.readouterr().err == ""


def test_a_wrong_file_is_one_sentence_on_stderr_and_exit_one(tmp_path, capsys):
    wrong = tmp_path / "resident_record.toml"
    text = (DATA / "resident_record.toml").read_text("utf-8")
    wrong.write_text(
        text.replace('kind = "integer"', 'kind = "intger"').replace('id = "who_for"', 'id = "who_fur"'),
        "utf-8",
    )

    assert main(["procedures", "check", str(wrong)]) == 1

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(
        "kiosk: resident_record.toml: page 'authority': looks at 'who_for', which is not there; did you mean 'who_fur'?"
    )
    assert said.err.count("\n") == 1


def test_every_wrong_file_has_its_own_sentence(tmp_path):
    files = [tmp_path / "one.toml", tmp_path / "two.toml"]
    files[0].write_text("id = ", "utf-8")

    right, wrong = check(files, known())

    assert right == ()
    assert [line.split(":")[0] for line in wrong] == ["one.toml", "two.toml"]


def test_an_index_behind_its_files_is_told(tmp_path):
    for name in ("resident_record.toml", "glossary.toml"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())

    right, wrong = check((), known(), folder=tmp_path)

    assert len(right) == 1
    assert wrong == (
        "index.json: does not say what the procedures say; run 'kiosk procedures check --write-index'",
    )


def test_show_tells_the_flattened_procedure(capsys):
    assert main(["procedures", "show", "seal_certificate"]) == 0

    assert "[requester_name] あなたの お名前を 教えてください。" in capsys.readouterr().out


def test_draw_writes_svg(capsys):
    assert main(["procedures", "draw", "seal_certificate"]) == 0

    assert ET.fromstring(capsys.readouterr().out).tag.endswith("svg")


@pytest.mark.parametrize("deed", ["show", "draw"])
def test_an_unknown_procedure_is_one_sentence_and_exit_one(deed, capsys):
    assert main(["procedures", deed, "seal_certifcate"]) == 1

    assert capsys.readouterr().err == (
        "kiosk: index.json: unknown procedure 'seal_certifcate'; did you mean 'seal_certificate'?\n"
    )


def test_the_sheet_and_the_table_come_from_the_command(capsys):
    assert main(["procedures", "sheet", "resident_record"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")

    assert main(["procedures", "check", "--coverage"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("計\t1555\t")
