"""A setting that nobody reads is a promise to staff that nobody keeps: each one is looked up somewhere."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.settings import SECTIONS, declared
from kiosk.town import TOWN_SECTIONS, HoursSection

ROOT = Path(__file__).parents[2]
#: Who declares settings, and who handles all of them alike: no use of any one of them.
ALIKE = {"kiosk/settings.py", "kiosk/config.py", "kiosk/town.py"}
#: The hours of the week are looked up by the name of the day.
SECTIONS_READ = {**SECTIONS, **TOWN_SECTIONS}
DECLARED = [
    each.key
    for section, owner in SECTIONS_READ.items()
    if owner is not HoursSection
    for each in declared(section, owner)
]


def reads(source: str) -> Iterator[str]:
    """Yield every ``section.key`` that *source* looks up: directly, by another name, or of a parameter."""
    tree = ast.parse(source)
    aliases = dict(_aliases(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            owner = node.value
            if isinstance(owner, ast.Attribute):
                yield f"{owner.attr}.{node.attr}"
            elif isinstance(owner, ast.Name):
                yield f"{aliases.get(owner.id, owner.id)}.{node.attr}"


def _aliases(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the names that stand for a section: ``voice = config.voice``, ``keys: KeysSection``."""
    named = {owner.__name__: section for section, owner in SECTIONS_READ.items()}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _assigned(target, node.value)
        elif isinstance(node, ast.arg) and (section := named.get(ast.unparse(node.annotation or node))):
            yield node.arg, section


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, str]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for each, given in zip(target.elts, value.elts, strict=False):
            yield from _assigned(each, given)
    elif isinstance(target, ast.Name) and isinstance(value, ast.Attribute):
        yield target.id, value.attr


@pytest.fixture(scope="module")
def looked_up() -> set[str]:
    """Return what all modules of the rooms look up together."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "kiosk", "ui", "devices"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\0")  # fmt: skip
    modules = [ROOT / name for name in listed if name.endswith(".py") and name not in ALIKE]
    return {key for module in modules if module.is_file() for key in reads(module.read_text("utf-8"))}


@pytest.mark.parametrize("key", DECLARED)
def test_every_declared_setting_is_read_somewhere(looked_up, key):
    assert key in looked_up


@pytest.mark.parametrize(
    "source",
    [
        "f(config.voice.device)",
        "voice = config.voice\nf(voice.device)",
        "a, b = rooms.config.voice, 3\nf(a.device)",
        "def g(of: VoiceSection): return of.device",
    ],
)
def test_a_use_is_found_however_the_section_is_called(source):
    assert "voice.device" in set(reads(source))


@pytest.mark.parametrize(
    "source",
    ["f(other.device)", "config.voice.device = 3", "voice = sound\nf(sound.device)", "'voice.device'"],
)
def test_what_only_looks_like_a_use_is_none(source):
    assert "voice.device" not in set(reads(source))
