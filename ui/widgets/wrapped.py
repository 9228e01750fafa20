"""What all labels share whose words wrap: how high they are depends on how wide they may be."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Look

__all__ = ["Lettered", "Wrapped"]


class Wrapped(QLabel):
    """A label that draws its words itself; ``text()`` and the accessible name are plain."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def wear(self, look: Look) -> None:
        """Take on another look."""
        self.look = look
        self.measure_anew()

    def hasHeightForWidth(self) -> bool:
        """Say yes: words wrap."""
        return True

    def tell(self, plain: str) -> None:
        """Give those who do not see the drawing *plain*, and draw anew."""
        self.setText(plain)
        self.setAccessibleName(plain)
        self.measure_anew()

    def measure_anew(self) -> None:
        """Draw anew, in another size if need be."""
        self.updateGeometry()
        self.update()


class Lettered(Wrapped):
    """Words in one type *step*, weight and colour *ink*."""

    def __init__(self, look: Look, step: str, *, bold: bool, ink: str, parent: QWidget | None) -> None:
        super().__init__(look, parent)
        self._step, self._bold, self._ink = step, bold, ink

    def set_step(self, step: str) -> None:
        """Take another type step, where the words do not fit in the one before."""
        if step != self._step:
            self._step = step
            self.measure_anew()

    def minimumSizeHint(self) -> QSize:
        """Return the least: a few characters wide, one line high."""
        em = self.look.type_px(self._step)
        return QSize(em * 2, em if self.text() else 0)
