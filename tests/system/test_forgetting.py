"""What a visit leaves in the process, when it is over: nothing of the resident."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.system


@pytest.mark.parametrize("end", ["done", "quit", "idle", "exit"])
def test_nothing_of_the_resident_is_reachable_after_the_visit(end, module, words, tmp_path):
    ran = module("tests.system.forgetting", tmp_path, end, told=json.dumps(words))
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)

    assert told["after"] == []
    assert told["during"] > 0
    assert told["said"] > 0


def test_a_leak_in_any_place_would_be_found(module, words, tmp_path):
    ran = module("tests.system.forgetting", tmp_path, "quit", "leaky", told=json.dumps(words))
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)["after"]

    for leak in (
        "object builtins.dict of changed",  # of the bridge, which is as old as the kiosk
        "object ",
        "property QLabel.text: 花子",
        "accessible QLabel Name: 花子",
        "accessible Frame Description: 高城字町",
        "property Window.last_visitor: 花子",
        "clipboard Clipboard: 19440512",
    ):
        assert any(each.startswith(leak) for each in found), leak
    assert any("ぬるぽ" in each for each in found)
