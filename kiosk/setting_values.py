"""Reads one file or one value of the settings, or says in one sentence what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar

from kiosk.complaint import Complaint
from kiosk.settings import Declared

__all__ = ["ConfigError", "is_there", "nearest", "read_toml", "value_in_words", "value_of"]


class ConfigError(Complaint):
    """A setting cannot be used: *where* it stands, its *key*, what is wrong, how to *mend* it."""

    exit_code: ClassVar[int] = 2

    def __init__(self, where: str, key: str, fact: str, mend: str) -> None:
        super().__init__(where, key, fact, mend)
        self.where, self.key, self.fact, self.mend = where, key, fact, mend

    def __str__(self) -> str:
        subject = f"{self.where} の {self.key} は" if self.key else f"{self.where} は"
        return f"{subject}{self.fact}。{self.mend}。"


def is_there(path: Path) -> bool:
    """Say whether there is a file; ``ConfigError`` when that may not even be asked."""
    try:
        return path.exists()
    except OSError as error:
        raise ConfigError(
            str(path), "", f"読めません({error.strerror})", "読める権限にしてください"
        ) from None


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


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the mend for an unknown *word*: the nearest of *words*, or where to find them all."""
    close = get_close_matches(word, list(words), n=1, cutoff=0.6)
    return f"{close[0]} のことなら、そう書いてください" if close else "kiosk config で名前を確かめてください"


_WORDS = {str: "文字", int: "整数", float: "数", bool: "true か false", Path: "場所(文字)"}
_SWITCH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def value_in_words(each: Declared, text: str, where: str) -> object:
    """Return the value written as *text* in a variable or on the command line; raises ``ConfigError``."""
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
