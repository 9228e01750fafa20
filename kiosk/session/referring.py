"""Where a procedure that is done elsewhere ends, when nothing before it said where to go."""

from __future__ import annotations

from procedures.model import ALWAYS, Exit, ExitKind, Mode, Procedure, Text

__all__ = ["closing"]

TITLE = Text("referral.title", "この {手続|てつづ}きは {窓口|まどぐち}で します。")
TEXT = Text(
    "referral.text",
    "ここでは {申|もう}しこめません。何を {持|も}って どこへ 行くか、係の人に おたずね ください。",
)
WHERE = Text("referral.where", "{役場|やくば}の {総合|そうごう}{案内|あんない}")


def closing(procedure: Procedure) -> Exit | None:
    """Return the end of a referral whose questions are all answered: its last way out, or to the desk.

    None for a procedure that goes on to its review.
    """
    if procedure.head.mode is not Mode.REFERRAL:
        return None
    ways = [way for page in procedure.pages for way in page.exits if way.kind is ExitKind.REFERRAL]
    return ways[-1] if ways else Exit("desk", ExitKind.REFERRAL, ALWAYS, TITLE, TEXT, WHERE)
