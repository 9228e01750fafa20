"""Reads kiosk.toml, the environment and the command line into one frozen Config that remembers origins."""

from __future__ import annotations

import enum
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

import platformdirs

from kiosk.setting_values import ConfigError, is_there, nearest, read_toml, value_in_words, value_of
from kiosk.settings import (
    SECTIONS,
    CallSection,
    CardSection,
    Declared,
    KeysSection,
    KioskSection,
    LogSection,
    PathsSection,
    PrinterSection,
    ScreenSection,
    SessionSection,
    StaffSection,
    VoiceSection,
    declared,
)

__all__ = [
    "DEFAULT_FILE",
    "Config",
    "ConfigError",
    "Layer",
    "Origin",
    "known_settings",
    "load_config",
]

DEFAULT_FILE = Path("/etc/matsushima-kiosk/kiosk.toml")
PREFIX = "KIOSK_"


class Layer(enum.IntEnum):
    """Where a value came from; a higher layer wins."""

    DEFAULT = 0
    FILE = 1
    ENVIRONMENT = 2
    COMMAND = 3


@dataclass(frozen=True, slots=True)
class Origin:
    """The layer of a value and its place in that layer: a file, a variable, an option."""

    layer: Layer
    where: str


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of this machine, and for each ``section.key`` its origin; paths are absolute.

    ``overruled`` has, lowest layer first, the values a higher layer took the place of.
    """

    kiosk: KioskSection
    paths: PathsSection
    card: CardSection
    screen: ScreenSection
    keys: KeysSection
    session: SessionSection
    voice: VoiceSection
    printer: PrinterSection
    call: CallSection
    staff: StaffSection
    log: LogSection
    origins: Mapping[str, Origin]
    overruled: Mapping[str, tuple[tuple[Origin, object], ...]] = field(
        repr=False
    )  # a secret may be among them
    file: Path

    def value(self, key: str) -> object:
        """Return the value of ``section.key``; AttributeError when there is none."""
        section, name = key.split(".")
        return getattr(getattr(self, section), name)


def known_settings() -> dict[str, Declared]:
    """Return every declared setting of kiosk.toml by ``section.key``."""
    return {
        each.key: each
        for each in chain.from_iterable(declared(section, owner) for section, owner in SECTIONS.items())
    }


def load_config(
    file: Path | None = None, *, environ: Mapping[str, str] | None = None, overrides: Sequence[str] = ()
) -> Config:
    """Return the Config of the layers default, *file*, *environ*, *overrides* (``section.key=value``).

    Without *file* KIOSK_CONFIG names it, else /etc/matsushima-kiosk/kiosk.toml is read where it exists.
    Raises ``ConfigError``.
    """
    environ = os.environ if environ is None else environ
    settings = known_settings()
    chosen = file or (Path(environ["KIOSK_CONFIG"]) if environ.get("KIOSK_CONFIG") else None)
    path = (chosen or DEFAULT_FILE).absolute()
    values: dict[str, object] = {key: each.default for key, each in settings.items()}
    origins = dict.fromkeys(settings, Origin(Layer.DEFAULT, ""))
    overruled: dict[str, tuple[tuple[Origin, object], ...]] = {}
    layers = chain(
        _from_file(path, settings) if chosen or is_there(path) else (),
        _from_environment(environ, settings),
        _from_command(overrides, settings),
    )
    for key, value, origin in layers:
        overruled[key] = (*overruled.get(key, ()), (origins[key], values[key]))
        values[key], origins[key] = value, origin
    return Config(**_sections(values, path), origins=origins, overruled=overruled, file=path)


def _sections(values: Mapping[str, object], path: Path) -> dict[str, Any]:
    sections = {
        name: owner(**{each.name: values[each.key] for each in declared(name, owner)})
        for name, owner in SECTIONS.items()
    }
    sections["paths"] = _resolved(sections["paths"], path.parent)
    return sections


def _resolved(paths: PathsSection, beside: Path) -> PathsSection:
    state = paths.state.expanduser()
    if paths.state == Path():
        state = Path(platformdirs.user_state_dir("matsushima-kiosk", appauthor=False))
    state = beside / state
    return replace(
        paths,
        state=state,
        outbox=state / paths.outbox.expanduser(),
        courier=state / paths.courier.expanduser(),
        keys=state / paths.keys.expanduser(),
        recipients=beside / paths.recipients.expanduser(),
        town=beside / paths.town.expanduser(),
        procedures=beside / paths.procedures.expanduser() if paths.procedures != Path() else Path(),
    )


# ---------------------------------------------------------------- layers

Found = Iterator[tuple[str, object, Origin]]


def _from_file(path: Path, settings: Mapping[str, Declared]) -> Found:
    for section, table in read_toml(path).items():
        if section not in SECTIONS:
            raise ConfigError(str(path), f"[{section}]", "知らない区分です", nearest(section, SECTIONS))
        if not isinstance(table, dict):
            raise ConfigError(str(path), section, "区分の名前です", f"[{section}] の下に設定を並べてください")
        for name, raw in table.items():
            each = _known(f"{section}.{name}", settings, str(path))
            yield each.key, value_of(each, raw, str(path)), Origin(Layer.FILE, str(path))


def _from_environment(environ: Mapping[str, str], settings: Mapping[str, Declared]) -> Found:
    variables = {PREFIX + key.replace(".", "_").upper(): key for key in settings}
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name == "KIOSK_CONFIG":
            continue
        if name not in variables:
            raise ConfigError("環境変数", name, "知らない設定です", nearest(name, variables))
        each = settings[variables[name]]
        yield (
            each.key,
            value_in_words(each, environ[name], f"環境変数 {name}"),
            Origin(Layer.ENVIRONMENT, name),
        )


def _from_command(overrides: Sequence[str], settings: Mapping[str, Declared]) -> Found:
    for override in overrides:
        key, equals, text = override.partition("=")
        if not equals:
            raise ConfigError(
                "--set", override, "「=」がありません", "--set section.key=value の形で書いてください"
            )
        each = _known(key.strip(), settings, "--set")
        yield (
            each.key,
            value_in_words(each, text.strip(), "--set"),
            Origin(Layer.COMMAND, f"--set {each.key}"),
        )


def _known(key: str, settings: Mapping[str, Declared], where: str) -> Declared:
    if key not in settings:
        raise ConfigError(where, key, "知らない設定です", nearest(key, settings))
    return settings[key]
