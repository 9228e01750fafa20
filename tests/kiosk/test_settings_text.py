"""Settings in words: ``kiosk config`` and the example files."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kiosk.config import known_settings, load_config
from kiosk.settings_text import describe, kiosk_example, town_example
from kiosk.town import load_town, town_settings

PACKAGING = Path(__file__).parents[2] / "packaging"


def uncommented(example):
    """Return the example with every setting switched on."""
    return re.sub(r"^# ([a-z_]+ = |\[)", r"\1", example, flags=re.MULTILINE)


def page(config, town, *procedures):
    return "\n".join(describe(config, town, procedures))


def test_every_setting_is_shown_with_its_value_and_documentation(tmp_path):
    shown = page(load_config(environ={}), load_town(tmp_path / "town.toml"))

    for key, each in (known_settings() | town_settings()).items():
        assert re.search(rf"^  {re.escape(key)} += .*{re.escape(each.about)}$", shown, re.MULTILINE), key


def test_the_origin_of_a_value_is_shown(tmp_path):
    file = tmp_path / "kiosk.toml"
    file.write_text("[kiosk]\nid = '07'\n")

    shown = page(
        load_config(file, environ={"KIOSK_LOG_LEVEL": "debug"}, overrides=["session.idle_seconds=99"]),
        load_town(tmp_path / "town.toml"),
    )

    assert re.search(rf'kiosk\.id += "07" +\[ファイル {file}\]', shown)
    assert re.search(r'log\.level += "debug" +\[環境変数 KIOSK_LOG_LEVEL\]', shown)
    assert re.search(r"session\.idle_seconds += 99 +\[コマンド --set session\.idle_seconds\]", shown)


def test_a_value_that_was_overruled_is_shown_below_the_one_that_holds(tmp_path):
    file = tmp_path / "kiosk.toml"
    file.write_text("[session]\nidle_seconds = 100\n[staff]\npin_hash = '$argon2id$v=19$abcdef'\n")

    shown = page(
        load_config(file, environ={}, overrides=["session.idle_seconds=99", "staff.pin_hash="]),
        load_town(tmp_path / "town.toml"),
    )

    assert re.search(
        rf"session\.idle_seconds += 99 .*\n +100 +\[ファイル {file}\]  \(上の値が優先\)\n +300 +\[製品の既定\]",
        shown,
    )
    assert "abcdef" not in shown


def test_the_staff_pin_hash_is_never_printed(tmp_path):
    config = load_config(environ={}, overrides=["staff.pin_hash=$argon2id$v=19$abcdef"])

    shown = page(config, load_town(tmp_path / "town.toml"))

    assert "abcdef" not in shown
    assert re.search(r'staff\.pin_hash += "…"', shown)


def test_what_nobody_has_confirmed_is_listed_and_counted(tmp_path):
    file = tmp_path / "town.toml"
    file.write_text("[offices.tax]\nphone = '022-000-0000'\n")

    shown = page(load_config(environ={}), load_town(file), ("procedures.x.most", 3, "何通まで"))
    waiting = shown.split("# まだ確かめていない値")[1]

    assert "offices.tax.phone" not in waiting
    assert 'offices.tax.name = "税務担当の課"' in waiting
    assert "procedures.x.most = 3  何通まで" in waiting


def test_the_example_files_are_in_step_with_the_declarations():
    assert (PACKAGING / "kiosk.toml").read_text("utf-8") == kiosk_example()
    assert (PACKAGING / "town.toml").read_text("utf-8") == town_example()


def test_the_examples_as_they_are_change_nothing():
    defaults = load_config(environ={})
    examples = load_config(PACKAGING / "kiosk.toml", environ={})

    assert all(
        examples.value(key) == defaults.value(key) for key in known_settings() if not key.startswith("paths.")
    )
    assert load_town(PACKAGING / "town.toml").hours == load_town(PACKAGING / "none.toml").hours


def test_the_examples_are_valid_with_every_line_switched_on(tmp_path):
    file, town = tmp_path / "kiosk.toml", tmp_path / "town.toml"
    file.write_text(uncommented(kiosk_example()), "utf-8")
    town.write_text(uncommented(town_example()), "utf-8")

    assert len(load_config(file, environ={}).origins) == len(known_settings())
    assert set(load_town(town).origins) == set(town_settings())
    assert set(tomllib.loads(kiosk_example())) == {key.split(".")[0] for key in known_settings()}
