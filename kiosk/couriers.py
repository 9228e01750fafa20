"""Who carries sealed parcels to the staff's side; the first one walks to a folder."""

from __future__ import annotations

import contextlib
import enum
import os
import tempfile
from pathlib import Path
from typing import Protocol

from kiosk.parcel import GarbledWaybillError, Parcel

__all__ = [
    "Courier",
    "CourierError",
    "FolderCourier",
    "Handover",
    "OtherBytesError",
    "RefusedError",
    "UnreachableError",
]


class CourierError(Exception):
    """A parcel did not arrive."""


class UnreachableError(CourierError):
    """The staff's side cannot be reached now; *why* is the system's own word for staff."""

    def __init__(self, why: str) -> None:
        super().__init__(f"unreachable: {why}")
        self.why = why


class RefusedError(CourierError):
    """The staff's side does not take this parcel; trying again would not help."""


class OtherBytesError(RefusedError):
    """The staff's side has something else under the same number: an alarm."""


class Handover(enum.Enum):
    """What became of a parcel that was handed over."""

    KEPT = "kept"  # the staff's side has it for good
    ON_ITS_WAY = "on-its-way"  # an acknowledgement will follow


class Courier(Protocol):
    """A way to the staff's side; delivering the same parcel twice is the same as once."""

    def deliver(self, parcel: Parcel) -> Handover:
        """Hand *parcel* over, durably; raises ``CourierError``."""
        ...


class FolderCourier:
    """Puts parcels into a folder the desk reads: ``NUMBER.json`` first, ``NUMBER.age`` renamed last.

    Whoever sees an .age file therefore sees a whole parcel; an interrupted one is written again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def deliver(self, parcel: Parcel) -> Handover:
        """Write both files and their folder down to the disk."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not self._is_there(parcel):
                self._write(f"{parcel.number}.json", parcel.sidecar())
                self._write(f"{parcel.number}.age", parcel.sealed)
                _sync_folder(self.folder)
        except OSError as error:
            raise UnreachableError(error.strerror or type(error).__name__) from error
        return Handover.KEPT

    def _is_there(self, parcel: Parcel) -> bool:
        """Say whether this very parcel lies there whole; ``OtherBytesError`` when another does."""
        try:
            sealed = (self.folder / f"{parcel.number}.age").read_bytes()
        except FileNotFoundError:
            return False
        if sealed != parcel.sealed:
            raise OtherBytesError
        try:
            sidecar = (self.folder / f"{parcel.number}.json").read_bytes()
            return Parcel.from_files(sidecar, sealed) == parcel
        except (FileNotFoundError, GarbledWaybillError):
            return False  # the sidecar was lost: write both again

    def _write(self, name: str, data: bytes) -> None:
        handle, draft = tempfile.mkstemp(dir=self.folder, prefix=f".{name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                if os.name == "posix":
                    os.fchmod(file.fileno(), 0o640)  # the desk reads as a member of the folder's group
                os.fsync(file.fileno())
            Path(draft).replace(self.folder / name)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):  # it got its name before the trouble
                Path(draft).unlink()
            raise


def _sync_folder(folder: Path) -> None:
    """Write the folder's new names down; Windows does so by itself and cannot open a folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
