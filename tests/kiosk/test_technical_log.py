"""The technical log says what happened to the machine and nothing about a person."""

from __future__ import annotations

import logging

import pytest

from kiosk import technical_log
from kiosk.config import ConfigError
from kiosk.settings import LogSection


@pytest.fixture
def started(tmp_path):
    def start(**settings):
        technical_log.start(LogSection(**settings))
        return tmp_path / "kiosk.log"

    before = {name: list(logging.getLogger(name).handlers) for name in technical_log.SUBJECTS}
    yield start
    for name, handlers in before.items():
        logger = logging.getLogger(name)
        for handler in logger.handlers:
            handler.close()
        logger.handlers[:] = handlers
        logger.setLevel(logging.NOTSET)
        logger.propagate = True


def test_a_line_has_time_level_subject_and_message(started, tmp_path):
    file = tmp_path / "kiosk.log"
    started(file=str(file))

    logging.getLogger("kiosk.sync").info("%d parcels waiting", 3)
    logging.getLogger("kiosk.sync").debug("not this")

    (line,) = file.read_text().splitlines()
    assert line.endswith(" INFO kiosk.sync: 3 parcels waiting")
    assert line[:4].isdigit()


def test_an_exception_leaves_its_kind_and_place_but_not_its_words(started, tmp_path):
    file = tmp_path / "kiosk.log"
    started(file=str(file))

    try:
        try:
            int("髙橋 花子")
        except ValueError as error:
            raise KeyError("松島町高城1-2-3") from error
    except KeyError:
        logging.getLogger("kiosk.window").exception("the window stumbled")

    text = file.read_text("utf-8")
    assert "the window stumbled" in text
    assert text.index("ValueError") < text.index("KeyError")
    assert "at test_technical_log.py:" in text
    assert "高城" not in text
    assert "髙橋" not in text


def test_the_level_is_the_towns(started, tmp_path):
    file = tmp_path / "kiosk.log"
    started(file=str(file), level="warning")

    logging.getLogger("kiosk.work").info("quiet")
    logging.getLogger("speech").warning("no sound device")

    assert [line.split(": ")[-1] for line in file.read_text().splitlines()] == ["no sound device"]


def test_starting_twice_writes_every_line_once(started, tmp_path):
    file = tmp_path / "kiosk.log"
    started(file=str(tmp_path / "first.log"))
    logging.getLogger("kiosk").handlers[0].close()
    started(file=str(file))

    logging.getLogger("kiosk").warning("once")

    assert file.read_text().count("once") == 1


def test_without_a_file_it_goes_to_standard_error(started, capsys):
    started()

    logging.getLogger("kiosk").error("seen")

    assert capsys.readouterr().err.endswith("ERROR kiosk: seen\n")


def test_a_file_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(ConfigError, match=r"log\.file"):
        technical_log.start(LogSection(file=str(tmp_path / "none" / "kiosk.log")))
