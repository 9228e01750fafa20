"""The question page: one question, one field in hand at a time, the others waiting beside it."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.answers.model import Raw, Source
from kiosk.events import Drafted, EditWanted, FieldTouched
from kiosk.i18n import NOTHING, Text
from kiosk.session import Session
from kiosk.session.form import Asked, form, is_tight, shown
from ui.refusals import refusal_for
from ui.screens.base import Line, Screen
from ui.screens.date_editor import DateEditor
from ui.screens.editors import NO, YES, Editor, editor_for
from ui.screens.offer import MEND, OFFERABLE, OfferEditor
from ui.screens.pictured import picture_of
from ui.widgets.field_box import FieldBox
from ui.widgets.illustrated import Illustrated, Side
from ui.widgets.notice import Notice

__all__ = ["StepScreen"]

OPTIONAL = Text("step.optional", "書かなくても かまいません。そのまま「つぎへ」を おしてください。")
SKIPPABLE = Text("step.skippable", "ここは 書かなくても かまいません。")
COVERED = Text("step.covered", "●●●")
FROM_CARD = Text("step.from-card", "カードから 写しました。")
FROM_EARLIER = Text("step.from-earlier", "先ほどの お答えです。")
FROM_POSTAL = Text(
    "step.from-postal",
    "{郵便番号|ゆうびんばんごう}から 入れました。{番地|ばんち}を つづけて 入れてください。",
)
_MANY = 3  # boxes and notices, over wheels
_OFFERED = {Source.CARD: FROM_CARD, Source.EARLIER: FROM_EARLIER, Source.POSTAL: FROM_POSTAL}


class StepScreen(Screen):
    """Screening pages and pages of a procedure; what differs is the editor of the field in hand."""

    _editor: Editor | None = None

    def heading(self, session: Session) -> Line:
        """Return the question."""
        return Line(session.stop.page.ask) if session.stop else Line()

    def help(self, session: Session) -> Line:
        """Return the page's help, or that it may be left blank."""
        stop = session.stop
        if stop is None or is_tight(session):
            return Line()
        if not stop.page.help and not any(each.spec.required for each in form(session)):
            return Line(OPTIONAL)
        return Line(stop.page.help)

    def spoken(self, session: Session) -> tuple[Line, ...]:
        """Return refusals first, then the field in hand and its choices."""
        asked = form(session)
        if not asked:
            return ()
        here = asked[_at(session, asked)]
        lines = []
        if here.refusal is not None:
            lines.append(Line.of(refusal_for(here.refusal.reason), **here.refusal.facts))
        if len(asked) > 1:
            lines.append(Line(here.spec.label))
        if hint := _hint(session, here):
            lines.append(Line(hint))
        if here.offer is not None and here.source in _OFFERED:
            lines.append(Line(_OFFERED[here.source]))
        if _known(session, here):
            return (*lines, Line(MEND))
        if here.spec.kind in ("yes_no", "consent"):
            return (*lines, Line(YES), Line(NO))
        choices = (Line(text) for each in here.spec.options for text in (each.text, each.hint) if text)
        return (*lines, *choices)

    def shape(self, session: Session) -> Hashable:
        """Build anew for another page, row, field in hand, or set of fields."""
        stop, asked = session.stop, form(session)
        fields = tuple(each.path for each in asked)
        at = _at(session, asked)
        known = bool(asked) and _known(session, asked[at])
        return session.application, stop.place if stop else None, fields, at, known

    def build(self, session: Session) -> QWidget:
        """Build the boxes of all fields, where there are several, and the editor of the one in hand."""
        asked = form(session)
        body, column = self.column()
        self._boxes: dict[int, FieldBox] = {}
        self._editor = None
        self._notice = Notice(self.look, "")
        if not asked:
            return body
        at = _at(session, asked)
        here = asked[at]
        if is_tight(session) and not self.look.portrait:
            self._notice.wear(self.look.for_frame())  # the board needs the room
        self._editor = self._editor_for(session, here)
        self._editor.edited.connect(lambda raw: self._drafted(here, raw))
        self._editor.leaves_counted.connect(self.emit_leaves)
        boxed = len(asked) > 1 or not self._editor.shows_value or self._editor.boxes is not None
        if boxed and self._editor.beside and not self.look.portrait:
            return self._side_by_side(session, asked, at)
        known = isinstance(self._editor, OfferEditor)
        if boxed and not known:
            column.addLayout(self._boxes_and_notice(asked, at))
        else:
            column.addWidget(self._notice)
        column.addWidget(self._editor, 0 if known else 1)
        if boxed and known:
            column.addWidget(self._box_column(asked, at))
        if known:
            column.addStretch(1)
        if self.look.portrait:
            return self._pictured(session, body, Side.ABOVE) if self._editor.spares_height else body
        return self._pictured(session, body, Side.BESIDE) if self._editor.spares_width else body

    def _editor_for(self, session: Session, here: Asked) -> Editor:
        if not _known(session, here):
            return editor_for(here.spec, self.words, self.look)
        offer = OfferEditor(here.spec, self.words, self.look)
        offer.mended.connect(lambda: self.happened.emit(EditWanted()))
        return offer

    def _boxes_and_notice(self, asked: tuple[Asked, ...], at: int) -> QBoxLayout:
        """Set the notice under the boxes; beside them on lying glass, where a board needs the height."""
        row: QBoxLayout = QVBoxLayout() if self.look.portrait else QHBoxLayout()
        row.setSpacing(self.look.mm(5))
        row.addWidget(self._box_column(asked, at), 3)
        row.addWidget(self._notice, 2)
        if not self.look.portrait:
            self._notice.wear(self.look.for_frame())
        return row

    def _side_by_side(self, session: Session, asked: tuple[Asked, ...], at: int) -> QWidget:
        """Set boxes and notice, and under them the picture, at the left of a narrow editor."""
        body, box = self.split(gap_mm=12)
        left, column = self.column()
        column.addWidget(self._box_column(asked, at, stacked=True))
        column.addWidget(self._notice)
        column.addStretch(1)
        box.addWidget(self._pictured(session, left, Side.UNDER), 5)
        if self._editor is not None:
            box.addWidget(self._editor, 6)
        return body

    def _pictured(self, session: Session, part: QWidget, side: Side) -> QWidget:
        """Return *part* with the page's picture at its *side*, if the page has one."""
        if session.stop is None or not session.stop.page.picture:
            return part
        picture = picture_of(session.stop.page.picture, self.words, self.look)
        return Illustrated(self.look, part, picture, side, partial(self._needs, part))

    def _needs(self, part: QWidget, width: int) -> int:
        """Return the height that boxes, notice and editor need in *part*'s column at *width*."""
        heights = []
        for each in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if each is self._editor:
                heights.append(self._editor.least_height(width))
            elif not each.isHidden():
                heights.append(max(each.minimumSizeHint().height(), each.heightForWidth(width)))
        return sum(heights) + max(0, len(heights) - 1) * self.look.mm(5)

    def refresh(self, session: Session) -> None:
        """Bring boxes, notice and editor up to date."""
        asked = form(session)
        if not asked or self._editor is None:
            return
        at = _at(session, asked)
        for index, box in self._boxes.items():
            box.show_value(self._shown(session, asked[index]))
        self._editor.present(asked[at], session.today, hidden=session.comfort.hidden == "on")
        self._editor.show_leaf(session.leaf)
        here = asked[at]
        told = self._told_of(here)
        crowded = len(asked) >= _MANY and is_tight(session) and not isinstance(self._editor, DateEditor)
        hint = NOTHING if told or (crowded and self.look.portrait) else _hint(session, here)
        if self.look.portrait:
            self._notice.wear(self.look.for_frame() if hint and is_tight(session) else self.look)
        self._notice.say(
            told or self.words(hint),
            icon="pencil" if here.refusal else "help" if hint else "check",
            mend=here.refusal is not None,
        )

    def first_focus(self) -> QWidget | None:
        """Return where the editor begins."""
        return self._editor.first_focus() if self._editor else None

    def _box_column(self, asked: tuple[Asked, ...], at: int, *, stacked: bool = False) -> QWidget:
        told = any(each.spec.hint or not each.spec.required for each in asked)
        abreast = self._leaves_no_height(len(asked) + told)
        body, row = self._abreast() if abreast else self.column() if stacked else self.split(gap_mm=5)
        brief = abreast or not (stacked or self.look.portrait or isinstance(self._editor, OfferEditor))
        for index, each in enumerate(asked):
            if index == at and self._editor is not None and self._editor.boxes is not None:
                row.addWidget(self._editor.boxes, 2)
                continue
            if index == at and isinstance(self._editor, OfferEditor):
                continue  # shown large already, with the same label
            box = FieldBox(
                self.look,
                self.words(each.spec.label),
                active=index == at,
                brief=brief and index != at,
                abreast=abreast,
            )
            box.setObjectName(f"field:{each.spec.id}")
            box.touched.connect(lambda index=index: self.happened.emit(FieldTouched(index)))
            self._boxes[index] = box
            row.addWidget(box, 1)
        return body

    def _leaves_no_height(self, boxes: int) -> bool:
        """Tell whether wheels and pad, one over the other, leave a single row to large letters or many boxes."""
        many = self.look.size in ("L", "XL") or boxes >= _MANY
        return many and self.look.portrait and isinstance(self._editor, DateEditor)

    def _abreast(self) -> tuple[QWidget, QBoxLayout]:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.look.mm(5))
        return body, row

    def _shown(self, session: Session, asked: Asked) -> str:
        if session.comfort.hidden == "on" and asked.raw:
            return self.words(COVERED)
        return shown(asked, session.today)

    def _told_of(self, asked: Asked) -> str:
        """Return what to mend, or where the answer comes from."""
        if asked.refusal is not None:
            return self.words(refusal_for(asked.refusal.reason), **asked.refusal.facts)
        if asked.source in _OFFERED:
            return self.words(_OFFERED[asked.source])
        return ""

    def _drafted(self, asked: Asked, raw: Raw) -> None:
        self.happened.emit(Drafted(asked.path, raw))


def _known(session: Session, asked: Asked) -> bool:
    """Tell whether the field is only to be looked at: its answer is offered and nobody changes it."""
    untouched = asked.offer is not None and asked.path not in session.draft
    offered = untouched and asked.source is not Source.POSTAL  # the house number is still to be typed
    return offered and not session.editing and asked.spec.kind in OFFERABLE


def _hint(session: Session, asked: Asked) -> Text:
    """Return what the field says of itself; else that it may stay blank, where others of its page may not."""
    if asked.spec.hint or asked.spec.required or session.stop is None or session.stop.page.help:
        return asked.spec.hint
    return SKIPPABLE if any(each.spec.required for each in form(session)) else NOTHING


def _at(session: Session, asked: tuple[Asked, ...]) -> int:
    return min(session.active, len(asked) - 1) if asked else 0
