"""The three questions before a concern is written down. Each asks one thing and says itself when its answer is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.casework.alert_forms import AlertForm
from safeguard_desktop.casework.recording import BeforeRecording
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.one_of import OneOf
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words

DANGER, KIND, WHO = "danger", "kind", "who"


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


def _names(names: tuple[str, ...], otherwise: str) -> str:
    return _(" or ").join(names[:2]) if names else otherwise
