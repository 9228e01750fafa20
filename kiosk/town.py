"""What is the same on every kiosk of the town (town.toml): offices, hours, what its procedures need.

Fees and other figures of one procedure are its own settings, so they stand under ``[procedures.ID]``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from kiosk.config import Layer, Origin
from kiosk.setting_values import ConfigError, nearest, read_toml, value_of
from kiosk.settings import Declared, declared, setting

__all__ = ["TOWN_SECTIONS", "HoursSection", "Office", "Town", "load_town", "town_settings"]

_TIME = r"([01]?[0-9]|2[0-3]):[0-5][0-9]"
_SPAN = rf"|{_TIME}-{_TIME}"
_DAY = r"([0-9]{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_DAYS = rf"|{_DAY}(\.\.{_DAY})?(,\s*{_DAY}(\.\.{_DAY})?)*"
NO_FILE = (0, 0, 0)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class TownSection:
    """``[town]``: whose kiosk it is."""

    name: str = setting("松島町", "町の名前")
    code: str = setting("044016", "全国地方公共団体コード、6けた", form=r"[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Office:
    """``[offices.ID]``: where the resident is sent, and who receives the application."""

    name: str = setting("", "課の名前", confirmed=False)
    place: str = setting("", "どこにあるか", confirmed=False)
    phone: str = setting("", "電話番号", confirmed=False)
    hours: str = setting("", "受付の時間", confirmed=False)


@dataclass(frozen=True, slots=True)
class HoursSection:
    """``[hours]``: when the kiosk takes anything in; an empty span is a closed day."""

    monday: str = setting(
        "8:30-17:15", "月曜日に開いている時間。空なら閉まっている", form=_SPAN, confirmed=False
    )
    tuesday: str = setting("8:30-17:15", "火曜日", form=_SPAN, confirmed=False)
    wednesday: str = setting("8:30-17:15", "水曜日", form=_SPAN, confirmed=False)
    thursday: str = setting("8:30-17:15", "木曜日", form=_SPAN, confirmed=False)
    friday: str = setting("8:30-17:15", "金曜日", form=_SPAN, confirmed=False)
    saturday: str = setting("", "土曜日", form=_SPAN)
    sunday: str = setting("", "日曜日", form=_SPAN)
    holidays: bool = setting(default=False, about="国民の祝日と休日にも開ける")
    closed: str = setting(
        "12-29..01-03",
        "そのほかに閉まる日。月-日 か 年-月-日、続く日は .. でつなぎ、コンマで区切る",
        form=_DAYS,
    )

    def open_at(self, moment: dt.datetime) -> bool:
        """Say whether the kiosk takes applications at *moment* (local time)."""
        span = self._span(moment.date())
        return span is not None and span[0] <= moment.time() < span[1]

    def next_opening(self, moment: dt.datetime) -> dt.datetime | None:
        """Return when it opens next after *moment*, or None within a month."""
        for ahead in range(32):
            day = moment.date() + dt.timedelta(days=ahead)
            span = self._span(day)
            if span and (opening := dt.datetime.combine(day, span[0], moment.tzinfo)) > moment:
                return opening
        return None

    def _span(self, day: dt.date) -> tuple[dt.time, dt.time] | None:
        words = str(getattr(self, WEEKDAYS[day.weekday()]))
        if not words or self._shut(day):
            return None
        opens, closes = (dt.datetime.strptime(part, "%H:%M").time() for part in words.split("-"))  # noqa: DTZ007 - a time of day
        return opens, closes

    def _shut(self, day: dt.date) -> bool:
        import jpholiday  # noqa: PLC0415 - only asked when the kiosk is idle or opening

        return (not self.holidays and jpholiday.is_holiday(day)) or any(
            _within(day, part.strip()) for part in self.closed.split(",") if part.strip()
        )


def _within(day: dt.date, part: str) -> bool:
    """Say whether *day* is in ``12-29..01-03`` (each year, over its end too) or ``2026-08-14``."""
    first, _, last = part.partition("..")
    last = last or first
    shown = day.isoformat() if len(first) == len("2026-08-14") else f"{day:%m-%d}"
    return first <= shown <= last if first <= last else shown >= first or shown <= last


#: The sections that hold declared settings; offices and procedures are tables by id.
TOWN_SECTIONS: Mapping[str, type] = {"town": TownSection, "hours": HoursSection}
TOWN_TITLES: Mapping[str, str] = {
    "town": "町",
    "hours": "窓口を開ける時間",
    "offices": "課。手続きのファイルが、この名前(resident_services など)で指す",
    "procedures": "手続きごとの値",
}

#: The offices the shipped procedures name; the town fills in what nobody here could know.
OFFICES: Mapping[str, Office] = MappingProxyType(
    {
        "resident_services": Office(name="町民福祉課", place="松島町役場"),
        "health_longevity": Office(name="健康長寿課", place="保健福祉センターどんぐり"),
        "childcare": Office(name="町民福祉課 こども支援班", place="松島町役場 1階", phone="022-354-5798"),
        "tax": Office(name="税務担当の課", place="松島町役場"),
        "general_affairs": Office(name="総務担当の課", place="松島町役場"),
    }
)


@dataclass(frozen=True, slots=True)
class Town:
    """town.toml as read: frozen, with the origin of every ``section.key``."""

    town: TownSection = field(default_factory=TownSection)
    hours: HoursSection = field(default_factory=HoursSection)
    offices: Mapping[str, Office] = field(default_factory=lambda: OFFICES)
    procedures: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    file: Path = Path()
    stamp: tuple[int, int, int] = NO_FILE

    def is_open(self, procedure: str) -> bool:
        """Say whether the town offers *procedure* (``[procedures.ID] open``; everything unless said)."""
        return self.procedures.get(procedure, {}).get("open", True) is True

    def overrides(self, procedure: str) -> Mapping[str, object]:
        """Return the town's values for the settings *procedure* declares."""
        table = self.procedures.get(procedure, {})
        return {key: value for key, value in table.items() if key != "open"}

    def reload_if_changed(self) -> Town:
        """Return the town as the file has it now: this very value when nothing changed.

        Raises ``ConfigError`` for a file that became wrong; whoever asks keeps what they have.
        """
        return self if _stamp(self.file) == self.stamp else load_town(self.file)


def town_settings(offices: Mapping[str, Office] = OFFICES) -> dict[str, Declared]:
    """Return every declared setting of town.toml by its dotted key."""
    sections = dict(TOWN_SECTIONS) | {f"offices.{name}": Office for name in offices}
    return {each.key: each for name, owner in sections.items() for each in declared(name, owner)}


def load_town(file: Path) -> Town:
    """Return the town of *file*, the defaults where there is none; raises ``ConfigError``."""
    stamp = _stamp(file)
    tables = (
        {name: _table(file, name, rows) for name, rows in read_toml(file).items()} if stamp != NO_FILE else {}
    )
    for section in tables:
        if section not in TOWN_TITLES:
            raise ConfigError(str(file), f"[{section}]", "知らない区分です", nearest(section, TOWN_TITLES))
    values = {
        section: _values(file, section, owner, tables.get(section, {}))
        for section, owner in TOWN_SECTIONS.items()
    }
    offices, procedures = tables.get("offices", {}), tables.get("procedures", {})
    return Town(
        town=TownSection(**values["town"]),  # type: ignore[arg-type]  # value_of has seen to the types
        hours=HoursSection(**values["hours"]),  # type: ignore[arg-type]  # see above
        offices=MappingProxyType(
            {**OFFICES} | {name: _office(file, name, rows) for name, rows in offices.items()}
        ),
        procedures={name: _procedure(file, name, rows) for name, rows in procedures.items()},
        origins=dict.fromkeys(_keys(tables), Origin(Layer.FILE, str(file))),
        file=file,
        stamp=stamp,
    )


def _keys(tables: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """Yield the dotted key of every declared setting that *tables* set."""
    for section, table in tables.items():
        for name, value in table.items():
            if section == "offices" and isinstance(value, dict):
                yield from (f"offices.{name}.{key}" for key in value)
            elif section in TOWN_SECTIONS:
                yield f"{section}.{name}"


def _values(file: Path, section: str, owner: type, table: Mapping[str, object]) -> dict[str, object]:
    known = {each.name: each for each in declared(section, owner)}
    values: dict[str, object] = {}
    for name, raw in table.items():
        if name not in known:
            raise ConfigError(str(file), f"{section}.{name}", "知らない設定です", nearest(name, known))
        values[name] = value_of(known[name], raw, str(file))
    return values


def _table(file: Path, key: str, rows: object) -> Mapping[str, object]:
    if not isinstance(rows, dict):
        raise ConfigError(str(file), key, "区分の名前です", f"[{key}] の下に設定を並べてください")
    return rows


def _office(file: Path, name: str, rows: object) -> Office:
    section = f"offices.{name}"
    values = _values(file, section, Office, _table(file, section, rows))
    if name not in OFFICES and not values.get("name"):
        raise ConfigError(
            str(file), f"[{section}]", "知らない課です", f"{nearest(name, OFFICES)}(新しい課なら name も書く)"
        )
    office: Office = replace(OFFICES.get(name, Office()), **values)  # type: ignore[arg-type]  # as above
    return office


def _procedure(file: Path, name: str, rows: object) -> Mapping[str, object]:
    key = f"procedures.{name}"
    table = _table(file, key, rows)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ConfigError(str(file), key, "手続きの名前ではありません", "小文字と _ で書いてください")
    if not isinstance(table.get("open", True), bool):
        raise ConfigError(
            str(file), f"{key}.open", "true か false ではありません", "true か false で書いてください"
        )
    return table


def _stamp(file: Path) -> tuple[int, int, int]:
    """Return what changes whenever the file does; zeros where there is none."""
    try:
        status = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return NO_FILE
    except OSError as error:
        raise ConfigError(
            str(file), "", f"読めません({error.strerror})", "読める権限にしてください"
        ) from None
    return (status.st_mtime_ns, status.st_size, status.st_ino)
