"""Reads kiosk.toml, the environment and the command line into one frozen Config that remembers origins."""

from __future__ import annotations

import enum
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import ClassVar

import platformdirs

from kiosk.complaint import Complaint
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
    "nearest",
    "read_toml",
    "value_of",
]

DEFAULT_FILE = Path("/etc/matsushima-kiosk/kiosk.toml")
PREFIX = "KIOSK_"


class ConfigError(Complaint):
    """A setting cannot be used: *where* it stands, its *key*, what is wrong, how to *mend* it."""

    exit_code: ClassVar[int] = 2

    def __init__(self, where: str, key: str, fact: str, mend: str) -> None:
        super().__init__(where, key, fact, mend)
        self.where, self.key, self.fact, self.mend = where, key, fact, mend

    def __str__(self) -> str:
        subject = f"{self.where} の {self.key} は" if self.key else f"{self.where} は"
        return f"{subject}{self.fact}。{self.mend}。"


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
    """Every setting of this machine, and for each ``section.key`` its origin; paths are absolute."""

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
    layers = chain(
        _from_file(path, settings) if chosen or path.exists() else (),
        _from_environment(environ, settings),
        _from_command(overrides, settings),
    )
    for key, value, origin in layers:
        values[key], origins[key] = value, origin
    return _build(values, origins, path)


def _build(values: Mapping[str, object], origins: Mapping[str, Origin], path: Path) -> Config:
    sections = {
        name: owner(**{each.name: values[each.key] for each in declared(name, owner)})
        for name, owner in SECTIONS.items()
    }
    sections["paths"] = _resolved(sections["paths"], path.parent)
    return Config(**sections, origins=origins, file=path)


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


def read_toml(path: Path) -> dict[str, object]:
    """Return the tables of *path*; ``ConfigError`` when it cannot be read or is no TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError(str(path), "", "ありません", "場所を確かめるか、見本から作ってください") from None
    except OSError as error:
        raise ConfigError(
            str(path), "", f"読めません({error.strerror})", "読める権限にしてください"
        ) from None
    except UnicodeDecodeError:
        raise ConfigError(str(path), "", "UTF-8 ではありません", "UTF-8 で保存しなおしてください") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            str(path), "", f"TOML として読めません({error})", "その行を直してください"
        ) from None


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
        yield each.key, _read(each, environ[name], f"環境変数 {name}"), Origin(Layer.ENVIRONMENT, name)


def _from_command(overrides: Sequence[str], settings: Mapping[str, Declared]) -> Found:
    for override in overrides:
        key, equals, text = override.partition("=")
        if not equals:
            raise ConfigError(
                "--set", override, "「=」がありません", "--set section.key=value の形で書いてください"
            )
        each = _known(key.strip(), settings, "--set")
        yield each.key, _read(each, text.strip(), "--set"), Origin(Layer.COMMAND, f"--set {each.key}")


def _known(key: str, settings: Mapping[str, Declared], where: str) -> Declared:
    if key not in settings:
        raise ConfigError(where, key, "知らない設定です", nearest(key, settings))
    return settings[key]


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the mend for an unknown *word*: the nearest of *words*, or where to find them all."""
    close = get_close_matches(word, list(words), n=1, cutoff=0.6)
    return f"{close[0]} のことなら、そう書いてください" if close else "kiosk config で名前を確かめてください"


# ---------------------------------------------------------------- values

_WORDS = {str: "文字", int: "整数", float: "数", bool: "true か false", Path: "場所(文字)"}
_SWITCH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def _read(each: Declared, text: str, where: str) -> object:
    """Return the value written as *text* in a variable or on the command line."""
    raw: object = text
    try:
        if each.type is bool:
            raw = _SWITCH.get(text.lower(), text)
        elif each.type in (int, float):
            raw = each.type(text)
    except ValueError:
        raw = text  # value_of says what it should have been
    return value_of(each, raw, where)


def value_of(each: Declared, raw: object, where: str) -> object:
    """Return *raw* as the declared type, within its bounds; ``ConfigError`` says what it should be."""
    wanted = str if each.type is Path else each.type
    if wanted is float and type(raw) is int:
        raw = float(raw)
    if type(raw) is not wanted:  # exactly: True is an int to isinstance, not to staff
        raise ConfigError(
            where, each.key, f"{_WORDS[each.type]}ではありません", f"{_WORDS[each.type]}で書いてください"
        )
    if isinstance(raw, str):
        _check_text(each, raw, where)
    elif isinstance(raw, (int, float)):
        _check_range(each, raw, where)
    return Path(raw) if each.type is Path and isinstance(raw, str) else raw


def _check_text(each: Declared, text: str, where: str) -> None:
    if each.fits(text):
        return
    fact = "決まった形ではありません" if each.secret else f"「{text}」では使えません"
    mend = f"{' か '.join(each.among)} にしてください" if each.among else f"{each.about}"
    raise ConfigError(where, each.key, fact, mend)


def _check_range(each: Declared, number: float, where: str) -> None:
    low = each.least is not None and number < each.least
    high = each.most is not None and number > each.most
    if low or high:
        raise ConfigError(
            where, each.key, f"{number} では使えません", f"{each.least} から {each.most} の間にしてください"
        )
