"""A whole visit through a real pcscd: from the card in the reader to the clerk, and to Debian's own age."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from devices.card.persona import load
from tests.patience import PROGRAM
from tests.system.conftest import ROOT

pytestmark = pytest.mark.system

#: Each visit, whose card it is, and something only its answers say.
VISITS = (
    ("tests/system/visits/signed", "hanako", "ねんきんじむしょ"),
    ("resident_record", "hanako", "ねんきんじむしょ"),
    ("seal_certificate", "hanako", "12345"),
    ("care_cert_new", "hanako", "しおがまびょういん"),
    ("care_cert_new_daughter", "katsuragi", "まつしま　とめ"),
)


@pytest.fixture
def rehearse(pcscd, offscreen, tmp_path):
    def play(visit: str) -> tuple[str, Path]:
        ran = subprocess.run(
            [
                *(sys.executable, "-m", "kiosk", "rehearse", f"{visit}.toml" if "/" in visit else f"assets/visits/{visit}.toml", "--silent"),
                *("--state", str(tmp_path), "--reader", "pcsc", "--port", str(pcscd.port)),
            ],
            cwd=ROOT, env=offscreen | pcscd.environment, capture_output=True, text=True, timeout=PROGRAM, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        found = re.search(r"受付番号 (\S+)", ran.stdout)
        assert found is not None, ran.stdout
        return found[1], tmp_path

    return play


@pytest.mark.parametrize(("visit", "persona", "answer"), VISITS, ids=[each[0] for each in VISITS])
def test_the_desk_and_age_both_open_what_was_applied_for(visit, persona, answer, rehearse, module):
    number, state = rehearse(visit)
    holder, key, courier = load(persona).holder, state / "office" / "office.key", state / "courier"

    desk = module("kiosk", "desk", "open", "--latest", "--folder", courier, "--key", key)
    assert desk.returncode == 0, desk.stderr
    assert number in desk.stdout
    plain = desk.stdout.replace(" ", "")
    for piece in (holder.name, holder.address, answer):
        assert piece.replace("　", "").replace(" ", "") in plain.replace("　", "")

    opened = subprocess.run(
        ["age", "--decrypt", "--identity", key, courier / f"{number}.age"],
        capture_output=True,
        timeout=PROGRAM,
        check=False,
    )
    assert opened.returncode == 0, opened.stderr.decode()
    application = json.loads(opened.stdout)
    assert application["meta"]["number"] == number
    assert application["card"] == {
        "name": holder.name,
        "address": holder.address,
        "birth_date": holder.birth_date,
        "sex": holder.sex,
    }
    assert application["meta"]["identity"] == ("signature" if visit.endswith("signed") else "card")
    assert answer.replace("　", "") in json.dumps(application, ensure_ascii=False).replace("　", "")


def test_the_mother_s_own_rows_hold_nothing_of_her_daughter_s_card(rehearse):
    number, state = rehearse("care_cert_new_daughter")
    opened = subprocess.run(
        ["age", "--decrypt", "--identity", state / "office" / "office.key", state / "courier" / f"{number}.age"],
        capture_output=True, timeout=PROGRAM, check=True,
    )  # fmt: skip
    application = json.loads(opened.stdout)
    mine = load("katsuragi").holder

    rows = {row["path"][0]: row for row in application["rows"]}
    assert rows["applicant_name"]["source"] == "card"
    assert rows["applicant_name"]["shown"] == mine.name
    insured = [row for name, row in rows.items() if name.startswith("insured_")]
    assert len(insured) > 5
    assert all(row["source"] != "card" for row in insured)
    assert mine.address not in json.dumps(insured, ensure_ascii=False)
    assert rows["insured_name"]["needs_kanji"] is True
