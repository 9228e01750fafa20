"""The five keys of a plain number pad: what each does, on the keys that kiosk.toml names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from kiosk.settings import KeysSection
from ui.widgets.struck import PRESSING_KEYS, Struck

__all__ = ["PLAIN_PAD", "five_keys", "key_of"]

#: The keys where kiosk.toml says nothing.
PLAIN_PAD = KeysSection()

_NAMED = {
    "Enter": Qt.Key.Key_Enter,
    "Return": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    "Backspace": Qt.Key.Key_Backspace,
    "Ins": Qt.Key.Key_Insert,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "PgUp": Qt.Key.Key_PageUp,
    "PgDown": Qt.Key.Key_PageDown,
}


def five_keys(
    keys: KeysSection,
    *,
    back_one: Callable[[], object],
    on_one: Callable[[], object],
    go_back: Callable[[], object],
    again: Callable[[], object],
) -> Mapping[Qt.Key, Callable[[], object]]:
    """Return what each of *keys* does; 決定 presses what has the focus, where the widget does not know the key."""
    acts = {
        key_of(keys.back_one): back_one,
        key_of(keys.on_one): on_one,
        key_of(keys.go_back): go_back,
        key_of(keys.again): again,
    }
    choose = key_of(keys.choose)
    return acts if choose in PRESSING_KEYS else acts | {choose: _press}


def key_of(name: str) -> Qt.Key:
    """Return the key kiosk.toml calls *name*, such as ``+`` or ``Backspace``."""
    return _NAMED[name] if name in _NAMED else Qt.Key(ord(name))


def _press() -> None:
    """Press what has the focus, as Enter would."""
    widget = QApplication.focusWidget()
    if isinstance(widget, Struck):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
            QApplication.sendEvent(widget, event)
