"""The editor of a body map: the drawing, the marks on it in a list, and what is known of the mark in hand.

The cursor of the draft is the number of the mark in hand.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.body_drawing import BodyDrawing, Sheet
from safeguard_desktop.domain.body_marks import MOST_MARKS, BodyMaps
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.body_mark_form import BodyMarkForm
from safeguard_desktop.gui.answers.body_mark_list import BodyMarkList
from safeguard_desktop.gui.answers.body_marks_kept import KeptMarks
from safeguard_desktop.gui.answers.body_painter import Shown
from safeguard_desktop.gui.answers.body_sheet import BodySheet, Pointed
from safeguard_desktop.gui.answers.earlier_maps import EarlierMaps
from safeguard_desktop.gui.answers.editor import AnswerEditor
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.words import Words

BESIDE_FROM = 46
"""In body text sizes: so wide, the list stands beside the drawing, else beneath it."""


class BodyMap(AnswerEditor):
    """Marks on the drawing of `maps`; they can be put, moved, described and taken away with mouse or keyboard alone."""

    def __init__(self, look: Look, name: str, maps: BodyMaps) -> None:
        super().__init__()
        self._look, self._name, self._maps = look, name, maps
        self._drawing: BodyDrawing = maps.drawing
        self._kept = KeptMarks(None, self._drawing.id)
        self._chosen, self._is_moving = 0, False
        self._taken_away: list[dict[str, Answer]] = []
        self._sheet = BodySheet(look, f"{name}-drawing", self._drawing.sheets[0])
        self._where, self._what_next = Words("", "label"), Words("", "small", "soft")
        self._form = BodyMarkForm(look, f"{name}-mark")
        self._list = BodyMarkList(look, name, self._form)
        self._under = EarlierMaps(look, name, maps)
        self._put_back = Button(
            look, _("Put back the mark that was taken away"), f"{name}-put-back", self._on_put_back, "link"
        )
        self._tabs = self._make_tabs()
        self._lay_out()
        self._connect()
        self._form.hide()
        self._put_back.hide()
        self._show()

    def answer(self) -> Answer:
        return self._kept.answer()

    def set_answer(self, answer: Answer) -> None:
        self._kept = KeptMarks(answer, self._drawing.id)
        self._chosen, self._is_moving = 0, False
        self._show()

    def first_focus(self) -> QWidget:
        return self._sheet

    def describe(self, name: str, description: str) -> None:
        self._sheet.describe(name, description)
        self._list.describe(name)

    def position(self) -> int:
        return self._chosen

    def set_position(self, position: int) -> None:
        if self._kept.row(position) is not None:
            self._choose(position)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self._look.body_sizes(self.width()) >= BESIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not way:
            self._halves.setDirection(way)

    def _lay_out(self) -> None:
        look = self._look
        words = Words(_only_seen(), "small", "soft")
        drawing = _column(look, (self._sheet, self._where, self._what_next, self._under))
        marks = _column(look, (self._list, self._put_back))
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(look.px("space.l"))
        self._halves.addLayout(drawing, 1)
        self._halves.addLayout(marks, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.s"))
        column.addWidget(words)
        column.addWidget(self._tabs)
        column.addLayout(self._halves)

    def _make_tabs(self) -> QWidget:
        self._group = QButtonGroup(self)
        buttons = []
        for sheet in self._drawing.sheets:
            button = Button(self._look, sheet.title, f"{self._name}-sheet-{sheet.id}", kind="segment")
            button.setCheckable(True)
            button.setAccessibleName(_("Show: {sheet}").format(sheet=sheet.title))
            button.clicked.connect(lambda _checked=False, sheet=sheet: self._show_sheet(sheet))
            self._group.addButton(button)
            buttons.append(button)
        buttons[0].setChecked(True)
        return Columns(buttons, 0, len(buttons))

    def _connect(self) -> None:
        self._sheet.pointed.connect(self._on_pointed)
        self._sheet.put.connect(self._on_put)
        self._sheet.turned.connect(self._on_turned)
        self._sheet.cancelled.connect(self._on_cancelled)
        self._list.chosen.connect(self._on_chosen)
        self._list.named.connect(self._on_named)
        self._form.changed.connect(self._on_described)
        self._form.moving.connect(self._on_moving)
        self._form.removed.connect(self._on_removed)
        self._under.changed.connect(self._show)

    @property
    def _may_draw(self) -> bool:
        return self._kept.drawing == self._drawing.id

    def _show(self) -> None:
        """Everything as it is kept now."""
        marks = self._kept.marks()
        drawn = marks if self._may_draw else ()
        self._sheet.show_marks(Shown(drawn, self._chosen, self._under.laid_under()))
        self._list.show_marks(marks, self._chosen, [region.name for _view, region in self._drawing.sites()])
        row = self._kept.row(self._chosen)
        self._form.setVisible(row is not None)
        self._list.allow_adding(may_add=self._may_draw and len(marks) < MOST_MARKS)
        self._put_back.setVisible(bool(self._taken_away))
        self._on_pointed(self._sheet.cross)

    def _choose(self, number: int) -> None:
        self._chosen, self._is_moving = number, False
        row = self._kept.row(number)
        mark = next((one for one in self._kept.marks() if one.number == number), None)
        if row is not None and mark is not None:
            view = self._drawing.view(mark.view) if self._may_draw else None
            if view is not None:
                self._show_sheet_of(view.id)
                self._sheet.stand_at(view, mark.x, mark.y)
            self._form.show_row(row, [region.name for region in view.regions] if view else [])
            self._form.show_moving(may_move=view is not None)
        self._show()

    def _show_sheet_of(self, view_id: str) -> None:
        sheet = next(one for one in self._drawing.sheets if any(view.id == view_id for view in one.views))
        if sheet is not self._sheet.sheet:
            self._show_sheet(sheet)

    def _show_sheet(self, sheet: Sheet, *, at_end: bool = False) -> None:
        self._sheet.show_sheet(sheet, sheet.views[-1] if at_end else None)
        for place, button in enumerate(self._group.buttons()):
            button.setChecked(self._drawing.sheets[place] is sheet)

    def _on_turned(self, step: int) -> None:
        sheets = self._drawing.sheets
        self._show_sheet(sheets[(sheets.index(self._sheet.sheet) + step) % len(sheets)], at_end=step < 0)

    def _on_pointed(self, pointed: Pointed) -> None:
        """Always in two lines, so that nothing under them moves with the pointer."""
        if not self._may_draw:
            self._where.setText(_("These marks were put on another drawing."))
            self._what_next.setText(_("They are listed, and can be put right in words."))
            return
        self._where.setText(pointed.site or _("{view}: beside the body").format(view=pointed.view.title))
        here = _("Click or Enter puts mark {number} here.").format(number=self._chosen)
        self._what_next.setText(here if self._is_moving else _("Click or Enter puts a mark there."))

    def _on_put(self, pointed: Pointed) -> None:
        if not pointed.site or not self._may_draw or len(self._kept.marks()) >= MOST_MARKS:
            self._on_pointed(pointed)
            return
        place = pointed.view.id, pointed.x, pointed.y, pointed.site
        if self._is_moving:
            number = self._chosen
            self._kept.move(number, *place)
        else:
            number = self._kept.add(*place)
        self._choose(number)
        self._form.focus_on_look()
        self.answer_changed.emit()

    def _on_named(self, name: str) -> None:
        found = next(((view, one) for view, one in self._drawing.sites() if one.name == name), None)
        if found is not None:
            view, region = found
            x, y = region.middle
            self._on_put(Pointed(view, x / view.width, y / view.height, name))

    def _on_chosen(self, number: int) -> None:
        self._choose(number)
        self._form.focus_on_look()

    def _on_described(self) -> None:
        self._kept.replace(self._chosen, self._form.row())
        self._show()
        self.answer_changed.emit()

    def _on_moving(self) -> None:
        self._is_moving = True
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_pointed(self._sheet.cross)

    def _on_cancelled(self) -> None:
        self._is_moving = False
        self._on_pointed(self._sheet.cross)

    def _on_removed(self) -> None:
        row = self._kept.row(self._chosen)
        if row is None:
            return
        self._taken_away.append(row)
        self._kept.remove(self._chosen)
        self._chosen = 0
        self._show()
        self._put_back.setFocus()
        self.answer_changed.emit()

    def _on_put_back(self) -> None:
        self._choose(self._kept.put_back(self._taken_away.pop()))
        self._form.focus_on_look()
        self.answer_changed.emit()


def _column(look: Look, widgets: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(look.px("space.s"))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column


def _only_seen() -> str:
    return _(
        "Nobody is asked to show anything. Take no photographs: they can hurt the person again, and whether any are needed"
        " is for a doctor or the police to say."
    )
