"""The folder the courier fills: which parcels lie there, by number or by arrival."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.complaint import Complaint
from kiosk.parcel import GarbledWaybillError, Parcel
from kiosk.receipt import check_number, tidy_number

__all__ = ["DeskComplaint", "Pigeonholes", "parcel_of"]


class DeskComplaint(Complaint):
    """The clerk asked for something that is not there: *subject*, what is wrong, and the *mend*."""

    def __init__(self, subject: str, fact: str, mend: str) -> None:
        super().__init__(subject, fact, mend)
        self.subject, self.fact, self.mend = subject, fact, mend

    def __str__(self) -> str:
        return f"{self.subject} {self.fact}。{self.mend}。"


@dataclass(frozen=True, slots=True)
class Pigeonholes:
    """The courier's *folder*; raises ``DeskComplaint`` where it cannot be looked into."""

    folder: Path

    def arrived(self) -> tuple[Path, ...]:
        """Return every sealed file, the earliest arrival first."""
        try:
            found = [
                (each.stat().st_mtime_ns, each.name, each) for each in self.folder.iterdir() if _sealed(each)
            ]
        except FileNotFoundError:
            raise DeskComplaint(
                str(self.folder),
                "というフォルダーがありません",
                "--folder で申請の届く場所を指定してください",
            ) from None
        except OSError as error:
            raise DeskComplaint(
                str(self.folder), f"が読めません（{error.strerror}）", "読める権限かどうかを確かめてください"
            ) from None
        return tuple(file for _, _, file in sorted(found))

    def latest(self) -> Path:
        """Return the sealed file that came last."""
        if not (arrived := self.arrived()):
            raise DeskComplaint(
                str(self.folder), "に申請はまだ届いていません", "届いてからもう一度行ってください"
            )
        return arrived[-1]

    def find(self, asked: str) -> Path:
        """Return the sealed file of a 受付番号, however its digits were typed, or of a file name."""
        if (file := Path(asked)).suffix in (".age", ".json"):
            return file.with_suffix(".age")
        number = tidy_number(asked)
        if not check_number(number):
            raise DeskComplaint(
                f"受付番号 {number}",
                "は正しい番号ではありません",
                "受付票の8けた（例 01-234-566）をもう一度確かめてください",
            )
        if (found := self.folder / f"{number}.age") not in self.arrived():
            raise DeskComplaint(
                f"受付番号 {number}",
                f"は {self.folder} に届いていません",
                "番号を確かめるか、少し待ってからもう一度行ってください",
            )
        return found


def _sealed(file: Path) -> bool:
    return file.suffix == ".age" and not file.name.startswith(".")


def parcel_of(file: Path) -> Parcel:
    """Return the parcel of an .age *file* and the .json beside it, nothing verified yet."""
    beside = file.with_suffix(".json")
    try:
        sealed = file.read_bytes()
        sidecar = beside.read_bytes()
    except FileNotFoundError as error:
        raise DeskComplaint(
            str(error.filename),
            "がありません",
            f"{file.name} と {beside.name} を同じフォルダーに置いてください",
        ) from None
    except OSError as error:
        raise DeskComplaint(
            str(file), f"が読めません（{error.strerror}）", "ファイルと権限を確かめてください"
        ) from None
    try:
        parcel = Parcel.from_files(sidecar, sealed)
    except GarbledWaybillError:
        raise DeskComplaint(
            str(beside), "は送り状として読めません", "端末から送りなおしてもらってください"
        ) from None
    if parcel.number != file.stem:
        raise DeskComplaint(
            str(file),
            "の中身は別の受付番号のものです",
            "入れかえられた疑いがあります。担当者へ知らせてください",
        )
    return parcel
