"""A test that asserts nothing is green whatever happens: each one asserts, or calls a helper named for it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
#: What fails by itself when it is not as it should be; a helper that asserts is called ``assert_…``.
FAILING = {"raises", "warns", "fail", "waitUntil", "waitSignal", "waitSignals", "assertNotEmitted"}


def asserts(test: ast.FunctionDef) -> bool:
    """Say whether *test* can fail by more than an exception."""
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Call) and (name_of(node) in FAILING or name_of(node).startswith("assert_")))
        for node in ast.walk(test)
    )


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def empty(source: str) -> list[str]:
    """Return the tests of *source* that assert nothing."""
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not asserts(node)
    ]


@pytest.mark.parametrize(
    "file", sorted(TESTS.rglob("test_*.py")), ids=lambda file: str(file.relative_to(TESTS))
)
def test_every_test_asserts_something(file):
    assert empty(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("walk()", ["test_it"]),
        ("try:\n        walk()\n    except ValueError:\n        return", ["test_it"]),
        ("assert walk()", []),
        ("with pytest.raises(ValueError): walk()", []),
        ("assert_whole(walk())", []),
    ],
)
def test_a_test_that_only_walks_is_found(body, found):
    assert empty(f"def test_it():\n    {body}\n") == found
