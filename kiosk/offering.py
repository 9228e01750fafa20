"""What the town offers: the product's procedures, those of the town's own folder, its values in both."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.config import Config, ConfigError
from kiosk.town import Town
from procedures.index import Offer
from procedures.loader import Shelf

__all__ = ["offer_of", "own_files"]


def offer_of(config: Config, town: Town, decided: Mapping[str, Mapping[str, object]] | None = None) -> Offer:
    """Return the procedures of *config* and *town*; *decided* are values that stand above the town's.

    A wrong file of the town's own is ``refused`` and its procedure not offered, neither as the town has
    it nor as the product has it; the rest is. Raises ``ConfigError`` where the folder is not there.
    """
    from kiosk.known import known  # noqa: PLC0415 - reads the icons' folder

    decided = decided or {}
    values = {
        name: {**town.overrides(name), **decided.get(name, {})} for name in (*town.procedures, *decided)
    }
    return Offer(known(), values, own=_own(config))


def own_files(config: Config) -> tuple[Path, ...]:
    """Return the files of the town's own procedures; raises ``ConfigError`` as above."""
    folder = _own(config)
    return () if folder is None else Shelf(folder).sources()


def _own(config: Config) -> Path | None:
    """Return the town's own folder, None where it has none."""
    folder = config.paths.procedures
    if folder == Path():
        return None
    if not folder.is_dir():
        mend = "フォルダーを作るか、paths.procedures を消してください"
        raise ConfigError(
            str(config.file), "paths.procedures", f"{folder} で、そのフォルダーがありません", mend
        )
    return folder
