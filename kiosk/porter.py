"""Does what staff ask for behind the door, off the UI thread: compares the PIN, prints, counts, examines."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
from collections.abc import Callable, Iterator
from functools import partial

from devices.ports import CardReader, DeviceError, Printer, Secret
from kiosk.clock import in_japan
from kiosk.complaint import Complaint
from kiosk.config import Config
from kiosk.events import Chore, ChoreChosen, ChoreDone, ChoreRow, DoorPinChecked, DoorPinGiven, Event
from kiosk.receipt import Receipt
from kiosk.runner import Runner
from kiosk.session import Session
from kiosk.session.door import Door, Step
from kiosk.work import Printing

__all__ = ["Porter", "pin_is_right"]

log = logging.getLogger("kiosk.staff")

_HOUR, _DAY = 60, 24 * 60  # in minutes


class Porter:
    """Follows the bridge; each PIN and each chore is one job, reported with the door's errand."""

    def __init__(
        self,
        post: Callable[[Event], None],
        config: Config,
        *,
        reader: CardReader,
        printer: Printer,
        printing: Printing,
        now: Callable[[], dt.datetime],
    ) -> None:
        self._post = post
        self._config = config
        self._reader = reader
        self._printer = printer
        self._printing = printing
        self._now = now
        self._runner = Runner("porter")

    def follow(self, before: Session, after: Session, event: Event) -> None:
        """Start what the door calls for; a secret nobody asked for is wiped."""
        door = after.house.door
        fresh = door.errand != before.house.door.errand
        if isinstance(event, DoorPinGiven):
            if fresh and door.step is Step.CHECKING:
                self._runner.do(partial(self._compare, door.errand, event.secret))
            else:
                event.secret.wipe()
        elif isinstance(event, ChoreChosen) and fresh:
            self._runner.do(partial(self._do, door, event.chore))

    def close(self) -> None:
        """Let a chore that is being done be done."""
        self._runner.close()

    def _compare(self, errand: int, secret: Secret) -> None:
        try:
            right = pin_is_right(self._config.staff.pin_hash, secret)
        finally:
            secret.wipe()
        self._post(DoorPinChecked(errand, right))

    def _do(self, door: Door, chore: Chore) -> None:
        rows: list[ChoreRow] = []
        try:
            rows.extend(self._rows(chore))
        except (DeviceError, Complaint) as trouble:
            log.warning("%s: %s", chore.value, trouble)
            rows.append(ChoreRow("bad", str(trouble) or type(trouble).__name__))
        self._post(ChoreDone(door.errand, tuple(rows)))

    def _rows(self, chore: Chore) -> Iterator[ChoreRow]:
        match chore:
            case Chore.PRINT:
                return self._test_page()
            case Chore.PARCELS:
                return self._parcels()
            case Chore.DOCTOR:
                return self._doctor()

    def _test_page(self) -> Iterator[ChoreRow]:
        number = f"{self._config.kiosk.id}-000-000"
        receipt = Receipt(number, "試し印刷", "試し印刷", in_japan(self._now()), practice=True)
        self._printing.print_slip(receipt, "ja")
        yield ChoreRow("ok", "試しの紙を送りました。出てきた紙を確かめてください。")

    def _parcels(self) -> Iterator[ChoreRow]:
        from kiosk.outbox import Outbox, State  # noqa: PLC0415 - brings in SQLite

        path = self._config.paths.outbox
        if not path.exists():
            yield ChoreRow("ok", "まだ1件も預かっていません。")
            return
        with contextlib.closing(Outbox.open(path, self._config.kiosk.id, mend=False)) as outbox:
            held, due, aside = outbox.entries(State.HELD), outbox.due(), outbox.aside()
        for each in aside:
            yield ChoreRow(
                "bad",
                f"保管のファイルが壊れ、{each.carried} 件だけ移せました。情報担当へ: {each.file.name}",
            )
        yield ChoreRow("warn" if held else "ok", f"止まっている申請 {len(held)} 件")
        yield ChoreRow("ok", f"これから送る申請 {len(due)} 件")
        if due:
            oldest = dt.datetime.fromisoformat(due[0].slot.accepted)
            yield ChoreRow("ok", f"いちばん古いもの {_age(self._now() - oldest)}前")

    def _doctor(self) -> Iterator[ChoreRow]:
        from kiosk.doctor import Verdict, examine, house  # noqa: PLC0415 - only staff pay for it
        from kiosk.doctor_devices import devices  # noqa: PLC0415 - see above

        checks = [
            *examine(house(self._config)),
            *examine(devices(self._config, self._reader, self._printer, None)),
        ]
        amiss = [check for check in checks if check.verdict is not Verdict.OK]
        yield ChoreRow("ok", f"調べたところ {len(checks)}、よしは {len(checks) - len(amiss)}")
        for check in amiss:
            told = (f"{check.part}: {check.fact}", check.mend)
            yield ChoreRow(check.verdict.value, "。".join(filter(None, told)))


def pin_is_right(pin_hash: str, secret: Secret) -> bool:
    """Say whether *secret* is the PIN of the argon2 *pin_hash*; takes a fraction of a second on purpose."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - only the staff door pays for it
    from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError  # noqa: PLC0415 - see above

    try:
        with secret.reveal() as digits:
            return PasswordHasher().verify(pin_hash, bytes(digits))
    except VerifyMismatchError:
        return False
    except (InvalidHashError, VerificationError):
        log.error("staff.pin_hash is no argon2 hash")  # noqa: TRY400 - a setting is wrong, not the program
        return False


def _age(span: dt.timedelta) -> str:
    minutes = max(0, int(span.total_seconds() // 60))
    if minutes < _HOUR:
        return f"{minutes} 分"
    return f"{minutes // _HOUR} 時間" if minutes < 2 * _DAY else f"{minutes // _DAY} 日"
