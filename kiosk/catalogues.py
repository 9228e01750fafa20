"""Keeps the catalogues in step with the code: ``python -m kiosk.catalogues update|compile|check``."""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kiosk.i18n import DOMAIN, LANGUAGES, placeholders, plain, say_context

ROOT = Path(__file__).parent.parent
LOCALE = Path("assets", "locale")
TEMPLATE = LOCALE / f"{DOMAIN}.pot"

#: Which files hold sentences, and the Babel extractor that finds them.
SOURCES: tuple[tuple[str, str], ...] = (
    ("kiosk/**/*.py", "kiosk.catalogues:texts_in_python"),
    ("ui/**/*.py", "kiosk.catalogues:texts_in_python"),
    ("procedures/data/**/*.toml", "procedures.babel:extract"),
)

# The header wants a date; a fixed one keeps the files equal for equal sentences.
_DATE = datetime(2026, 11, 22, tzinfo=UTC)
_BRACES = re.compile(r"\{[^{}]*\}")
_KEYWORDS = {"pgettext": ((1, "c"), 2)}

Extracted = tuple[int, str, tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """A message that may not be compiled, and why."""

    language: str
    context: str
    why: str


def texts_in_python(
    fileobj: BinaryIO,
    keywords: Mapping[str, Any],
    comment_tags: Iterable[str],
    options: Mapping[str, Any],
) -> Iterator[Extracted]:
    """Yield the messages of every literal ``Text("context", "source", say="…")``, for Babel.

    A Text made from other values (by the procedure loader) is no declaration and is passed over.
    """
    del keywords, comment_tags, options  # Babel passes them by keyword; a Text has one form
    for node in ast.walk(ast.parse(fileobj.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            words = _literals(node)
            if words and words["source"]:
                yield from _messages(node.lineno, **words)


def _literals(call: ast.Call) -> dict[str, str]:
    named = dict(zip(("context", "source", "say"), call.args, strict=False))
    named |= {each.arg: each.value for each in call.keywords if each.arg}
    words = {
        name: each.value
        for name, each in named.items()
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }
    return words if {"context", "source"} <= words.keys() else {}


def _messages(line: int, context: str, source: str, say: str = "") -> Iterator[Extracted]:
    yield line, "pgettext", (context, source), []
    if say:
        yield line, "pgettext", (say_context(context), say), ["spoken"]


def template(root: Path = ROOT, sources: Sequence[tuple[str, str]] = SOURCES) -> Catalog:
    """Return every sentence of the tree below *root*, sorted by context."""
    found: dict[tuple[str, str], list[str]] = {}
    for pattern, method in sources:
        for path in sorted(root.glob(pattern)):
            with path.open("rb") as file:
                for _line, message, _comments, context in extract(method, file, keywords=_KEYWORDS):
                    place = path.relative_to(root).as_posix()
                    places = found.setdefault((str(context), str(_text(message))), [])
                    if place not in places:
                        places.append(place)
    catalog = _empty(None)
    for (context, source), places in sorted(found.items()):
        added = catalog.add(source, locations=[(place, 0) for place in places], context=context)
        added.flags.discard("python-brace-format")  # Babel's guess; our readings are no format
    return catalog


def _text(message: str | tuple[str, ...]) -> str:
    return message[-1] if isinstance(message, tuple) else message


def _empty(language: str | None) -> Catalog:
    return Catalog(
        locale=language,
        domain=DOMAIN,
        project="matsushima-kiosk",
        version="1",
        copyright_holder="松島町",
        header_comment="# 松島町 窓口キオスク",
        creation_date=_DATE,
        revision_date=_DATE,
        msgid_bugs_address="kiosk@localhost",
        last_translator="kiosk",
        language_team="kiosk",
        fuzzy=False,
    )


def merged(sentences: Catalog, old: Catalog, language: str) -> Catalog:
    """Return *old*'s translations for *sentences*; one whose Japanese has changed since is marked fuzzy.

    A sentence is known by its context, so a corrected comma does not lose its translation; a fuzzy
    one is not compiled until somebody has looked at it.
    """
    known = {message.context: message for message in old if message.id}
    new = _empty(language)
    for message in sentences:
        if not message.id:
            continue
        before = known.get(message.context)
        string = before.string if before else ""
        changed = bool(before and string and (_differ(before.id, message.id) or before.fuzzy))
        kept = new.add(
            message.id,
            string=string,
            locations=message.locations,
            flags={"fuzzy"} if changed else set(),
            previous_id=before.id if changed and before else (),
            context=message.context,
        )
        kept.flags.discard("python-brace-format")  # see template
    return new


def _differ(before: Any, now: Any) -> bool:
    """Tell whether the words differ; a reading that was added or mended is nothing to translate."""
    return plain(str(before)) != plain(str(now))


def faults(catalog: Catalog, language: str) -> Iterator[Fault]:
    """Yield every message whose braces are broken or whose placeholders differ from the source's."""
    sources: dict[str, str] = {}
    for message in catalog:
        if not message.id:
            continue
        context, source, translation = str(message.context), str(message.id), str(message.string or "")
        if sources.setdefault(context, source) != source:
            yield Fault(language, context, "two sentences under one context")
        for words in filter(None, (source, translation)):
            if broken := _broken(words):
                yield Fault(language, context, f"braces that mean nothing: {broken}")
        if translation and not message.fuzzy and placeholders(translation) != placeholders(source):
            yield Fault(language, context, "placeholders differ from the Japanese")


def _broken(words: str) -> str:
    """Return the first brace in *words* that is neither a reading nor a placeholder."""
    for match in _BRACES.finditer(words):
        if not re.fullmatch(r"\{([^{}|]+\|[^{}|]+|[a-z][a-z0-9_]*)\}", match[0]):
            return match[0]
    rest = _BRACES.sub("", words)
    return next((each for each in rest if each in "{}"), "")


def read(path: Path) -> Catalog:
    """Return the catalogue at *path*, empty when there is none yet."""
    if not path.exists():
        return _empty(None)
    with path.open("rb") as file:
        return read_po(file, domain=DOMAIN)


def text_of(catalog: Catalog) -> bytes:
    """Return *catalog* as the bytes of its file; equal sentences give equal bytes."""
    memory = BytesIO()
    write_po(memory, catalog, width=0, sort_output=False, ignore_obsolete=True, include_lineno=False)
    return memory.getvalue()


def catalogue_files(root: Path = ROOT) -> dict[str, Path]:
    """Return the .po of every language."""
    return {each.code: root / LOCALE / each.code / "LC_MESSAGES" / f"{DOMAIN}.po" for each in LANGUAGES}


def update(root: Path = ROOT) -> None:
    """Write the template and bring every language up to it."""
    sentences = template(root)
    (root / LOCALE).mkdir(parents=True, exist_ok=True)
    (root / TEMPLATE).write_bytes(text_of(sentences))
    for language, path in catalogue_files(root).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text_of(merged(sentences, read(path), language)))


def compile_all(root: Path = ROOT) -> list[Fault]:
    """Write the .mo beside every .po, unless one has a fault; return the faults."""
    catalogs = {path: (language, read(path)) for language, path in catalogue_files(root).items()}
    found = [fault for language, catalog in catalogs.values() for fault in faults(catalog, language)]
    for path, (_language, catalog) in catalogs.items() if not found else ():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)
    return found


def check(root: Path = ROOT) -> list[Fault]:
    """Return the faults of every catalogue, and one for a template that is behind the code."""
    found = [
        fault for language, path in catalogue_files(root).items() for fault in faults(read(path), language)
    ]
    if _sentences(read(root / TEMPLATE)) != _sentences(template(root)):
        found.append(Fault("template", str(TEMPLATE), "behind the code: make i18n"))
    return found


def _sentences(catalog: Catalog) -> set[tuple[str, str]]:
    return {(str(message.context), str(message.id)) for message in catalog if message.id}


def untranslated(catalog: Catalog) -> Iterator[Message]:
    """Yield the sentences *catalog* has no usable translation for."""
    return (message for message in catalog if message.id and (not message.string or message.fuzzy))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of the three; exit 1 when a catalogue has a fault."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.catalogues", description=__doc__)
    actions: dict[str, Callable[[], list[Fault] | None]] = {
        "update": update,
        "compile": compile_all,
        "check": check,
    }
    parser.add_argument("action", choices=actions)
    found = actions[parser.parse_args(argv).action]() or []
    for fault in found:
        sys.stderr.write(f"{fault.language}: {fault.context}: {fault.why}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
