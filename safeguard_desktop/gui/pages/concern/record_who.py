"""Who a concern is about: somebody new, with a case file of their own, or somebody who has one here already."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from safeguard_desktop.casework.looking_at_case import CaseLine
from safeguard_desktop.casework.recording import BeforeRecording
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.printed_times import printed_day
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.one_of import OneOf
from safeguard_desktop.gui.kit.row_list import Row, RowList
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.concern.record_questions import Question, RecordAnswers

NEW, KNOWN = "new", "known"
ROWS_SHOWN = 12


class WhoQuestion(Question):
    """Somebody new, or somebody who has a case file here already."""

    def __init__(self, look: Look, answers: RecordAnswers, before: BeforeRecording) -> None:
        words = _("If they have a case file here, use it, so that everything about them stays together.")
        super().__init__(look, answers, _("Who is it about?"), words)
        subject = answers.form.subject if answers.form else ""
        self._cases = [case for case in before.cases if case.subject_kind == subject]
        self._look = look
        self._choice = OneOf(
            look,
            "who",
            (
                (NEW, _("Somebody new here"), _("A new case file is opened.")),
                (KNOWN, _("Somebody with a case file here"), _("Find them by initials or reference.")),
            ),
            chosen=answers.whose or ("" if self._cases else NEW),
            most=1,
        )
        self._new = _NewSubject(look, answers)
        self._known = _KnownSubject(look, self._cases, answers.reference)
        self._known.opened.connect(self.settled)
        for part in (self._choice, self._new, self._known):
            self.column.addWidget(part)
        self._choice.changed.connect(self._on_chosen)
        self._on_chosen()

    def answers(self) -> RecordAnswers:
        reference = self._known.reference if self._choice.chosen == KNOWN else ""
        return replace(
            self._answers,
            whose=self._choice.chosen,
            reference=reference,
            initials=self._new.initials,
            identity=self._new.identity,
        )

    def is_answered(self) -> bool:
        if not self._choice.ask_for(_("Please choose one.")):
            return False
        return self._new.is_answered() if self._choice.chosen == NEW else self._known.is_answered()

    def first_focus(self) -> QWidget | None:
        return self._choice.first_focus()

    def _on_chosen(self) -> None:
        self._new.setVisible(self._choice.chosen == NEW)
        self._known.setVisible(self._choice.chosen == KNOWN)


class _NewSubject(QWidget):
    def __init__(self, look: Look, answers: RecordAnswers) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._rows: dict[str, FieldRow] = {}
        for name, label, kind, hint in _identity_questions():
            row = FieldRow(look, Field(name, label, kind, "", "", hint=hint), may_be_unanswered=False)
            row.set_answer(answers.initials or None if name == "initials" else answers.identity.get(name))
            self._rows[name] = row
            column.addWidget(row)

    @property
    def initials(self) -> str:
        return str(self._rows["initials"].answer() or "")

    @property
    def identity(self) -> Mapping[str, Answer]:
        typed = {name: row.answer() for name, row in self._rows.items() if name != "initials"}
        return {name: answer for name, answer in typed.items() if answer}

    def is_answered(self) -> bool:
        row = self._rows["initials"]
        length = len(self.initials.strip())
        problem = ""
        if not length:
            problem = _("Please give initials. If you do not know them, write “unknown”.")
        elif length > 12:
            problem = _("Initials only, at most 12 characters. The full name goes below.")
        row.show_problem(problem)
        if problem:
            row.first_focus().setFocus()
        return not problem


class _KnownSubject(QWidget):
    opened = Signal()

    def __init__(self, look: Look, cases: list[CaseLine], reference: str) -> None:
        super().__init__()
        self._cases, self.reference = cases, reference
        label = Words(_("&Find by initials or reference"), "label")
        self._search = QLineEdit()
        self._search.setObjectName("find-subject")
        self._search.setAccessibleName(_("Find by initials or reference"))
        self._search.textChanged.connect(self._show)
        label.setBuddy(self._search)
        self._said = Words("", "body", "soft")
        self._list = RowList(look, "subjects", _("Case files, the newest first"))
        self._list.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self._search, self._said, self._list):
            column.addWidget(widget)
        self._show()

    def is_answered(self) -> bool:
        chosen = self._list.chosen
        if chosen is not None:
            self.reference = str(chosen)
        if not self.reference:
            self._said.setText(_("Please choose a case file in the list."))
            self._said.set_tone("attention")
            (self._list if self._list.rows else self._search).setFocus()
        return bool(self.reference)

    def _show(self) -> None:
        wanted = "".join(self._search.text().casefold().split()).replace(".", "")
        found = [case for case in self._cases if wanted in _searched(case)]
        self._list.show_rows(
            [
                Row(case.reference, _who(case), case.reference, _("Opened {day}").format(day=_day(case)))
                for case in found[:ROWS_SHOWN]
            ]
        )
        self._list.setVisible(bool(found))
        hidden = len(found) - ROWS_SHOWN
        words = _("Nobody here has these initials or this reference. Try fewer letters, or open a new case file.")
        if found:
            words = _("Type more to see fewer.") if hidden > 0 else ""
        self._said.set_tone("soft")
        self._said.setText(words)

    def _on_opened(self, key: object) -> None:
        self.reference = str(key)
        self.opened.emit()


def _searched(case: CaseLine) -> str:
    return f"{case.initials} {case.reference}".casefold().replace(".", "")


def _who(case: CaseLine) -> str:
    return f"{case.initials}, {case.age}" if case.age else case.initials


def _day(case: CaseLine) -> str:
    return printed_day(case.opened_at.astimezone(LONDON).date())


def _identity_questions() -> tuple[tuple[str, str, Kind, str], ...]:
    kept = _("Kept in the case file. It is not printed on the alert form.")
    return (
        ("initials", _("Initials"), Kind.TEXT, _("What lists and the alert form show, such as M.T.")),
        ("full_name", _("Full name, if you know it"), Kind.TEXT, kept),
        ("date_of_birth", _("Date of birth, if you know it"), Kind.DATE, kept),
        ("address", _("Address, if you know it"), Kind.TEXT, kept),
    )
