"""Keeps a kiosk in service on its glass: no closing, no shortcuts, no menus, no arrow, always full screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputDevice, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

__all__ = ["Fence"]

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_KEYS = frozenset(
    {
        *(Qt.Key(Qt.Key.Key_F1 + at) for at in range(35)),
        Qt.Key.Key_Escape,
        Qt.Key.Key_Menu,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_Print,
        Qt.Key.Key_SysReq,
        Qt.Key.Key_Help,
    }
)
_PRESSES = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


class Fence(QObject):
    """Filters the application's events around *window*; the window itself ignores being closed."""

    def __init__(self, app: QApplication, window: QWidget, cursor: str = "auto") -> None:
        super().__init__(window)
        self._app, self._window = app, window
        app.installEventFilter(self)
        app.setQuitOnLastWindowClosed(False)
        self._hidden = cursor == "hidden" or (cursor == "auto" and _is_touched())
        if self._hidden:
            app.setOverrideCursor(Qt.CursorShape.BlankCursor)

    def open(self) -> None:
        """Take the fence down."""
        self._app.removeEventFilter(self)
        self._app.setQuitOnLastWindowClosed(True)
        if self._hidden:
            self._app.restoreOverrideCursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what would lead off the glass; bring the window back when something took it away."""
        kind = event.type()
        if kind in _PRESSES and isinstance(event, QKeyEvent) and _leads_away(event):
            event.accept()
            return True
        if kind is QEvent.Type.ContextMenu:
            return True
        if watched is self._window and kind in (QEvent.Type.WindowStateChange, QEvent.Type.Hide):
            QTimer.singleShot(0, self, self._stand)
        return False

    def _stand(self) -> None:
        if not self._window.isVisible() or not self._window.isFullScreen():
            self._window.showFullScreen()
            self._window.activateWindow()


def _leads_away(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & _MODIFIERS) or Qt.Key(event.key()) in _KEYS


def _is_touched() -> bool:
    return any(each.type() is QInputDevice.DeviceType.TouchScreen for each in QInputDevice.devices())
