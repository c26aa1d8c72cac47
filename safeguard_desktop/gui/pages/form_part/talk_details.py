"""The questions over the words: when the talk began and ended, where, who was there. One line once they are answered."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import Answer, is_empty
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.printed import printed_line
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.words import Line, Words
from safeguard_desktop.gui.pages.form_part.part_in_work import PartInWork


class TalkDetails(QWidget):
    """Folded, it says what was answered; unfolded, it asks."""

    answer_changed = Signal()

    def __init__(self, look: Look, fields: Sequence[Field], work: PartInWork) -> None:
        super().__init__()
        self._work = work
        self._changed: set[str] = set()
        self._rows = {field.id: FieldRow(look, field) for field in fields}
        for row in self._rows.values():
            row.set_answer(work.answer(row.field))
            row.answer_changed.connect(lambda row=row: self._on_changed(row))
        self._said = Words("", "body", "soft")
        self._fold = Button(look, "", "talk-details", self._on_fold, "link")
        self._asked = Columns([*self._rows.values()], look.px("space.xl"), 2)
        head = QHBoxLayout()
        head.setSpacing(look.px("space.l"))
        head.addWidget(self._said, 1)
        head.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.m"))
        column.addLayout(head)
        column.addWidget(self._asked)
        column.addWidget(Line())
        self._is_open = True
        self._set_open(open_=False)

    def collect(self) -> None:
        """Takes what was typed into the draft."""
        for name in self._changed:
            self._work.take(self._rows[name].field, self._rows[name].answer())
        self._changed.clear()

    def go_to(self, name: str) -> bool:
        """Unfolds and goes to one of the questions; False where it is none of them."""
        if name not in self._rows:
            return False
        self._set_open(open_=True)
        self._rows[name].first_focus().setFocus()
        return True

    def show_faults(self) -> None:
        """Says beside each question what is missing or cannot be right."""
        problems = {fault.field: fault.problem for fault in self._work.faults()}
        for name, row in self._rows.items():
            is_missing = name in problems and is_empty(self._work.answer(row.field))
            row.show_problem("" if is_missing else problems.get(name, ""))
            if is_missing:
                row.show_needs_answer(needs=True)

    def _on_changed(self, row: FieldRow) -> None:
        self._changed.add(row.field.id)
        row.show_problem("")
        self.answer_changed.emit()

    def _on_fold(self) -> None:
        self.collect()
        self._set_open(open_=not self._is_open)
        if self._is_open:
            next(iter(self._rows.values())).first_focus().setFocus()

    def _set_open(self, *, open_: bool) -> None:
        self._is_open = open_
        self._asked.setVisible(open_)
        answered = list(_said([(row.field, row.answer()) for row in self._rows.values() if not is_empty(row.answer())]))
        nothing = _("Say when it began and ended, where, and who else was there. You can do that later.")
        self._said.setText(". ".join(answered) or nothing)
        self._fold.setText(_("Close") if open_ else _("Times and place"))


def _said(answered: Sequence[tuple[Field, Answer]]) -> Iterator[str]:
    """Times one after the other, "10:05 to 10:20" where both are of one day; words after their question."""
    times = [printed_line(field, answer) for field, answer in answered if field.kind is Kind.DATE_TIME]
    day = times[0].rpartition(", ")[0] + ", " if times else ""
    if times:
        yield _(" to ").join([times[0], *(one.removeprefix(day) for one in times[1:])])
    for field, answer in answered:
        if field.kind is not Kind.DATE_TIME:
            yield _("{question}: {answer}").format(question=field.label, answer=printed_line(field, answer))
