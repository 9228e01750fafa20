"""Takes an application in: slot, application, seal and outbox in one durable step; then the receipt."""

from __future__ import annotations

import base64

from kiosk.application import Application, Wish, build, receipt_of
from kiosk.outbox import Outbox
from kiosk.parcel import Parcel, Slot
from kiosk.receipt import Receipt
from kiosk.seal import Sealer

__all__ = ["Intake"]


class Intake:
    """The kiosk's counter: what it took in is sealed and durable before anybody sees the number."""

    def __init__(self, outbox: Outbox, sealer: Sealer) -> None:
        self._outbox = outbox
        self._sealer = sealer

    def take_in(self, wish: Wish) -> Receipt:
        """Keep what *wish* applies for and return its receipt; raises ``OutboxError``, then nothing was kept.

        Asked again for the same application it makes no second one and returns the same receipt.
        """
        made: list[Application] = []

        def make(slot: Slot) -> Parcel:
            made.append(build(wish, slot))
            _require_signed(made[0])
            return self._sealer.seal(made[0])

        slot = self._outbox.accept(wish.application, make)
        return receipt_of(made[0] if made else build(wish, slot))


def _require_signed(application: Application) -> None:
    """Make sure that what the card signed is what is kept; ``BadSignatureError`` is an error of ours."""
    if application.signature:
        from kiosk.signature import look_at  # noqa: PLC0415 - only who signs pays for it
        from kiosk.statement import statement  # noqa: PLC0415 - see above

        look_at(base64.b64decode(application.signature), statement(application))
