"""The three questions before a concern is written down. Each asks one thing and says itself when its answer is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from safeguard_desktop.casework.alert_forms import AlertForm
from safeguard_desktop.casework.looking_at_case import CaseLine
from safeguard_desktop.casework.recording import BeforeRecording
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.printed_times import printed_day
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.row_list import Row, RowList
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.one_of import OneOf
from safeguard_desktop.gui.pages.slot import Slot

DANGER, KIND, WHO = "danger", "kind", "who"
NEW, KNOWN = "new", "known"
ROWS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class RecordAnswers:
    """What was answered so far. `reference` is the case file chosen, "" for a new one; `identity` is never printed."""

    danger: str = ""
    form: AlertForm | None = None
    whose: str = ""
    reference: str = ""
    initials: str = ""
    identity: Mapping[str, Answer] = field(default_factory=dict)


class Question(QWidget):
    """One question. `settled` comes when answering it is enough to go on."""

    settled = Signal()
    look_at = Signal(QWidget)
    """Something new stands on the page and must be in sight."""

    def __init__(self, look: Look, answers: RecordAnswers, question: str, words: str) -> None:
        super().__init__()
        self._answers = answers
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px("space.l"))
        heading = Words(question, "question")
        heading.setObjectName("page-heading")
        self.column.addWidget(heading)
        if words:
            self.column.addWidget(Words(words, "body", "soft"))

    def answers(self) -> RecordAnswers:
        """All answers so far with this one."""
        raise NotImplementedError

    def is_answered(self) -> bool:
        """Whether one can go on; says what is missing and goes there where not."""
        raise NotImplementedError

    def first_focus(self) -> QWidget | None:
        """Where to begin."""
        return self.findChild(QWidget, "page-heading")


def make_question(step: str, look: Look, answers: RecordAnswers, before: BeforeRecording | None) -> Question:
    """The question of a step."""
    known = before or BeforeRecording()
    if step == DANGER:
        return DangerQuestion(look, answers, known)
    if step == KIND:
        return KindQuestion(look, answers, known)
    return WhoQuestion(look, answers, known)


class DangerQuestion(Question):
    """Is anyone in danger right now? "Not sure" counts as yes. The answer changes what stands here, never whether one may go on."""

    def __init__(self, look: Look, answers: RecordAnswers, before: BeforeRecording) -> None:
        super().__init__(
            look, answers, _("Is anyone in danger right now?"), _("A child, an adult, someone else, or you.")
        )
        self._look, self._before = look, before
        self._choice = OneOf(
            look,
            "danger",
            (
                ("yes", _("Yes, someone is in danger"), _("Call 999 now. This page waits for you.")),
                ("not_sure", _("I am not sure"), _("Treated as yes until someone has checked.")),
                ("no", _("No, everyone is safe for now"), _("Go on to what happened.")),
            ),
            chosen=answers.danger,
            most=1,
        )
        self._now = Slot()
        self.column.addWidget(self._choice)
        self.column.addWidget(self._now)
        self._choice.changed.connect(self._on_chosen)
        self._on_chosen()

    def answers(self) -> RecordAnswers:
        return replace(self._answers, danger=self._choice.chosen)

    def is_answered(self) -> bool:
        return self._choice.ask_for(_("Please choose one. “I am not sure” is an answer too."))

    def first_focus(self) -> QWidget | None:
        return self._choice.first_focus()

    def _on_chosen(self) -> None:
        if self._choice.chosen not in {"yes", "not_sure"}:
            self._now.show_one(None)
            return
        after = _("Then tell {managers}. If you cannot reach them, ring {designated}.").format(
            managers=_names(self._before.line_managers, _("your line manager")),
            designated=_names(self._before.designated_persons, _("the designated person")),
        )
        out_of_hours = _(
            "In the evening or at a weekend, the local authority has an out-of-hours number for emergencies."
        )
        words = "\n".join((_("Stay with them if it is safe for you."), after, out_of_hours))
        banner = Banner(self._look, "danger", _("Call 999 now. The record can wait."), words)
        self._now.show_one(banner)
        QTimer.singleShot(0, banner, lambda: self.look_at.emit(banner))


class KindQuestion(Question):
    """A child or an adult: as many answers as there are alert forms in force."""

    def __init__(self, look: Look, answers: RecordAnswers, before: BeforeRecording) -> None:
        super().__init__(look, answers, _("Is it about a child or an adult?"), "")
        self._forms = {form.form_id: form for form in before.forms}
        names = {"child": _("A child"), "adult": _("An adult")}
        explained = {"child": _("Under 18, or a baby not born yet."), "adult": _("18 or over.")}
        choices = [
            (
                form.form_id,
                names.get(form.subject, form.title),
                f"{explained.get(form.subject, '')} {form.title}.".strip(),
            )
            for form in before.forms
        ]
        self._choice = OneOf(look, "kind", choices, chosen=answers.form.form_id if answers.form else "", most=1)
        self.column.addWidget(self._choice)
        for subject in ("child", "adult"):
            if all(form.subject != subject for form in before.forms):
                self.column.addWidget(self._missing(look, subject))

    def answers(self) -> RecordAnswers:
        chosen = self._forms.get(self._choice.chosen)
        if chosen == self._answers.form:
            return self._answers
        return replace(self._answers, form=chosen, reference="")

    def is_answered(self) -> bool:
        return bool(self._forms) and self._choice.ask_for(_("Please choose one."))

    def first_focus(self) -> QWidget | None:
        return self._choice.first_focus()

    @staticmethod
    def _missing(look: Look, subject: str) -> Banner:
        heading = {
            "child": _("There is no form for concerns about children here yet"),
            "adult": _("There is no form for concerns about adults here yet"),
        }[subject]
        words = _("Write it on paper, with date and time, and tell the designated person now.")
        return Banner(look, "information", heading, words)


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


def _names(names: tuple[str, ...], otherwise: str) -> str:
    return _(" or ").join(names[:2]) if names else otherwise


def _identity_questions() -> tuple[tuple[str, str, Kind, str], ...]:
    kept = _("Kept in the case file. It is not printed on the alert form.")
    return (
        ("initials", _("Initials"), Kind.TEXT, _("What lists and the alert form show, such as M.T.")),
        ("full_name", _("Full name, if you know it"), Kind.TEXT, kept),
        ("date_of_birth", _("Date of birth, if you know it"), Kind.DATE, kept),
        ("address", _("Address, if you know it"), Kind.TEXT, kept),
    )
