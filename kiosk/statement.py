"""What a resident signs: all that an application says of them, in bytes anybody can make again from it."""

from __future__ import annotations

from kiosk.application import Application
from kiosk.canonical import canonical

__all__ = ["FORMAT", "statement"]

FORMAT = "matsushima-kiosk/statement/1"


def statement(application: Application) -> bytes:
    """Return what of *application* is signed, as deterministic UTF-8 JSON.

    What the kiosk adds only afterwards is not in it: the slot, the notes to the clerk, the signature itself.
    """
    return canonical(
        {
            "format": FORMAT,
            "application": application.id,
            "procedure": application.procedure,
            "version": application.version,
            "title": application.title,
            "opened": application.opened,
            "a": application.a,
            "card": application.card,
            "rows": [
                {
                    "path": row.path,
                    "section": row.section,
                    "label": row.label,
                    "value": row.value,
                    "shown": row.shown,
                }
                for row in application.rows
            ],
            "attachments": [each.id for each in application.attachments],
        }
    )
