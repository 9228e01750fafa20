"""Every colour the kiosk shows: five themes of the same tokens, AAA pairs only.

Nothing outside this module names a colour. ``TEXT_PAIRS`` and ``EDGE_PAIRS`` list which token may
stand on which, so a test can compute every ratio (facts: accessibility §0, D.1).
"""

from __future__ import annotations

from dataclasses import dataclass, fields

__all__ = ["EDGE_PAIRS", "TEXT_PAIRS", "THEMES", "Tokens", "contrast"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme; each value is ``#RRGGBB``."""

    ground: str  # the page
    band: str  # the frame's bands above and below
    surface: str  # buttons, tiles, rows
    pressed: str  # a surface under a finger
    tint: str  # a chosen row, a help card
    ink: str  # what is read
    hint: str  # what is read second
    border: str  # the edge of anything that can be pressed
    rule: str  # a thin line that only separates; carries no meaning
    primary: str  # the filled button, pictograms, a chosen edge
    primary_pressed: str
    on_primary: str
    notice: str  # how to mend a slip, calm
    notice_ground: str
    ring_outer: str  # the focus ring: two colours, so one of them shows on any ground
    ring_inner: str


THEMES: dict[str, Tokens] = {
    "standard": Tokens(
        ground="#FBFAF6",
        band="#FFFFFF",
        surface="#FFFFFF",
        pressed="#D7E5DD",
        tint="#E7F0EB",
        ink="#1A1A1A",
        hint="#474747",
        border="#5F5F5F",
        rule="#D9D6CC",
        primary="#0B3D2E",
        primary_pressed="#05241B",
        on_primary="#FFFFFF",
        notice="#6A3300",
        notice_ground="#FFF3DC",
        ring_outer="#000000",
        ring_inner="#FFD43D",
    ),
    "black": Tokens(
        ground="#FFFFFF",
        band="#FFFFFF",
        surface="#FFFFFF",
        pressed="#D0D0D0",
        tint="#EBEBEB",
        ink="#000000",
        hint="#000000",
        border="#000000",
        rule="#000000",
        primary="#000000",
        primary_pressed="#3A3A3A",
        on_primary="#FFFFFF",
        notice="#000000",
        notice_ground="#FFFFFF",
        ring_outer="#000000",
        ring_inner="#FFD43D",
    ),
    "white": Tokens(
        ground="#000000",
        band="#000000",
        surface="#000000",
        pressed="#404040",
        tint="#2B2B2B",
        ink="#FFFFFF",
        hint="#FFFFFF",
        border="#FFFFFF",
        rule="#FFFFFF",
        primary="#FFFFFF",
        primary_pressed="#C4C4C4",
        on_primary="#000000",
        notice="#FFFFFF",
        notice_ground="#000000",
        ring_outer="#FFD43D",
        ring_inner="#000000",
    ),
    "soft": Tokens(
        ground="#E4DDCB",
        band="#EAE4D5",
        surface="#EFEADD",
        pressed="#DAD2BE",
        tint="#DDD8C0",
        ink="#2B2721",
        hint="#3E3930",
        border="#565044",
        rule="#C6BEA9",
        primary="#1D4033",
        primary_pressed="#0E261D",
        on_primary="#F3EFE4",
        notice="#552900",
        notice_ground="#EADFC0",
        ring_outer="#000000",
        ring_inner="#FFD43D",
    ),
    "yellow": Tokens(
        ground="#000000",
        band="#000000",
        surface="#000000",
        pressed="#4A4200",
        tint="#2E2900",
        ink="#FFE94A",
        hint="#FFE94A",
        border="#FFE94A",
        rule="#FFE94A",
        primary="#FFE94A",
        primary_pressed="#CFBB22",
        on_primary="#000000",
        notice="#FFE94A",
        notice_ground="#000000",
        ring_outer="#FFFFFF",
        ring_inner="#000000",
    ),
}

#: (text, ground): every pair in which words are set; at least 7:1.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(
        (ink, ground)
        for ink in ("ink", "hint")
        for ground in ("ground", "band", "surface", "pressed", "tint")
    ),
    *(("primary", ground) for ground in ("ground", "band", "surface", "pressed", "tint")),
    ("on_primary", "primary"),
    ("on_primary", "primary_pressed"),
    ("ink", "notice_ground"),
    ("notice", "notice_ground"),
    ("notice", "ground"),
)

#: (edge, ground): every line that tells where something can be pressed; at least 4.5:1.
EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    *(("border", ground) for ground in ("ground", "band", "surface", "pressed", "tint")),
    *(("primary", ground) for ground in ("ground", "band", "surface", "tint")),
    ("notice", "notice_ground"),
    ("ring_outer", "ring_inner"),
)


_LINEAR_BELOW = 0.04045  # sRGB's straight foot


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two ``#RRGGBB`` colours, 1.0 to 21.0."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def names() -> tuple[str, ...]:
    """Return the names of all tokens."""
    return tuple(field.name for field in fields(Tokens))


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
