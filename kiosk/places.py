"""Where the files that come with the kiosk are: catalogues, icons, visits."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent

#: ``assets/`` of the checkout, or the copy a wheel carries inside this package.
ASSETS = _HERE / "assets" if (_HERE / "assets").is_dir() else _HERE.parent / "assets"


def asset(*parts: str) -> Path:
    """Return the path of a shipped file: ``asset("locale", "en")``."""
    return ASSETS.joinpath(*parts)
