"""What a disk may hold after a power cut: a trace of system calls, replayed up to any point.

Run as a program it is the one that is traced: ``python -m tests.kiosk.outbox.power_cut FOLDER COUNT``
accepts so many applications and says each one to stdout when it is durable.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.outbox import Outbox
from tests.kiosk.outbox.conftest import sealed

SECTOR = 512  # what a disk writes whole
CALLS = "openat,close,write,pwrite64,ftruncate,fsync,fdatasync,unlink"

_LINE = re.compile(r"(\w+)\((.*)\) += (\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_UNKNOWN_CHANGES = frozenset({"unlink"})


@dataclass
class Kept:
    """A file: what is surely on the disk, and what was written since the last sync."""

    sure: bytearray = field(default_factory=bytearray)
    unsynced: list[tuple[int, bytes | None]] = field(default_factory=list)  # None: cut off here

    def after(self, chosen: random.Random | None, *, everything: bool) -> bytes:
        """Return the content when *everything*, nothing, or *chosen* sectors of the unsynced got through."""
        data = bytearray(self.sure)
        for at, written in self.unsynced:
            if written is None:
                if everything or (chosen and chosen.random() < 0.5):
                    del data[at:]
                continue
            for sector in range(0, len(written), SECTOR):
                if everything or (chosen and chosen.random() < 0.5):
                    _put(data, at + sector, written[sector : sector + SECTOR])
        return bytes(data)

    def sync(self) -> None:
        self.sure = bytearray(self.after(None, everything=True))
        self.unsynced.clear()


@dataclass
class Disk:
    """The files of one folder by name; *named* are those whose names are surely on the disk."""

    folder: Path
    files: dict[str, Kept]
    named: set[str]
    told: set[str] = field(default_factory=set)
    _open: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Disk:
        files = {each.name: Kept(bytearray(each.read_bytes())) for each in folder.iterdir()}
        return cls(folder, files, set(files))

    def replay(self, trace: str) -> Iterator[None]:
        """Follow *trace*, pausing after each call that changed something."""
        for match in filter(None, map(_LINE.search, trace.splitlines())):
            if self._follow(match[1], match[2], int(match[3])):
                yield

    def states(self, seed: int, random_ones: int) -> Iterator[dict[str, bytes]]:
        """Yield what the folder may hold if the power goes now."""
        for everything in (False, True):
            yield self._state(None, everything=everything)
        for at in range(random_ones):
            yield self._state(random.Random(seed * 1000 + at), everything=False)

    def _state(self, chosen: random.Random | None, *, everything: bool) -> dict[str, bytes]:
        names = self.files if everything else sorted(self.named)
        return {name: self.files[name].after(chosen, everything=everything) for name in names}

    def _follow(self, call: str, arguments: str, result: int) -> bool:
        assert call not in _UNKNOWN_CHANGES or str(self.folder) not in arguments, "no such call is modelled"
        if call == "openat":
            self._opened(Path(os.fsdecode(_strings(arguments))), result)
            return False
        handle = int(arguments.split(",", maxsplit=1)[0])
        if call == "write" and handle == 1:
            self.told |= set(_strings(arguments).decode().split())
            return True
        if (name := self._open.get(handle)) is None:
            return False
        return self._changed(call, name, arguments, handle)

    def _changed(self, call: str, name: str, arguments: str, handle: int) -> bool:
        if call == "close":
            del self._open[handle]
            return False
        if call in ("fsync", "fdatasync"):
            if name == ".":
                self.named |= set(self.files)
            else:
                self.files[name].sync()
        elif call == "ftruncate":
            self.files[name].unsynced.append((int(arguments.split(",")[1]), None))
        elif call == "pwrite64":
            self.files[name].unsynced.append((int(arguments.rsplit(",", 1)[1]), _strings(arguments)))
        return True

    def _opened(self, path: Path, handle: int) -> None:
        if path == self.folder:
            self._open[handle] = "."
        elif path.parent == self.folder:
            self._open[handle] = path.name
            self.files.setdefault(path.name, Kept())


def _strings(arguments: str) -> bytes:
    match = _STRING.search(arguments)
    assert match is not None
    return bytes.fromhex(match[1].replace("\\x", ""))


def _put(data: bytearray, at: int, piece: bytes) -> None:
    if len(data) < at:
        data.extend(bytes(at - len(data)))
    data[at : at + len(piece)] = piece


def main(folder: Path, count: int) -> None:
    outbox = Outbox.open(folder / "outbox.sqlite", "01")
    for at in range(count):
        outbox.accept(f"new-{at}", sealed(f"new-{at}"))
        os.write(1, f"new-{at}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
