"""Editors of answers made of several lines: a person, somebody to reach, and rows that repeat."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.domain.answer_kinds import CONTACT_KEYS, PERSON_KEYS
from safeguard_desktop.domain.answers import Answer, is_empty
from safeguard_desktop.domain.forms import Column, Field
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.editor import AnswerEditor
from safeguard_desktop.gui.answers.one_line import OneLine
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.words import Words


class NamedLines(AnswerEditor):
    """Lines with a name each, kept as a table; values under names it does not know are kept as they are."""

    def __init__(self, look: Look, name: str, keys: Sequence[str]) -> None:
        super().__init__()
        self._unlisted: dict[str, Any] = {}
        labels = _labels()
        self._labels = {key: labels[key] for key in keys}
        self._lines = {key: OneLine(look, f"{name}-{key}") for key in keys}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(look.px("space.xs"))
        for key, editor in self._lines.items():
            label = Words(self._labels[key], "small", "soft")
            label.setBuddy(editor.line)
            form.addRow(label, editor)
            editor.answer_changed.connect(self.answer_changed)

    def answer(self) -> Answer:
        typed = {key: editor.line.text() for key, editor in self._lines.items() if editor.line.text()}
        return typed | self._unlisted or None

    def set_answer(self, answer: Answer) -> None:
        values = dict(answer) if isinstance(answer, Mapping) else {"name": answer} if isinstance(answer, str) else {}
        self._unlisted = {key: value for key, value in values.items() if key not in self._lines}
        for key, editor in self._lines.items():
            editor.set_answer(values.get(key))

    def first_focus(self) -> QWidget:
        return next(iter(self._lines.values())).line

    def describe(self, name: str, description: str) -> None:
        for key, editor in self._lines.items():
            editor.describe(f"{name}: {self._labels[key]}", description)


class RepeatingRows(AnswerEditor):
    """Rows of the field's columns, as many as are wanted; a row that is taken away can be put back while the page is open."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self._look, self._field = look, field
        self._accessible = (field.label, field.hint)
        self._rows: list[_Row] = []
        self._rows_column = QVBoxLayout()
        self._rows_column.setSpacing(look.px("space.m"))
        self._add = Button(look, _("Add another"), f"{field.id}-add", self._on_add, "secondary", "add")
        self._put_back = Button(
            look, _("Put back what was taken away"), f"{field.id}-put-back", self._on_put_back, "link"
        )
        self._put_back.hide()
        self._taken_away: list[Answer] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows_column)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addWidget(self._put_back)
        below.addStretch(1)
        column.addLayout(below)
        self._add_row({})

    def answer(self) -> Answer:
        return [row.answer() for row in self._rows if not is_empty(row.answer())] or None

    def set_answer(self, answer: Answer) -> None:
        while self._rows:
            self._drop(self._rows[-1])
        kept = [row for row in answer if isinstance(row, Mapping)] if isinstance(answer, list | tuple) else []
        for row in kept or [{}]:
            self._add_row(row)

    def first_focus(self) -> QWidget:
        return self._rows[0].first_focus() if self._rows else self._add

    def describe(self, name: str, description: str) -> None:
        self._accessible = (name, description)
        self._add.setAccessibleName(_("{label}: add another").format(label=name))
        self._put_back.setAccessibleName(_("{label}: put back what was taken away").format(label=name))
        for number, row in enumerate(self._rows, 1):
            row.describe(f"{name}, {number}", description)

    def _add_row(self, values: Mapping[str, Answer]) -> "_Row":
        row = _Row(self._look, self._field, values, self._on_remove)
        row.changed_by(self.answer_changed.emit)
        self._rows.append(row)
        self._rows_column.addWidget(row)
        self.describe(*self._accessible)
        return row

    def _drop(self, row: "_Row") -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()

    def _on_add(self) -> None:
        self._add_row({}).first_focus().setFocus()

    def _on_remove(self, row: "_Row") -> None:
        if not is_empty(row.answer()):
            self._taken_away.append(row.answer())
            self._put_back.show()
        self._drop(row)
        self.describe(*self._accessible)
        self._add.setFocus()
        self.answer_changed.emit()

    def _on_put_back(self) -> None:
        row = self._add_row(self._taken_away.pop())
        self._put_back.setVisible(bool(self._taken_away))
        row.first_focus().setFocus()
        self.answer_changed.emit()


class _Row(Card):
    def __init__(self, look: Look, field: Field, values: Mapping[str, Answer], on_remove: Any) -> None:
        super().__init__(look)
        from safeguard_desktop.gui.answers.editors import editor_for  # editors knows this module

        self._unlisted = {key: value for key, value in values.items() if all(key != one.id for one in field.columns)}
        self._editors: dict[str, AnswerEditor] = {}
        self._labels = {column.id: column.label for column in field.columns}
        for column in field.columns:
            editor = editor_for(_field_of(field, column), look)
            editor.set_answer(values.get(column.id))
            label = Words(column.label, "small", "soft")
            label.setBuddy(editor.first_focus())
            self.add(label)
            self.add(editor)
            self._editors[column.id] = editor
        self._remove = Button(look, _("Take this row away"), f"{field.id}-remove", lambda: on_remove(self), "link")
        self.add(self._remove)

    def changed_by(self, tell: Any) -> None:
        for editor in self._editors.values():
            editor.answer_changed.connect(tell)

    def answer(self) -> dict[str, Answer]:
        typed = {key: editor.answer() for key, editor in self._editors.items()}
        return {key: value for key, value in typed.items() if value is not None} | self._unlisted

    def first_focus(self) -> QWidget:
        return next(iter(self._editors.values())).first_focus()

    def describe(self, name: str, description: str) -> None:
        for key, editor in self._editors.items():
            editor.describe(f"{name}: {self._labels[key]}", description)
        self._remove.setAccessibleName(_("{label}: take this row away").format(label=name))


def _field_of(field: Field, column: Column) -> Field:
    return Field(f"{field.id}-{column.id}", column.label, column.kind, field.section, field.part)


def _labels() -> dict[str, str]:
    return {
        "name": _("Name"),
        "role": _("Role"),
        "organisation": _("Organisation"),
        "telephone": _("Telephone"),
        "email": _("Email"),
        "address": _("Address"),
    }


def person_lines(look: Look, name: str) -> NamedLines:
    """Somebody by name and role."""
    return NamedLines(look, name, PERSON_KEYS)


def contact_lines(look: Look, name: str) -> NamedLines:
    """Somebody to be reached."""
    return NamedLines(look, name, CONTACT_KEYS)
