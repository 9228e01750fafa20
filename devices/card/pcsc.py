"""Card readers over PC/SC: the one file that imports pyscard.

Only ``smartcard.scard`` is used: pyscard's own monitor dies with the service and never comes
back (facts: card §8.4). The monitor and each card have contexts of their own, because calls on
one context wait for each other.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from smartcard import scard

from devices.card.mynumber import MyNumberCard
from devices.card.pcsc_codes import (
    Code,
    State,
    code_of,
    connect_error,
    counter,
    spot_of,
    transmit_error,
)
from devices.card.uses import Uses
from devices.ports import (
    Card,
    CardError,
    CardMovedError,
    CardMuteError,
    CardSpot,
    NoCardError,
    NoReaderError,
    ReaderGoneError,
    ServiceDownError,
)

__all__ = ["PcscReader"]

_PLUG_NEWS = "\\\\?PnP?\\Notification"
_WATCH_MS = 1000
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 5.0  # seconds between two tries to find the service
_CANCEL_AGAIN = 0.02
_SHARING_TRIES, _SHARING_WAIT = 5, 0.2
_STATUS_SIZE = 2
_OK = int(Code.OK)
_SWAP = 2  # one card out and one in
# When several readers are plugged in, the one with most to say speaks for all.
_URGENCY = (CardSpot.PRESENT, CardSpot.IN_USE, CardSpot.MUTE, CardSpot.EMPTY)


class PcscReader:
    """Every reader whose name contains *name_contains*, seen as one place to put a card."""

    def __init__(self, name_contains: str = "") -> None:
        self._name_contains = name_contains
        self._uses = Uses()

    def watch(self, post: Callable[[CardSpot], None]) -> Callable[[], None]:
        """Call *post* from a thread of ours with the present state and on each change."""
        return _Watch(self._names, self._uses, post).stop

    @contextmanager
    def open(self) -> Iterator[Card]:
        """Hold the card exclusively for the time of a ``with`` block; power it off at the end."""
        context = _establish()
        self._uses.begin()
        try:
            line = self._line(context)
            try:
                yield MyNumberCard(line)
            finally:
                line.close()
        finally:
            self._uses.end()
            _release(context)

    def _names(self, context: int) -> list[str]:
        return [name for name in _readers(context) if self._name_contains in name]

    def _line(self, context: int) -> _Line:
        """Return a line to the card of the first reader that has one which answers.

        Connecting tells all that asking for the states would, and costs no round of its own.
        """
        names = self._names(context)
        if not names:
            raise NoReaderError
        trouble: CardError = NoCardError()
        for name in names:
            try:
                return _Line(context, name)
            except NoCardError:
                continue
            except CardMuteError as mute:
                trouble = mute
        raise trouble


class _Line:
    """An exclusive connection to one card; after the first trouble it is good for nothing."""

    def __init__(self, context: int, reader: str) -> None:
        self._reader = reader
        self._handle, protocol = _connect(context, reader)
        self._pci = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1
        self._broken = False

    def transmit(self, command: bytes | bytearray) -> tuple[bytes, int]:
        """Send one command; the list pyscard wants is made at the last moment and zeroed after."""
        if self._broken:
            raise CardMovedError
        octets = list(command)
        try:
            result, answer = scard.SCardTransmit(self._handle, self._pci, octets)
        finally:
            octets[:] = [0] * len(octets)
        if result == _OK and len(answer) >= _STATUS_SIZE:
            return bytes(answer[:-_STATUS_SIZE]), answer[-2] << 8 | answer[-1]
        self._broken = True
        raise transmit_error(code_of(result)) or self._find_out()

    def close(self) -> None:
        """Let go and cut the power, so that no verified PIN is left behind."""
        # A failure means card, reader or service went before: there is nothing left to let go of.
        scard.SCardDisconnect(self._handle, scard.SCARD_UNPOWER_CARD)

    def _find_out(self) -> CardError:
        """Say what went, when the result does not: service, reader or only the card."""
        try:
            with _context() as context:
                return CardMovedError() if self._reader in _readers(context) else ReaderGoneError()
        except ServiceDownError as error:
            return error


class _Watch:
    """A thread that follows service, readers and cards for as long as it is not stopped."""

    def __init__(
        self,
        names: Callable[[int], list[str]],
        uses: Uses,
        post: Callable[[CardSpot], None],
    ) -> None:
        self._names = names
        self._uses = uses
        self._post = post
        self._last: CardSpot | None = None
        self._stopping = threading.Event()
        self._lock = threading.Lock()  # a context is not cancelled while it is given back
        self._context: int | None = None
        self._thread = threading.Thread(target=self._run, name="pcsc-watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread; no post comes after this returns (unless *post* itself called it)."""
        self._stopping.set()
        if self._thread is threading.current_thread():
            return
        while self._thread.is_alive():
            with self._lock:
                if self._context is not None:
                    scard.SCardCancel(self._context)
            # Between two waits there is nothing to cancel, so it is said again.
            self._thread.join(_CANCEL_AGAIN)

    def _run(self) -> None:
        wait = _FIRST_WAIT
        while not self._stopping.is_set():
            try:
                with _context() as context, self._cancellable(context):
                    wait = _FIRST_WAIT
                    self._follow(context)
            except ServiceDownError:
                self._tell(CardSpot.SERVICE_DOWN)
                self._stopping.wait(wait)
                wait = min(2 * wait, _LONGEST_WAIT)

    @contextmanager
    def _cancellable(self, context: int) -> Iterator[None]:
        with self._lock:
            self._context = context
        try:
            yield
        finally:
            with self._lock:
                self._context = None

    def _follow(self, context: int) -> None:
        """Post what changes until stopped; ``ServiceDownError`` when the service goes."""
        known: dict[str, int] = {}
        plugs = int(State.UNAWARE)
        while not self._stopping.is_set():
            # Listed each time round: news of a plug between two calls would be lost.
            names = self._names(context)
            before = {name: known.get(name, int(State.UNAWARE)) for name in names}
            if not names:
                self._tell(CardSpot.NO_READER)
            over = self._uses.over
            states = _states(context, {**before, _PLUG_NEWS: plugs}, _WATCH_MS)
            if states is not None and not self._stopping.is_set():
                plugs = states.pop(_PLUG_NEWS)
                known = states
                self._judge(before, known, held=self._uses.any_since(over))

    def _judge(self, before: Mapping[str, int], after: Mapping[str, int], *, held: bool) -> None:
        spots = {name: spot_of(state, held=held) for name, state in after.items()}
        spot = next((urgent for urgent in _URGENCY if urgent in spots.values()), CardSpot.NO_READER)
        if spot is CardSpot.PRESENT and self._last is CardSpot.PRESENT:
            name = next(name for name, seen in spots.items() if seen is spot)
            if before[name] and counter(after[name]) - counter(before[name]) >= _SWAP:
                self._tell(CardSpot.EMPTY)  # so fast that only the counter saw it
        self._tell(spot)

    def _tell(self, spot: CardSpot) -> None:
        if spot is not self._last and not self._stopping.is_set():
            self._last = spot
            self._post(spot)


@contextmanager
def _context() -> Iterator[int]:
    context = _establish()
    try:
        yield context
    finally:
        _release(context)


def _establish() -> int:
    result, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    if result != _OK:
        raise ServiceDownError
    return int(context)


def _release(context: int) -> None:
    # Fails only when the service went before, and then there is nothing to give back.
    scard.SCardReleaseContext(context)


def _readers(context: int) -> list[str]:
    result, names = scard.SCardListReaders(context, [])
    code = code_of(result)
    if code == Code.OK:
        return list(names)
    if code == Code.NO_READERS:
        return []
    raise ServiceDownError


def _states(context: int, known: Mapping[str, int], wait_ms: int) -> dict[str, int] | None:
    """Return the readers' states once one differs from *known*; None when the list must be made anew."""
    result, reports = scard.SCardGetStatusChange(context, wait_ms, list(known.items()))
    code = code_of(result)
    if code in (Code.OK, Code.TIMEOUT):
        # As an int: the complement of a flag would also drop the counter in the high half.
        seen = {name: state & ~int(State.CHANGED) for name, state, _atr in reports}
        # After a timeout pcsc-lite may leave a state blank: then the known one holds.
        return {name: seen.get(name) or known[name] for name in known}
    if code in (Code.CANCELLED, Code.UNKNOWN_READER, Code.READER_UNAVAILABLE, Code.NO_READERS):
        return None
    raise ServiceDownError


def _connect(context: int, reader: str) -> tuple[int, int]:
    """Connect exclusively; another program's short use of the card is waited out."""
    code = int(Code.SHARING_VIOLATION)
    for attempt in range(_SHARING_TRIES):
        if attempt:
            time.sleep(_SHARING_WAIT)
        result, handle, protocol = scard.SCardConnect(
            context,
            reader,
            scard.SCARD_SHARE_EXCLUSIVE,
            scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1,
        )
        code = code_of(result)
        if code == Code.OK:
            return handle, protocol
        if code != Code.SHARING_VIOLATION:
            break
    raise connect_error(code)
