"""What happens in a life: each brings an order of procedures there are, and claims no day without a source."""

import pytest

from procedures.happenings import check_happenings, happenings
from procedures.index import Offer
from procedures.model import Mode
from procedures.refusal import (
    DuplicateError,
    MissingKeyError,
    TooLongError,
    UnknownKeyError,
    UnknownNameError,
)

ONE = """
[[happenings]]
id = "baby"
title = "赤ちゃんが {生|う}まれた"
hint = "手当など"
icon = "baby"
first = "さきに とどけを 出して ください。"

[[happenings.steps]]
procedure = "claim"
only = "はじめての とき"
by = "15日 いない"
source = "見本法1条"

[[happenings.steps]]
procedure = "record"
"""


@pytest.fixture
def written(tmp_path):
    """Return what reads the sample with one thing in it replaced."""

    def read(old="", new=""):
        assert old in ONE
        (tmp_path / "happenings.toml").write_text(ONE.replace(old, new, 1), "utf-8")
        return happenings(tmp_path)

    return read


def test_the_steps_keep_their_order_and_say_when_and_why(written):
    (baby,) = written()

    assert baby.procedures == ("claim", "record")
    assert baby.first.context == "happenings.baby.first"
    claim, record = baby.steps
    assert (claim.only.source, claim.by.source, claim.source) == (
        "はじめての とき",
        "15日 いない",
        "見本法1条",
    )
    assert claim.by.context == "happenings.baby.claim.by"
    assert not record.only
    assert not record.by


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ('source = "見本法1条"\n', "", MissingKeyError),
        ('procedure = "record"', 'procedure = "claim"', DuplicateError),
        ('only = "はじめての とき"', f'only = "{"あ" * 31}"', TooLongError),
        ('only = "はじめての とき"', 'onyl = "はじめての とき"', UnknownKeyError),
        ('title = "赤ちゃんが {生|う}まれた"\n', "", MissingKeyError),
        (ONE[ONE.index("[[happenings.steps]]") :], "", MissingKeyError),
    ],
    ids=["a day without a source", "twice", "too long", "misspelt", "no title", "no steps"],
)
def test_a_wrong_happening_is_refused(written, old, new, refusal):
    with pytest.raises(refusal, match=r"happenings\.toml"):
        written(old, new)


def test_a_procedure_there_is_not_is_refused_with_the_nearest(written):
    with pytest.raises(UnknownNameError, match=r"unknown procedure 'claim'.*clam"):
        check_happenings(written(), ("clam", "record"))


def test_every_happening_names_procedures_there_are_each_once_and_in_an_order(real_known):
    shipped, heads = happenings(), Offer(real_known).heads
    check_happenings(shipped, {head.id for head in heads})

    assert len(shipped) >= 6
    assert len({each.id for each in shipped}) == len(shipped)
    for each in shipped:
        assert each.steps
        assert len(set(each.procedures)) == len(each.procedures)
        assert each.icon in real_known.icons


def test_where_it_is_done_instead_is_known_of_all_that_the_kiosk_does_not_take_in(real_known):
    elsewhere = {head.id: bool(head.where) for head in Offer(real_known).heads}
    modes = {head.id: head.mode in (Mode.DRAFT, Mode.REFERRAL) for head in Offer(real_known).heads}

    assert elsewhere == modes


def test_a_head_says_what_to_bring_as_the_file_does(real_known):
    offer = Offer(real_known)

    for head in offer.heads:
        assert head.bring == offer.procedure(head.id).bring
    assert any(bring.note for head in offer.heads for bring in head.bring)
