import json
import os
from dataclasses import replace

import pytest

from kiosk.couriers import FolderCourier, Handover, OtherBytesError, UnreachableError
from kiosk.parcel import Parcel, Slot, Waybill

PARCEL = Parcel(
    Waybill("a-1", Slot("01-234-566", "01", "e", 1, "2026-11-22T10:05:30+09:00"), "0" * 64, ("f",)),
    b"signature",
    b"sealed",
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "desk"


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def test_two_files_arrive_and_nothing_else(folder):
    assert FolderCourier(folder).deliver(PARCEL) is Handover.KEPT
    assert names(folder) == ["01-234-566.age", "01-234-566.json"]
    assert (folder / "01-234-566.age").read_bytes() == b"sealed"
    assert json.loads((folder / "01-234-566.json").read_bytes())["application"] == "a-1"


def test_the_sealed_file_gets_its_name_last(folder, monkeypatch):
    seen = []
    rename = os.replace
    monkeypatch.setattr(os, "replace", lambda source, to: (seen.append(to.name), rename(source, to)))

    FolderCourier(folder).deliver(PARCEL)

    assert seen == ["01-234-566.json", "01-234-566.age"]


def test_twice_is_the_same_as_once(folder):
    FolderCourier(folder).deliver(PARCEL)
    before = (folder / "01-234-566.age").stat()

    assert FolderCourier(folder).deliver(PARCEL) is Handover.KEPT
    assert (folder / "01-234-566.age").stat().st_mtime_ns == before.st_mtime_ns


def test_an_interrupted_delivery_is_made_whole(folder):
    FolderCourier(folder).deliver(PARCEL)
    (folder / "01-234-566.age").unlink()
    FolderCourier(folder).deliver(PARCEL)

    assert names(folder) == ["01-234-566.age", "01-234-566.json"]


@pytest.mark.parametrize("sidecar", [None, b"", b"{}"])
def test_a_lost_or_torn_sidecar_is_written_again(folder, sidecar):
    FolderCourier(folder).deliver(PARCEL)
    (folder / "01-234-566.json").unlink()
    if sidecar is not None:
        (folder / "01-234-566.json").write_bytes(sidecar)

    FolderCourier(folder).deliver(PARCEL)

    assert (folder / "01-234-566.json").read_bytes() == PARCEL.sidecar()


def test_something_else_under_the_same_number_is_an_alarm_and_stays(folder):
    FolderCourier(folder).deliver(PARCEL)

    with pytest.raises(OtherBytesError):
        FolderCourier(folder).deliver(replace(PARCEL, sealed=b"other"))
    assert (folder / "01-234-566.age").read_bytes() == b"sealed"


def test_a_folder_that_cannot_be_used_is_not_reached(folder):
    folder.write_text("a file, no folder")

    with pytest.raises(UnreachableError):
        FolderCourier(folder).deliver(PARCEL)


def test_no_half_written_file_stays_behind_when_the_disk_fails(folder, monkeypatch):
    def fail(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UnreachableError) as caught:
        FolderCourier(folder).deliver(PARCEL)

    assert caught.value.why == "No space left on device"
    assert names(folder) == []
