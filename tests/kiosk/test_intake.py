import contextlib

from kiosk.couriers import FolderCourier
from kiosk.desk.cli import Desk
from kiosk.desk.opened import Opened
from kiosk.desk.pigeonholes import Pigeonholes
from kiosk.desk.plain import as_text
from kiosk.desk.sheet import lay_out
from kiosk.receipt import check_number
from kiosk.sync import sync
from tests.kiosk.posting import Keys, intake, open_outbox
from tests.kiosk.wishes import HANAKO, wish


def test_what_was_accepted_in_the_review_is_read_by_the_clerk(tmp_path):
    keys = Keys.made_in(tmp_path / "keys")
    with contextlib.closing(open_outbox(tmp_path)) as outbox:
        receipt = intake(outbox, keys).take_in(wish())
        assert sync(outbox, FolderCourier(tmp_path / "desk")).delivered == 1
    desk = Desk(Pigeonholes(tmp_path / "desk"), keys.office, keys.folder, Opened(tmp_path / "desk.sqlite"))

    read = as_text(lay_out(desk.open(desk.holes.find(receipt.number))))

    assert check_number(receipt.number)
    for expected in (
        receipt.number,
        HANAKO.name,
        HANAKO.address,
        "昭和19年5月12日（1944年）",
        "葛\U000e0102城　𠮷子",
    ):
        assert expected in read


def test_the_same_application_gets_the_same_receipt_and_is_kept_once(tmp_path):
    keys = Keys.made_in(tmp_path / "keys")
    with contextlib.closing(open_outbox(tmp_path)) as outbox:
        first = intake(outbox, keys).take_in(wish())
        second = intake(outbox, keys).take_in(wish())
        kept = outbox.entries()

    assert first == second
    assert len(kept) == 1


def test_nothing_of_the_application_is_in_the_outbox_file_in_the_clear(tmp_path):
    keys = Keys.made_in(tmp_path / "keys")
    with contextlib.closing(open_outbox(tmp_path)) as outbox:
        intake(outbox, keys).take_in(wish())

    kept = (tmp_path / "outbox.sqlite").read_bytes()

    for secret in ("松島", "花子", "19440512", "1944", "sample", "住民票", "町民福祉課", "3545701"):
        assert secret.encode() not in kept
