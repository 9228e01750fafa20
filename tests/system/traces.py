"""Searches this process for words that should be gone: objects, widgets, what is accessible, the clipboard.

The words come in disguise and are undone one at a time, so that the search does not find itself.
"""

from __future__ import annotations

import base64
import gc
import sys
from array import array
from collections.abc import Iterator, Sequence
from types import FrameType, ModuleType

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

__all__ = ["disguised", "everything_kept"]

_WORDED = ("QString", "QStringList", "QByteArray", "QVariant", "QUrl")
_SHORTEST = 2  # no word that is sought has fewer characters
_LEAVES = (str, bytes, bytearray)
_HOLDS = (dict, tuple, list, set, frozenset)  # may be untracked by the collector


def disguised(words: Sequence[str]) -> list[bytes]:
    """Return *words* so that a search for them does not find this list."""
    return [base64.b85encode(word.encode()).decode() for word in words]


def everything_kept(words: Sequence[str]) -> list[str]:
    """Return where any of the disguised *words* is still kept."""
    # Arrays: no leaf of the search, and none of the collector's.
    sought = [array("B", base64.b85decode(word)) for word in words]
    hits = (
        f"{place if isinstance(place, str) else _name(place)}: {word.tobytes().decode()}"
        for place, text in _texts()
        for word in sought
        if word in text
    )
    return sorted(set(hits))


def _texts() -> Iterator[tuple[object, bytes]]:
    yield from _objects()
    yield from _stacks()
    yield from _widgets()
    yield from _clipboard()


# ------------------------------------------------------------------ Python's objects


def _objects() -> Iterator[tuple[object, bytes]]:
    gc.unfreeze()  # what the kiosk made at its start would not be looked at, and may hold somebody by now
    gc.collect()
    known = gc.get_objects()
    for each in known:
        if each is known or isinstance(each, (FrameType, ModuleType)):
            continue
        for leaf in _leaves_of(each, deep=3):
            if len(leaf) >= _SHORTEST:
                yield each, _bytes(leaf)


def _leaves_of(holder: object, deep: int) -> Iterator[str | bytes | bytearray]:
    for each in gc.get_referents(holder):
        if isinstance(each, _LEAVES):
            yield each
        elif deep and isinstance(each, _HOLDS) and not gc.is_tracked(each):
            yield from _leaves_of(each, deep - 1)


def _name(each: object) -> str:
    kind = type(each)
    keys = f" of {', '.join(map(str, list(each)[:4]))}" if isinstance(each, dict) and len(each) < 40 else ""
    return f"object {kind.__module__}.{kind.__qualname__}{keys}"


def _stacks() -> Iterator[tuple[str, bytes]]:
    for frame in sys._current_frames().values():
        at: FrameType | None = frame
        while at is not None:
            if at.f_globals.get("__name__") != __name__:
                for name, value in at.f_locals.items():
                    if isinstance(value, _LEAVES):
                        yield f"stack {at.f_code.co_qualname}.{name}", _bytes(value)
            at = at.f_back


def _bytes(leaf: str | bytes | bytearray) -> bytes:
    return leaf.encode("utf-8", "surrogatepass") if isinstance(leaf, str) else bytes(leaf)


# ------------------------------------------------------------------ Qt's


def _widgets() -> Iterator[tuple[str, bytes]]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    seen: dict[int, QObject] = {}
    for top in (app, *app.allWidgets(), *app.topLevelWidgets()):
        for each in (top, *top.findChildren(QObject)):
            seen[id(each)] = each
    for each in seen.values():
        yield from _properties(each)
        yield from _accessible(each)


def _properties(each: QObject) -> Iterator[tuple[str, bytes]]:
    meta = each.metaObject()
    properties = (meta.property(at) for at in range(meta.propertyCount()))
    names = [one.name() for one in properties if one.typeName() in _WORDED]
    names += [bytes(name.data()).decode() for name in each.dynamicPropertyNames()]
    for name in names:
        try:
            value = each.property(name)
        except RuntimeError:
            continue  # a pointer of Qt's own that Python has no form for
        if isinstance(value, (str, list, tuple, dict)):
            yield f"property {meta.className()}.{name}", str(value).encode("utf-8", "surrogatepass")


def _accessible(each: QObject) -> Iterator[tuple[str, bytes]]:
    interface = QAccessible.queryAccessibleInterface(each)
    if interface is None or not interface.isValid():
        return
    for kind in QAccessible.Text:
        if kind is not QAccessible.Text.UserText:
            text = interface.text(kind)
            yield f"accessible {each.metaObject().className()} {kind.name}", text.encode()
    if (line := interface.textInterface()) is not None:
        text = line.text(0, line.characterCount())
        yield f"accessible {each.metaObject().className()} text", text.encode()


def _clipboard() -> Iterator[tuple[str, bytes]]:
    clipboard = QGuiApplication.clipboard()
    for mode in QClipboard.Mode:
        yield f"clipboard {mode.name}", clipboard.text(mode).encode()
