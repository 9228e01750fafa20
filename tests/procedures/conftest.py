"""A small counter of our own: one file that is right, to be made wrong in one place at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.known import known as known_of_the_kiosk
from procedures.index import Offer
from procedures.loader import DATA, Shelf, load
from procedures.model import Known, KnownKind, KnownRule, Procedure
from tests.procedures.samples import GLOSSARY, PART, SAMPLE


@pytest.fixture(scope="session")
def known() -> Known:
    """Return a few names of every sort."""
    return Known(
        rules={
            "band": KnownRule(("birth_date", "today"), frozenset({"young", "old", "unknown"})),
            "figure": KnownRule(("birth_date",)),
        },
        fees={"per_copy": KnownRule(("copies", "fee"))},
        deadlines={"days_after": KnownRule(("start", "days"))},
        kinds={
            "text": KnownKind(frozenset({"max"})),
            "date": KnownKind(frozenset({"past", "not_before"})),
            "integer": KnownKind(frozenset({"max"})),
            "choice": KnownKind(options=True),
            "yes_no": KnownKind(values=frozenset({"yes", "no"})),
        },
        checks=frozenset({"V-INS"}),
        offices=frozenset({"hall"}),
        icons=frozenset({"record", "card"}),
        pictures=frozenset({"old_card"}),
    )


class Folder:
    """A folder of procedures in the making."""

    def __init__(self, path: Path, known: Known) -> None:
        self.path = path
        self.known = known
        (path / "parts").mkdir()
        self.write("sample.toml", SAMPLE)
        self.write("parts/human.toml", PART)
        self.write("glossary.toml", GLOSSARY)

    def write(self, name: str, text: str) -> Path:
        """Write a file of the folder."""
        (self.path / name).write_text(text, "utf-8")
        return self.path / name

    def change(self, old: str, new: str, name: str = "sample.toml") -> None:
        """Replace the one place *old* stands at in a file."""
        text = (self.path / name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        self.write(name, text.replace(old, new))

    def load(self, **overrides: object) -> Procedure:
        """Load the sample, with the town's own values."""
        return load(self.path / "sample.toml", self.known, overrides)


@pytest.fixture
def folder(tmp_path: Path, known: Known) -> Folder:
    """Return a folder with one right procedure, a part and a glossary."""
    return Folder(tmp_path, known)


@pytest.fixture(scope="session")
def real_known() -> Known:
    """Return the names the kiosk really has."""
    return known_of_the_kiosk()


@pytest.fixture(scope="session")
def offer(real_known: Known) -> Offer:
    """Return what the product offers."""
    return Offer(real_known)


@pytest.fixture(scope="session", params=[path.stem for path in Shelf(DATA).sources()])
def procedure(request: pytest.FixtureRequest, offer: Offer) -> Procedure:
    """Return each procedure of the product."""
    return offer.procedure(request.param)
