"""The frame around every screen: its slots are always in the same place, whatever they hold.

Words come from the caller. A slot that has nothing to offer is hidden or disabled; its place stays
empty, so nothing else moves. Where everything lies is worked out in ``frame_plan``.
"""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.frame_plan import Plan, plan_for
from ui.theme import Look
from ui.widgets.brand import Brand
from ui.widgets.button import BigButton
from ui.widgets.progress import Progress
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.strikes import STRIKES, Strikes

__all__ = ["SLOTS", "Frame", "Slot"]

Slot = Literal[
    "forward", "back", "call", "quit", "help", "again", "hide", "language", "size", "look", "voice"
]

#: All slots, in the order the keys walk them after the body.
SLOTS: tuple[Slot, ...] = get_args(Slot)

_ICONS: dict[Slot, str] = {
    "forward": "right",
    "back": "left",
    "call": "bell",
    "quit": "door",
    "help": "help",
    "again": "repeat",
    "hide": "hide",
    "language": "globe",
    "size": "text-size",
    "look": "contrast",
    "voice": "speaker",
}


class Frame(QWidget):
    """Every slot of a screen; ``show_body`` puts the one thing of the page into it.

    Signals: ``back forward call quit help_asked again hide_asked language_asked size_asked
    look_asked voice_asked``, and ``door`` after a long press on the town's name.
    """

    forward = Signal()
    back = Signal()
    call = Signal()
    quit = Signal()
    help_asked = Signal()
    again = Signal()
    hide_asked = Signal()
    language_asked = Signal()
    size_asked = Signal()
    look_asked = Signal()
    voice_asked = Signal()
    door = Signal()

    def __init__(self, look: Look, *, strikes: Strikes = STRIKES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._town = ""
        small = look.for_frame()
        self._brand = Brand(small, parent=self)
        self._brand.held.connect(self.door)
        self._title = RubyLabel(small, parent=self)
        self._progress = Progress(small, parent=self)
        self._heading = RubyLabel(look, step="question", bold=True, parent=self)
        self._help = RubyLabel(look, ink="hint", parent=self)
        self._ribbon = RubyLabel(small, step="hint", bold=True, ink="on_primary", centred=True, parent=self)
        self._buttons: dict[Slot, BigButton] = {slot: self._button(small, slot, strikes) for slot in SLOTS}
        self._body: QWidget | None = None
        self._plan = plan_for(look, self.rect())

    # ------------------------------------------------------------ words

    def town(self, text: str) -> None:
        """Set the town's name."""
        if text != self._town:
            self._town = text
            self._brand.say(text)
            self._place()

    def title(self, text: str) -> None:
        """Set the procedure's name beside the town's."""
        self._say(self._title, text)

    def progress(self, text: str) -> None:
        """Set 「あと 3つ」; empty where nothing is counted."""
        self._say(self._progress, text)

    def heading(self, text: str, *, tight: bool = False) -> None:
        """Set the question; a page that is *tight* for its board has it at size M at most."""
        look = self._look.for_frame() if tight else self._look
        if self._heading.look != look:
            self._heading.wear(look)
            self._place()
        self._say(self._heading, text)

    def help(self, text: str) -> None:
        """Set the line under the question."""
        self._say(self._help, text)

    def ribbon(self, text: str) -> None:
        """Set the words of the practice ribbon; empty takes it away."""
        self._say(self._ribbon, text)

    def label(self, slot: Slot, text: str, *, name: str = "", icon: str = "") -> None:
        """Set the word of a slot; *name* is what a screen reader says where it differs."""
        self._buttons[slot].say(text, name=name)
        if icon:
            self._buttons[slot].show_icon(icon)

    # ------------------------------------------------------------ slots

    def show_slot(self, slot: Slot, visible: bool) -> None:
        """Show a slot or leave its place empty."""
        self._buttons[slot].setVisible(visible)

    def enable(self, slot: Slot, enabled: bool) -> None:
        """Let a slot be pressed or not."""
        self._buttons[slot].setEnabled(enabled)

    def button(self, slot: Slot) -> BigButton:
        """Return the button of a slot, for focus, hands and tests."""
        return self._buttons[slot]

    def show_body(self, body: QWidget | None) -> None:
        """Put *body* into the page; the one before is taken off the screen at once and deleted."""
        if self._body is not None and self._body is not body:
            self._body.hide()
            self._body.setParent(None)
            self._body.deleteLater()
        self._body = body
        if body is not None:
            body.setParent(self)
            body.setGeometry(self._plan.body)
            body.show()

    def body(self) -> QWidget | None:
        """Return what the page shows now."""
        return self._body

    def body_rect(self) -> QRect:
        """Return where the body lies, in pixels of the frame."""
        return QRect(self._plan.body)

    def wear(self, look: Look) -> None:
        """Take on another look; the body is the caller's to make anew."""
        self._look = look
        small = look.for_frame()
        for label in (self._brand, self._title, self._progress, self._ribbon):
            label.wear(small)
        for button in self._buttons.values():
            button.wear(small)
        self._heading.wear(look)
        self._help.wear(look)
        self._place()
        self.update()

    # ------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the two bands and their lines."""
        look, plan = self._look, self._plan
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look.colour("ground"))
            for band in (plan.top_band, plan.bottom_band):
                painter.fillRect(band, look.colour("band"))
            line = max(1, look.mm(0.3))
            painter.fillRect(0, plan.top_band.bottom(), self.width(), line, look.colour("rule"))
            painter.fillRect(0, plan.bottom_band.top(), self.width(), line, look.colour("rule"))
            if self._ribbon.source():
                painter.fillRect(plan.ribbon, look.colour("primary"))

    # ------------------------------------------------------------ private

    def _button(self, look: Look, slot: Slot, strikes: Strikes) -> BigButton:
        over = slot not in ("forward", "back") and not (slot in ("call", "quit") and not look.portrait)
        button = BigButton(
            look,
            "",
            kind="filled" if slot == "forward" else "plain",
            icon=_ICONS[slot],
            over=over,
            after=slot == "forward",
            step="button" if slot in ("forward", "back") else "hint",
            strikes=strikes,
            parent=self,
        )
        signal = getattr(
            self, slot if slot in ("forward", "back", "call", "quit", "again") else f"{slot}_asked"
        )
        button.clicked.connect(signal)
        return button

    def _say(self, part: RubyLabel, text: str) -> None:
        """Say it, and place everything anew only when it is something else."""
        if part.source() != text:
            part.say(text)
            self._place()

    def _place(self) -> None:
        ribbon = bool(self._ribbon.source())
        self._plan = plan = plan_for(
            self._look, self.rect(), heading=self._heading, help_line=self._help, ribbon=ribbon
        )
        for slot, button in self._buttons.items():
            button.setGeometry(plan.slots[slot])
        self._heading.setGeometry(plan.heading)
        self._help.setGeometry(plan.help)
        self._ribbon.setGeometry(plan.ribbon)
        self._ribbon.setVisible(ribbon)
        self._place_title(plan)
        if self._body is not None:
            self._body.setGeometry(plan.body)
        self.update()

    def _place_title(self, plan: Plan) -> None:
        gap = self._look.mm(4)
        row = plan.brand
        wide = self._brand.sizeHint().width()
        _centre(self._brand, QRect(row.left(), row.top(), wide, row.height()))
        _centre(self._progress, plan.progress, right=True)
        title = plan.title
        if not self._look.portrait:
            title = QRect(row.left() + wide + gap, row.top(), title.width() - wide - gap, row.height())
        for step in ("body", "hint"):  # an official name may be long; it is never cut
            self._title.set_step(step)
            if self._title.heightForWidth(title.width()) <= title.height():
                break
        _centre(self._title, title)


def _centre(label: RubyLabel, area: QRect, *, right: bool = False) -> None:
    """Place *label* in the vertical middle of *area*, at its left or right."""
    width = min(area.width(), label.sizeHint().width())
    height = label.heightForWidth(width)
    left = area.right() + 1 - width if right else area.left()
    label.setGeometry(left, area.top() + (area.height() - height) // 2, width, height)
