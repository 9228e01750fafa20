"""Sets a stage for rehearsals: a state folder of their own, with made-up keys and an empty outbox."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk import clock
from kiosk.config import Config
from kiosk.keymaking import new_kiosk_key, new_office_key
from kiosk.keyring import KIOSK_KEY

__all__ = ["rehearsal_config"]


def rehearsal_config(config: Config, state: Path, reader: str) -> Config:
    """Return *config* with everything that is written below *state*, and keys made there if there are none."""
    paths = replace(
        config.paths,
        state=state,
        outbox=state / "outbox.sqlite",
        courier=state / "courier",
        keys=state / "keys",
        recipients=state / "recipients",
    )
    _make_keys(state, config.kiosk.id)
    screen = config.screen
    if screen.size == "auto":
        screen = replace(screen, size="1920x1080@21.5in")
    return replace(config, paths=paths, screen=screen, card=replace(config.card, reader=reader))


def _make_keys(state: Path, kiosk: str) -> None:
    if (state / "keys" / KIOSK_KEY).exists():
        return
    recipients = state / "recipients"
    recipients.mkdir(parents=True, exist_ok=True)
    for name, label in (("office", "れんしゅうの課"), ("recovery", "れんしゅうの控え")):
        _, public = new_office_key(state / name, name, label, clock.now())
        (recipients / public.name).write_bytes(public.read_bytes())
    _, public = new_kiosk_key(state / "keys", kiosk)
    (state / "office" / public.name).write_bytes(public.read_bytes())
