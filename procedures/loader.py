"""A procedure file, read and checked whole: parts pulled in, guards held against what stands before."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from procedures.assembly import assemble, read_terms
from procedures.model import Known, Procedure, Term
from procedures.names import check_facts, check_names
from procedures.order import check_order
from procedures.parts import Part, read_part
from procedures.reading import Table
from procedures.refusal import DuplicateError, NotTomlError, Place, UnknownNameError, WrongTypeError, nearest
from procedures.wording import Wording

__all__ = ["DATA", "GLOSSARY", "HAPPENINGS", "Shelf", "build", "load", "read_toml"]

#: Where the town's procedures lie.
DATA = Path(__file__).parent / "data"

GLOSSARY = "glossary"
HAPPENINGS = "happenings"
NO_PROCEDURE = (GLOSSARY, HAPPENINGS)


def read_toml(source: Path) -> dict[str, Any]:
    """Return the parsed file; NotTomlError when it cannot be read or is not TOML."""
    try:
        return tomllib.loads(source.read_text("utf-8"))
    except OSError as trouble:
        why = trouble.strerror or type(trouble).__name__
        raise NotTomlError(Place(source.name), f"cannot be read ({why})", "check the path") from trouble
    except UnicodeDecodeError as trouble:
        raise NotTomlError(Place(source.name), "is not UTF-8", "save it as UTF-8") from trouble
    except tomllib.TOMLDecodeError as trouble:
        raise NotTomlError(Place(source.name), f"is not TOML: {trouble}", "mend that line") from trouble


class Shelf:
    """A folder of procedures with its parts and glossary, each read once; the town's own fill gaps."""

    def __init__(self, folder: Path = DATA) -> None:
        self.folder = folder
        self._parts: dict[str, Part] = {}
        self._glossary: Mapping[str, Term] | None = None

    def sources(self) -> tuple[Path, ...]:
        """Return the procedure files of the folder itself, by name."""
        return tuple(path for path in sorted(self.folder.glob("*.toml")) if path.stem not in NO_PROCEDURE)

    def ids(self) -> frozenset[str]:
        """Return the procedures that can be switched to."""
        folders = {self.folder, DATA}
        return frozenset(path.stem for folder in folders for path in folder.glob("*.toml")) - {*NO_PROCEDURE}

    def part(self, name: str, place: Place) -> Part:
        """Return the part called *name*; *place* is where it is asked for."""
        if name not in self._parts:
            source = self._find(f"parts/{name}.toml")
            if source is None:
                raise UnknownNameError(place, f"unknown part '{name}'", nearest(name, self._part_names()))
            self._parts[name] = read_part(read_toml(source), name, Place(f"parts/{source.name}"))
        return self._parts[name]

    def glossary(self) -> Mapping[str, Term]:
        """Return the official words explained for every procedure."""
        if self._glossary is None:
            source = self._find(f"{GLOSSARY}.toml")
            raw = {"terms": read_toml(source)} if source else {}
            table = Table(raw, Place(f"{GLOSSARY}.toml"), ("terms",))
            self._glossary = read_terms(table, Wording(GLOSSARY, GLOSSARY), "terms")
        return self._glossary

    def _find(self, name: str) -> Path | None:
        return next((path for path in (self.folder / name, DATA / name) if path.is_file()), None)

    def _part_names(self) -> frozenset[str]:
        return frozenset(path.stem for at in (self.folder, DATA) for path in (at / "parts").glob("*.toml"))


def load(
    source: Path, known: Known, overrides: Mapping[str, object] | None = None, shelf: Shelf | None = None
) -> Procedure:
    """Return the procedure in *source*, or raise a ProcedureError that names file, page and mend.

    *overrides* are the town's own values for its settings; *shelf* saves reading parts again.
    """
    shelf = shelf or Shelf(source.parent)
    place = Place(source.name)
    procedure = build(source, shelf, overrides or {})
    check_names(procedure, known, shelf.ids() | {source.stem}, place)
    check_order(procedure, known, place)
    check_facts(procedure, place)
    return procedure


def build(source: Path, shelf: Shelf, overrides: Mapping[str, object]) -> Procedure:
    """Return the procedure in *source*, its form checked but not the names it uses."""
    place = Place(source.name)
    procedure = assemble(read_toml(source), place, shelf.part, overrides)
    if procedure.id != source.stem:
        raise WrongTypeError(place, f"'id' is '{procedure.id}'", f"the file is called '{source.stem}'")
    return replace(procedure, terms=_terms(procedure, shelf.glossary(), place))


def _terms(procedure: Procedure, glossary: Mapping[str, Term], place: Place) -> Mapping[str, Term]:
    """Return the words this procedure explains: its own and those of the glossary it uses."""
    for name in procedure.terms:
        if name in glossary:
            raise DuplicateError(place.within("term", name), "is in the glossary already", "rename it")
    every = {**glossary, **procedure.terms}
    for page in procedure.pages:
        for name in page.terms:
            if name not in every:
                at = place.within("page", page.id)
                raise UnknownNameError(at, f"unknown term '{name}'", nearest(name, every))
    used = {term for page in procedure.pages for term in page.terms}
    return MappingProxyType({name: each for name, each in every.items() if name in used})
