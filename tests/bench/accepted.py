"""Sessions that stand at the review, ready to be handed in: one real visit, many application ids."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

from kiosk.commands.stage import rehearsal_config
from kiosk.config import load_config
from kiosk.counter import Desk
from kiosk.session import Session
from kiosk.town import Town
from tests.bench.visits import play


class _Keeper(Desk):
    """A desk that remembers the session it was given last."""

    last: Session | None = None

    def accept(self, session: Session):
        _Keeper.last = session
        return super().accept(session)


def accepted_sessions(state: Path, count: int) -> tuple[Desk, list[Session]]:
    """Return an open desk and *count* sessions that differ in their application's id."""
    import kiosk.bootstrap

    desk = kiosk.bootstrap.Desk
    kiosk.bootstrap.Desk = _Keeper  # type: ignore[misc] # to see what a played visit hands in
    try:
        play(Path(__file__).parents[2] / "assets/visits/resident_record.toml", 1, state)
    finally:
        kiosk.bootstrap.Desk = desk  # type: ignore[misc]
    assert _Keeper.last is not None
    config = rehearsal_config(load_config(None, environ={}), state, "virtual")
    return Desk(config, Town()), [replace(_Keeper.last, application=uuid.uuid4().hex) for _ in range(count)]
