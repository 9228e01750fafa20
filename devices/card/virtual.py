"""A card made of nothing: it answers command APDUs as the facts say a My Number card does (§7.5)."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from devices.card.apdu import MAX_LE, Command, MalformedCommandError, Status
from devices.card.credentials import Credentials, KeyRing
from devices.card.faults import CardPulledError, Faults
from devices.card.persona import Persona
from devices.card.virtual_files import Application, DataFile, KeyFile, PinFile, applications

__all__ = ["CONTACTLESS_ATR", "CONTACT_ATR", "VirtualCard"]

CONTACTLESS_ATR = bytes.fromhex("3B888001004B51FFB381D1000F")
CONTACT_ATR = bytes.fromhex("3BE000FF8131FE4514")
_SHORTEST_PREFIX = 5  # bytes of an AID: the registered provider
_LONGEST_PIN = 16
_LONGEST_BLOCK = 245
_MASTER_FILE = bytes.fromhex("3F00")
_CURRENT = 0x80  # P2 of VERIFY and SIGN: the current EF; low five bits name another
_SFI_MASK = 0x1F
_Answer = tuple[bytes, int]


class VirtualCard:
    """One card. Its PIN counters outlive power; its current files and verified PINs do not.

    Not safe for two threads at once, as no card is. ``spent`` is told after each change of a
    counter, so that a wallet can keep it.
    """

    def __init__(
        self,
        persona: Persona,
        *,
        keys: KeyRing | None = None,
        atr: bytes = CONTACTLESS_ATR,
        faults: Faults | None = None,
    ) -> None:
        self.persona = persona
        self.atr = atr
        self.faults = faults or Faults()
        self.credentials = Credentials(persona, keys or KeyRing())
        self.spent: Callable[[], None] | None = None
        self._applications = applications(persona, self.credentials)
        self._count = 0
        self._warm = False
        self.power_off()

    @property
    def pins(self) -> tuple[PinFile, ...]:
        """Every counter on the card."""
        files = (file for application in self._applications for file in application.files.values())
        return tuple(file for file in files if isinstance(file, PinFile))

    def power_on(self) -> None:
        """Start cold: nothing selected, nothing verified."""
        self.power_off()

    def power_off(self) -> None:
        """Forget what was selected and verified; keep the counters."""
        self._verified: set[tuple[bytes, int]] = set()
        self._count = 0
        self.reset()

    def reset(self) -> None:
        """Reset warm: what was verified stays so (measured on one card; facts §4.2)."""
        self._application: Application | None = None
        self._file: int | None = None

    def answer(self, raw: bytes) -> bytes:
        """Return data and status word for the command *raw*; ``CardPulledError`` when it leaves."""
        number, self._count = self._count, self._count + 1
        faults = self.faults
        if faults.heard is not None:
            faults.heard(bytes(raw))
        if faults.before_answer is not None:
            faults.before_answer(number)
        if faults.cut_at is not None and number >= faults.cut_at:
            raise CardPulledError
        if faults.delay_seconds:
            time.sleep(faults.delay_seconds)
        if faults.first_command_fails and number == 0:
            return Status.NO_DIAGNOSIS.to_bytes(2, "big")
        data, status = self._respond(raw)
        return data + status.to_bytes(2, "big")

    def _respond(self, raw: bytes) -> _Answer:
        try:
            command = Command.parse(raw)
        except MalformedCommandError:
            return b"", Status.WRONG_LENGTH
        if refusal := _class_refused(command.cla):
            return b"", refusal
        meanings = {
            (0x00, 0xA4): self._select,
            (0x00, 0xB0): self._read_binary,
            (0x00, 0x20): self._verify,
            (0x00, 0x84): _challenge,
            (0x80, 0x2A): self._sign,
        }
        meaning = meanings.get((command.cla, command.ins))
        return meaning(command) if meaning else (b"", Status.UNKNOWN_INSTRUCTION)

    def _select(self, command: Command) -> _Answer:
        match command.p1, command.p2:
            case 0x04, 0x00 | 0x0C:
                return self._select_application(command)
            case 0x02, 0x0C:
                return self._select_file(command)
            case 0x00, 0x00 if not command.data and self._application:
                return b"", Status.OK
            case 0x00, _ if command.data == _MASTER_FILE:
                return b"", Status.NOT_FOUND
        return b"", Status.BAD_PARAMETERS

    def _select_application(self, command: Command) -> _Answer:
        wanted = command.data
        found = next((one for one in self._applications if one.aid.startswith(wanted)), None)
        if found is None or len(wanted) < _SHORTEST_PREFIX:
            return b"", Status.NOT_FOUND
        self._application, self._file = found, None
        if self.faults.forget_on_select:
            self._verified.clear()
        if command.p2 == 0x00 and command.expect:
            name = b"\x84" + bytes((len(found.aid),)) + found.aid
            return b"\x6f" + bytes((len(name),)) + name, Status.OK
        return b"", Status.OK

    def _select_file(self, command: Command) -> _Answer:
        if len(command.data) != 2:  # noqa: PLR2004 - a file id has two bytes
            return b"", Status.WRONG_LENGTH
        return b"", self._make_current(int.from_bytes(command.data, "big"))

    def _make_current(self, file: int) -> int:
        if self._application is None or file not in self._application.files:
            return Status.NOT_FOUND
        self._file = file
        return Status.OK

    def _aim(self, parameter: int) -> int:
        """Make the EF named by a P1 or P2 current: ``80`` the one that is, ``80|SFI`` another."""
        if not parameter & _CURRENT:
            return Status.BAD_PARAMETERS
        if short := parameter & _SFI_MASK:
            return self._make_current(short)
        return Status.OK if self._file is not None else Status.NO_CURRENT_FILE

    def _current(self) -> DataFile | PinFile | KeyFile:
        assert self._application is not None
        assert self._file is not None
        return self._application.files[self._file]

    def _is_open(self, *references: int) -> bool:
        assert self._application is not None
        return any((self._application.aid, reference) in self._verified for reference in references)

    def _read_binary(self, command: Command) -> _Answer:
        by_short_id = command.p1 & _CURRENT
        aimed = self._aim(command.p1 if by_short_id else _CURRENT)
        if aimed != Status.OK:
            return b"", aimed
        offset = command.p2 if by_short_id else command.p1 << 8 | command.p2
        file = self._current()
        if not isinstance(file, DataFile):
            return b"", Status.STRUCTURE_CONFLICT
        if file.opened_by and not self._is_open(*file.opened_by):
            return b"", Status.NOT_AUTHORISED
        content = self._spoil(file.content)
        if offset >= len(content):
            return b"", Status.OFFSET_OUTSIDE
        if command.expect is None:
            return b"", Status.WRONG_LENGTH
        return content[offset : offset + command.expect], Status.OK

    def _spoil(self, content: bytes) -> bytes:
        if self.faults.shorten:
            content = content[: len(content) // 2]
        if self.faults.garble:
            content = bytes(byte ^ 0xFF if at % 2 else byte for at, byte in enumerate(content))
        return content

    def _verify(self, command: Command) -> _Answer:
        if command.p1:
            return b"", Status.BAD_PARAMETERS
        aimed = self._aim(command.p2)
        if aimed != Status.OK:
            return b"", aimed
        file = self._current()
        if not isinstance(file, PinFile):
            return b"", Status.STRUCTURE_CONFLICT
        if not command.data and command.expect is None:
            return b"", Status.TRIES_LEFT | file.left  # even when verified or blocked
        return b"", self._compare(file, command.data)

    def _compare(self, file: PinFile, given: bytes) -> int:
        if not 1 <= len(given) <= _LONGEST_PIN:
            return Status.WRONG_LENGTH
        if not file.left:
            return Status.REFERENCE_BLOCKED
        assert self._application is not None
        assert self._file is not None
        right = secrets.compare_digest(file.secret, given)
        file.left = file.most if right else file.left - 1
        if self.spent is not None:
            self.spent()
        reference = (self._application.aid, self._file)
        if right:
            self._verified.add(reference)
            return Status.OK
        self._verified.discard(reference)
        return Status.TRIES_LEFT | file.left

    def _sign(self, command: Command) -> _Answer:
        if command.p1:
            return b"", Status.BAD_PARAMETERS
        aimed = self._aim(command.p2)
        if aimed != Status.OK:
            return b"", aimed
        file = self._current()
        if not isinstance(file, KeyFile):
            return b"", Status.STRUCTURE_CONFLICT
        if not self._is_open(file.opened_by):
            return b"", Status.NOT_AUTHORISED
        if not 1 <= len(command.data) <= _LONGEST_BLOCK:
            return b"", Status.WRONG_LENGTH
        return file.pad_and_sign(command.data), Status.OK


def _class_refused(cla: int) -> int:
    """Return why a class byte is refused, 0 when it is not."""
    if cla in (0x00, 0x80):
        return 0
    if cla & 0xF0 == 0:  # ISO's first interindustry range
        return Status.NO_CHANNEL if cla & 0x03 else Status.NO_SECURE_MESSAGING
    return Status.UNKNOWN_CLASS


def _challenge(command: Command) -> _Answer:
    if command.data or command.expect is None or command.expect > MAX_LE:
        return b"", Status.CONDITIONS_OF_USE
    return secrets.token_bytes(command.expect), Status.OK
