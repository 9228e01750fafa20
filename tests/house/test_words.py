"""Every word a resident meets goes through the catalogue, and English has all of the interface."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from kiosk import catalogues

ROOT = Path(__file__).parents[2]
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

#: Words no resident meets. The command and the desk speak to staff, always in Japanese.
STAFF = (
    "kiosk/bootstrap.py",
    "kiosk/catalogues.py",
    "kiosk/cli.py",
    "kiosk/commands/",
    "kiosk/config.py",
    "kiosk/desk/",
    "kiosk/doctor.py",
    "kiosk/doctor_devices.py",
    "kiosk/keymaking.py",
    "kiosk/keyring.py",
    "kiosk/latch.py",
    "kiosk/offering.py",  # a setting that names no folder
    "kiosk/outbox/errors.py",
    "kiosk/porter.py",
    "kiosk/procedures_cli.py",
    "kiosk/rounds.py",
    "kiosk/seal.py",
    "kiosk/setting_values.py",
    "kiosk/settings.py",
    "kiosk/settings_text.py",
    "kiosk/technical_log.py",
    "kiosk/town.py",
    "ui/checks.py",
    "ui/dock.py",
)

#: What is written on the form: answers and applications are Japanese, beside the resident's language.
FORM = (
    "kiosk/answers/",
    "kiosk/application.py",
    "kiosk/gif.py",
    "kiosk/rules/registry.py",
    "ui/paper_draft.py",  # a form to be copied at another office's counter
)

#: Labels a widget has by itself; whoever puts it on a screen hands it the catalogue's.
LABELS = (
    "ui/curtain.py",  # shown before any catalogue is read, and gone with the first page
    "ui/widgets/date_wheel.py",
    "ui/widgets/keypad.py",
)

#: The writing system itself: kana on keys, rules of line breaking, what a language calls itself.
SCRIPT = (
    "kiosk/finding.py",  # the particles that say nothing
    "kiosk/improvising.py",  # what dice type into a rehearsal
    "kiosk/i18n.py",
    "ui/fingers.py",
    "ui/screens/editors.py",
    "ui/widgets/kana_board.py",
    "ui/widgets/kana_edit.py",
    "ui/widgets/lines.py",  # words no line ends with
    "ui/widgets/name_lines.py",
    "ui/widgets/phrases.py",
)


def words_outside_texts(path):
    """Yield the Japanese literals of *path* that are neither documentation nor inside ``Text(…)``."""
    tree = ast.parse(path.read_text("utf-8"))
    passed = {
        id(inner)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text")
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        words = node.value if isinstance(node, ast.Constant) and id(node) not in passed else None
        if isinstance(words, str) and JAPANESE.search(words):
            yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {words}"


def test_no_sentence_bypasses_the_catalogue():
    found = [
        words
        for room in ("kiosk", "ui")
        for path in sorted((ROOT / room).rglob("*.py"))
        if not path.relative_to(ROOT).as_posix().startswith(STAFF + FORM + LABELS + SCRIPT)
        for words in words_outside_texts(path)
    ]

    assert found == []


def is_found(call):
    """Say whether the extractor finds the Text of *call*; what a language calls itself is never translated."""
    words = [*call.args, *(keyword.value for keyword in call.keywords)]
    own_name = any(isinstance(word, ast.Attribute) and word.attr == "own_name" for word in words)
    return own_name or all(isinstance(word, ast.Constant) for word in words)


def test_every_text_in_code_is_a_literal_the_extractor_can_find():
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for path in sorted((ROOT / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Text"
        and not is_found(node)
    ]

    assert found == []


def test_english_is_complete_for_the_interface():
    in_code = catalogues.template(sources=catalogues.SOURCES[:2])
    interface = {
        message.context for message in in_code if message.id and not str(message.context).endswith(".say")
    }
    missing = {
        message.context
        for message in catalogues.untranslated(catalogues.read(catalogues.catalogue_files()["en"]))
    }

    assert sorted(interface & missing) == []
