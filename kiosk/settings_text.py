"""Settings in words: what ``kiosk config`` prints and the example files that ship with the kiosk."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from kiosk.config import Config, Layer, Origin, known_settings
from kiosk.settings import TITLES, Declared
from kiosk.town import TOWN_TITLES, Town, town_settings

__all__ = ["describe", "kiosk_example", "town_example", "unconfirmed"]

_LAYERS = {
    Layer.DEFAULT: "製品の既定",
    Layer.FILE: "ファイル",
    Layer.ENVIRONMENT: "環境変数",
    Layer.COMMAND: "コマンド",
}
_DEFAULT = Origin(Layer.DEFAULT, "")


def describe(config: Config, town: Town, procedures: Iterable[tuple[str, object, str]] = ()) -> Iterator[str]:
    """Yield the lines of ``kiosk config``: every setting, its value, origin and documentation.

    *procedures* are the procedures' own unconfirmed settings: dotted key, value, what it means.
    """
    yield f"# この端末: {config.file}{'' if config.file.exists() else ' (ありません。既定のまま)'}"
    yield from _rows(
        known_settings(),
        {key: config.value(key) for key in known_settings()},
        config.origins,
        config.overruled,
    )
    yield ""
    yield f"# 町: {town.file}{'' if town.file.exists() else ' (ありません。既定のまま)'}"
    declared_town = town_settings(town.offices)
    yield from _rows(declared_town, {key: _town_value(town, key) for key in declared_town}, town.origins)
    for name, table in sorted(town.procedures.items()):
        yield f"  procedures.{name} = {json.dumps(table, ensure_ascii=False, default=str)}  [ファイル {town.file}]"
    yield ""
    yield "# まだ確かめていない値。正しい値を town.toml に書くと、ここから消える"
    waiting = [*unconfirmed(town), *procedures]
    yield from (f"  {key} = {_written(value)}  {about}" for key, value, about in waiting)
    yield f"  {len(waiting)} 件" if waiting else "  ありません"


def unconfirmed(town: Town) -> Iterator[tuple[str, object, str]]:
    """Yield the town's settings that still stand as shipped though nobody has confirmed them."""
    for key, each in town_settings(town.offices).items():
        if not each.confirmed and town.origins.get(key, _DEFAULT).layer is Layer.DEFAULT:
            yield key, _town_value(town, key), each.about


def kiosk_example() -> str:
    """Return packaging/kiosk.toml: every setting at its default, commented out, with its documentation."""
    head = (
        "# この端末の設定。/etc/matsushima-kiosk/kiosk.toml に置く。\n"
        "# 書いた行だけが効く。行頭の # を取って値を変える。確かめるには kiosk config、kiosk doctor。\n"
    )
    return head + _example(known_settings(), TITLES)


def town_example() -> str:
    """Return packaging/town.toml: the town as shipped, and an example for a procedure."""
    head = (
        "# 町の設定。すべての端末で同じものを /etc/matsushima-kiosk/town.toml に置く。\n"
        "# 待ち受けのあいだに読みなおすので、再起動はいらない。\n"
        "#「未確認」の値は、確かめて行頭の # を取る。kiosk config が残りを数える。\n"
    )
    tail = (
        "\n# 手続きごとの値。名前は kiosk procedures list、項目は kiosk procedures show 名前 で分かる。\n"
        "# [procedures.resident_record]\n"
        "# open = false  # この手続きを止める\n"
        "# copy_fee = 300  # 手続きが町に任せている値(手数料など)\n"
    )
    return head + _example(town_settings(), TOWN_TITLES) + tail


def _example(settings: Mapping[str, Declared], titles: Mapping[str, str]) -> str:
    lines: list[str] = []
    section = ""
    for each in settings.values():
        if each.section != section:
            title = titles.get(each.section) or titles[each.section.partition(".")[0]]
            section = each.section
            lines += ["", f"[{section}]  # {title}"]
        doubt = "" if each.confirmed else "(未確認)"
        value = _written(_shipped(each))
        lines += [f"# {each.about}{doubt}{_choices(each)}", f"# {each.name} = {value}"]
    return "\n".join(lines) + "\n"


def _shipped(each: Declared) -> object:
    """Return the default of a setting; an office's own is not that of any office."""
    return _town_value(Town(), each.key) if each.section.startswith("offices.") else each.default


def _choices(each: Declared) -> str:
    if each.among:
        return f"。{' / '.join(each.among)}"
    if each.least is not None and each.most is not None:
        return f"。{each.least} から {each.most}"
    return ""


def _town_value(town: Town, key: str) -> object:
    *section, name = key.split(".")
    owner = town.offices[section[1]] if section[0] == "offices" else getattr(town, section[0])
    value: object = getattr(owner, name)
    return value


def _rows(
    settings: Mapping[str, Declared],
    values: Mapping[str, object],
    origins: Mapping[str, Origin],
    overruled: Mapping[str, tuple[tuple[Origin, object], ...]] = MappingProxyType({}),
) -> Iterator[str]:
    wide = max(len(key) for key in settings)
    for key, each in settings.items():
        value, where = _hidden(each, values[key]), _where(origins.get(key, _DEFAULT))
        yield f"  {key:<{wide}} = {_padded(value, 24)} [{where}]  {each.about}"
        for origin, lost in reversed(overruled.get(key, ())):
            yield f"  {'':<{wide}}   {_padded(_hidden(each, lost), 24)} [{_where(origin)}]  (上の値が優先)"


def _where(origin: Origin) -> str:
    return f"{_LAYERS[origin.layer]} {origin.where}".strip()


def _hidden(each: Declared, value: object) -> str:
    """Return *value* as TOML writes it, without the content of a secret."""
    return '"…"' if each.secret and value else _written(value)


def _padded(text: str, columns: int) -> str:
    """Return *text* filled up to *columns* of a terminal, where a kanji takes two."""
    taken = sum(2 if unicodedata.east_asian_width(char) in "FWA" else 1 for char in text)
    return text + " " * max(0, columns - taken)


def _written(value: object) -> str:
    """Return *value* as TOML writes it."""
    if isinstance(value, Path):
        value = "" if value == Path() else value.as_posix()
    return json.dumps(value, ensure_ascii=False)
