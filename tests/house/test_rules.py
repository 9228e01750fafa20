"""What import-linter cannot say about the house: sizes, names, the standard library, colours, addresses."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("kiosk", "ui", "devices", "procedures")
TRACKED = subprocess.run(
    ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT, capture_output=True, text=True, check=True,
).stdout.split("\0")[:-1]  # fmt: skip
FILES = [ROOT / name for name in TRACKED if (ROOT / name).is_file()]
MODULES = [file for file in FILES if file.suffix == ".py" and file.relative_to(ROOT).parts[0] in ROOMS]

MOST_LINES = 300
MOST_IN_A_FUNCTION = 40
NO_NAMES = {"utils", "common", "logic", "manager", "helper", "core", "main_window"}
TOP = {
    ".ci", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md",
    "assets", "devices", "kiosk", "packaging", "procedures", "pyproject.toml", "tests", "ui",
}  # fmt: skip

#: Lists of declarations without a line of logic: one place to look them up is worth more than the limit.
DECLARATIONS = {"devices.ports", "kiosk.events", "procedures.model"}

#: Functions that are one flat table of cases, where length is no complexity.
TABLES = {"kiosk.session.advance._move"}


def name_of(module):
    return ".".join(module.relative_to(ROOT).with_suffix("").parts)


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph(*ROOMS, include_external_packages=True)


def imports_of(graph, room):
    return {
        (importer, imported)
        for importer in graph.modules
        if importer.split(".")[0] == room
        for imported in graph.find_modules_directly_imported_by(importer)
    }


def foreign(graph, importers):
    return {
        (importer, imported)
        for importer, imported in importers
        if imported.split(".")[0] not in sys.stdlib_module_names
    }


def test_procedures_imports_the_standard_library_only(graph):
    assert {
        pair
        for pair in foreign(graph, imports_of(graph, "procedures"))
        if not pair[1].startswith("procedures")
    } == set()


def test_the_ports_import_the_standard_library_only(graph):
    ports = {pair for pair in imports_of(graph, "devices") if pair[0] == "devices.ports"}

    assert foreign(graph, ports) == set()


def test_pyscard_is_met_in_one_file(graph):
    importers = {
        importer
        for room in ROOMS
        for importer, imported in imports_of(graph, room)
        if imported == "smartcard"
    }

    assert importers <= {"devices.card.pcsc"}


def test_the_face_imports_qt_its_shaper_the_core_and_the_values_of_procedures(graph):
    allowed = {"PySide6", "shiboken6", "uharfbuzz", "fontTools", "ui", "kiosk"}

    assert {
        pair
        for pair in foreign(graph, imports_of(graph, "ui"))
        if pair[1].split(".")[0] not in allowed
        and pair[1] not in {"procedures.model", "procedures.text", "procedures.refusal", "devices.ports"}
    } == set()


def test_the_core_imports_of_devices_only_the_ports(graph):
    assert {
        pair
        for pair in imports_of(graph, "kiosk")
        if pair[1].startswith("devices") and pair[1] != "devices.ports" and pair[0] != "kiosk.bootstrap"
    } == set()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_is_small_and_says_what_it_is_for(module):
    text = module.read_text("utf-8")
    tree = ast.parse(text)

    assert len(text.splitlines()) < MOST_LINES or name_of(module) in DECLARATIONS
    assert module.stem not in NO_NAMES
    assert not text.strip() or ast.get_docstring(tree) or module.name == "__init__.py"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_functions_are_short(module):
    long = [
        f"{node.name} {size}"
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_IN_A_FUNCTION
        and f"{name_of(module)}.{node.name}" not in TABLES
    ]

    assert long == []


def test_nothing_stands_at_the_top_that_the_design_does_not_put_there():
    assert {Path(name).parts[0] for name in TRACKED} <= TOP


@pytest.mark.parametrize("folder", ["packaging", "assets"])
def test_a_folder_that_is_no_package_has_no_init(folder):
    # packaging/__init__.py would shadow the packaging library whenever the root is on sys.path.
    assert list((ROOT / folder).rglob("__init__.py")) == []


def test_no_colour_stands_outside_the_theme():
    colour = re.compile(r"#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
    found = {
        f"{name_of(module)}: {match[0]}"
        for module in MODULES
        if module.relative_to(ROOT).parts[0] == "ui" and module.stem not in {"theme", "tokens"}
        for match in colour.finditer(module.read_text("utf-8"))
    }

    assert found == set()


def test_no_size_in_pixels_stands_outside_the_theme():
    pixels = re.compile(r"""\b[0-9]+px\b""")
    found = {
        f"{name_of(module)}: {match[0]}"
        for module in MODULES
        if module.relative_to(ROOT).parts[0] == "ui" and module.stem != "theme"
        for match in pixels.finditer(module.read_text("utf-8"))
    }

    assert found == set()


def test_no_file_names_a_machine_or_a_registry():
    # Spelled in pieces, so that this file does not name them either.
    named = re.compile(
        "|".join(
            [
                "/" + "work/",
                "/" + "tmp/[a-z]",
                "pypi" + r"\.org",
                "python" + "hosted",
                r"deb\." + "debian",
                "/" + "opt/pypi",
            ]
        )
    )
    found = []
    for file in FILES:
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        found += [f"{file.relative_to(ROOT)}: {match[0]}" for match in named.finditer(text)]

    assert found == []


@pytest.mark.parametrize("tier", ["run", "test"])
def test_every_package_of_a_lock_has_hashes_and_no_lock_names_an_index(tier):
    text = (ROOT / "packaging" / "locks" / f"{tier}.txt").read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text)

    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"--(index|extra-index|find-links|trusted)|https?:|file:|^-", text, re.MULTILINE)


def test_the_wheel_carries_every_package_of_the_tree():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    packages = {name_of(module.parent) for module in MODULES if module.name == "__init__.py"}

    assert packages == set(listed) - {"kiosk.assets"}


def test_the_wheel_carries_every_file_that_is_no_code():
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    carried = {
        file
        for package, patterns in setuptools["package-data"].items()
        for pattern in patterns
        for file in (ROOT / setuptools["package-dir"].get(package, package.replace(".", "/"))).glob(
            pattern + "/*" if pattern.endswith("**") else pattern
        )
    }
    data = {
        file
        for file in FILES
        if file.suffix != ".py" and file.relative_to(ROOT).parts[0] in {*ROOMS, "assets"}
    }

    assert data - carried == set()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_lint_that_is_switched_off_says_why(module):
    silent = [
        number
        for number, line in enumerate(module.read_text("utf-8").splitlines(), 1)
        if "# noqa" in line and not re.search(r"# noqa: [A-Z0-9]+(, [A-Z0-9]+)* +[-#] *\w", line)
    ]

    assert silent == []
